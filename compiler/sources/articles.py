"""An article from what its readers found: front matter, and the HTML of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from bs4 import BeautifulSoup

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.article import Article
from compiler.model.block import Blocks, Paragraph
from compiler.model.booklet import Manuscript
from compiler.model.characters import visible_count
from compiler.model.guess import GuessKind
from compiler.model.mending import ALL_RULES, Mending
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.flow import link_markers
from compiler.sources.html.lowering import Lowering, paragraph
from compiler.sources.html.parsing import parsed
from compiler.sources.html.profile import profile_of
from compiler.sources.html.stream import Streamer, readable_text
from compiler.sources.markdown import front_matter
from compiler.sources.markdown import rendering as markdown
from compiler.sources.markdown.front_matter import FrontMatter
from compiler.sources.markdown.marks import Formulas
from compiler.sources.mending.article import mend_article
from compiler.sources.pictures.placing import Pictures
from compiler.sources.recognition.edges import Edges, with_roles
from compiler.sources.recognition.heads import take_title, with_headings
from compiler.sources.recognition.typed_contents import without_contents
from compiler.sources.wording.dates import printed_date
from compiler.sources.wording.site_names import without_site

_RULER = re.compile(r"\s*(?:[=＝*＊~～_\-—－─━·.•]\s*){8,}")


@dataclass(frozen=True)
class Reading:
    """What reading one source needs besides its text.

    ``one_article`` says that it is no whole booklet, ``whole_booklet`` that it is one.
    """

    origin: str
    pictures: Pictures
    report: Report
    mending: Mending = ALL_RULES
    one_article: bool = False
    whole_booklet: bool = False


def read_html(front: FrontMatter, tree: BeautifulSoup, size: int, reading: Reading) -> Manuscript:
    """The article of a post with an HTML body; ``size`` counts the file's visible characters."""
    return _read(front, tree, size, reading, Account(reading.origin, "post"), pages=False)


def read_markdown(front: FrontMatter, size: int, reading: Reading) -> Manuscript:
    """The article of a Markdown text; ``size`` counts the file's visible characters."""
    rendered = markdown.render(front.body)
    if rendered.breaks:
        code = "sources.lines-joined" if rendered.wrapped else "sources.lines-kept"
        reading.report.info(code, Location(source=reading.origin), count=rendered.breaks)
    report_formulas(rendered.formulas, reading.origin, reading.report)
    account = Account(reading.origin, "markdown")
    return _read(front, parsed(rendered.html), size, reading, account, pages=True)


def report_formulas(found: Formulas, origin: str, report: Report) -> None:
    """Say how many formulas were set as a line, and how many could not be."""
    if found.set:
        report.info("sources.formulas", Location(source=origin), count=found.set)
    if found.unset:
        quote = " ".join(found.unset[0].split())[:30]
        location = Location(source=origin, quote=quote)
        report.warn("sources.formulas-unset", location, count=len(found.unset), quote=quote)


def _read(
    front: FrontMatter,
    tree: BeautifulSoup,
    size: int,
    reading: Reading,
    account: Account,
    *,
    pages: bool,
) -> Manuscript:
    stray = tuple(paragraph(line) for line in front.stray.split("\n") if line.strip())
    account.read(front.stray)
    account.read(readable_text(tree))
    streamer = Streamer(reading.origin, profile_of(front.body), account, reading.report)
    blocks = stray + Lowering(streamer, reading.pictures).lower(tree)
    reading.pictures.close()
    article = _article(front, without_rulers(blocks, account), reading, account)
    markup = max(0, size - visible_count(account.ledger().text))
    mended = mend_article(article, account, reading.report, reading.mending, cut_by_pages=pages)
    return Manuscript(mended, account.ledger(markup))


def _article(front: FrontMatter, blocks: Blocks, reading: Reading, account: Account) -> Article:
    """The article of lowered blocks: title, byline, headings, links."""
    location = Location(source=reading.origin)
    blocks, links = link_markers.take_from_blocks(blocks, account, reading.report, location)
    cleared = without_contents(blocks, account, reading.report)
    titled = take_title(
        cleared.blocks, front.title, account, of_first_line=True, listed=cleared.named
    )
    title = front.title or titled.title
    given = Edges(
        with_headings(titled.blocks, account),
        author=front.author,
        source=front.source,
        date=printed_date(front.date) if front.date else "",
        title=title,
    )
    edges = with_roles(given, account)
    title = edges.title or name_as_title(reading, account)
    kept = (front.title, front.subtitle, front.author, front.date, front.link)
    source = (front.source,) if edges.source == front.source else ()
    front_matter.settle(account, front, kept + source)
    article = edges.article(
        title,
        reading.origin,
        subtitle=front.subtitle or titled.subtitle,
        links=_once((front.link, *titled.links, *links), account),
    )
    report_empty(article, reading.report)
    return article


def report_empty(article: Article, report: Report) -> None:
    """Warn of an article of which there is nothing but its title."""
    if not article.blocks and not article.lead:
        report.warn("sources.empty-body", Location(source=article.origin), title=article.title)


def name_as_title(reading: Reading, account: Account) -> str:
    """The file's name as the title of an article without one; accounted and reported."""
    title = without_site(PurePosixPath(reading.origin).stem)
    location = Location(source=reading.origin)
    reading.report.info("sources.title-from-file-name", location, title=title)
    account.change("title-from-file-name", "", title)
    account.guess(GuessKind.TITLE, title, 0.3, "file-name")
    return title


def _once(links: tuple[str, ...], account: Account) -> tuple[str, ...]:
    """The links without repetitions and empty ones, the account set right."""
    kept: list[str] = []
    for link in filter(None, links):
        if link in kept:
            account.drop("duplicate-link", link)
        else:
            kept.append(link)
    return tuple(kept)


def without_rulers(blocks: Blocks, account: Account) -> Blocks:
    """The blocks without lines of signs that stand for a rule."""
    kept = []
    for block in blocks:
        if isinstance(block, Paragraph) and _RULER.fullmatch(plain(block.children)):
            account.drop("ruler", plain(block.children))
        else:
            kept.append(block)
    return tuple(kept)
