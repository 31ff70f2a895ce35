"""White space that Chinese print does not have: ``8 年``, ``一 、``, ``作为 …… 万``, indents.

The gap between ideographs and digits or Latin letters is the layout's business, so a space typed
there goes. A space between two ideographs may mean something (a byline, a title in two halves)
and stays, as do spaces between Latin words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.model.walk import ATOM, Edit
from compiler.sources.wording.characters import (
    BLANK,
    INVISIBLE,
    SHARED,
    URL,
    WIDE,
    is_chinese,
    is_han,
    is_latin,
)

_GAP = re.compile(f"[{BLANK}{INVISIBLE}]+")
_SECTION_NUMBER = re.compile(r"\s*\d+(?:\.\d+){2,}")  # 5.1.2 before a heading: the space is its own
_OPTION = re.compile(r"[A-H]\s*[.．、]|[（(][A-H][）)]")
_IDEOGRAPHIC = "\u3000"


def edits(text: str) -> tuple[Edit, ...]:
    """What to replace in a run's joined text; pure."""
    addresses = list(URL.finditer(text))
    starts, ends = {url.start() for url in addresses}, {url.end() for url in addresses}
    number = _SECTION_NUMBER.match(text)
    found: list[Edit] = []
    for match in _GAP.finditer(text):
        if not _blanks(match[0]):
            continue  # the business of ``invisible``
        if number and match.start() == number.end():
            wanted = " "
        elif match.start() in ends or match.end() in starts:
            wanted = " " if _blanks(match[0]) else ""
        else:
            wanted = _wanted(text, match.start(), match.end())
        found += _replaced(match.start(), match[0], wanted)
    return tuple(found)


def _replaced(start: int, gap: str, wanted: str) -> Iterator[Edit]:
    """Edits of single characters, so that none reaches across a change of bold."""
    kept = gap.find(wanted) if wanted else -1
    for index, character in enumerate(gap):
        if index == kept:
            continue
        if index == 0 and wanted and kept < 0:
            yield Edit(start, start + 1, wanted)
        else:
            yield Edit(start + index, start + index + len(character), "")


def _blanks(gap: str) -> str:
    return "".join(character for character in gap if character not in INVISIBLE)


def _wanted(text: str, start: int, end: int) -> str:
    """What should stand in the gap ``text[start:end]``: "", a space or an ideographic space."""
    blanks = _blanks(text[start:end])
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if not blanks or "\n" in (before, after):
        return ""
    if ATOM in (before, after) or '"' in (before, after):
        return " "
    wide = len(blanks) > 1 or blanks == _IDEOGRAPHIC
    if (before in "（(" and after in "）)") or (wide and _OPTION.match(text, end)):
        return _IDEOGRAPHIC  # room for an answer, and between the answers to choose from
    if before in WIDE or after in WIDE:
        return ""
    if before in SHARED or after in SHARED:
        return "" if _around_shared(text, start, end) else " "
    if is_han(before) and is_han(after):
        return blanks if blanks == _IDEOGRAPHIC else " "
    if _touches(before, after) or _touches(after, before):
        # A wide gap is a separator that somebody meant: 2021-05-31　来源
        return "" if blanks in {" ", "\u00a0"} else _IDEOGRAPHIC
    return " "


def _touches(character: str, other: str) -> bool:
    """An ideograph beside a digit, a letter or a per cent sign."""
    return is_han(character) and (is_latin(other) or other in "%‰℃°")


def _around_shared(text: str, start: int, end: int) -> bool:
    """Whether a mark beside the gap, one that Latin text uses too, is used as a Chinese one."""
    before, after = text[start - 1], text[end]
    if before in "“‘" or after in "”’":
        return True
    if text[start - 2 : start] in {"——", "……"} or text[end : end + 2] in {"——", "……"}:
        return True
    far = text[: start - 1].rstrip()[-1:] if before in SHARED else before
    beyond = text[end + 1 :].lstrip()[:1] if after in SHARED else after
    if before in "·—" or after in "·—":
        return is_chinese(far) and is_chinese(beyond)
    return is_chinese(far) or is_chinese(beyond)
