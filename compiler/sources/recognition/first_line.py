"""The title of an article that nothing marks: its first line, perhaps cut in two, or 红头."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compiler.model.block import Block
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.looks import Looks
from compiler.sources.recognition.bold_lines import bold_line
from compiler.sources.wording.byline_words import BAR
from compiler.sources.wording.characters import BLANK, HAN, is_latin, width
from compiler.sources.wording.fact_lines import is_byline
from compiler.sources.wording.heading_numbers import LECTURES, counted, form_of, heading_level
from compiler.sources.wording.title_words import (
    ABOUT,
    DOCUMENT_NUMBER,
    KIND_OF_DOCUMENT,
    LABEL,
    NOT_AT_END,
    RED_HEAD,
    is_day,
    may_be_title,
)

_LONGEST_IN_ALL = 100
_SURELY_CUT = 52  # half ems; a title's own line is seldom as long as the page is wide
_ORGANISATION = re.compile(
    rf"[{HAN}（）()、\s]{{2,40}}(?:会|院|部|局|府|厅|室|署|处|校|学|司|社|团|队|党委|支部|中心|公司|联合会)"
)
_FIELD = re.compile(r"\w{1,8}\s*+[：:]\s*+\S.*")
_FEWEST_WORDS = 2  # of a lesson's title: its number and what it is about
_HISTORY = re.compile(r"\d{1,2}[-/.月]\d{1,2}日?.{0,6}(?:版|稿|修订|更新|[编改]定)")
_LONGEST_FIELD = 60  # characters
_FIELDS_ABOVE = 8  # lines of fields (最后更新：…) that may stand over a title


def first_line(blocks: Sequence[Block], looks: Looks) -> range:
    """The places of the lines that read as the title; empty if none does."""
    first = _start(blocks)
    if first >= len(blocks) - 1:
        return range(0)
    text = line_of(blocks[first]).strip(BLANK)
    end = first + 1
    while _goes_on(text, blocks, end, looks):
        text += line_of(blocks[end]).strip(BLANK)
        end += 1
    longest = 60 if end == first + 1 else _LONGEST_IN_ALL
    told = may_be_title(text, longest) or _is_lone_lecture(text, blocks[end:])
    if end >= len(blocks) or not told or _is_among_heads(blocks, first):
        return range(0)
    return range(first, end)


def joined(texts: Sequence[str]) -> str:
    """The lines of one title as one; between Latin words a space."""
    whole = ""
    for text in texts:
        gap = " " if whole and text and is_latin(whole[-1]) and is_latin(text[0]) else ""
        whole += gap + text
    return whole


def _start(blocks: Sequence[Block]) -> int:
    """Where the title may stand: below 红头 and number of a document, or lines of fields."""
    head = [line_of(block).strip(BLANK) for block in blocks[:2]]
    if len(head) > 1 and RED_HEAD.fullmatch(head[0]) and DOCUMENT_NUMBER.fullmatch(head[1]):
        return 2
    place = 0
    while place < min(_FIELDS_ABOVE, len(blocks)) and _is_field_above(blocks, place):
        place += 1
    text = line_of(blocks[place]).strip(BLANK) if place < len(blocks) else ""
    return place if not place or may_be_title(text) else len(blocks)


def _is_field_above(blocks: Sequence[Block], place: int) -> bool:
    """Whether a line over the title is a field: a label and its value, a day, a number.

    Any two words with a colon between them are one where such lines follow each other.
    """
    text = line_of(blocks[place]).strip(BLANK)
    if LABEL.match(text) or is_day(text) or DOCUMENT_NUMBER.fullmatch(text):
        return True
    beside = (line_of(each) for each in (*blocks[:place][-1:], *blocks[place + 1 : place + 2]))
    if _FIELD.fullmatch(text):
        return any(map(_FIELD.fullmatch, beside))
    return place > 0 and len(text) <= _LONGEST_FIELD and bool(_HISTORY.search(text))


def _is_among_heads(blocks: Sequence[Block], place: int) -> bool:
    """Whether a bold first line is one of several bold heads, and no title over them."""
    below = blocks[place + 1]
    title_over_heads = bold_line(below) and not LABEL.match(line_of(below))
    if not bold_line(blocks[place]) or title_over_heads or is_byline(line_of(below)):
        return False
    others = [bold for block in blocks[place + 1 :] if (bold := bold_line(block))]
    return any(form_of(bold.text) is None for bold in others)


def _is_lone_lecture(text: str, below: Sequence[Block]) -> bool:
    """Whether a line is 第3课 … with its words, and no other lesson stands below it."""
    found = counted(text)
    if not found or found[1] not in LECTURES or len(text.split()) < _FEWEST_WORDS:
        return False
    return not any((other := counted(line_of(block))) and other[1] == found[1] for block in below)


def _goes_on(title: str, blocks: Sequence[Block], place: int, looks: Looks) -> bool:
    """Whether the paragraph at ``place`` is the rest of a title that was cut in two."""
    if not title or place >= len(blocks) - 1 or len(title) > 60:
        return False
    rest = line_of(blocks[place]).strip(BLANK)
    if not rest or len(rest) > 60 or rest[-1] in NOT_AT_END + "！？!?":
        return False
    if heading_level(title) or heading_level(rest) or rest.startswith(("——", "—", "--")):
        return False
    if title[-1] == "、":
        return True
    if ABOUT.match(rest) and _ORGANISATION.fullmatch(title):
        return bool(KIND_OF_DOCUMENT.search(rest[-12:]))
    if ABOUT.search(title) and not KIND_OF_DOCUMENT.search(title[-8:]):
        return bool(KIND_OF_DOCUMENT.search(rest[-12:])) and not ABOUT.search(rest)
    full = not looks.of(blocks[place]).apart and width(title) >= _SURELY_CUT
    byline = LABEL.match(rest) or is_day(rest) or rest[0] in "（(" or rest[:1] in BAR
    return full and width(rest) <= width(title) and not byline
