"""What a file is: looked at as far as telling its format needs, and no further."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from compiler.sources.conversion.kinds import Kind, kind_of
from compiler.sources.encoding.decoding import read_text
from compiler.sources.markdown.front_matter import FrontMatter, read_front_matter
from compiler.sources.reading import Reading
from compiler.sources.refusals import refusal
from compiler.sources.web.archive_head import is_archive
from compiler.sources.whole_booklets import booklet_dump

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

PAGES = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml")
WORD = (".docx", ".docm", ".doc", ".wps", ".rtf", ".odt")
SUPPORTED = (".md", ".markdown", ".txt", *PAGES, *WORD, ".pdf", ".epub")

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
class Candidate:
    """A file that a format may claim; what is found out about it is kept.

    ``package`` is the file itself, or the .docx that it was converted to.

    Raises SourceError for a file that no format can claim, and where its text is asked for, for
    one that cannot be decoded.
    """

    path: Path
    reading: Reading
    package: Path

    def __post_init__(self) -> None:
        if self.ending not in SUPPORTED and self.path.exists() and not self.path.is_dir():
            raise refusal(self.reading.origin, SUPPORTED)

    @property
    def ending(self) -> str:
        """The file name's ending, in small letters."""
        return self.path.suffix.lower()

    @cached_property
    def content(self) -> str:
        """The file's text."""
        return read_text(self.path, self.reading.origin, self.reading.report)

    @cached_property
    def front(self) -> FrontMatter:
        """The front matter, and the text after it."""
        return read_front_matter(self.content, self.reading.origin, self.reading.report)

    @cached_property
    def tree(self) -> BeautifulSoup | None:
        """The tree of a text that is HTML all through; None for any other."""
        from compiler.sources.html.parsing import html_tree  # noqa: PLC0415 - 0.15 s of parsers

        return html_tree(self.front.body)

    def is_word(self) -> bool:
        """Whether it is a Word file: by its ending, unless it holds a page of the web."""
        return self.ending in WORD and not self._holds_page

    @cached_property
    def _holds_page(self) -> bool:
        """Whether a page of the web has an ending of Word's, as office systems export it."""
        return self.ending in WORD and kind_of(self.path) is Kind.PAGE

    def is_epub(self) -> bool:
        """Whether it is an e-book."""
        return self.ending == ".epub"

    def is_pdf(self) -> bool:
        """Whether it is a PDF."""
        return self.ending == ".pdf"

    def is_archive(self) -> bool:
        """Whether it is a page saved in one file with its pictures (MHTML)."""
        return (self.ending in PAGES or self._holds_page) and is_archive(self.path)

    def is_page(self) -> bool:
        """Whether it is a whole page of the web, by its ending or its first lines."""
        return self.ending in PAGES or self._holds_page or bool(_WEB_PAGE.match(self.content))

    def is_booklet(self) -> bool:
        """Whether it is a whole booklet, by its contents list or as the project says."""
        if self.reading.whole_booklet or self.reading.one_article:
            return self.reading.whole_booklet
        told = self.front.raw and not self.front.typed
        return not told and booklet_dump.is_booklet(self.content)

    def is_post(self) -> bool:
        """Whether it is a post with a body of HTML."""
        return self.tree is not None

    def is_plain(self) -> bool:
        """Whether it is a .txt that has no front matter and no mark of Markdown."""
        marked = self.front.raw and not self.front.typed
        return self.ending == ".txt" and not marked and not _is_markdown(self.front.body)


def _is_markdown(body: str) -> bool:
    """Whether a .txt is written in Markdown: it has a mark of it, or quotes several lines."""
    return bool(_MARKDOWN.search(body)) or len(_QUOTED.findall(body)) >= _FEWEST_QUOTED
