"""A Markdown text, or a post with a body of HTML → its flow and the account of its characters."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from bs4 import BeautifulSoup

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.block import Blocks
from compiler.sources.account import Account
from compiler.sources.flow.looks import Flow, Known
from compiler.sources.html.alignment import with_alignment
from compiler.sources.html.lowering import Lowering, paragraph
from compiler.sources.html.parsing import parsed
from compiler.sources.html.profile import profile_of
from compiler.sources.html.stream import Streamer, readable_text
from compiler.sources.markdown import front_matter, rendering
from compiler.sources.markdown.front_matter import FrontMatter
from compiler.sources.markdown.marks import Formulas
from compiler.sources.reading import Reading
from compiler.sources.wording.dates import printed_date

_POST = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-\S")  # how sites want posts to be named
_OWN_PARAGRAPHS = 2  # line ends that end paragraphs: no page's end parted those of such a text


def read_html(front: FrontMatter, tree: BeautifulSoup, reading: Reading, account: Account) -> Flow:
    """The flow of a post with an HTML body."""
    return _flow(front, tree, reading, account, cut_by_pages=False, described=False)


def read_markdown(front: FrontMatter, reading: Reading, account: Account) -> Flow:
    """The flow of a Markdown text."""
    rendered = rendering.render(front.body)
    ends = rendered.ends
    if ends.count:
        code = "sources.lines-joined" if ends.wrapped else "sources.lines-kept"
        reading.report.info(code, reading.location, count=ends.count)
    report_formulas(rendered.formulas, reading.origin, reading.report)
    rendered.left.enter(account, reading.report)
    cut_by_pages = ends.parted < _OWN_PARAGRAPHS
    tree = parsed(rendered.html)
    return _flow(front, tree, reading, account, cut_by_pages=cut_by_pages, described=True)


def report_formulas(found: Formulas, origin: str, report: Report) -> None:
    """Say how many formulas were set as a line, and how many could not be."""
    if found.set:
        report.info("sources.formulas", Location(source=origin), count=found.set)
    if found.unset:
        quote = " ".join(found.unset[0].split())[:30]
        location = Location(source=origin, quote=quote)
        report.warn("sources.formulas-unset", location, count=len(found.unset), quote=quote)


def _flow(
    front: FrontMatter,
    tree: BeautifulSoup,
    reading: Reading,
    account: Account,
    *,
    cut_by_pages: bool,
    described: bool,
) -> Flow:
    stray = tuple(paragraph(line) for line in front.stray.split("\n") if line.strip())
    account.read(front.stray)
    account.read(readable_text(tree))
    streamer = Streamer(reading.origin, profile_of(front.body), account, reading.report)
    blocks: Blocks = stray + Lowering(streamer, reading.pictures).lower(tree)
    reading.pictures.close()
    front_matter.settle(account, front)
    aligned = tuple(with_alignment(blocks, tree))
    return Flow(
        aligned, _known(front, reading, account), cut_by_pages=cut_by_pages, described=described
    )


def _known(front: FrontMatter, reading: Reading, account: Account) -> Known:
    """What the front matter says, and the day in the name of a post whose front matter has none."""
    known = front.known
    named = _POST.match(PurePosixPath(reading.origin).name)
    if known.date or named is None or front.typed or not front.raw:
        return known
    day = printed_date(named[1])
    if day == named[1]:  # no day of the calendar
        return known
    account.change("date-from-file-name", "", day)
    return replace(known, date=day)
