"""A saved web page → its article.

1. the page as lines, the head's facts                 (lines, head)
2. where the main text stands                          (main_text)
3. title, author, source, date                         (facts)
4. byline, buttons, lists of links out of the tree     (cleaning)
5. styles to tags, addresses made whole                (styles, tables)
6. blocks, headings, roles, mending                    (as for any article)

What stands outside of the main text is dropped with the reason ``chrome``; sentences among it are
reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup
from bs4.element import Tag

from compiler.diagnostics import Severity
from compiler.errors import Location
from compiler.model.article import Article
from compiler.model.block import Block, Blocks, Heading, Paragraph, Role
from compiler.model.booklet import Manuscript
from compiler.model.characters import visible, visible_count
from compiler.model.guess import GuessKind
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.articles import Reading, name_as_title, report_empty
from compiler.sources.flow import link_markers
from compiler.sources.html.hidden import without_hidden
from compiler.sources.html.lowering import Lowering, run_of_text
from compiler.sources.html.parsing import parsed
from compiler.sources.html.profile import profile_of
from compiler.sources.html.stream import Streamer, readable_text
from compiler.sources.mending.article import mend_article
from compiler.sources.recognition.edges import Edges, with_roles
from compiler.sources.recognition.heads import take_title, with_headings
from compiler.sources.recognition.typed_contents import without_contents
from compiler.sources.web.archive import Archive
from compiler.sources.web.cleaning import Cleaned, clean, quiet_elements
from compiler.sources.web.enclosed import put_together
from compiler.sources.web.facts import Facts, facts_of
from compiler.sources.web.head import head_of
from compiler.sources.web.lines import PageLines, lines_of
from compiler.sources.web.main_text import MainText, left_out, main_text
from compiler.sources.web.styles import Styled, settle_styles
from compiler.sources.web.tables import dissolve
from compiler.sources.web.title import form

_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,16}\s*+[〔\[［(（]\s*+\d{4}\s*+[〕\]］)）]\s*+第?\s*+\d{1,5}\s*+号"
)
_TITLE_PARTS = 4  # centred lines that a document's title is broken over
_SIGNED_WITHIN = 60  # blocks from the end; attachments stand after a signature
_MUCH_LEFT = 0.25  # of the text: more sentences than that outside of it are no chrome
_LONG_LEFT = 30  # characters: a sentence worth a look


def read_archive(archive: Archive, reading: Reading) -> Manuscript:
    """The article of a page saved in one file, with the pictures saved in it."""
    tree = parsed(archive.page)
    put_together(tree, archive, reading)
    return _read(archive.page, tree, reading)


def read_page(content: str, reading: Reading) -> Manuscript:
    """The article of a saved page and the account of its characters."""
    return _read(content, parsed(content), reading)


def _read(content: str, tree: BeautifulSoup, reading: Reading) -> Manuscript:
    account = Account(reading.origin, "page")
    account.read(readable_text(tree))
    without_hidden(tree, account)
    head = head_of(tree, content)
    profile = profile_of(content)
    page = lines_of(tree)
    main = main_text(page, tree, profile)
    inside = [line for start, end in main.ranges(page) for line in page.lines[start:end]]
    facts = facts_of(page, head, profile, inside)
    _report_left(page, main, facts, reading)
    cleaned = clean(page, main, facts, profile, account)
    root = _gathered(tree, main, account)
    styled = settle_styles(root, tree, head.base, reading.pictures.source.parent)
    dissolve(root.find_all("table"))
    streamer = Streamer(reading.origin, profile, account, reading.report)
    blocks = Lowering(streamer, reading.pictures).lower(root)
    reading.pictures.close()
    _report(cleaned, styled, reading)
    article = _article(blocks, _Found(facts, styled, cleaned), reading, account)
    mended = mend_article(article, account, reading.report, reading.mending, cut_by_pages=False)
    markup = max(0, visible_count(content) - visible_count(account.ledger().text))
    return Manuscript(mended, account.ledger(markup))


def _gathered(tree: BeautifulSoup, main: MainText, account: Account) -> Tag:
    """The main elements in one, taken out of the page; all that is left is the site's."""
    if main.roots == (tree,):
        quiet_elements(tree, account)
        return tree
    gathered = tree.new_tag("div")
    for root in main.roots:
        root.name = "div"  # a list's item or a table's cell that holds the article is a wrapper
        gathered.append(root.extract())
    account.drop("chrome", readable_text(tree))
    quiet_elements(gathered, account)
    return gathered


@dataclass(frozen=True)
class _Found:
    """What the page says besides its text."""

    facts: Facts
    styled: Styled
    cleaned: Cleaned


def _article(blocks: Blocks, found: _Found, reading: Reading, account: Account) -> Article:
    """The article of lowered blocks and the facts of its page."""
    facts, styled = found.facts, found.styled
    location = Location(source=reading.origin)
    blocks, links = link_markers.take_from_blocks(blocks, account, reading.report, location)
    _enter_facts(facts, account)
    blocks = _without_title(blocks, facts, account)
    cleared = without_contents(blocks, account, reading.report)
    titled = take_title(cleared.blocks, facts.title, account, listed=cleared.named)
    blocks, number = _document_number(titled.blocks)
    given = Edges(
        with_headings(blocks, account),
        author=facts.author,
        source=facts.source,
        date=facts.date,
        title=facts.title or titled.title,
    )
    edges = with_roles(given, account)
    if edges.source != facts.source:  # the text names another, which says more
        account.drop("duplicate-source", facts.source)
    beside = tuple(Paragraph(run_of_text(text), Role.CREDIT) for text in found.cleaned.credits)
    article = replace(edges, blocks=_signed(edges.blocks, styled) + beside).article(
        edges.title or name_as_title(reading, account),
        reading.origin,
        subtitle=titled.subtitle or number,
        links=links + titled.links,
    )
    report_empty(article, reading.report)
    return article


def _enter_facts(facts: Facts, account: Account) -> None:
    """Account for what was set from the page's head and for the form of dates."""
    account.guess(GuessKind.TITLE, facts.title, facts.title_sure, facts.title_reason)
    seen = "".join(visible(span.text) for span in facts.spans)
    if facts.title and not (facts.title_lines or facts.title_seen):
        account.change("page-head", "", facts.title)
    if facts.date_seen:
        account.change("date-form", facts.date_seen, facts.date)
    elif facts.date:
        account.change("page-head", "", facts.date)
    for value in (facts.author, facts.source):
        if value and visible(value) not in seen:
            account.change("page-head", "", value)


def _without_title(blocks: Blocks, facts: Facts, account: Account) -> Blocks:
    """The blocks without the title that is broken over the first of them."""
    joined = ""
    for count, block in enumerate(blocks[:_TITLE_PARTS], 1):
        text = _text(block)
        if text is None or not facts.title:
            break
        joined += text
        if form(joined) == form(facts.title):
            account.drop("duplicate-title", joined)
            return blocks[count:]
    return blocks


def _document_number(blocks: Blocks) -> tuple[Blocks, str]:
    """The blocks without a 发文字号 at their head, which stands under the title (GB/T 9704)."""
    text = _text(blocks[0]) if blocks else None
    if text and _DOCUMENT_NUMBER.fullmatch(text.strip()):
        return blocks[1:], text.strip()
    return blocks, ""


def _text(block: Block) -> str | None:
    return plain(block.children) if isinstance(block, Paragraph | Heading) else None


def _signed(blocks: Blocks, styled: Styled) -> Blocks:
    """The blocks with short paragraphs that the page sets flush right as signatures."""
    early = len(blocks) - _SIGNED_WITHIN
    return tuple(
        replace(block, role=Role.SIGNATURE)
        if isinstance(block, Paragraph)
        and index >= max(1, early)
        and block.role is Role.BODY
        and visible(plain(block.children)) in styled.right
        else block
        for index, block in enumerate(blocks)
    )


def _report_left(page: PageLines, main: MainText, facts: Facts, reading: Reading) -> None:
    """Say which sentences of the page are not taken for its article."""
    known = {line.index for line in (*facts.metadata.lines, *facts.title_lines)}
    lines = [line for line in left_out(page, main) if line.index not in known]
    longest = max(lines, key=lambda line: line.size, default=None)
    if longest is None or longest.size < _LONG_LEFT:
        return
    count = sum(line.size for line in lines)
    whole = sum(page.weight(root) for root in main.roots)
    severity = Severity.WARNING if count > _MUCH_LEFT * whole else Severity.INFO
    quote = longest.text[:20]
    reading.report.note(
        severity,
        "sources.page-left-out",
        Location(source=reading.origin, quote=quote),
        count=count,
        quote=quote,
    )


def _report(cleaned: Cleaned, styled: Styled, reading: Reading) -> None:
    location = Location(source=reading.origin)
    if cleaned.serial:
        reading.report.warn("sources.page-of-several", location)
    if styled.lost_links:
        reading.report.info("sources.links-without-base", location, count=styled.lost_links)
