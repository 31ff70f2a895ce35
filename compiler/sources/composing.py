"""Blocks and what is known of them → an article: the one order for every format.

 1. link markers and rulers off, quotations of headings
    opened, lines at the head parted                     (link_markers, rulers, quoted_heads,
                                                          head_lines)
 2. lines of a program that saved it, of the page, of
    a site that gives books away, and a typed
    contents list off                                    (clipper_lines, book_sites, page_lines,
                                                         turning_lines, typed_contents)
 3. title and subtitle, and a note on the title          (title, star_notes)
 4. captions that their look tells                       (seen_captions)
 5. headings                                             (heads)
 6. captions that their number tells, or nothing         (numbered_captions, unmarked_captions)
 7. byline and lead                                      (byline)
 8. notes joined with their calls, numbers of clauses    (note_lists, clauses)
 9. signatures, credits, sources, attachments            (signatures, closing_lines, attachments)
10. title, headings and author weighed once more        (weighing)
11. mending                                              (mending)
"""

from __future__ import annotations

from pathlib import PurePosixPath

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.article import Article
from compiler.model.block import Blocks
from compiler.model.booklet import Manuscript
from compiler.model.guess import GuessKind
from compiler.sources.account import Account
from compiler.sources.flow import link_markers
from compiler.sources.flow.looks import Flow, Looks
from compiler.sources.flow.numbered_captions import with_numbered
from compiler.sources.mending.article import mend_article
from compiler.sources.reading import Reading
from compiler.sources.recognition.attachments import with_attachments_parted
from compiler.sources.recognition.book_sites import without_book_site_lines
from compiler.sources.recognition.byline import Edges, take_byline
from compiler.sources.recognition.clauses import with_clauses
from compiler.sources.recognition.clipper_lines import take_clipper_lines
from compiler.sources.recognition.closing_lines import with_closing
from compiler.sources.recognition.head_lines import with_lines_parted
from compiler.sources.recognition.heads import with_heads
from compiler.sources.recognition.note_lists import join_notes
from compiler.sources.recognition.page_lines import without_page_lines
from compiler.sources.recognition.quoted_heads import with_quoted_heads
from compiler.sources.recognition.rulers import without_rulers
from compiler.sources.recognition.seen_captions import with_seen_captions
from compiler.sources.recognition.signatures import with_signatures
from compiler.sources.recognition.star_notes import take_star_note
from compiler.sources.recognition.table_titles import table_title
from compiler.sources.recognition.title import take_title
from compiler.sources.recognition.turning_lines import without_turning_lines
from compiler.sources.recognition.typed_contents import without_contents
from compiler.sources.recognition.unmarked_captions import with_descriptions, with_lines_below
from compiler.sources.weighing.doubts import (
    doubts_of_author,
    doubts_of_heads,
    doubts_of_title,
)
from compiler.sources.weighing.lines import page_of, part_of
from compiler.sources.weighing.role_doubts import doubts_of_roles
from compiler.sources.weighing.title_features import says_something
from compiler.sources.wording.file_titles import title_of_name
from compiler.sources.wording.site_names import without_site


def manuscript(flow: Flow, reading: Reading, account: Account, markup: int = 0) -> Manuscript:
    """The article of a flow, mended, with the account of its characters.

    ``markup`` counts the file's characters that are notation and no text.
    """
    article = composed(flow, reading, account)
    mended = mend_article(
        article, account, reading.report, reading.mending, cut_by_pages=flow.cut_by_pages
    )
    return Manuscript(mended, account.ledger(markup))


def composed(flow: Flow, reading: Reading, account: Account) -> Article:
    """The article of a flow, before mending."""
    known, looks = flow.known, Looks(flow.passages)
    blocks: Blocks = tuple(one.block for one in flow.passages)
    blocks, links = link_markers.take_from_blocks(blocks, account, reading.report, reading.location)
    clipped = take_clipper_lines(blocks, account)
    blocks = without_book_site_lines(without_rulers(clipped.blocks, account), account)
    blocks = with_quoted_heads(blocks)
    blocks = with_lines_parted(blocks, account, titled=bool(known.title))
    blocks = without_turning_lines(without_page_lines(blocks, account), account)
    cleared = without_contents(blocks, account, reading.report)
    titled = take_title(
        cleared.blocks, looks, known.title, account, cleared.named, name=_name_of(reading)
    )
    starred = take_star_note(titled.title, titled.blocks, account)
    structured = _with_structure(starred.blocks, looks, account, cleared.named)
    edges = Edges(
        with_descriptions(structured, account) if flow.described else structured,
        author=known.author,
        source=known.source,
        date=known.date,
        title=known.title or starred.title,
    )
    take_edges(edges, looks, account)
    edges.blocks = starred.note + edges.blocks + flow.credits
    if edges.source != known.source:  # the text names another, which says more
        account.drop("duplicate-source", known.source)
    article = edges.article(
        edges.title
        or _title_in_table(edges.blocks, account)
        or _name_as_title(reading, account, of_page=clipped.found),
        reading.origin,
        subtitle=known.subtitle or titled.subtitle,
        links=_once((*known.links, *titled.links, *clipped.links, *links), account),
    )
    page = page_of(cleared.blocks, looks)
    below = part_of(page, cleared.blocks, starred.blocks)
    if not known.title:
        account.weigh(doubts_of_title(page, cleared.blocks, article.title, _name_of(reading)))
    account.weigh((*doubts_of_heads(below, structured), *doubts_of_author(article)))
    account.weigh(doubts_of_roles(article))
    _report_empty(article, reading.report)
    return article


def take_edges(edges: Edges, looks: Looks, account: Account) -> None:
    """Take byline and lead from the head of the blocks, and tell what stands at their end.

    Between them notes are joined with their calls, and the numbers of clauses set bold.
    """
    take_byline(edges, looks, account)
    edges.blocks = with_clauses(join_notes(edges.blocks, account))
    edges.blocks = with_closing(with_signatures(edges.blocks, looks, account), account)
    edges.blocks = with_attachments_parted(edges.blocks)


def _with_structure(
    blocks: Blocks, looks: Looks, account: Account, listed: frozenset[str]
) -> Blocks:
    """The blocks with headings and captions; ``listed``: what a typed contents list names."""
    blocks = with_lines_below(with_seen_captions(blocks, looks, account), account)
    return with_numbered(with_heads(blocks, looks, account, listed), account)


def _title_in_table(blocks: Blocks, account: Account) -> str:
    """The title that a table at the head says, accounted since the table stays; "" if none does."""
    if title := table_title(blocks):
        account.change("title-from-table", "", title)
        account.guess(GuessKind.TITLE, title, 0.5, "title-label")
    return title


def _name_as_title(reading: Reading, account: Account, *, of_page: bool) -> str:
    """The file's name as the title of an article without one; accounted and reported.

    ``of_page``: a program saved a page under its title, of which the site's name is a part.
    """
    title = without_site(title_of_name(_name_of(reading)), of_page=of_page)
    reading.report.info("sources.title-from-file-name", reading.location, title=title)
    account.change("title-from-file-name", "", title)
    sure = 0.7 if says_something(title) else 0.3
    account.guess(GuessKind.TITLE, title, sure, "file-name")
    return title


def _name_of(reading: Reading) -> str:
    """The file's name without its ending."""
    return PurePosixPath(reading.origin).stem


def _once(links: tuple[str, ...], account: Account) -> tuple[str, ...]:
    """The links without repetitions and empty ones, the account set right."""
    kept: list[str] = []
    for link in filter(None, links):
        if link in kept:
            account.drop("duplicate-link", link)
        else:
            kept.append(link)
    return tuple(kept)


def _report_empty(article: Article, report: Report) -> None:
    """Warn of an article of which there is nothing but its title."""
    if not article.blocks and not article.lead:
        report.warn("sources.empty-body", Location(source=article.origin), title=article.title)
