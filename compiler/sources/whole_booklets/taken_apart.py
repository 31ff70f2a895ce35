"""A dump told apart: its lines, its contents list and titles, and which articles are Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from compiler.sources.plain_text.pages import RawLine, RawLines, raw_lines
from compiler.sources.whole_booklets import title_block
from compiler.sources.whole_booklets.contents_list import (
    ContentsList,
    TitleLine,
    find_contents,
    match_titles,
)
from compiler.sources.whole_booklets.lines import DumpLine, parsed, unwrapped
from compiler.sources.whole_booklets.marked_up import Body, bodies, regions

_LONGEST_SUBTITLE = 40
_COLOPHON_LINES = 8  # at most so many lines at the end say who made the booklet


@dataclass(frozen=True)
class Dump:
    """The lines of a dump with what was found in them; ``contents`` may be None."""

    lines: tuple[DumpLine, ...]
    raw: RawLines
    contents: ContentsList | None
    titles: tuple[TitleLine, ...]
    bodies: tuple[Body, ...] = ()  # articles that are Markdown


def taken_apart(text: str) -> Dump:
    """The lines of a text, its contents list, the titles found, and the articles in Markdown."""
    raw = raw_lines(text)
    lines = tuple(parsed(line) for line in raw.lines)
    contents = find_contents(lines)
    if contents is None:
        return Dump(lines, raw, None, ())
    # Contents lines are as wide as each other by their leaders; only the body can be wrapped.
    raws = (*raw.lines[: contents.end], *_unwrapped(raw.lines[contents.end :]))
    lines = lines[: contents.end] + tuple(parsed(line) for line in raws[contents.end :])
    titles = match_titles(contents, lines)
    return Dump(lines, raw, contents, titles, bodies(raws, _spans(lines, titles), text))


def _unwrapped(lines: Sequence[RawLine]) -> Iterator[RawLine]:
    """The lines with hard-wrapped ones joined, but for tables, code and the like."""
    held = regions([line.text for line in lines])
    if not any(held):
        yield from unwrapped(lines)
        return
    for whole, group in groupby(zip(held, lines, strict=True), key=lambda pair: pair[0]):
        members = [line for _, line in group]
        yield from members if whole else unwrapped(members)


def _spans(lines: Sequence[DumpLine], titles: Sequence[TitleLine]) -> list[range]:
    """The lines of each article's text, without a subtitle at its head."""
    if not titles:
        return []
    ends = [title.start for title in titles[1:]] + [text_end(lines, titles)]
    spans = (range(title.end, end) for title, end in zip(titles, ends, strict=True))
    return [span[1:] if span and is_subtitle(lines[span.start]) else span for span in spans]


def is_subtitle(line: DumpLine) -> bool:
    """Whether the first line of an article is its subtitle: short, after ——."""
    text = line.text
    return text.startswith("——") and len(text) <= _LONGEST_SUBTITLE and not text.endswith("。")


def text_end(lines: Sequence[DumpLine], titles: Sequence[TitleLine]) -> int:
    """Where the last article ends, and lines begin that say who made the booklet."""
    end = len(lines)
    while end > max(titles[-1].end, len(lines) - _COLOPHON_LINES):
        if not title_block.is_colophon_line(lines[end - 1].text):
            break
        end -= 1
    return end
