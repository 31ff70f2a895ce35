"""Fields above a text that are no front matter by their marks: what tools write who save pages.

``- title: …``, ``标题：…``, ``[#]: author: "…"``, one a line, perhaps below a heading of the tool's
own, or a YAML block that does not stand first. They are fields only if one of them is the title;
时间、地点、主持人 at the head of minutes are text. What a person may have written among them is
text too: 地点：… says something, 阅读量：… is a counter. 正文： alone labels all that follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FIELD = re.compile(
    r"\s{0,3}(?:[-*+]\s++|\[[#\w]{1,12}\]\s*+:\s*+)?(?P<key>[^\W\d][\w \-]{0,23}?)\s*+"
    r"[:：=](?!//)[:：]?\s*+(?P<value>.*)"
)
_CLOCK = re.compile(r"[^:：]*\d\s*+[:：]\s*+\d\d")  # 晚上7：30
_HEADING = re.compile(r"#{1,6}\s++\S.*")
_RULE = re.compile(r"\s*+(?:-{3,}|={3,}|\*{3,})\s*+")
_COMMENT = re.compile(r"\[[#\w]{1,12}\]\s*+:.*")  # [a]: address: goes with such lines
_FEWEST = 3  # lines that are fields
_FIRST = 6  # lines among which they begin
_MOST = 40
_LONGEST = 300  # characters of a value
_TITLES = frozenset(("title", "标题", "题目", "题名", "subject", "文章标题"))
_BODY = frozenset(("正文", "内容", "文章内容", "全文", "content", "body", "text"))
_HAN = re.compile("[\u4e00-\u9fff]")
_OF_TOOLS = re.compile(  # keys in Chinese that no person writes, besides those an article keeps
    r"(?:文章|原文|原始|网页|页面)?(?:链接|网址|地址|编号|标识|状态|类型|分类|类别|栏目|标签|关键[词字]|字数|公众号|封面|头图|语言|版权)"
    r"|(?:阅读|浏览|点击|点赞|评论|收藏|转发|在看)[数量次]{0,2}"
    r"|(?:抓取|采集|保存|导出|剪藏|下载|入库|更新|修改|创建|编辑)(?:时间|日期|于)"
)


@dataclass(frozen=True)
class FieldLines:
    """The fields by key (lower case), and where the text begins: the index of its first line.

    ``texts`` are the lines above that which are text nevertheless.
    """

    values: dict[str, tuple[str, ...]]
    end: int
    texts: frozenset[int] = frozenset()


def field_lines(lines: Sequence[str], kept: frozenset[str]) -> FieldLines | None:
    """The fields at the head of a text; None if there are none. ``kept``: keys of an article."""
    start = _start(lines)
    if start is None:
        return None
    values: dict[str, tuple[str, ...]] = {}
    texts: set[int] = set()
    count = 0
    at = start
    labelled = False
    while at < min(len(lines), start + _MOST) and not labelled:
        line = lines[at]
        found = _field(line)
        if found:
            key, value = found
            labelled = key in _BODY and not value
            if value:
                values.setdefault(key, (value,))
            if _HAN.search(key) and not labelled and not (key in kept or _OF_TOOLS.fullmatch(key)):
                texts.add(at)
            count += 1
        elif line.strip() and not (count and _COMMENT.fullmatch(line)):
            break
        at += 1
    if count < _FEWEST or not _TITLES & values.keys():
        return None
    while at > start and not lines[at - 1].strip():
        at -= 1
    return FieldLines(values, _below_rule(lines, at), frozenset(texts))


def _field(line: str) -> tuple[str, str] | None:
    """The key, in lower case, and the value of a line that is a field; None for any other."""
    match = _FIELD.fullmatch(line) if len(line) <= _LONGEST else None
    if not match or match["value"].rstrip().endswith(("。", "；", "，")) or _CLOCK.match(line):
        return None
    return match["key"].strip().lower(), _bare(match["value"])


def _below_rule(lines: Sequence[str], at: int) -> int:
    """The line after a rule that parts the fields from the text, or ``at`` if there is none."""
    after = next((i for i in range(at, len(lines)) if lines[i].strip()), len(lines))
    return after + 1 if after < len(lines) and _RULE.fullmatch(lines[after]) else at


def _start(lines: Sequence[str]) -> int | None:
    """The first field's line: the first of all, or the one below a heading, a rule, a field."""
    for at, line in enumerate(lines[:_FIRST]):
        if line.strip() and not _HEADING.fullmatch(line) and not _RULE.fullmatch(line):
            return at if _field(line) else None
    return None


def _bare(value: str) -> str:
    """A value without the quotes or backticks around it."""
    value = " ".join(value.split())
    for quote in ('"', "'", "`"):
        if len(value) > 1 and value.startswith(quote) and value.endswith(quote):
            return value[1:-1].strip()
    return value
