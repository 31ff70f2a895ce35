"""All mending rules in order, over everything that an article or a whole booklet prints.

1. paragraphs cut by a page break are joined, so that quotes pair across the cut   (page_breaks)
2. half-width quotes are paired                                                     (quotes)
3. spaces that Chinese print does not have go                                       (spaces)
4. the title is restored from its file-name form, as the mended body has it         (titles)

What a rule did is read off the printed characters before and after it, so that the account is
right whatever the rule touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.article import Article
from compiler.model.block import Blocks
from compiler.model.booklet import BookletDraft, Masthead, Section
from compiler.model.segments import (
    Segment,
    article_segments,
    block_segments,
    masthead_segments,
)
from compiler.model.walk import Edit, Rewrite, rewrite_article, rewrite_blocks, rewrite_text
from compiler.sources.account import Account
from compiler.sources.mending import page_breaks, quotes, spaces, titles

_RULES: tuple[tuple[str, Rewrite], ...] = (("quotes", quotes.edits), ("spaces", spaces.edits))


def mend_article(
    article: Article, account: Account, report: Report, *, cut_by_pages: bool = True
) -> Article:
    """The article mended; ``cut_by_pages=False`` leaves its paragraphs as they are divided.

    Entered in ``account`` under ``page-number``, ``page-break``, ``quotes``, ``spaces`` and
    ``title``; unpaired quotes and titles in doubt go to ``report``.
    """
    if cut_by_pages:
        article = replace(article, blocks=_joined(article.blocks, account))
    for name, rule in _RULES:
        mended = rewrite_article(article, rule)
        _enter(name, article_segments(article), article_segments(mended), account)
        article = mended
    _report_unpaired(lambda see: rewrite_article(article, see), article.origin, report)
    return _with_title(article, account, report)


def mend_draft(draft: BookletDraft, account: Account, report: Report) -> BookletDraft:
    """The booklet of a dump mended: masthead, editor's note, section titles and all articles."""
    note = _joined(draft.editor_note, account)
    masthead = draft.masthead
    for name, rule in _RULES:
        mended_note, mended_masthead = rewrite_blocks(note, rule), _masthead(masthead, rule)
        _enter(name, block_segments(note), block_segments(mended_note), account)
        _enter(name, masthead_segments(masthead), masthead_segments(mended_masthead), account)
        note, masthead = mended_note, mended_masthead
    _report_unpaired(lambda see: rewrite_blocks(note, see), draft.origin, report)
    return replace(
        draft,
        masthead=masthead,
        editor_note=note,
        sections=tuple(_section(section, account, report) for section in draft.sections),
    )


def _section(section: Section, account: Account, report: Report) -> Section:
    title = section.title
    for name, rule in _RULES:
        mended = rewrite_text(title, rule)
        _enter(name, [Segment(title)], [Segment(mended)], account)
        title = mended
    articles = tuple(mend_article(article, account, report) for article in section.articles)
    return replace(section, title=title, articles=articles)


def _masthead(masthead: Masthead, rule: Rewrite) -> Masthead:
    return replace(
        masthead,
        series=rewrite_text(masthead.series, rule),
        title=rewrite_text(masthead.title, rule),
        subtitle=rewrite_text(masthead.subtitle, rule),
        issue=rewrite_text(masthead.issue, rule),
        date=rewrite_text(masthead.date, rule),
        publisher=rewrite_text(masthead.publisher, rule),
        notice=rewrite_text(masthead.notice, rule),
        editor=rewrite_text(masthead.editor, rule),
        copies=rewrite_text(masthead.copies, rule),
        contact=rewrite_text(masthead.contact, rule),
    )


def _joined(blocks: Blocks, account: Account) -> Blocks:
    whole = page_breaks.join(blocks)
    for number in whole.numbers:
        account.drop("page-number", number)
    account.space("page-break", whole.joins)
    return whole.blocks


def _with_title(article: Article, account: Account, report: Report) -> Article:
    texts = [segment.text for segment in block_segments(article.lead + article.blocks)]
    restored = titles.restore(article.title, texts)
    account.change("title", article.title, restored.title)
    if restored.doubtful:
        report.warn("mending.doubtful-title", Location(article.origin), title=restored.title)
    return replace(article, title=restored.title)


def _report_unpaired(traverse: Callable[[Rewrite], object], origin: str, report: Report) -> None:
    """Send the one traversal over the text with a rule that only looks."""

    def see(text: str) -> Iterable[Edit]:
        for quote in quotes.unpaired(text):
            report.warn("mending.unpaired-quote", Location(origin, quote=quote), quote=quote)
        return ()

    traverse(see)


def _enter(
    rule: str, before: Iterable[Segment], after: Iterable[Segment], account: Account
) -> None:
    """Enter the difference of two states of the printed text, as characters, under ``rule``."""
    old = Counter("".join(segment.text for segment in before))
    new = Counter("".join(segment.text for segment in after))
    gone, come = old - new, new - old
    account.change(rule, "".join(gone.elements()), "".join(come.elements()))
    account.space(rule, sum(count for character, count in gone.items() if character.isspace()))
