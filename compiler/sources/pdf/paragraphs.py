"""Lines of a column → paragraphs: by indent, a short last line, feed, size and face.

A row begins a paragraph where it is indented and the one before is not, where the one before ends
well before the edge of the column, where more white stands between them than from line to line,
where size or weight change, or where lines set in the middle begin or end. A heading that runs
over two lines is one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from compiler.sources.pdf.columns import Column
from compiler.sources.pdf.layout import Layout, is_near
from compiler.sources.pdf.lines import Line, rows_of

INDENT = 1.2  # em that a first line stands in at the least
_SHORT = 1.9  # em that a last line leaves free at the least
MORE_FEED = 1.3  # times the usual feed
_CENTRED = 1.1  # em by which the white left and right of a centred line may differ
_RAGGED = 0.15  # of its width that a column may be narrower than the space it has
_SAME = 0.6  # em by which places may differ that are the same
_LARGER = 1.12  # times the text's size: a heading
ENDS = frozenset("。！？!?…：:；;”』」）)】.")
ITEM = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十百]{1,3}[）)、．.]"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节条编部篇]"
    r"|[（(]?\d{1,2}[）)、．.](?!\d)|[①-⑳•●○■◆▪➢\uf000-\uf0ff]|\d{1,2}(?:\.\d{1,2}){1,3}\s)"
)
# U+2F00–2FD5: some programs name ideographs by their radicals.
_RADICALS = {point: unicodedata.normalize("NFKC", chr(point)) for point in range(0x2F00, 0x2FD6)}
_CONTENTS = re.compile(r"目\s*[录錄次]")
_LEADERS, _PAGE = "·.．…_-—", "0123456789ivxIVX"
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、][^，。]|第[一二三四五六七八九十百\d]{1,4}[章节篇]\s"
)
_GOES_ON = frozenset("，、（《“‘—第之")
_WORD = re.compile(r"[!-~]+")


@dataclass(frozen=True)
class Row:
    """What stands on one line of a column: its pieces, with wide gaps between them."""

    pieces: tuple[Line, ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(piece.right for piece in self.pieces)

    @property
    def main(self) -> Line:
        """The longest piece."""
        return max(self.pieces, key=lambda piece: len(piece.glyphs))

    @property
    def base(self) -> float:
        """The base line."""
        return self.main.base

    @property
    def size(self) -> float:
        """The size of its longest piece."""
        return self.main.size

    @property
    def thing(self) -> object:
        """The table or picture that it stands for."""
        return self.pieces[0].thing

    @property
    def text(self) -> str:
        """Its words, radicals as the ideographs they show."""
        return " ".join(piece.text for piece in self.pieces).translate(_RADICALS)


@dataclass(frozen=True)
class Edges:
    """Where the rows of a column begin and end, in pt, and the ``feed`` of its text."""

    left: float
    right: float
    feed: float


@dataclass(frozen=True)
class Paragraph:
    """Rows that are one paragraph; ``page`` counts from 0.

    ``align`` is "", "center" or "right"; ``indent`` is that of its first row, in em; ``white`` how
    many feeds stand before it beyond the usual one. ``full``: its last row reaches the edge.
    ``foot``: it stands small at the foot of its column. ``begins``: it is the first of one.
    """

    rows: tuple[Row, ...]
    page: int
    align: str = ""
    indent: float = 0.0
    white: float = 0.0
    full: bool = False
    foot: bool = False
    begins: bool = False

    @property
    def thing(self) -> object:
        """The table or picture that it stands for."""
        return self.rows[0].thing

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(row.text for row in self.rows)


def rows_in(column: Column) -> list[Row]:
    """The rows of a column from top to bottom."""
    return [Row(tuple(sorted(row, key=lambda x: x.left))) for row in rows_of(column.lines)]


def paragraphs_of(
    rows: Sequence[Row], column: Column, page: int, layout: Layout
) -> list[Paragraph]:
    """The paragraphs of some rows of a column, in order."""
    edges = _edges(rows, column, layout)
    groups: list[list[Row]] = []
    for row in rows:
        if groups and not _parted(groups[-1], row, edges, layout):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [_paragraph(group, page, edges, before) for group, before in _with_last(groups)]


def _with_last(groups: Sequence[list[Row]]) -> list[tuple[list[Row], Row | None]]:
    lasts: list[Row | None] = [None, *(group[-1] for group in groups)]
    return list(zip(groups, lasts, strict=False))


def _edges(rows: Sequence[Row], column: Column, layout: Layout) -> Edges:
    """The edges most rows share; those of the column where it has few rows."""
    body = [row for row in rows if is_near(row.size, layout.size) and row.thing is None]
    left, right = column.left, column.right
    tolerance = _SAME * layout.size
    if len(body) > 3:
        lefts = Counter(round(row.left) for row in body)
        common = [place for place, count in lefts.items() if count > 1]
        left = min(common) if common else left
        rights = sorted((row.right for row in body), reverse=True)
        shared = [one for one, other in pairwise(rights) if one - other < tolerance]
        if shared and right - shared[0] < _RAGGED * (right - left):
            right = shared[0]
    feeds = Counter(
        round((after.base - before.base) * 2) / 2
        for before, after in pairwise(body)
        if 0.9 * layout.size < after.base - before.base < 1.5 * layout.feed
    )
    feed = layout.feed
    if feeds.total() > 5:
        feed = feeds.most_common(1)[0][0]
    return Edges(left, right, max(feed, 1.0))


def _paragraph(rows: list[Row], page: int, edges: Edges, before: Row | None) -> Paragraph:
    first, last = rows[0], rows[-1]
    white = (first.base - before.base) / edges.feed - 1 if before else 0.0
    return Paragraph(
        tuple(rows),
        page,
        align=_align(rows, edges),
        indent=max(0.0, (first.left - edges.left) / max(first.size, 1.0)),
        white=max(0.0, white),
        full=not _is_short(last, None, edges),
        begins=before is None,
    )


def _align(rows: Sequence[Row], edges: Edges) -> str:
    if all(is_centred(row, edges) for row in rows):
        return "center"
    if all(
        row.left - edges.left > 0.35 * (edges.right - edges.left)
        and edges.right - row.right < 4 * row.size
        for row in rows
    ):
        return "right"
    return ""


def is_centred(row: Row, edges: Edges) -> bool:
    """Whether a row stands in the middle, and not by chance: as much as two em indented."""
    before, after = row.left - edges.left, edges.right - row.right
    if abs(before - after) > _CENTRED * row.size or before < row.size:
        return False
    return before > 2.6 * row.size or abs(before - 2 * row.size) > 0.3 * row.size


def _is_short(row: Row, following: Row | None, edges: Edges) -> bool:
    """Whether a row ends before the edge, though what follows would have had room."""
    free = edges.right - row.right
    if free < _SHORT * row.size:
        return False
    if following is not None and (word := _WORD.match(following.text)):
        glyphs = following.pieces[0].glyphs[: len(word[0])]
        if glyphs[-1].right - glyphs[0].left > free - 0.3 * row.size:
            return False
    return True


def _parted(group: Sequence[Row], row: Row, edges: Edges, layout: Layout) -> bool:
    """Whether a row begins a paragraph after the rows of ``group``."""
    before = group[-1]
    if before.thing is not None or row.thing is not None or leads(before.text):
        return True
    if not is_near(before.size, row.size):
        return True
    feed = row.base - before.base
    usual = edges.feed
    if row.size > _LARGER * layout.size:
        usual = max(usual, 1.6 * row.size)
    if feed > MORE_FEED * usual or feed < 0.5 * row.size:
        return True
    centred = is_centred(before, edges), is_centred(row, edges)
    if any(centred):
        return not (all(centred) and _is_one_heading(before, row, layout))
    if _is_short(before, row, edges) or (
        _NUMBERED.match(row.text) and before.text[-1:] not in _GOES_ON
    ):
        return True
    if before.main.is_bold != row.main.is_bold and len(group) == 1 and before.text[-1:] in ENDS:
        return True
    return _indented(group, row, edges)


def leads(text: str) -> bool:
    """Whether a line is one of a contents list: it ends in dots and the number of a page."""
    title, dots, page = _ends(text[-80:])
    return bool(title) and (dots >= 3 if 0 < page <= 5 else dots >= 5 and not page)


def without_page(text: str) -> str:
    """A line of a contents list without its dots and page."""
    return _ends(text)[0]


def _ends(text: str) -> tuple[str, int, int]:
    """A line without its leaders and page number, and how many characters these are."""
    bare = "".join(text.split())
    led = bare.rstrip(_PAGE)
    title = led.rstrip(_LEADERS)
    return title, len(led) - len(title), len(bare) - len(led)


def _is_one_heading(before: Row, row: Row, layout: Layout) -> bool:
    """Whether two centred rows are one heading: large, and of one face."""
    alike = before.main.face == row.main.face and before.main.is_bold == row.main.is_bold
    apart = before.main.face != layout.face or row.size > _LARGER * layout.size
    numbered = bool(ITEM.match(row.text) or _CONTENTS.match(row.text))
    return alike and apart and not numbered and row.size >= layout.size


def _indented(group: Sequence[Row], row: Row, edges: Edges) -> bool:
    """Whether a row begins a paragraph by where it stands; the one before it is full."""
    em = row.size
    indents = [(one.left - edges.left) / em for one in group]
    here = (row.left - edges.left) / em
    same = abs(here - indents[-1]) < _SAME
    if len(group) == 1:
        if same and here >= INDENT:
            return group[0].text[-1:] in ENDS or bool(ITEM.match(row.text))
        if same:
            return bool(ITEM.match(row.text)) and bool(ITEM.match(group[0].text))
        hangs = bool(ITEM.match(group[0].text))
        return here > indents[0] and not hangs
    rest = indents[1]
    if abs(here - rest) < _SAME:
        return (
            bool(ITEM.match(row.text))
            and rest <= indents[0] + _SAME
            and (group[-1].text[-1:] in ENDS)
        )
    return True
