"""The door of the room: a file → the article or the whole booklet in it.

The formats are a table. The first that claims a file reads it: to a flow, which is composed like
that of any other format, or to a whole booklet.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from compiler.diagnostics import Report
from compiler.model.block import Blocks
from compiler.model.booklet import Manuscript
from compiler.model.characters import visible_count
from compiler.sources.account import Account
from compiler.sources.candidate import PAGES, SUPPORTED, WORD, Candidate
from compiler.sources.conversion.converted import as_package
from compiler.sources.markdown.front_matter import settle
from compiler.sources.pictures.placing import Pictures
from compiler.sources.plain_text import text
from compiler.sources.reading import Reading
from compiler.sources.settings import ReadingSettings, origin_of
from compiler.sources.whole_booklets import booklet_dump

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from compiler.sources.flow.looks import Flow

__all__ = [
    "FORMATS",
    "SUPPORTED",
    "Format",
    "ReadingSettings",
    "load_readers",
    "pictures_of",
    "read_source",
    "read_with",
]


@dataclass(frozen=True)
class Format:
    """A format: its name in the account, which files it claims, and what reads them."""

    name: str
    claims: Callable[[Candidate], bool]
    read: Callable[[Candidate, Reading, Account], Manuscript]


def read_source(path: Path, root: Path, settings: ReadingSettings, report: Report) -> Manuscript:
    """What the file at ``path`` holds, and the account of its characters; see ``read_with``."""
    pictures = pictures_of(path, root, settings, report)
    with as_package(path, pictures.origin) as package:
        return read_with(pictures, settings, package)


def read_with(pictures: Pictures, settings: ReadingSettings, package: Path) -> Manuscript:
    """What the file holds whose ``pictures`` these are, and the account of its characters.

    ``package`` is the file, or what it was converted to (``conversion``).

    The manuscript's ``origin`` is its path below the project folder. Raises SourceError for what
    cannot be read: missing, empty, a folder, too large, not UTF-8, or a format that is not
    supported yet.
    """
    reading = Reading(
        pictures.origin,
        pictures,
        pictures.report,
        settings.mending,
        one_article=settings.kind == "article",
        whole_booklet=settings.kind == "booklet",
    )
    candidate = Candidate(pictures.source, reading, package)
    found = next(each for each in FORMATS if each.claims(candidate))
    return found.read(candidate, reading, Account(reading.origin, found.name))


# Parsers are imported where a format needs them: 0.15 s that the others do without.


def _word(candidate: Candidate, reading: Reading, account: Account) -> Manuscript:
    from compiler.sources.word import reader  # noqa: PLC0415 - see above

    flow = reader.read(candidate.package, reading, account, partial(_page_within, reading, account))
    return _whole(flow, reading, account)


def _pdf(candidate: Candidate, reading: Reading, account: Account) -> Manuscript:
    from compiler.sources.pdf import reader  # noqa: PLC0415 - see above

    return _whole(reader.read(candidate.path, reading, account), reading, account)


def _epub(candidate: Candidate, reading: Reading, account: Account) -> Manuscript:
    from compiler.sources.epub import reader  # noqa: PLC0415 - see above
    from compiler.sources.whole_booklets.electronic_book import manuscript_of  # noqa: PLC0415 - see above

    return manuscript_of(reader.read(candidate.path, reading, account), reading, account)


def _whole(flow: Flow, reading: Reading, account: Account) -> Manuscript:
    """The booklet that a flow is, or its article."""
    from compiler.sources.composing import manuscript  # noqa: PLC0415 - see above
    from compiler.sources.mending.article import mend_draft  # noqa: PLC0415 - see above
    from compiler.sources.whole_booklets.word_booklet import booklet_of  # noqa: PLC0415 - see above

    if not reading.one_article:
        trial = account.trial()
        draft = booklet_of(flow, reading, trial)
        if draft is not None:
            mended = mend_draft(draft, trial, reading.report, reading.mending)
            return Manuscript(mended, trial.ledger())
    return manuscript(flow, reading, account)


def _page_within(reading: Reading, account: Account, data: bytes) -> Blocks:
    """The blocks of a page of the web that stands in a Word file."""
    from compiler.sources.web.embedded import blocks_of  # noqa: PLC0415 - see above

    return blocks_of(data, reading, account)


def _archive(candidate: Candidate, reading: Reading, account: Account) -> Manuscript:
    from compiler.sources.composing import manuscript  # noqa: PLC0415 - see above
    from compiler.sources.web import archive, reader  # noqa: PLC0415 - see above

    found = archive.open_archive(candidate.path, reading.origin, reading.report)
    flow = reader.read_archive(found, reading, account)
    return manuscript(flow, reading, account, _notation(found.page, account))


def _page(candidate: Candidate, reading: Reading, account: Account) -> Manuscript:
    from compiler.sources.composing import manuscript  # noqa: PLC0415 - see above
    from compiler.sources.web import reader  # noqa: PLC0415 - see above

    flow = reader.read_page(candidate.content, reading, account)
    return manuscript(flow, reading, account, _notation(candidate.content, account))


def _booklet(candidate: Candidate, reading: Reading, _account: Account) -> Manuscript:
    return booklet_dump.read(
        candidate.content, reading.origin, reading.report, reading.pictures, reading.mending
    )


def _post(candidate: Candidate, reading: Reading, account: Account) -> Manuscript:
    from compiler.sources.composing import manuscript  # noqa: PLC0415 - see above
    from compiler.sources.markdown import reader  # noqa: PLC0415 - see above

    tree = cast("BeautifulSoup", candidate.tree)  # by its claim
    flow = reader.read_html(candidate.front, tree, reading, account)
    return manuscript(flow, reading, account, _notation(candidate.content, account))


def _plain(candidate: Candidate, reading: Reading, account: Account) -> Manuscript:
    from compiler.sources.composing import manuscript  # noqa: PLC0415 - see above

    settle(account, candidate.front)
    flow = text.read(candidate.front.body, reading, account, candidate.front.known)
    return manuscript(flow, reading, account)


def _markdown(candidate: Candidate, reading: Reading, account: Account) -> Manuscript:
    from compiler.sources.composing import manuscript  # noqa: PLC0415 - see above
    from compiler.sources.markdown import reader  # noqa: PLC0415 - see above

    flow = reader.read_markdown(candidate.front, reading, account)
    return manuscript(flow, reading, account, _notation(candidate.content, account))


def _notation(content: str, account: Account) -> int:
    """How many of a file's visible characters are notation and no text."""
    return max(0, visible_count(content) - visible_count(account.ledger().text))


FORMATS = (
    Format("word", Candidate.is_word, _word),
    Format("epub", Candidate.is_epub, _epub),
    Format("pdf", Candidate.is_pdf, _pdf),
    Format("page", Candidate.is_archive, _archive),
    Format("page", Candidate.is_page, _page),
    Format("booklet", Candidate.is_booklet, _booklet),
    Format("post", Candidate.is_post, _post),
    Format("text", Candidate.is_plain, _plain),
    Format("markdown", lambda _: True, _markdown),
)

# What reading and hearing a file of that ending needs in most cases, beside what is loaded here.
_ROADS = (
    (WORD, ("word.reader", "whole_booklets.word_booklet", "witness.word_file")),
    ((".pdf",), ("pdf.reader", "whole_booklets.word_booklet", "witness.pdf_file")),
    (PAGES, ("web.reader", "witness.page")),
    ((".txt",), ("html.parsing", "witness.marks")),
    ((".md", ".markdown"), ("markdown.reader", "html.parsing", "witness.marks")),
)


def load_readers(endings: Iterable[str]) -> None:
    """Import what reads files of these endings, before the processes are forked that do it."""
    wanted = set(endings)
    for those, modules in _ROADS:
        if wanted.intersection(those):
            for name in ("composing", *modules):
                importlib.import_module(f"compiler.sources.{name}")


def pictures_of(path: Path, root: Path, settings: ReadingSettings, report: Report) -> Pictures:
    """The pictures of the manuscript at ``path`` in the project folder ``root``."""
    fetcher = None
    if settings.remote_images and settings.image_cache is not None:
        if not settings.image_cache.resolve().is_relative_to(root.resolve()):
            raise ValueError(f"{settings.image_cache} is not below {root}")
        from compiler.sources.pictures.fetching import Fetcher  # noqa: PLC0415 - loads what speaks HTTP

        fetcher = Fetcher(settings.image_cache)
    origin = settings.origin or origin_of(path, root)
    return Pictures(root, path, origin, report, fetcher, settings.room)
