"""The door of the room: a file → the article or the whole booklet in it.

1. bytes to text                                     (decoding)
2. front matter off                                  (front_matter)
3. a Word file                                       (word)
   a saved web page                                  (web)
   a whole booklet, an HTML post, Markdown, or text  (booklet_dump, articles, text)
4. mending, inside each reader                       (mending)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from compiler.diagnostics import Report
from compiler.model.booklet import Manuscript
from compiler.model.characters import visible_count
from compiler.model.mending import ALL_RULES, Mending
from compiler.sources.encoding.decoding import read_text
from compiler.sources.markdown.front_matter import FrontMatter, read_front_matter
from compiler.sources.pictures.fetching import Fetcher
from compiler.sources.pictures.placing import Pictures
from compiler.sources.pictures.room import A4, PictureRoom
from compiler.sources.plain_text import text
from compiler.sources.refusals import refusal
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
    pictures = _pictures(path, root, origin, settings, report)
    if path.suffix.lower() in WORD:
        from compiler.sources import articles  # noqa: PLC0415 - as below
        from compiler.sources.word import reader  # noqa: PLC0415 - as below

        return reader.read(
            path,
            articles.Reading(
                origin,
                pictures,
                report,
                settings.mending,
                one_article=settings.kind == "article",
                whole_booklet=settings.kind == "booklet",
            ),
        )
    if path.exists() and not path.is_dir() and path.suffix.lower() not in SUPPORTED:
        raise refusal(origin, SUPPORTED)
    if path.suffix.lower() in PAGES:
        from compiler.sources.web.archive_head import is_archive  # noqa: PLC0415 - as below

        if is_archive(path):
            return _read_archive(path, origin, pictures, settings, report)
    content = read_text(path, origin, report)
    if path.suffix.lower() in PAGES or _WEB_PAGE.match(content):
        from compiler.sources import articles  # noqa: PLC0415 - as below
        from compiler.sources.web import reader as html_page  # noqa: PLC0415 - as below

        return html_page.read_page(
            content, articles.Reading(origin, pictures, report, settings.mending)
        )
    front = read_front_matter(content, origin, report)
    if _is_booklet(front, content, settings):
        return booklet_dump.read(content, origin, report, pictures, settings.mending)
    from compiler.sources import articles  # noqa: PLC0415 - 0.15 s of parsers no dump needs

    reading = articles.Reading(origin, pictures, report, settings.mending)
    size = visible_count(content)
    from compiler.sources.html.parsing import html_tree  # noqa: PLC0415 - as above

    tree = html_tree(front.body)
    if tree is not None:
        return articles.read_html(front, tree, size, reading)
    if path.suffix.lower() == ".txt" and not front.raw and not _MARKDOWN.search(front.body):
        return text.read(content, origin, report, settings.mending)
    return articles.read_markdown(front, size, reading)


def _read_archive(
    path: Path, origin: str, pictures: Pictures, settings: ReadingSettings, report: Report
) -> Manuscript:
    from compiler.sources import articles  # noqa: PLC0415 - as above
    from compiler.sources.web import archive, reader  # noqa: PLC0415 - as above

    found = archive.open_archive(path, origin, report)
    return reader.read_archive(found, articles.Reading(origin, pictures, report, settings.mending))


def _is_booklet(front: FrontMatter, content: str, settings: ReadingSettings) -> bool:
    if settings.kind == "auto":
        return not front.raw and booklet_dump.is_booklet(content)
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
