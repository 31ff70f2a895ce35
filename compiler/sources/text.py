"""Plain text: an article whose lines may have been wrapped and whose pages may be numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.article import Article
from compiler.model.block import Block, Blocks, Heading, Paragraph
from compiler.model.booklet import Manuscript
from compiler.model.inline import Text
from compiler.sources import line_wrap
from compiler.sources.account import Account
from compiler.sources.line_wrap import Line
from compiler.sources.mending.article import mend_article
from compiler.sources.mending.characters import BLANK
from compiler.sources.mending.page_breaks import page_numbers
from compiler.sources.roles import Edges, with_roles
from compiler.sources.structure import heading_level, outline

_RULER = re.compile(r"\s*(?:[=＝*＊~～]{4,}|[-_—－─━]{5,}|[·.…]{6,}|(?:[-*_=]\s){3,}[-*_=]?)\s*")
_INDENT = re.compile("[ \t]{2,}|\u3000")
_LONGEST_TITLE = 60  # characters
_NOT_TITLE_END = "。，；：、,;:"


def read(text: str, origin: str, report: Report) -> Manuscript:
    """The article that a plain text is; ``origin`` is its path relative to the project folder.

    Form feeds, page numbers (``page-number``) and rulers (``ruler``) go, hard-wrapped lines are
    made paragraphs again, level heads become headings, and the first line is the title if it is
    short and something follows it; else the file's name is, and ``sources.title-from-file-name``
    says so.
    """
    account = Account(origin, "text")
    account.read(text)
    groups = line_wrap.paragraphs(_lines(text, account))
    texts = [line_wrap.unwrapped(group) for group in groups]
    title = _title(texts)
    if title:
        texts = texts[1:]
    else:
        title = PurePosixPath(origin).stem
        report.info("sources.title-from-file-name", Location(origin), title=title)
        account.change("title-from-file-name", "", title)
    edges = with_roles(Edges(_blocks(texts), title=title), account)
    article = Article(
        title=title,
        blocks=edges.blocks,
        author=edges.author,
        source=edges.source,
        date=edges.date,
        lead=edges.lead,
        origin=origin,
    )
    mended = mend_article(article, account, report, cut_by_pages=False)
    return Manuscript(mended, account.ledger(markup=0))


def _lines(text: str, account: Account) -> list[Line]:
    """The lines that are text, without page numbers and rulers."""
    raw: list[str] = []
    page_starts: set[int] = set()
    for page in text.replace("\r\n", "\n").replace("\r", "\n").split("\f"):
        if raw:
            page_starts.add(len(raw))
        raw.extend(page.split("\n"))
    numbers = page_numbers(raw, frozenset(page_starts))
    lines: list[Line] = []
    page_start = blank = False
    for index, line in enumerate(raw):
        page_start = page_start or index in page_starts
        if index in numbers:
            account.drop("page-number", line)
        elif _RULER.fullmatch(line):
            account.drop("ruler", line)
            blank = True
        elif not line.strip():
            blank = True
        else:
            indented = bool(_INDENT.match(line))
            lines.append(Line(line.strip(), index + 1, page_start, blank, indented))
            page_start = blank = False
    return lines


def _title(texts: Sequence[str]) -> str:
    """The first paragraph if it is a title, else ""."""
    if len(texts) < 2:
        return ""
    first = texts[0]
    is_title = len(first) <= _LONGEST_TITLE and first[-1] not in _NOT_TITLE_END
    return first.strip(BLANK) if is_title and heading_level(first) is None else ""


def _blocks(texts: Sequence[str]) -> Blocks:
    """Paragraphs and headings, one a text."""
    blocks: list[Block] = []
    for text, level in zip(texts, outline(texts).levels, strict=True):
        run = (Text(text),)
        blocks.append(Heading(level, run) if level else Paragraph(run))
    return tuple(blocks)
