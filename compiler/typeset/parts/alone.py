"""One page of a booklet whose pages are made, as a PDF of its own: for who waits to see it.

It is painted as in the whole file. What is said of a file to be kept is not in it: it is looked at,
and thrown away.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from weasyprint.document import DocumentMetadata

from compiler.typeset.compact_fonts import embed_bare_programs
from compiler.typeset.font_widths import agree_widths
from compiler.typeset.glyphs import missing_characters
from compiler.typeset.parts.cutting import Frame, Source
from compiler.typeset.parts.furniture import furnish
from compiler.typeset.parts.placing import MadeParts
from compiler.typeset.parts.writing import document_of


def page_alone(source: Source, frame: Frame, made: MadeParts, number: int) -> bytes:
    """The page of that number, from 0."""
    placed = made.placed
    page = placed.pages[number]
    sheets = (None,) if made.is_furnished else furnish(frame, placed.pages, (number,))
    alone = replace(placed, pages=(replace(page, part=0),))
    parts = (made.parts[page.part],)
    document = document_of(source, parts, alone, sheets, DocumentMetadata())
    pdf: bytes = document.write_pdf(finisher=_finish, **source.options)
    return pdf


def _finish(document: Any, pdf: Any) -> None:
    """Letters stand where they stand in the whole file."""
    agree_widths(pdf, charstrings=not missing_characters(document.fonts.values()))
    embed_bare_programs(pdf)
