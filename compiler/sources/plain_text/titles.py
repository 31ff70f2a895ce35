"""The title of a plain text: its first lines, which may be cut in two or stand under a red head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compiler.sources.plain_text.wrap_habits import width
from compiler.sources.wording.characters import BLANK, is_latin
from compiler.sources.wording.heading_numbers import heading_level

_LONGEST = 60  # characters
_LONGEST_IN_ALL = 100
_LONGEST_SUBTITLE = 50
_NOT_END = "。，；：、,;:"
_SURELY_CUT = 52  # half ems; a title's own line is seldom as long as the page is wide
_RED_HEAD = re.compile(r"[\u4e00-\u9fff（）\s]{3,40}文\s*+件")
_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,12}\s*+[〔\[［（(]\s*+\d{4}\s*+[〕\]］）)]\s*+第?\s*+\d{1,4}\s*+号"
)
_ABOUT = re.compile("关于|關於")
_KIND_OF_DOCUMENT = re.compile(
    "(?:通知|意见|决定|办法|方案|报告|函|请示|批复|通报|公告|通告|规定|规划|纪要|细则|条例|讲话|致辞|发言|倡议书?|说明|总结|计划)"
    "(?:[（(].{1,12}[）)])?"
)
_BYLINE = re.compile(r"[（(]|\d{4}|作者|来源|记者|发布|[：:|｜丨]")
_SUBTITLE = re.compile(r"(?:——|—|--|－－|――|──)\s*+\S")


@dataclass(frozen=True)
class Titled:
    """A title ("" if there is none) and subtitle, and the places of the texts they are made of."""

    title: str = ""
    subtitle: str = ""
    places: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Opening:
    """A paragraph at the head of a text; ``apart``: an empty line or a rule stands before it."""

    text: str
    apart: bool = True


def title_of(openings: Sequence[Opening]) -> Titled:
    """The title among the first paragraphs of a text, and the subtitle after it."""
    first = _below_red_head(openings)
    if first >= len(openings) - 1:
        return Titled()
    text = openings[first].text.strip(BLANK)
    places = {first}
    while _goes_on(text, openings, max(places) + 1):
        text = _joined(text, openings[max(places) + 1].text.strip(BLANK))
        places.add(max(places) + 1)
    if not _is_title(text, len(places)) or max(places) >= len(openings) - 1:
        return Titled()
    after = max(places) + 1
    below = openings[after].text.strip(BLANK)
    subtitle = after < len(openings) - 1 and _is_subtitle(below)
    if not subtitle:
        return Titled(text, "", frozenset(places))
    return Titled(text, below, frozenset({*places, after}))


def _below_red_head(openings: Sequence[Opening]) -> int:
    """Where the title may stand: after the red head of an official document and its number."""
    place = 0
    head = [opening.text.strip(BLANK) for opening in openings[:2]]
    if head and _RED_HEAD.fullmatch(head[0]) and _DOCUMENT_NUMBER.fullmatch(head[-1]):
        place = 2
    elif head and _DOCUMENT_NUMBER.fullmatch(head[0]):
        place = 1
    return place


def _is_title(text: str, lines: int) -> bool:
    longest = _LONGEST if lines == 1 else _LONGEST_IN_ALL
    short = 0 < len(text) <= longest and text[-1] not in _NOT_END
    return short and heading_level(text) is None


def _goes_on(title: str, openings: Sequence[Opening], place: int) -> bool:
    """Whether the paragraph at ``place`` is the rest of a title that was cut in two."""
    if not title or place >= len(openings) - 1 or len(title) > _LONGEST:
        return False
    rest = openings[place].text.strip(BLANK)
    if not rest or len(rest) > _LONGEST or rest[-1] in _NOT_END + "！？!?":
        return False
    if heading_level(title) or heading_level(rest) or _SUBTITLE.match(rest):
        return False
    if title[-1] == "、":
        return True
    if _ABOUT.search(title) and not _KIND_OF_DOCUMENT.search(title[-8:]):
        return bool(_KIND_OF_DOCUMENT.search(rest[-12:])) and not _ABOUT.search(rest)
    full = not openings[place].apart and width(title) >= _SURELY_CUT
    return full and width(rest) <= width(title) and not _BYLINE.search(rest[:12])


def _is_subtitle(text: str) -> bool:
    return bool(_SUBTITLE.match(text)) and len(text) <= _LONGEST_SUBTITLE and text[-1] not in "。；"


def _joined(first: str, second: str) -> str:
    return f"{first} {second}" if is_latin(first[-1]) and is_latin(second[0]) else first + second
