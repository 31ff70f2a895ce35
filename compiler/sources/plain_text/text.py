"""Plain text: an article whose lines may have been wrapped and whose pages may be numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.block import Block, Blocks, Heading, Paragraph, Role, Table
from compiler.model.booklet import Manuscript
from compiler.model.guess import GuessKind
from compiler.model.inline import Text
from compiler.model.mending import ALL_RULES, Mending
from compiler.sources.account import Account
from compiler.sources.flow.numbered_captions import with_numbered
from compiler.sources.mending.article import mend_article
from compiler.sources.plain_text import line_wrap
from compiler.sources.plain_text.columns import has_columns, tables_in
from compiler.sources.plain_text.pages import RawLine, drop_furniture, raw_lines
from compiler.sources.plain_text.titles import Opening, title_of
from compiler.sources.plain_text.wrap_habits import Line, lines_of
from compiler.sources.recognition.edges import Edges, with_roles
from compiler.sources.recognition.numbered_heads import outline
from compiler.sources.recognition.typed_contents import ContentsLine, find_typed, settle
from compiler.sources.recognition.unnumbered_heads import unnumbered_heads
from compiler.sources.wording.byline_words import DAY, HAN_DAY, MONTH
from compiler.sources.wording.site_names import without_site

_RULER = re.compile(r"\s*(?:[=＝*＊~～]{4,}|[-_—－─━]{5,}|[·.…]{6,}|(?:[-*_=]\s){3,}[-*_=]?)\s*")

_DAY = re.compile(rf"{DAY}|{HAN_DAY}|{MONTH}")
_FAR = 20  # half ems: blanks that push a signature to the right
_LONGEST_SIGNATURE = 30  # characters


def read(text: str, origin: str, report: Report, mending: Mending = ALL_RULES) -> Manuscript:
    """The article that a plain text is; ``origin`` is its path relative to the project folder.

    Page numbers (``page-number``), running heads (``running-head``), rulers (``ruler``) and the
    hyphens of Latin words parted between lines (``line-hyphen``) go, and so does a contents list
    (``contents``). Hard-wrapped lines are made paragraphs again, lines in columns a table, level
    heads become headings, and the first line is the title if it is short and something follows it
    (see ``titles``); else the file's name is (``sources.title-from-file-name``).
    """
    account = Account(origin, "text")
    account.read(text)
    lines = _lines(text, account, report)
    parts = _parts(lines, account)
    titled = title_of([Opening(part.text, part.apart) for part in parts])
    title = without_site(titled.title)
    if title:
        account.drop("chrome", titled.title.removeprefix(title))
        parts = [part for place, part in enumerate(parts) if place not in titled.places]
        account.guess(GuessKind.TITLE, title, 0.8, "first-line")
        if titled.subtitle:
            account.guess(GuessKind.SUBTITLE, titled.subtitle, 0.9, "subtitle-dash")
    else:
        title = without_site(PurePosixPath(origin).stem)
        report.info("sources.title-from-file-name", Location(origin), title=title)
        account.change("title-from-file-name", "", title)
        account.guess(GuessKind.TITLE, title, 0.3, "file-name")
    edges = with_roles(Edges(_blocks(parts, account, report), title=title), account)
    article = edges.article(title, origin, subtitle=titled.subtitle)
    mended = mend_article(article, account, report, mending, cut_by_pages=False)
    return Manuscript(mended, account.ledger(markup=0))


@dataclass(frozen=True)
class _Part:
    """A paragraph, or a table whose ``text`` is ""; ``apart``: set off from the one before.

    ``indent`` is the white space before its first line, in half ems.
    """

    text: str
    table: Table | None = None
    apart: bool = True
    indent: int = 0


def _parts(lines: Sequence[Line], account: Account) -> list[_Part]:
    """Paragraphs and tables in order."""
    tables = {number: found for found in tables_in(lines) for number in found.numbers}
    alone = frozenset(line.number for line in lines if has_columns(line)) | tables.keys()
    parts: list[_Part] = []
    for group in line_wrap.paragraphs(lines, alone):
        found = tables.get(group[0].number)
        if found is None:
            text = line_wrap.unwrapped(group, account)
            parts.append(_Part(text, apart=group[0].blank_before, indent=group[0].indent))
        elif group[0].number == min(found.numbers):
            parts.append(_Part("", found.table))
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
        if _RULER.fullmatch(line.text):
            account.drop("ruler", line.text)
            blank = True
        else:
            kept.append(replace(line, page_start=page_start, blank_before=blank))
            page_start = blank = False
    return lines_of(kept)


def _signed(parts: Sequence[_Part], levels: Sequence[int | None]) -> frozenset[int]:
    """The places of days set far to the right by blanks, and of who signs right above them."""
    far = [part.indent >= _FAR and not level for part, level in zip(parts, levels, strict=True)]
    found: set[int] = set()
    for place in range(2, len(parts)):
        if far[place] and _DAY.fullmatch(parts[place].text.strip()):
            found.add(place)
            above = place - 1
            while above and far[above] and len(parts[above].text) <= _LONGEST_SIGNATURE:
                found.add(above)
                above -= 1
    return frozenset(found)


def _blocks(parts: Sequence[_Part], account: Account, report: Report) -> Blocks:
    """Tables as they are, paragraphs and headings for the rest; a contents list is left out."""
    texts = [part.text for part in parts]
    lines = [ContentsLine(text) for text in texts]
    if (contents := find_typed(lines)).places:
        settle(lines, contents, account, report)
        parts = [part for place, part in enumerate(parts) if place not in contents.places]
        texts = [part.text for part in parts]
    found = outline(texts)
    found.record(texts, account)
    levels = list(found.levels)
    if not any(levels):
        for place in unnumbered_heads(texts):
            levels[place] = 1
            account.guess(GuessKind.HEADING, texts[place], 0.65, "short-line", level=1)
    signed = _signed(parts, levels)
    for place in signed:
        account.guess(GuessKind.ROLE, texts[place], 0.8, "text-right")
    blocks: list[Block] = []
    for place, (part, level) in enumerate(zip(parts, levels, strict=True)):
        run = (Text(part.text),)
        role = Role.SIGNATURE if place in signed else Role.BODY
        blocks.append(part.table or (Heading(level, run) if level else Paragraph(run, role)))
    return with_numbered(blocks, account)
