"""Plain text: an article whose lines may have been wrapped and whose pages may be numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.block import Block, Blocks, Heading, Paragraph
from compiler.model.booklet import Manuscript
from compiler.model.guess import GuessKind
from compiler.model.inline import Text
from compiler.model.mending import ALL_RULES, Mending
from compiler.sources.account import Account
from compiler.sources.mending.article import mend_article
from compiler.sources.mending.characters import BLANK
from compiler.sources.plain_text import line_wrap
from compiler.sources.plain_text.pages import RawLine, drop_furniture, raw_lines
from compiler.sources.plain_text.unnumbered import unnumbered_heads
from compiler.sources.plain_text.wrap_habits import Line, lines_of
from compiler.sources.roles import Edges, with_roles
from compiler.sources.structure import heading_level, outline

_RULER = re.compile(r"\s*(?:[=＝*＊~～]{4,}|[-_—－─━]{5,}|[·.…]{6,}|(?:[-*_=]\s){3,}[-*_=]?)\s*")
_LONGEST_TITLE = 60  # characters
_NOT_TITLE_END = "。，；：、,;:"


def read(text: str, origin: str, report: Report, mending: Mending = ALL_RULES) -> Manuscript:
    """The article that a plain text is; ``origin`` is its path relative to the project folder.

    Page numbers (``page-number``), running heads (``running-head``), rulers (``ruler``) and the
    hyphens of Latin words parted between lines (``line-hyphen``) go. Hard-wrapped lines are made
    paragraphs again, level heads become headings, and the first line is the title if it is short
    and something follows it; else the file's name is (``sources.title-from-file-name``).
    """
    account = Account(origin, "text")
    account.read(text)
    groups = line_wrap.paragraphs(_lines(text, account, report))
    texts = [line_wrap.unwrapped(group, account) for group in groups]
    title = _title(texts)
    if title:
        texts = texts[1:]
        account.guess(GuessKind.TITLE, title, 0.8, "first-line")
    else:
        title = PurePosixPath(origin).stem
        report.info("sources.title-from-file-name", Location(origin), title=title)
        account.change("title-from-file-name", "", title)
        account.guess(GuessKind.TITLE, title, 0.3, "file-name")
    edges = with_roles(Edges(_blocks(texts, account), title=title), account)
    article = edges.article(title, origin)
    mended = mend_article(article, account, report, mending, cut_by_pages=False)
    return Manuscript(mended, account.ledger(markup=0))


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


def _title(texts: Sequence[str]) -> str:
    """The first paragraph if it is a title, else ""."""
    if len(texts) < 2:
        return ""
    first = texts[0]
    is_title = len(first) <= _LONGEST_TITLE and first[-1] not in _NOT_TITLE_END
    return first.strip(BLANK) if is_title and heading_level(first) is None else ""


def _blocks(texts: Sequence[str], account: Account) -> Blocks:
    """Paragraphs and headings, one a text."""
    found = outline(texts)
    found.record(texts, account)
    levels = list(found.levels)
    if not any(levels):
        for place in unnumbered_heads(texts):
            levels[place] = 1
            account.guess(GuessKind.HEADING, texts[place], 0.65, "short-line", level=1)
    blocks: list[Block] = []
    for text, level in zip(texts, levels, strict=True):
        run = (Text(text),)
        blocks.append(Heading(level, run) if level else Paragraph(run))
    return tuple(blocks)
