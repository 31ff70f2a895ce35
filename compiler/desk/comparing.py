"""Two PDFs page by page: which pages differ, as the eye sees them; a job."""

from __future__ import annotations

import difflib
import hashlib
from dataclasses import dataclass
from pathlib import Path

from compiler.diagnostics import Report
from compiler.events import Progress

_SCALE = 0.5  # of 72 pixels an inch: a page is known by its shape


@dataclass(frozen=True)
class Pair:
    """A page before and after, from 0; None where there is none."""

    before: int | None
    after: int | None


def compare(one: Path, other: Path, progress: Progress, report: Report) -> tuple[Pair, ...]:
    """The pages that differ, in order; those that are the same, though moved, are passed over."""
    del progress, report
    before, after = _seen(one), _seen(other)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    found: list[Pair] = []
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind != "equal":
            count = max(end - start, stop - begin)
            found += [
                Pair(
                    start + place if start + place < end else None,
                    begin + place if begin + place < stop else None,
                )
                for place in range(count)
            ]
    return tuple(found)


def _seen(pdf: Path) -> list[str]:
    """A page each, as a digest of its text and of how it looks."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - in a worker alone

    document = pdfium.PdfDocument(pdf.read_bytes())
    pages = []
    for page in document:
        picture = page.render(scale=_SCALE).to_pil()
        text = page.get_textpage().get_text_range()
        pages.append(hashlib.sha256(picture.tobytes() + text.encode()).hexdigest())
    return pages
