"""The automatic number of a paragraph, counted and put before its text.

A paragraph without text is counted and shows its number like any other: rows of a table are often
numbered so. One whose end was deleted is no paragraph, and one that is hidden shows nothing.
"""

from __future__ import annotations

from compiler.model.block import Paragraph
from compiler.model.inline import Text
from compiler.sources.flow.marks import Marks
from compiler.sources.flow.paragraphs import Open
from compiler.sources.flow.runs import Piece
from compiler.sources.word.numbering import LONGEST, Label
from compiler.sources.word.reading import Reading
from compiler.sources.word.runs_of_text import ParagraphReader
from compiler.sources.word.styles import ParagraphLook
from compiler.sources.word.xml_tree import EMPTY, Node
from compiler.sources.wording.number_forms import is_known


def lead(reader: ParagraphReader, look: ParagraphLook) -> Label:
    """The label of the paragraph that ``reader`` has read; its text now stands in it."""
    reading, properties = reader.reading, reader.properties
    mark = properties.child("w:rPr") or EMPTY
    gone = is_deleted(mark) or (mark.on("w:vanish") and not reader.has_content)
    if not look.number or gone or reader.reason:
        return Label()
    own_depth = (properties.child("w:numPr") or EMPTY).value("w:ilvl")
    style = "" if own_depth else properties.value("w:pStyle") or ""
    label = reading.numbering.label(look.number, look.depth, style)
    if label.text:
        _report(label, reading)
        reading.account.change("automatic-number", "", label.text)
        reading.counts["number"] += 1
        _put_first(label.text, reader.open)
    return label


def is_deleted(mark: Node) -> bool:
    """Whether a paragraph's end was deleted or moved away: it goes on as the next one."""
    return mark.child("w:del") is not None or mark.child("w:moveFrom") is not None


def _report(label: Label, reading: Reading) -> None:
    location = reading.location
    if not is_known(label.form):
        reading.report.warn("sources.word-number-form", location, form=label.form)
    if label.cut and not reading.counts["cut-label"]:
        reading.counts["cut-label"] += 1
        text = label.text[:10]
        reading.report.warn("sources.word-long-label", location, text=text, most=LONGEST)


def _put_first(label: str, open_: Open) -> None:
    """The label before the first block, if a page break has closed one, or the open pieces."""
    if open_.blocks:
        first = open_.blocks[0]
        if isinstance(first, Paragraph):
            open_.blocks[0] = Paragraph((Text(label), *first.children), first.role)
        else:
            open_.blocks.insert(0, Paragraph((Text(label.strip()),)))
        return
    pieces = open_.pieces
    first_text = next((piece for piece in pieces if isinstance(piece.inline, Text)), None)
    text = ""
    marks: Marks = ()
    if first_text is not None and isinstance(first_text.inline, Text):
        text, marks = first_text.inline.text, first_text.marks
    latin = text[:1].isascii() and text[:1].isalnum()
    gap = " " if latin and label[-1] != " " else ""
    kept = tuple(mark for mark in marks if mark.style is not None)
    pieces.insert(0, Piece(Text(label + gap), kept))
