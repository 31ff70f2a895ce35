"""Plain text: a flow whose lines may have been wrapped and whose pages may be numbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compiler.diagnostics import Report
from compiler.model.block import ListBlock, Paragraph, Table
from compiler.model.inline import Text
from compiler.sources.account import Account
from compiler.sources.flow.looks import NOTHING_KNOWN, Flow, Known, Look, Passage
from compiler.sources.plain_text import line_wrap
from compiler.sources.plain_text.columns import has_columns, tables_in
from compiler.sources.plain_text.lists import lists_in
from compiler.sources.plain_text.pages import RawLine, drop_furniture, raw_lines
from compiler.sources.plain_text.wrap_habits import Line, lines_of
from compiler.sources.reading import Reading
from compiler.sources.wording.rulers import is_ruler


def read(text: str, reading: Reading, account: Account, known: Known = NOTHING_KNOWN) -> Flow:
    """The flow of a plain text; its characters are entered in ``account``.

    ``known`` is what the fields say that stood before it.

    Page numbers (``page-number``), running heads (``running-head``), rulers (``ruler``) and the
    hyphens of Latin words parted between lines (``line-hyphen``) go. Hard-wrapped lines are made
    paragraphs again, lines in columns a table, those with ``-``, ``*`` or ``+`` a list
    (``list-mark``).
    """
    account.read(text)
    parts = _parts(_lines(text, account, reading.report), account)
    return Flow(tuple(_passage(part) for part in parts), known)


def _passage(part: _Part) -> Passage:
    block = part.block or Paragraph((Text(part.text),))
    return Passage(block, Look(apart=part.apart, pushed_em=part.indent / 2, gap=part.gap))


@dataclass(frozen=True)
class _Part:
    """A paragraph, or a ``block`` whose ``text`` is ""; ``apart``: set off from the one before.

    ``indent`` is the white space before its first line, in half ems, ``gap`` the empty lines.
    """

    text: str
    block: Table | ListBlock | None = None
    apart: bool = True
    indent: int = 0
    gap: int = 0


def _parts(lines: Sequence[Line], account: Account) -> list[_Part]:
    """Paragraphs, tables and lists in order."""
    tables = {number: found for found in tables_in(lines) for number in found.numbers}
    lists = {number: found for found in lists_in(lines) for number in found.numbers}
    alone = frozenset(line.number for line in lines if has_columns(line))
    parts: list[_Part] = []
    for group in line_wrap.paragraphs(lines, alone | tables.keys() | lists.keys()):
        number = group[0].number
        if table := tables.get(number):
            parts += [_Part("", table.table)] if number == min(table.numbers) else []
        elif items := lists.get(number):
            if number == min(items.numbers):
                items.enter(account)
                parts.append(_Part("", items.block))
        else:
            text = line_wrap.unwrapped(group, account)
            first = group[0]
            parts.append(_Part(text, None, first.blank_before, first.indent, first.gap))
    return parts


def _lines(text: str, account: Account, report: Report) -> list[Line]:
    """The lines that are text, without rulers and what pages left."""
    raw = raw_lines(text)
    drop_furniture(raw, account, report)
    kept: list[RawLine] = []
    page_start = blank = False
    for line in raw.lines:
        page_start = page_start or line.page_start
        blank = blank or line.blank_before
        if is_ruler(line.text):
            account.drop("ruler", line.text)
            blank = True
        else:
            kept.append(replace(line, page_start=page_start, blank_before=blank))
            page_start = blank = False
    return lines_of(kept)
