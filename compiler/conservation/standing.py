"""Where the runs of an edition stand on its pages: line by line, in parts of a page's sides.

What ``verify`` proves of a PDF's text this tells of its lettering, for who points at a line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import pypdfium2 as pdfium
from pypdfium2 import raw

from compiler.conservation.alignment import align
from compiler.conservation.characters import fold
from compiler.conservation.page_objects import PageObjects
from compiler.conservation.page_text import ONE_AT_A_TIME, in_flows
from compiler.conservation.painted import Letters
from compiler.model.segments import Segment
from compiler.pdf.plane import Box


@dataclass(frozen=True)
class Spot:
    """A line of the run ``index`` on a page (from 0): its box from the top left, in parts of 1."""

    index: int
    page: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that one operator shows, and where."""

    text: str
    box: Box


@dataclass(frozen=True)
class PageLetters:
    """The lettering of a page in reading order, that of its notes apart."""

    box: Box
    main: tuple[Piece, ...]
    notes: tuple[Piece, ...]


def standing(pages: Sequence[PageLetters], runs: Sequence[Segment]) -> tuple[Spot, ...]:
    """The lines of all runs, page by page; a run that is not found has none."""
    spots: list[Spot] = []
    for notes in (False, True):
        chosen = [index for index, run in enumerate(runs) if run.note is notes]
        flow = [page.notes if notes else page.main for page in pages]
        texts = ["".join(letters.text for letters in page) for page in flow]
        found = align([runs[index].text for index in chosen], texts)
        where = _Lettering(flow, pages)
        for place in found.places:
            spots += where.lines(chosen[place.index], place.begin, place.end)
    return tuple(sorted(spots, key=lambda spot: (spot.page, spot.top)))


def letters_of(pdf: bytes, wanted: Sequence[int]) -> tuple[PageLetters, ...]:
    """The lettering of the pages of those numbers, from 0."""
    with ONE_AT_A_TIME:
        document = pdfium.PdfDocument(pdf)
        try:
            return tuple(_page(document[index]) for index in wanted)
        finally:
            document.close()


def _page(page: pdfium.PdfPage) -> PageLetters:
    text_page = page.get_textpage()
    content: dict[int, list[Letters]] = {}
    for letters in PageObjects(page.raw, text_page.raw).letters:
        content.setdefault(letters.identifier, []).append(letters)
    main: list[Letters] = []
    notes: list[Letters] = []
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    try:
        for pieces, is_note in in_flows(tree, content):
            (notes if is_note else main).extend(pieces)
    finally:
        raw.FPDF_StructTree_Close(tree)
        text_page.close()
    box = Box(*page.get_mediabox())
    page.close()
    return PageLetters(box, _pieces(main), _pieces(notes))


def _pieces(found: Sequence[Letters]) -> tuple[Piece, ...]:
    return tuple(Piece(letters.text, letters.box) for letters in found)


class _Lettering:
    """The lettering of all pages by its place in their folded text."""

    def __init__(self, flow: Sequence[Sequence[Piece]], pages: Sequence[PageLetters]) -> None:
        self._pieces = [
            (number, letters, pages[number].box)
            for number, page in enumerate(flow)
            for letters in page
        ]
        lengths = (len(fold(letters.text)) for _, letters, _ in self._pieces)
        self._starts = list(accumulate(lengths, initial=0))

    def lines(self, index: int, begin: int, end: int) -> Iterator[Spot]:
        """The lines of what stands from ``begin`` to ``end``."""
        line: tuple[int, Box, Box] | None = None
        for at in range(bisect_right(self._starts, begin) - 1, len(self._pieces)):
            if self._starts[at] >= end:
                break
            page, letters, sheet = self._pieces[at]
            if self._starts[at + 1] <= begin or letters.box.width <= 0:
                continue
            if line and line[0] == page and _on_line(line[1], letters.box):
                line = (page, _around(line[1], letters.box), sheet)
                continue
            if line:
                yield _spot(index, *line)
            line = (page, letters.box, sheet)
        if line:
            yield _spot(index, *line)


def _on_line(one: Box, other: Box) -> bool:
    """Whether two boxes stand on one line: each one's middle is beside the other."""
    middle = (other.bottom + other.top) / 2
    return one.bottom <= middle <= one.top


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.bottom, other.bottom),
        max(one.right, other.right),
        max(one.top, other.top),
    )


def _spot(index: int, page: int, box: Box, sheet: Box) -> Spot:
    width, height = sheet.right - sheet.left, sheet.top - sheet.bottom
    return Spot(
        index,
        page,
        round((box.left - sheet.left) / width, 4),
        round((sheet.top - box.top) / height, 4),
        round((box.right - box.left) / width, 4),
        round((box.top - box.bottom) / height, 4),
    )
