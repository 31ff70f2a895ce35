"""A saved web page → its flow, and what the page says of its article.

1. the page as lines, the head's facts                 (lines, head)
2. where the main text stands                          (main_text)
3. title, author, source, date                         (facts)
4. byline, buttons, lists of links out of the tree     (cleaning)
5. styles to tags, addresses made whole                (styles, tables)

What stands outside of the main text is dropped with the reason ``chrome``; sentences among it are
reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup
from bs4.element import Tag

from compiler.diagnostics import Severity
from compiler.errors import Location, SourceError
from compiler.model.block import Block, Blocks, Heading, Paragraph, Role
from compiler.model.characters import visible
from compiler.model.guess import GuessKind
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.flow.looks import Flow, Known, Look, Passage
from compiler.sources.html.form_fields import show_fields
from compiler.sources.html.hidden import without_hidden
from compiler.sources.html.lowering import Lowering, run_of_text
from compiler.sources.html.parsing import parsed
from compiler.sources.html.profile import profile_of
from compiler.sources.html.stream import Streamer, readable_text
from compiler.sources.reading import Reading
from compiler.sources.web.archive import Archive
from compiler.sources.web.beside import widened
from compiler.sources.web.cleaning import Cleaned, clean, quiet_elements
from compiler.sources.web.enclosed import put_together
from compiler.sources.web.fact_finding import facts_of
from compiler.sources.web.facts import Facts
from compiler.sources.web.head import head_of
from compiler.sources.web.indents import without_indents
from compiler.sources.web.lines import PageLines, lines_of
from compiler.sources.web.main_text import MainText, left_out, main_text
from compiler.sources.web.notices import is_bare, is_empty, notice_of
from compiler.sources.web.scripted import scripted_article
from compiler.sources.web.styles import Styled, settle_styles
from compiler.sources.web.tables import dissolve
from compiler.sources.web.title import below_title

_BARE = 120  # characters of sentences: a page that shows less may hold its text in a program
_MUCH_LEFT = 0.25  # of the text: more sentences than that outside of it are no chrome
_LONG_LEFT = 30  # characters: a sentence worth a look


def read_archive(archive: Archive, reading: Reading, account: Account) -> Flow:
    """The flow of a page saved in one file, with the pictures saved in it."""
    tree = parsed(archive.page)
    put_together(tree, archive, reading)
    return _read(archive.page, tree, reading, account)


def read_page(content: str, reading: Reading, account: Account) -> Flow:
    """The flow of a saved page; its characters are entered in ``account``."""
    return _read(content, parsed(content), reading, account)


def _read(content: str, tree: BeautifulSoup, reading: Reading, account: Account) -> Flow:
    tree, page = _shown(tree, account, reading)
    head = head_of(tree, content)
    profile = profile_of(content)
    main = main_text(below_title(page, head), tree, profile)
    inside = [line for start, end in main.ranges(page) for line in page.lines[start:end]]
    facts = facts_of(page, head, profile, inside)
    main = widened(page, main, facts)
    _report_left(page, main, facts, reading)
    cleaned = clean(page, main, facts, profile, account)
    root = _gathered(tree, main, account)
    styled = settle_styles(root, tree, head.base, reading.pictures.beside)
    dissolve(root.find_all("table"))
    without_indents(root)
    streamer = Streamer(reading.origin, profile, account, reading.report)
    blocks = Lowering(streamer, reading.pictures, settled=True).lower(root)
    reading.pictures.close()
    _report(cleaned, styled, reading)
    _enter_facts(facts, account)
    known = Known(facts.title, "", facts.author, facts.source, facts.date)
    below: Blocks = tuple(Paragraph(run_of_text(text), Role.CREDIT) for text in cleaned.credits)
    return Flow(tuple(_passages(blocks, styled)), known, below)


def _passages(blocks: Blocks, styled: Styled) -> Iterator[Passage]:
    """The blocks, with where the page aligns short ones."""
    for at, block in enumerate(blocks):
        words = visible(_text(block))
        if words and words in styled.right and at:
            yield Passage(block, Look(align="right"))
        elif words and words in styled.centred:
            yield Passage(block, Look(align="center"))
        else:
            yield Passage(block)


def _text(block: Block) -> str:
    return plain(block.children) if isinstance(block, Paragraph | Heading) else ""


def _shown(
    tree: BeautifulSoup, account: Account, reading: Reading
) -> tuple[BeautifulSoup, PageLines]:
    """What a page shows, or where it shows no text, the article that its programs hold."""
    account.read(readable_text(tree))
    without_hidden(tree, account)
    page = lines_of(tree)
    location = Location(source=reading.origin)
    if page.weight(tree) < _BARE:
        found = scripted_article(tree, page)
        if found is not None:
            reading.report.info("sources.page-from-script", location)
            account.drop("chrome", readable_text(tree))
            tree = parsed(found.page)
            account.read(readable_text(tree))
            return tree, lines_of(tree)
    if notice := notice_of(page):
        reading.report.warn("sources.page-notice", replace(location, quote=notice[:20]))
    elif is_empty(page):
        raise SourceError("sources.page-empty", location, path=reading.origin)
    elif is_bare(page):
        reading.report.warn("sources.page-without-text", location)
    return tree, page


def _gathered(tree: BeautifulSoup, main: MainText, account: Account) -> Tag:
    """The main elements in one, taken out of the page; all that is left is the site's."""
    if main.roots == (tree,):
        show_fields(tree, account)
        quiet_elements(tree, account)
        return tree
    gathered = tree.new_tag("div")
    for root in main.roots:
        root.name = "div"  # a list's item or a table's cell that holds the article is a wrapper
        gathered.append(root.extract())
    account.drop("chrome", readable_text(tree))
    show_fields(gathered, account)
    quiet_elements(gathered, account)
    return gathered


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


def _report_left(page: PageLines, main: MainText, facts: Facts, reading: Reading) -> None:
    """Say which sentences of the page are not taken for its article."""
    seen = (*facts.metadata.lines, *facts.title_lines, *(span.line for span in facts.spans))
    known = {line.index for line in seen}
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
