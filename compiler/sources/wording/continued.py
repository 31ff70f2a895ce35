"""Whether a text goes on where another breaks off, as where a page or a line ended."""

from __future__ import annotations

import re

from compiler.sources.wording.characters import URL, ends_sentence, is_han
from compiler.sources.wording.heading_numbers import heading_level

# Shorter pieces are captions, bylines, signatures, verse; the running text of a page is longer.
SHORTEST_FIRST = 24
_SHORTEST_SECOND = 8

_LIST_ITEM = re.compile(
    r"\s*+(?:——|[-*•●○■◆▪◇□▲★※→·]|[（(]?[一二三四五六七八九十百\d]{1,3}[)）、.．]|[①-⑳⑴-⒇]|\["
    r"|第[一二三四五六七八九十百零〇\d]+[条章节编款])"
)
_CREDIT = re.compile(
    r"(?:摄|供图|社发|资料照片|图片来源[^。]{0,40}|[丨｜|][^。]{0,30}|[责编校审监]\S{0,8}[：:]\S{0,20})"
    r"\s*+[)）]?\s*+$"
)
_SENTENCE_MARK = re.compile("[，。；、！？]")


def continues(first: str, second: str) -> bool:
    """Whether the text ``second`` goes on where ``first`` breaks off in mid-sentence."""
    first, second = first.strip(), second.strip()
    if len(first) < SHORTEST_FIRST or len(second) < _SHORTEST_SECOND or ends_sentence(first):
        return False
    if heading_level(first) or heading_level(second) or _LIST_ITEM.match(second):
        return False
    if not _SENTENCE_MARK.search(first) or not ends_sentence(second):
        return False
    if _CREDIT.search(first) or _ends_in_address(first):
        return False
    return first[-1] in "，、—" or (is_han(first[-1]) and _goes_on(second[0]))


def _goes_on(character: str) -> bool:
    return is_han(character) or character.isdigit() or character in "“‘《（，、；"


def _ends_in_address(text: str) -> bool:
    return any(match.end() == len(text) for match in URL.finditer(text))
