"""The contents list (目录) of a dump: where it stands, its entries, and their lines in the body.

In a dump, section and article titles are bare lines; the contents list is the only key to them
(SOURCES.md, "Grammar of a booklet"). Lines are compared by ``title_key``, which knows no spaces,
quotes, bars, width or numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compiler.sources.whole_booklets.lines import DumpLine
from compiler.sources.wording.heading_numbers import heading_level
from compiler.sources.wording.title_keys import number_of, title_key

_WORD = r"目\s*+[录錄次]|要\s*+目|导\s*+读"
_HEADING = re.compile(rf"(?:本期)?\s*+(?:{_WORD})\s*+[:：]?|contents", re.IGNORECASE)
_MENTION = re.compile(rf"{_WORD}|contents", re.IGNORECASE)
_PAGE = r"(?P<page>[（(]?\s*+\d{1,4}\s*+[）)]?)"
_LEADER = re.compile(
    rf"(?P<title>.*?\S)(?:\s*+(?:[.．·・⋯…]{{2,}}+|[-_—]{{3,}}+|(?:[.·…]\s+){{2,}}[.·…]?)|[^\S\t]*+\t|\s{{3}})"
    rf"\s*+{_PAGE}\s*+"
)
_EMPTY_LEADER = re.compile(r"(?P<title>.*?\S)\s*+(?:[.·・]{4,}|…{3,}|(?:[.·]\s+){3,}[.·]?)\s*+")
_BARE_PAGE = re.compile(rf"(?P<title>.*\S)\s+{_PAGE}\s*+")
_BRACKETED_PAGE = re.compile(r"(?P<title>.*\S)\s*+(?P<page>[（(]\s*+\d{1,3}\s*+[）)])\s*+")
_BEFORE_AUTHOR = re.compile(r"(?:\s*+(?:[/／]|[.．·・⋯…]{2,}|[-—]{2,})|\s)\s*+")
COLLECTION = re.compile(r"文选|选编|汇编|文集|选集|集锦|文摘|摘编")
_PART = re.compile(r"第\S{1,4}[章节条]")
_ARABIC = re.compile(r"\s*+[（(]?\s*+\d|\s*+[①-⑳]")
_LONGEST_ENTRY = 60  # characters
_LONGEST_AUTHOR = 16  # characters of the names after a title in the list
_SENTENCE_ENDS = ("。", "：", "；", "，")  # of what a list in the text belongs to
_FEWEST = 3  # entries that make a list a contents list
_TITLE_LINES = 2  # lines that a title may be broken over in the body


@dataclass(frozen=True)
class ContentsEntry:
    """An entry; ``section`` is None while it cannot be told whether it names a section."""

    title: str
    line: DumpLine
    page: str = ""
    section: bool | None = None


@dataclass(frozen=True)
class ContentsList:
    """Entries, and the place of the list: ``lines[start:end]``, its heading included."""

    entries: tuple[ContentsEntry, ...]
    start: int
    end: int


@dataclass(frozen=True)
class TitleLine:
    """An entry's line (or two) in the body: ``lines[start:end]``."""

    entry: ContentsEntry
    start: int
    end: int


def same_as_printed(entry: str, line: str) -> str:
    """The title to print, of the two spellings that the contents and the body have.

    The contents' spelling, with the body's number where both have one or where it is 一、; an
    Arabic number that only one of them has is a list's and not the title's.
    """
    words, number = entry[len(number_of(entry)) :], number_of(line)
    keeps = number and (number_of(entry) or not _ARABIC.match(number))
    return (number if keeps else "") + words


def is_contents_heading(line: DumpLine) -> bool:
    """Whether a line is 目录 or another heading of a contents list."""
    return bool(_HEADING.fullmatch(line.text))


def mentions_contents(text: str) -> bool:
    """Whether the words of such a heading stand in a text, whatever is beside them."""
    return bool(_MENTION.search(text))


def find_contents(lines: Sequence[DumpLine]) -> ContentsList | None:
    """The contents list among the lines, or None."""
    start = _start(lines)
    if start is None:
        return None
    places: dict[str, int] = {}
    for index, line in enumerate(lines):
        places[title_key(line.text)] = index  # the last place each line is repeated at
    headed = is_contents_heading(lines[start])
    entries: list[ContentsEntry] = []
    seen: set[str] = set()
    index = start + 1 if headed else start
    while index < len(lines):
        entry = _as_in_body(_entry(lines[index], headed=headed), places, index)
        key = title_key(entry.title)
        marked = bool(entry.page) or entry.line.bullet or entry.title != entry.line.text
        recurs = places.get(key, index) > index
        if not key or len(entry.title) > _LONGEST_ENTRY:
            break
        if not marked and (key in seen or not recurs):
            break
        if entries and not entry.page and key == title_key(entries[0].title):
            break  # ● 题目: the body begins as the list does
        entries.append(entry)
        seen.add(key)
        index += 1
    if len(entries) < _FEWEST:
        return None
    return ContentsList(_with_levels(entries), start, index)


def match_titles(contents: ContentsList, lines: Sequence[DumpLine]) -> tuple[TitleLine, ...]:
    """The entries' lines in the body, in the body's order; entries without a line are left out."""
    keys = [
        "" if line.bullet and _in_list(lines, index, contents.end) else title_key(line.text)
        for index, line in enumerate(lines)
    ]
    wanted = [title_key(entry.title) for entry in contents.entries]
    known = frozenset(wanted)
    open_entries = list(range(len(wanted)))
    found: list[TitleLine] = []
    last = -1
    index = contents.end
    while index < len(lines):
        begins = keys[index] and any(
            "".join(keys[index : index + length]) in known for length in range(1, _TITLE_LINES + 1)
        )
        taken = _matching(keys, index, wanted, open_entries, last) if begins else None
        if taken is None:
            index += 1
            continue
        entry, length = taken
        open_entries.remove(entry)
        found.append(TitleLine(contents.entries[entry], index, index + length))
        last = entry
        index += length
    return _with_sections(found)


def _in_list(lines: Sequence[DumpLine], index: int, start: int) -> bool:
    """Whether a bullet has another beside it; one alone may mark a title (``● 题目``)."""
    before = lines[index - 1 : index] if index > start else ()
    return any(line.bullet for line in (*before, *lines[index + 1 : index + 2]))


def reads_as_booklet(
    contents: ContentsList, titles: Sequence[TitleLine], lines: Sequence[DumpLine]
) -> bool:
    """Whether the list is a booklet's: most entries have a line in the body, with text under it.

    The contents of one long document (章 or 一、 in list and body alike) are not, unless it calls
    itself a collection (文选, 汇编) and numbers no chapters.
    """
    if len(titles) < max(2, len(contents.entries) * 0.6):
        return False
    collection = any(COLLECTION.search(line.text) for line in lines[: contents.start])
    numbered = sum(
        _is_level_head(title, lines)
        and not (collection and not _PART.match(lines[title.start].text))
        for title in titles
    )
    if numbered > len(titles) / 2:
        return False
    ends = [title.start for title in titles[1:]] + [len(lines)]
    return sum(end > title.end for title, end in zip(titles, ends, strict=True)) >= 2


def _is_level_head(title: TitleLine, lines: Sequence[DumpLine]) -> bool:
    """Whether list and body alike number a title as the parts of one document are numbered."""
    text = lines[title.start].text
    if _PART.match(text):
        return True
    return bool(number_of(title.entry.title)) and heading_level(text) in {1, 2}


def _start(lines: Sequence[DumpLine]) -> int | None:
    for index, line in enumerate(lines):
        if _HEADING.fullmatch(line.text):
            return index
    for index, line in enumerate(lines):
        if len(line.text) <= 2 * _LONGEST_ENTRY and _LEADER.fullmatch(line.text):
            before = lines[index - 1] if index else None
            key = title_key(before.text) if before else ""
            names_section = (
                line.bullet
                and before
                and not before.bullet
                and any(title_key(other.text) == key for other in lines[index:])
            )
            return index - 1 if names_section else index
    for index, line in enumerate(lines[:20]):
        if line.bullet and all(other.bullet for other in lines[index : index + _FEWEST]):
            above = lines[index - 1].text if index else ""
            return None if above.endswith(_SENTENCE_ENDS) else index
    return None


def _entry(line: DumpLine, *, headed: bool) -> ContentsEntry:
    if len(line.text) > 3 * _LONGEST_ENTRY:
        return ContentsEntry(line.text, line)
    match = _LEADER.fullmatch(line.text) or _EMPTY_LEADER.fullmatch(line.text)
    if not match and headed:
        match = _BARE_PAGE.fullmatch(line.text) or _BRACKETED_PAGE.fullmatch(line.text)
    if not match:
        return ContentsEntry(line.text.strip(), line)
    page = match.groupdict().get("page") or ""
    return ContentsEntry(match["title"].strip(), line, page)


def _as_in_body(entry: ContentsEntry, places: Mapping[str, int], index: int) -> ContentsEntry:
    """The entry as its line in the body has it: with a （1） that is no page, without an author."""

    def recurs(title: str) -> bool:
        key = title_key(title)
        return bool(key) and places.get(key, index) > index

    if entry.page.startswith(("（", "(")) and recurs(entry.line.text):
        return replace(entry, title=entry.line.text.strip(), page="")
    if recurs(entry.title):
        return entry
    for gap in reversed(list(_BEFORE_AUTHOR.finditer(entry.title))):
        author = entry.title[gap.end() :]
        if len(author) <= _LONGEST_AUTHOR and recurs(entry.title[: gap.start()]):
            return replace(entry, title=entry.title[: gap.start()])
    return entry


def _with_levels(entries: list[ContentsEntry]) -> tuple[ContentsEntry, ...]:
    """The entries told apart by the first trait that divides them: indent, bold, number, page."""
    traits = (
        [entry.line.indent == min(each.line.indent for each in entries) for entry in entries],
        [not entry.line.bullet for entry in entries],
        [entry.line.bold for entry in entries],
        [bool(number_of(entry.title)) for entry in entries],
        [not _ARABIC.match(number_of(entry.title)) for entry in entries],
        [bool(entry.page) for entry in entries],
    )
    for trait in traits:
        if trait[0] and not all(trait):
            return tuple(
                replace(entry, section=is_section)
                for entry, is_section in zip(entries, trait, strict=True)
            )
    return tuple(entries)


def _matching(
    keys: Sequence[str], index: int, wanted: Sequence[str], open_entries: Sequence[int], last: int
) -> tuple[int, int] | None:
    """The entry whose title stands at ``keys[index]``, and over how many lines."""
    for length in range(1, _TITLE_LINES + 1):
        pieces = keys[index : index + length]
        key = "".join(pieces) if all(pieces) else ""
        candidates = [entry for entry in open_entries if key and wanted[entry] == key]
        if not candidates:
            continue
        entry = next((each for each in candidates if each > last), candidates[0])
        skipped = [wanted[each] for each in open_entries if last < each < entry]
        later = set(keys[index + length :])
        if not any(key in later for key in skipped):
            return entry, length
    return None


def _with_sections(found: list[TitleLine]) -> tuple[TitleLine, ...]:
    """Entries that the list does not tell apart: a section is what a title follows at once."""
    told: list[TitleLine] = []
    for index, title in enumerate(found):
        section = title.entry.section
        if section is None:
            section = index + 1 < len(found) and found[index + 1].start == title.end
        told.append(replace(title, entry=replace(title.entry, section=section)))
    return tuple(told)
