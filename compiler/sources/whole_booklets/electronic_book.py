"""The articles of an EPUB as a booklet, each composed as any other; one alone is an article."""

from __future__ import annotations

from itertools import groupby

from compiler.model.booklet import BookletDraft, Manuscript, Section
from compiler.sources.account import Account
from compiler.sources.composing import composed
from compiler.sources.epub.reader import Chapter, ElectronicBook
from compiler.sources.flow.looks import Flow
from compiler.sources.mending.article import mend_article, mend_draft
from compiler.sources.reading import Reading


def manuscript_of(book: ElectronicBook, reading: Reading, account: Account) -> Manuscript:
    """The booklet, or the article, mended, with the account of its characters."""
    alone = len(book.chapters) == 1 and not book.note and not book.chapters[0].section
    if reading.one_article or (alone and not reading.whole_booklet):
        flow = _joined(book)
        article = composed(flow, reading, account)
        mended = mend_article(article, account, reading.report, reading.mending)
        return Manuscript(mended, account.ledger())
    sections = tuple(
        Section(title, tuple(composed(each.flow, reading, account) for each in chapters))
        for title, chapters in groupby(book.chapters, key=_section)
    )
    for name in ("series", "title", "subtitle", "issue", "date", "publisher", "notice"):
        account.change("page-head", "", getattr(book.masthead, name))
    draft = BookletDraft(book.masthead, sections, book.note, reading.origin)
    return Manuscript(mend_draft(draft, account, reading.report, reading.mending), account.ledger())


def _section(chapter: Chapter) -> str:
    return chapter.section


def _joined(book: ElectronicBook) -> Flow:
    """All of the book as one article."""
    if len(book.chapters) == 1:
        return book.chapters[0].flow
    return Flow(tuple(one for chapter in book.chapters for one in chapter.flow.passages))
