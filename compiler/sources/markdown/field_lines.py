"""Fields above a text that are no front matter by their marks: what tools write who save pages.

``- title: …``, ``标题：…``, ``[#]: author: "…"``, one a line, perhaps below a heading of the tool's
own, or a YAML block that does not stand first. They are fields only if one of them is the title;
时间、地点、主持人 at the head of minutes are text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FIELD = re.compile(
    r"\s{0,3}(?:[-*+]\s++|\[[#\w]{1,12}\]\s*+:\s*+)?(?P<key>[\w \-]{1,24}?)\s*+"
    r"[:：=]\s*+(?P<value>.*)"
)
_HEADING = re.compile(r"#{1,6}\s++\S.*")
_RULE = re.compile(r"\s*+(?:-{3,}|={3,}|\*{3,})\s*+")
_COMMENT = re.compile(r"\[[#\w]{1,12}\]\s*+:.*")  # [a]: address: goes with such lines
_FEWEST = 3  # lines that are fields
_FIRST = 6  # lines among which they begin
_MOST = 40
_LONGEST = 300  # characters of a value
_TITLES = frozenset(("title", "标题", "题目", "题名", "subject", "文章标题"))


@dataclass(frozen=True)
class FieldLines:
    """The fields by key (lower case), and where the text begins: the index of its first line."""

    values: dict[str, tuple[str, ...]]
    end: int


def field_lines(lines: Sequence[str]) -> FieldLines | None:
    """The fields at the head of a text; None if there are none."""
    start = _start(lines)
    if start is None:
        return None
    values: dict[str, tuple[str, ...]] = {}
    count = 0
    at = start
    while at < min(len(lines), start + _MOST):
        line = lines[at]
        match = _FIELD.fullmatch(line) if len(line) <= _LONGEST else None
        if match and not match["value"].rstrip().endswith(("。", "；", "，")):
            value = _bare(match["value"])
            if value:
                values.setdefault(match["key"].strip().lower(), (value,))
            count += 1
        elif line.strip() and not (count and _COMMENT.fullmatch(line)):
            break
        at += 1
    if count < _FEWEST or not _TITLES & values.keys():
        return None
    while at > start and not lines[at - 1].strip():
        at -= 1
    after = next((i for i in range(at, len(lines)) if lines[i].strip()), len(lines))
    if after < len(lines) and _RULE.fullmatch(lines[after]):
        at = after + 1
    return FieldLines(values, at)


def _start(lines: Sequence[str]) -> int | None:
    """The first field's line: the first of all, or the one below a heading, a rule, a field."""
    for at, line in enumerate(lines[:_FIRST]):
        if line.strip() and not _HEADING.fullmatch(line) and not _RULE.fullmatch(line):
            return at if _FIELD.fullmatch(line) else None
    return None


def _bare(value: str) -> str:
    """A value without the quotes or backticks around it."""
    value = " ".join(value.split())
    for quote in ('"', "'", "`"):
        if len(value) > 1 and value.startswith(quote) and value.endswith(quote):
            return value[1:-1].strip()
    return value
