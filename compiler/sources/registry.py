"""The door of the room: a file → the article or the whole booklet in it.

1. bytes to text                                     (decoding)
2. front matter off                                  (front_matter)
3. a Word file                                       (word)
   a saved web page                                  (web)
   a whole booklet, an HTML post, Markdown, or text  (booklet_dump, markdown, text)
4. the article of what a reader hands over           (composing)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from compiler.diagnostics import Report
from compiler.model.block import Blocks
from compiler.model.booklet import Manuscript
from compiler.model.characters import visible_count
from compiler.model.mending import ALL_RULES, Mending
from compiler.sources.account import Account
from compiler.sources.encoding.decoding import read_text
from compiler.sources.markdown.front_matter import FrontMatter, read_front_matter, settle
from compiler.sources.pictures.fetching import Fetcher
from compiler.sources.pictures.placing import Pictures
from compiler.sources.pictures.room import A4, PictureRoom
from compiler.sources.plain_text import text
from compiler.sources.reading import Reading
from compiler.sources.refusals import refusal
from compiler.sources.web.archive_head import is_archive
from compiler.sources.whole_booklets import booklet_dump

PAGES = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml")
SUPPORTED = (".md", ".markdown", ".txt", *PAGES, ".docx", ".docm")
WORD = (".docx", ".docm", ".doc", ".wps", ".rtf")  # its reader says what is wrong with the others

# A whole page, not a post's body: what saves posts as text saves no doctype.
# Atomic groups: where it fails, each comment must not be tried to the end of every later one.
_WEB_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*>\s*+)?(?>(?:(?><!--.*?-->)\s*+){0,9})<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(
    r"^#{1,6}[ \t]+\S|^\*\*[^*\n]+\*\*[^\S\n]*+$|^```"
    r"|!?\[[^\[\]\n]*+\]\([^)\s\[]+\)|^\|?[^\S\n]*+:?-{3,}+:?\s*+\|",
    re.MULTILINE,
)
_QUOTED = re.compile(r"^>{1,3}[ \t]*+[^\s>]", re.MULTILINE)
_FEWEST_QUOTED = 3


@dataclass(frozen=True)
class ReadingSettings:
    """How sources are read.

    ``kind`` overrules the guess whether a file is a whole booklet or one article. Remote pictures
    are fetched only with ``remote_images``, into ``image_cache``, which must lie below the
    project folder because an article names its pictures relative to that. ``mending`` says which
    rules the text is mended by. ``origin`` is what messages and accounts call the source, its path
    below the project folder if empty. ``room`` is what a page has for a picture.
    """

    kind: Literal["auto", "booklet", "article"] = "auto"
    remote_images: bool = False
    image_cache: Path | None = None
    mending: Mending = ALL_RULES
    origin: str = ""
    room: PictureRoom = A4


def read_source(path: Path, root: Path, settings: ReadingSettings, report: Report) -> Manuscript:
    """What the file at ``path`` holds, and the account of its characters.

    ``root`` is the project folder; the manuscript's ``origin`` is relative to it. Raises
    SourceError for what cannot be read: missing, empty, a folder, too large, not UTF-8, or a
    format that is not supported yet.
    """
    origin = settings.origin or origin_of(path, root)
    reading = Reading(
        origin,
        _pictures(path, root, origin, settings, report),
        report,
        settings.mending,
        one_article=settings.kind == "article",
        whole_booklet=settings.kind == "booklet",
    )
    if path.suffix.lower() in WORD:
        return _read_word(path, reading)
    if path.exists() and not path.is_dir() and path.suffix.lower() not in SUPPORTED:
        raise refusal(origin, SUPPORTED)
    if path.suffix.lower() in PAGES and is_archive(path):
        return _read_archive(path, reading)
    content = read_text(path, origin, report)
    if path.suffix.lower() in PAGES or _WEB_PAGE.match(content):
        return _read_page(content, reading)
    return _read_text(path, content, settings, reading)


# Parsers are imported where a format needs them: 0.15 s that the others do without.


def _read_word(path: Path, reading: Reading) -> Manuscript:
    from compiler.sources.composing import manuscript  # noqa: PLC0415 - see above
    from compiler.sources.mending.article import mend_draft  # noqa: PLC0415 - see above
    from compiler.sources.whole_booklets.word_booklet import booklet_of  # noqa: PLC0415 - see above
    from compiler.sources.word import reader  # noqa: PLC0415 - see above

    account = Account(reading.origin, "word")
    flow = reader.read(path, reading, account, partial(_page_within, reading, account))
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


def _read_archive(path: Path, reading: Reading) -> Manuscript:
    from compiler.sources.composing import manuscript  # noqa: PLC0415 - see above
    from compiler.sources.markdown.reader import notation  # noqa: PLC0415 - see above
    from compiler.sources.web import archive, reader  # noqa: PLC0415 - see above

    found = archive.open_archive(path, reading.origin, reading.report)
    account = Account(reading.origin, "page")
    flow = reader.read_archive(found, reading, account)
    markup = notation(visible_count(found.page), account)
    return manuscript(flow, reading, account, markup)


def _read_page(content: str, reading: Reading) -> Manuscript:
    from compiler.sources.composing import manuscript  # noqa: PLC0415 - see above
    from compiler.sources.markdown.reader import notation  # noqa: PLC0415 - see above
    from compiler.sources.web import reader  # noqa: PLC0415 - see above

    account = Account(reading.origin, "page")
    flow = reader.read_page(content, reading, account)
    return manuscript(flow, reading, account, notation(visible_count(content), account))


def _read_text(path: Path, content: str, settings: ReadingSettings, reading: Reading) -> Manuscript:
    """A whole booklet, a post, Markdown, or plain text."""
    front = read_front_matter(content, reading.origin, reading.report)
    if _is_booklet(front, content, settings):
        return booklet_dump.read(
            content, reading.origin, reading.report, reading.pictures, reading.mending
        )
    from compiler.sources.composing import manuscript  # noqa: PLC0415 - see above
    from compiler.sources.html.parsing import html_tree  # noqa: PLC0415 - see above
    from compiler.sources.markdown import reader as markdown  # noqa: PLC0415 - see above

    size = visible_count(content)
    tree = html_tree(front.body)
    if tree is not None:
        account = Account(reading.origin, "post")
        flow = markdown.read_html(front, tree, reading, account)
        return manuscript(flow, reading, account, markdown.notation(size, account))
    marked = front.raw and not front.typed
    if path.suffix.lower() == ".txt" and not marked and not _is_markdown(front.body):
        account = Account(reading.origin, "text")
        settle(account, front)
        flow = text.read(front.body, reading, account, front.known)
        return manuscript(flow, reading, account)
    account = Account(reading.origin, "markdown")
    flow = markdown.read_markdown(front, reading, account)
    return manuscript(flow, reading, account, markdown.notation(size, account))


def _is_markdown(body: str) -> bool:
    """Whether a .txt is written in Markdown: it has a mark of it, or quotes several lines."""
    return bool(_MARKDOWN.search(body)) or len(_QUOTED.findall(body)) >= _FEWEST_QUOTED


def _is_booklet(front: FrontMatter, content: str, settings: ReadingSettings) -> bool:
    if settings.kind == "auto":
        return (front.typed or not front.raw) and booklet_dump.is_booklet(content)
    return settings.kind == "booklet"


def origin_of(path: Path, root: Path) -> str:
    """The path relative to the project folder; its name if it lies elsewhere."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.name


def _pictures(
    path: Path, root: Path, origin: str, settings: ReadingSettings, report: Report
) -> Pictures:
    fetcher = None
    if settings.remote_images and settings.image_cache is not None:
        if not settings.image_cache.resolve().is_relative_to(root.resolve()):
            raise ValueError(f"{settings.image_cache} is not below {root}")
        fetcher = Fetcher(settings.image_cache)
    return Pictures(root, path, origin, report, fetcher, settings.room)
