"""A text's lines, and what the pages it was once set on left between them.

Page numbers, running heads and running feet are no text. Form feeds mark pages; where they were
lost, the page numbers do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.sources.account import Account
from compiler.sources.wording.heading_numbers import heading_level
from compiler.sources.wording.page_numbers import page_numbers

_EDGE_LINES = 2  # a head or foot stands in the first or last two lines of a page
_FEWEST_PAGES = 3  # on so many pages a line must stand to be a running head
_SHARE = 0.3  # and on so many of all: left and right pages may differ
_FEW = 4  # of so few pages two are enough, if the line is the very first or last of both
_LONGEST = 40  # characters of a running head
_ENDS_TEXT = "；、：…"
_IN_TEXT = re.compile("[，。！？]")  # a running head is no sentence

_OF_TOTAL = re.compile(r"\s*(\d{1,4})\s*[/／]\s*(\d{1,4})\s*")
_ROMAN = re.compile(r"\s*(?:[-—–·]\s*)?(?:[ivxl]{1,6}|[IVXL]{1,6})(?:\s*[-—–·])?\s*")
_NUMBER_AT_EDGE = re.compile(
    r"^[-—–·\s]*\d{1,4}(?=[\s|｜·—–-])|(?<=[\s|｜·—–-])\d{1,4}[-—–·\s]*$|第\s*\d{1,4}\s*页"
)


@dataclass(frozen=True)
class RawLine:
    """A line as it stands in the file; ``number`` counts from 1.

    ``page_start`` says that a page begins between it and the line before, ``blank_before`` that
    an empty line stands there, ``gap`` how many do.
    """

    text: str
    number: int
    page_start: bool = False
    blank_before: bool = False
    gap: int = 0


@dataclass(frozen=True)
class RawLines:
    """The lines of a text that are not empty, and the furniture of its pages, none of them."""

    lines: tuple[RawLine, ...]
    page_numbers: tuple[str, ...] = ()
    running_heads: tuple[str, ...] = ()


def raw_lines(text: str) -> RawLines:
    """The text's lines in order; CR LF and CR end lines like LF."""
    every: list[str] = []
    starts: set[int] = set()
    for page in text.replace("\r\n", "\n").replace("\r", "\n").split("\f"):
        if every:
            if not every[-1]:
                every.pop()  # the line that begins with the form feed is one, and not two
            starts.add(len(every))
        every.extend(page.split("\n"))
    numbers = page_numbers(every, frozenset(starts)) | _more_numbers(every, starts)
    heads = _running_heads(every, _pages(every, starts, numbers))
    kept: list[RawLine] = []
    page_start, gap = False, 0
    for index, line in enumerate(every):
        page_start = page_start or index in starts
        if not line.strip():
            gap += 1
        elif index in numbers or index in heads:
            page_start = page_start or (not starts and bool(kept))
        else:
            kept.append(RawLine(line, index + 1, page_start, gap > 0, gap))
            page_start, gap = False, 0
    return RawLines(
        tuple(kept),
        tuple(every[index] for index in sorted(numbers)),
        tuple(every[index] for index in sorted(heads - numbers)),
    )


def drop_furniture(raw: RawLines, account: Account, report: Report) -> None:
    """Enter page numbers (``page-number``) and running heads (``running-head``) as dropped.

    Running heads are reported, since the guess that they are none of the text may be wrong.
    """
    for number in raw.page_numbers:
        account.drop("page-number", number)
    for line in raw.running_heads:
        account.drop("running-head", line)
    if raw.running_heads:
        report.info(
            "sources.running-heads",
            Location(account.path),
            count=len(raw.running_heads),
            quote=raw.running_heads[0].strip(),
        )


def _more_numbers(lines: Sequence[str], starts: set[int]) -> frozenset[int]:
    """Page numbers that only show as such together: ``3 / 20`` in a row, ``iv`` beside a feed."""
    of_total: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        match = _OF_TOTAL.fullmatch(line)
        if match and 0 < int(match[1]) <= int(match[2]):
            of_total[match[2]].append((index, int(match[1])))
    found: set[int] = set()
    for places in of_total.values():
        numbers = [number for _, number in places]
        if len(numbers) > 1 and numbers == sorted(set(numbers)):
            found.update(index for index, _ in places)
    for start in starts:
        for edge in (_filled(lines, start - 1, -1), _filled(lines, start, 1)):
            if edge is not None and (
                _ROMAN.fullmatch(lines[edge]) or _OF_TOTAL.fullmatch(lines[edge])
            ):
                found.add(edge)
    return frozenset(found)


def _filled(lines: Sequence[str], start: int, step: int) -> int | None:
    """The first line from ``start`` on that is not empty."""
    index = start
    while 0 <= index < len(lines):
        if lines[index].strip():
            return index
        index += step
    return None


def _pages(lines: Sequence[str], starts: set[int], numbers: frozenset[int]) -> list[list[int]]:
    """The lines of each page that are neither empty nor page numbers.

    Without form feeds a page number parts two pages, and the lines on both sides of it are edges.
    """
    pages: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        if index in starts or (not starts and index in numbers):
            pages.append([])
        if line.strip() and index not in numbers:
            pages[-1].append(index)
    return [page for page in pages if page]


def _running_heads(lines: Sequence[str], pages: Sequence[Sequence[int]]) -> frozenset[int]:
    """The lines that recur at the head or foot of many pages, but for the page's number in them.

    Where the first line of all is one of them it is the title, and stays; so does the first of
    those that read as headings, since a chapter's own title is the pattern of its running head.
    """
    places: dict[tuple[bool, str], list[_Edge]] = defaultdict(list)
    for page in pages:
        for edge in _edges(page):
            form = _form(lines[edge.index])
            if form:
                places[edge.place >= 0, form].append(edge)
    found: set[int] = set()
    for edges in places.values():
        outermost = sum(edge.place in (0, -1) for edge in edges)
        few = len(pages) <= _FEW and outermost >= 2
        if few or len(edges) >= max(_FEWEST_PAGES, _SHARE * len(pages)):
            first = lines[edges[0].index].strip()
            pattern = bool(heading_level(first)) and not _NUMBER_AT_EDGE.search(first)
            found.update(edge.index for edge in edges[pattern:])
    title = pages[0][0] if pages else -1
    if title in found and not _NUMBER_AT_EDGE.search(lines[title].strip()):
        found.discard(title)
    return frozenset(found)


@dataclass(frozen=True)
class _Edge:
    """A line at the edge of a page: ``place`` is 0 or 1 at the head, -1 or -2 at the foot."""

    place: int
    index: int


def _edges(page: Sequence[int]) -> Iterator[_Edge]:
    """The first and last lines of a page, each line once."""
    for place in range(min(_EDGE_LINES, len(page))):
        yield _Edge(place, page[place])
    for place in range(1, min(_EDGE_LINES, len(page) - _EDGE_LINES) + 1):
        yield _Edge(-place, page[-place])


def _form(line: str) -> str:
    """A line without white space and page number, "" for what cannot be a running head."""
    form = "".join(_NUMBER_AT_EDGE.sub("#", line.strip()).split())
    if len(form) > _LONGEST or form[-1:] in _ENDS_TEXT or not any(map(str.isalpha, form)):
        return ""
    return "" if _IN_TEXT.search(form) else form
