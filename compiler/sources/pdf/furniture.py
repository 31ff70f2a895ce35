"""Running heads, feet and page numbers: what stands at the same place of many pages.

Lines at the upper and lower edge that say the same on several pages, numbers aside, at the same
height, are no text. Neither are numbers alone at an edge that count with the pages, and what the
file itself calls an artifact. Where few pages tell, only what shows itself as a page number goes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compiler.sources.pdf.lines import Line, rows_of
from compiler.sources.wording.page_numbers import is_page_number

_EDGE_ROWS = 3  # a head or foot stands in the first or last rows of a page
_FEWEST = 3  # pages on which a line must stand
_SHARE = 0.25  # and of all; left and right pages may differ
_HEIGHT = 6.0  # pt by which the place may differ
_EDGE = 0.14  # of the page's height, above and below
_LONGEST = 60
_DIGITS = re.compile(r"[0-9０-９]+")
_NUMBER = re.compile(r"[\s\-—–－―·•.|｜/／~]*(\d{1,4})[\s\-—–－―·•.|｜~]*")
_OF_TOTAL = re.compile(r"\s*\d{1,4}\s*[/／]\s*\d{1,4}\s*")
_ROMAN = re.compile(r"[\s\-—–·]*[ivxlcIVXLC]{1,6}[\s\-—–·]*")


@dataclass(frozen=True)
class PageLines:
    """The lines of a page, by places; ``height`` is the page's."""

    lines: tuple[Line, ...]
    height: float


@dataclass(frozen=True)
class Furniture:
    """A page's lines that are text, and those that are not, by reason."""

    kept: tuple[Line, ...]
    numbers: tuple[Line, ...]
    heads: tuple[Line, ...]


@dataclass(frozen=True)
class _Edge:
    page: int
    line: Line
    above: bool
    outermost: bool

    @property
    def form(self) -> str:
        """What it says, blanks and numbers aside."""
        return _DIGITS.sub("#", "".join(self.line.text.split()))


def parted(pages: Sequence[PageLines]) -> list[Furniture]:
    """The pages' lines, text and furniture apart."""
    edges = [edge for at, page in enumerate(pages) for edge in _edges(at, page)]
    numbers = {id(edge.line) for edge in _numbers(edges, len(pages))}
    heads = {id(edge.line) for edge in _recurring(edges, len(pages))}
    heads |= {id(edge.line) for edge in _in_one_place(edges, pages)}
    heads -= numbers
    result: list[Furniture] = []
    for page in pages:
        kept: list[Line] = []
        found: tuple[list[Line], list[Line]] = ([], [])
        for line in page.lines:
            if id(line) in numbers:
                found[0].append(line)
            elif id(line) in heads or _is_artifact(line):
                found[1].append(line)
            else:
                kept.append(line)
        result.append(Furniture(tuple(kept), tuple(found[0]), tuple(found[1])))
    return result


def _is_artifact(line: Line) -> bool:
    return line.thing is None and all(glyph.ink.artifact for glyph in line.glyphs)


def _edges(at: int, page: PageLines) -> Iterator[_Edge]:
    """The lines at the edges of a page; a piece of a row is looked at by itself."""
    rows = [row for row in rows_of(page.lines) if row[0].thing is None]
    taken: set[int] = set()
    for above, some in ((True, rows[:_EDGE_ROWS]), (False, rows[::-1][:_EDGE_ROWS])):
        for place, row in enumerate(some):
            for line in row:
                share = line.base / page.height
                if id(line) not in taken and (share < _EDGE or share > 1 - _EDGE):
                    taken.add(id(line))
                    yield _Edge(at, line, above, outermost=place == 0)


def _numbers(edges: Sequence[_Edge], pages: int) -> Iterator[_Edge]:
    """Page numbers: those that show themselves as such, and those that count with the pages."""
    counted: dict[tuple[bool, int], list[_Edge]] = defaultdict(list)
    for edge in edges:
        text = edge.line.text
        if is_page_number(text) or (edge.outermost and _OF_TOTAL.fullmatch(text)):
            yield edge
        elif match := _NUMBER.fullmatch(text):
            counted[edge.above, int(match[1]) - edge.page].append(edge)
        elif edge.outermost and pages > 1 and _ROMAN.fullmatch(text):
            yield edge
    for (_, offset), found in counted.items():
        alone = pages <= 2 and offset == 1 and all(edge.outermost for edge in found)
        if alone or len({edge.page for edge in found}) >= min(_FEWEST, max(2, pages)):
            yield from found


def _recurring(edges: Sequence[_Edge], pages: int) -> Iterator[_Edge]:
    """Lines that say the same at the same height of enough pages."""
    places: dict[tuple[bool, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if 0 < len(edge.form) <= _LONGEST and edge.form != "#":
            places[edge.above, edge.form].append(edge)
    for found in places.values():
        heights = Counter(round(edge.line.base / _HEIGHT) for edge in found)
        height = heights.most_common(1)[0][0]
        alike = [edge for edge in found if abs(edge.line.base / _HEIGHT - height) <= 1.5]
        on = len({edge.page for edge in alike})
        few = pages <= 4 and on >= 2 and on >= pages - 1
        if few or on >= max(_FEWEST, min(_SHARE * pages, 8)):
            yield from alike


def _in_one_place(edges: Sequence[_Edge], pages: Sequence[PageLines]) -> Iterator[_Edge]:
    """Outermost lines that stand at one height of most pages, small and apart from the text.

    What they say may change from section to section.
    """
    if len(pages) < _FEWEST:
        return
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.glyphs)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    places: dict[tuple[bool, int], list[_Edge]] = defaultdict(list)
    for edge in edges:
        small = edge.line.size < 0.97 * usual
        if edge.outermost and small and len(edge.form) <= _LONGEST:
            places[edge.above, round(edge.line.base)].append(edge)
    for (above, height), found in places.items():
        near = [*found, *places.get((above, height + 1), ()), *places.get((above, height - 1), ())]
        if len({edge.page for edge in near}) >= max(_FEWEST, 0.6 * len(pages)):
            yield from (edge for edge in near if _stands_apart(edge, pages[edge.page]))


def _stands_apart(edge: _Edge, page: PageLines) -> bool:
    """Whether more white parts it from the text than two lines of its own."""
    others = [line.base for line in page.lines if abs(line.base - edge.line.base) > 0.5 * line.size]
    if not others:
        return True
    nearest = min(abs(base - edge.line.base) for base in others)
    return nearest > 1.9 * edge.line.size
