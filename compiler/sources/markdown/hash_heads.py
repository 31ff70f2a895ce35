"""Headings typed without a blank after their hashes: ``####缺点``.

CommonMark (4.2) wants the blank since ``#话题`` is a word of its own on the web. Two hashes or more
are no such word; a single one is a heading where the text writes its headings like that, or if the
line ends in a colon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEAD = re.compile(r" {0,3}(?P<hashes>#{1,6})(?P<words>[^#\s!][^\n]*)")
_WITH_BLANK = re.compile(r" {0,3}#[ \t]+\S")
_SENTENCE_END = re.compile(r"[。；;，,]\s*+\Z")
_LONGEST = 60  # characters


def with_blanks(lines: Sequence[str], code: Sequence[bool]) -> list[str]:
    """The lines with a blank after the hashes of headings."""
    heads = [None if inside else _head(line) for line, inside in zip(lines, code, strict=True)]
    deep = any(head and len(head["hashes"]) > 1 for head in heads)
    spaced = any(
        _WITH_BLANK.match(line) for line, inside in zip(lines, code, strict=True) if not inside
    )
    result = list(lines)
    for place, head in enumerate(heads):
        if head and (
            len(head["hashes"]) > 1 or (deep and not spaced) or head["words"].rstrip()[-1] in "：:"
        ):
            result[place] = f"{head['hashes']} {head['words']}"
    return result


def _head(line: str) -> re.Match[str] | None:
    found = _HEAD.fullmatch(line)
    if found is None or len(found["words"]) > _LONGEST or _SENTENCE_END.search(found["words"]):
        return None
    single = len(found["hashes"]) == 1
    return None if single and "#" in found["words"] else found  # #话题# and #甲 #乙
