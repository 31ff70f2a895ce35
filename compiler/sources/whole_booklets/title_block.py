"""The lines before the contents: series, title, issue, date, publisher, notice of a booklet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compiler.model.booklet import Masthead
from compiler.sources.account import Account

_NOTICE = re.compile(r"内部(?:资料|刊物|学习|材料|参考)|注意保存|不得外传|仅供学习|严禁翻印")
_ISSUE = re.compile(
    r"[（(]?(?:\d{4}\s*+年\s*+)?[（(]?(?:第|总第)\s*+[\d一二三四五六七八九十百]+\s*+[期辑号卷]"
)
_LONGEST = 300  # characters of a line with an issue, a date and the like
_DATE = re.compile(
    r"[（(]?\s*+(?:\d{4}|[一二〇○零三四五六七八九]{4})\s*+年\s*+[\d一二三四五六七八九十]{1,3}\s*+月"
    r"(?:\s*+[\d一二三四五六七八九十]{1,3}\s*+日)?\s*+[）)]?|\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?"
)
_LABELLED = re.compile(
    r"(?P<label>主办单位|编印单位|主办|主管|承办|编印|编辑|主编|责任编辑|责编|印数|印发份数|电话|联系电话|地址"
    r"|联系人|出版|时间|日期|期号)\s*+[:：]\s*+(?P<value>.+)"
)
# 资料汇编, 新编, 上编 name a book; an office's 汇编 names who made it.
_PUBLISHER = re.compile(
    r"\S+(?:编印|主办|印发|编发|(?<![汇选新简长上中下续])编)"
    r"|\S*[室部局会委处科院校社所心组厅办馆司团署](?:汇编|选编)"
)
_FIELDS = {
    "publisher": ("主办单位", "编印单位", "主办", "主管", "承办", "编印", "出版"),
    "editor": ("编辑", "主编", "责任编辑", "责编"),
    "copies": ("印数", "印发份数"),
    "contact": ("电话", "联系电话", "地址", "联系人"),
    "date": ("时间", "日期"),
    "issue": ("期号",),
}
_FIELD_OF = {label: field for field, labels in _FIELDS.items() for label in labels}
_WIDE_GAP = re.compile("\\s{2,}|\t|\u3000+")


def masthead(lines: Sequence[str], account: Account) -> Masthead:
    """What the title block says; every character goes to a field, labels to ``label``.

    The lines that are no issue, date, publisher or notice are, in order, series, title and
    subtitle; a single one is the title.
    """
    found = Masthead()
    names: list[str] = []
    for line in lines:
        for piece in _pieces(line):
            field, value = _field(piece)
            if not field:
                names.append(piece)
                continue
            if value != piece:
                account.drop("label", piece.removesuffix(value))
            found = _with(found, field, value)
    return _named(found, names)


def colophon(lines: Sequence[str], account: Account, known: Masthead) -> Masthead:
    """``known`` with what labelled lines at the end of a dump add."""
    for line in lines:
        pieces = [piece for piece in _WIDE_GAP.split(line.strip()) if piece]
        if not all(map(is_colophon_line, pieces)):
            pieces = [line.strip()]
        for piece in pieces:
            field, value = _field(piece)
            account.drop("label", piece.removesuffix(value) if value != piece else "")
            known = _with(known, field or "contact", value)
    return known


def is_colophon_line(line: str) -> bool:
    """Whether a line says who made the booklet: 主办：…, 印数：…, 内部资料."""
    stripped = line.strip()
    return bool(_LABELLED.fullmatch(stripped)) or (
        len(stripped) <= 20 and bool(_NOTICE.search(stripped))
    )


def _pieces(line: str) -> list[str]:
    """A line's parts, if an issue or date shares it with others."""
    stripped = line.strip()
    if _NOTICE.search(stripped) and len(stripped) <= 20:
        return [stripped]
    if len(stripped) <= _LONGEST and (_ISSUE.search(stripped) or _DATE.search(stripped)):
        parts = stripped.split()
        if all(any(_field(part)) and _field(part)[0] for part in parts):
            return parts
    return [part for part in _WIDE_GAP.split(stripped) if part]


_SUBTITLE_STARTS = ("—", "（", "(")


def _field(piece: str) -> tuple[str, str]:
    """The field that a piece of the title block belongs to ("" for a name), and its value."""
    labelled = _LABELLED.fullmatch(piece)
    if labelled:
        return _FIELD_OF[labelled["label"]], labelled["value"].strip()
    if len(piece) <= 20 and _NOTICE.search(piece):
        return "notice", piece
    issue = _ISSUE.match(piece)
    if issue and len(piece) <= 30:
        return "issue", piece
    if _DATE.fullmatch(piece):
        return "date", piece
    if _PUBLISHER.fullmatch(piece) and len(piece) <= 30:
        return "publisher", piece
    return "", piece


def _with(known: Masthead, field: str, value: str) -> Masthead:
    old: str = getattr(known, field)
    fields = {field: f"{old}\u3000{value}" if old else value}
    return replace(known, **fields)  # type: ignore[arg-type]  # every field named here is a string


def _named(known: Masthead, names: list[str]) -> Masthead:
    """Series, title and subtitle by their order; a line after —— belongs to the title."""
    if not names:
        return known
    first, *others = names
    subtitles = [name for name in others if name.startswith(_SUBTITLE_STARTS)]
    main = [first, *(name for name in others if not name.startswith(_SUBTITLE_STARTS))]
    series, title, rest = (main[0], main[1], main[2:]) if len(main) > 1 else ("", main[0], [])
    subtitle = "\u3000".join(rest + subtitles)
    return replace(known, series=series, title=title, subtitle=subtitle)
