"""The titles that an automatic contents list of Word names, found again among an article's blocks.

A TOC field lists headings by level (ISO/IEC 29500-1 §17.16.5.68). In a booklet its first level is
the articles, or its first the sections and its second the articles; below them stand heads within
articles. In a report all levels are heads of one document, which is not cut.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from compiler.model.article import Article
from compiler.model.block import Block, Heading
from compiler.model.segments import plain
from compiler.numerals import han_number
from compiler.sources.flow.listing import Listed, Listing
from compiler.sources.whole_booklets.contents_list import (
    COLLECTION,
    ContentsEntry,
    ContentsList,
    TitleLine,
    match_titles,
)
from compiler.sources.whole_booklets.lines import DumpLine
from compiler.sources.wording.characters import ONE_HAN
from compiler.sources.wording.heading_numbers import Form, form_of
from compiler.sources.wording.part_names import PART_NAMES
from compiler.sources.wording.title_keys import number_of, title_key

_MOST = 2_000  # entries; a book of 600 pages has half as many
_FEWEST = 2  # articles that make a booklet
_FOUND_SHARE = 0.6  # of the entries: below that the list is another document's
_LONGEST_LEAD = 300  # characters that may introduce a section
_CONTENTS = frozenset({"目录", "目次", "要目", "contents", "tableofcontents"})
_NUMBERED = re.compile(
    r"[A-Z]\.\d{1,2}(?!\d)|\d{1,2}(?:(?:\.\d{1,2})+[.、．]?\s*+|[.、．]?\s++)(?!\d)"
)
_COUNTED = re.compile(
    rf"(?P<word>{ONE_HAN}{{0,3}}?)\s*+(?:(?P<digits>\d{{1,2}})(?!\d)|(?P<han>[一二三四五六七八九十]{{1,3}})(?=[\s：:、．.（(]))"
)
_FEWEST_COUNTED = 3
_IN_ONE = frozenset(Form) - {Form.ZERO_NUMBER}


@dataclass(frozen=True)
class _Place:
    """Where a listed title stands among the blocks."""

    title: TitleLine
    depth: int


def listed_titles(
    listing: Listing, lines: Sequence[DumpLine], article: Article
) -> tuple[ContentsList, tuple[TitleLine, ...]] | None:
    """The entries that name sections and articles, and their lines; None for one document.

    ``lines`` are the article's blocks as text. A file that calls itself a collection (文选) may
    number its articles as others number chapters.
    """
    entries, blocks = _ranked(listing.listed), article.blocks
    if len(entries) > _MOST:
        return None
    places = _places(entries, lines, blocks)
    if len(places) < max(_FEWEST, _FOUND_SHARE * len(entries)):
        return None
    deepest = _depth_of_articles(places, blocks)
    chosen = [place for place in places if place.depth <= deepest]
    if not chosen:
        return None
    before = (article.title, article.subtitle, *(x.text for x in lines[: chosen[0].title.start]))
    collected = listing.asked or any(COLLECTION.search(text) for text in before)
    if not collected and _is_one_document(chosen, lines, deepest):
        return None
    titles = _with_unlisted(chosen, lines, blocks, deepest)
    if len(titles) < _FEWEST:
        return None
    named = [_entry(at, one, deepest) for at, one in enumerate(entries) if one.depth <= deepest]
    found = {title.entry.line.number: title.entry for title in titles}
    named = [found.get(entry.line.number, entry) for entry in named]
    start = titles[0].start
    return ContentsList(tuple(named), start, start), titles


def _ranked(listed: Sequence[Listed]) -> list[Listed]:
    """The entries, their depths counted from 1; a lone first one over all others is the title."""
    entries = [one for one in listed if title_key(one.title) not in {"", *_CONTENTS}]
    depths = sorted({one.depth for one in entries})
    if len(depths) > 1 and [one.depth == depths[0] for one in entries] == [
        at == 0 for at in range(len(entries))
    ]:
        return _ranked(entries[1:])
    return [Listed(one.title, depths.index(one.depth) + 1) for one in entries]


def _entry(at: int, one: Listed, deepest: int) -> ContentsEntry:
    line = DumpLine(at, (), one.title)
    return ContentsEntry(one.title, line, section=one.depth < deepest)


def _places(
    entries: Sequence[Listed], lines: Sequence[DumpLine], blocks: Sequence[Block]
) -> list[_Place]:
    """The entries' headings; where styles give no headings, the lines that say the same."""
    contents = ContentsList(tuple(_entry(at, one, 1) for at, one in enumerate(entries)), 0, 0)
    heads = [
        line if isinstance(block, Heading) else replace(line, run=(), text="")
        for line, block in zip(lines, blocks, strict=True)
    ]
    titles = match_titles(contents, heads)
    if len(titles) < _FOUND_SHARE * len(entries):
        titles = match_titles(contents, lines)
    return [_Place(title, entries[title.entry.line.number].depth) for title in titles]


def _depth_of_articles(places: Sequence[_Place], blocks: Sequence[Block]) -> int:
    """1 where text follows the titles of the first level, 2 where those of the second do."""
    opened = followed = numbered = second = 0
    for place, after in pairwise(places):
        if place.depth == 1 and after.depth == 2:
            opened += 1
            between = blocks[place.title.end : after.title.start]
            followed += sum(map(_size, between)) > _LONGEST_LEAD
    for place in places:
        if place.depth == 2:
            second += 1
            numbered += _numbers_a_part(place.title.entry.title)
    sections = opened > 0 and 2 * followed < opened and 2 * numbered <= second
    return 2 if sections and second >= _FEWEST else 1


def _size(block: Block) -> int:
    """Characters of a block; what is no text is text enough for an article."""
    children = getattr(block, "children", None)
    return len(plain(children)) if children is not None else _LONGEST_LEAD + 1


def _numbers_a_part(text: str) -> bool:
    """Whether a title is numbered as the parts of one document are."""
    numbered = form_of(text) in _IN_ONE or bool(_NUMBERED.match(text))
    return numbered or bool(number_of(text) and not text.strip().startswith("0"))


def _is_one_document(places: Sequence[_Place], lines: Sequence[DumpLine], deepest: int) -> bool:
    """Whether the titles are chapters: numbered as such in no collection, or 引言 and 结论."""
    by_depth: dict[int, list[str]] = {}
    for place in places:
        text = lines[place.title.start].text or place.title.entry.title
        by_depth.setdefault(place.depth, []).append(text)
    titles = by_depth.get(deepest, [])
    if any(title_key(title) in PART_NAMES for title in titles):
        return True
    if any(map(_counts_on, by_depth.values())):
        return True
    return 2 * sum(map(_numbers_a_part, titles)) > len(titles)


def _counts_on(titles: Sequence[str]) -> bool:
    """Whether most titles count on from 1, whatever stands beside the number: 1调研背景, 场景一."""
    found = [match for title in titles if (match := _COUNTED.match(title.strip()))]
    if len(found) < _FEWEST_COUNTED or 2 * len(found) <= len(titles):
        return False
    numbers = [
        int(match["digits"]) if match["digits"] else han_number(match["han"]) for match in found
    ]
    alike = len({match["word"] for match in found}) == 1
    return alike and numbers == list(range(1, len(numbers) + 1))


def _with_unlisted(
    places: Sequence[_Place], lines: Sequence[DumpLine], blocks: Sequence[Block], deepest: int
) -> tuple[TitleLine, ...]:
    """The titles, and headings of their levels that were written after the list was made."""
    depths: dict[int, int] = {}  # the depth that each level of headings has in the list
    for depth in range(1, deepest + 1):
        levels = Counter(
            block.level
            for place in places
            if place.depth == depth and isinstance(block := blocks[place.title.start], Heading)
        )
        for level, _ in levels.most_common(1):
            depths.setdefault(level, depth)
    taken = {at for place in places for at in range(place.title.start, place.title.end)}
    found = [
        replace(place.title, entry=replace(place.title.entry, section=place.depth < deepest))
        for place in places
    ]
    for at in range(found[0].start, len(blocks)):
        block = blocks[at]
        if at not in taken and isinstance(block, Heading) and block.level in depths:
            entry = _entry(-1 - at, Listed(lines[at].text, depths[block.level]), deepest)
            found.append(TitleLine(entry, at, at + 1))
    return tuple(sorted(found, key=lambda title: title.start))
