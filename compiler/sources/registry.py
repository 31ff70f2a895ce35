"""The door of the room: a file → the article or the whole booklet in it.

1. bytes to text                                     (decoding)
2. front matter off                                  (front_matter)
3. a whole booklet, an HTML post, Markdown, or text  (booklet_dump, articles, text)
4. mending, inside each reader                       (mending)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from compiler.diagnostics import Report
from compiler.errors import Location, SourceError
from compiler.model.booklet import Manuscript
from compiler.model.characters import visible_count
from compiler.sources import booklet_dump, text
from compiler.sources.decoding import read_text
from compiler.sources.fetching import Fetcher
from compiler.sources.front_matter import FrontMatter, read_front_matter
from compiler.sources.pictures import Pictures

SUPPORTED = (".md", ".markdown", ".txt")

_MARKDOWN = re.compile(
    r"^#{1,6}[ \t]+\S|^\*\*[^*\n]+\*\*\s*$|^```|!?\[[^\]\n]*\]\([^)\s]+\)|^\|?\s*:?-{3,}:?\s*\|",
    re.MULTILINE,
)


@dataclass(frozen=True)
class ReadingSettings:
    """How sources are read.

    ``kind`` overrules the guess whether a file is a whole booklet or one article. Remote pictures
    are fetched only with ``remote_images``, into ``image_cache``, which must lie below the
    project folder because an article names its pictures relative to that.
    """

    kind: Literal["auto", "booklet", "article"] = "auto"
    remote_images: bool = False
    image_cache: Path | None = None


def read_source(path: Path, root: Path, settings: ReadingSettings, report: Report) -> Manuscript:
    """What the file at ``path`` holds, and the account of its characters.

    ``root`` is the project folder; the manuscript's ``origin`` is relative to it. Raises
    SourceError for what cannot be read: missing, empty, a folder, too large, not UTF-8, or a
    format that is not supported yet.
    """
    origin = _origin(path, root)
    if path.exists() and not path.is_dir() and path.suffix.lower() not in SUPPORTED:
        raise SourceError(
            "sources.unsupported-format",
            Location(source=origin),
            path=origin,
            suffix=path.suffix or "?",
            supported=", ".join(SUPPORTED),
        )
    content = read_text(path, origin)
    front = read_front_matter(content, origin, report)
    pictures = _pictures(path, root, origin, settings, report)
    if _is_booklet(front, content, settings):
        return booklet_dump.read(content, origin, report)
    from compiler.sources import articles  # noqa: PLC0415 - 0.15 s of parsers no dump needs

    reading = articles.Reading(origin, pictures, report)
    size = visible_count(content)
    tree = articles.html_tree(front.body)
    if tree is not None:
        return articles.read_html(front, tree, size, reading)
    if path.suffix.lower() == ".txt" and not front.raw and not _MARKDOWN.search(front.body):
        return text.read(content, origin, report)
    return articles.read_markdown(front, size, reading)


def _is_booklet(front: FrontMatter, content: str, settings: ReadingSettings) -> bool:
    if settings.kind == "auto":
        return not front.raw and booklet_dump.is_booklet(content)
    return settings.kind == "booklet"


def _origin(path: Path, root: Path) -> str:
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
    return Pictures(root, path, origin, report, fetcher)
