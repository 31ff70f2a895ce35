"""A text → the tree of its HTML."""

from __future__ import annotations

import re
import warnings

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning
from bs4.element import Tag
from bs4.exceptions import ParserRejectedMarkup

from compiler.model.characters import visible_count
from compiler.sources.html.elements import with_text_kept
from compiler.sources.html.stream import readable_text
from compiler.sources.html.unclosed import without_unclosed

# Atomic groups: where it fails, each comment must not be tried to the end of every later one.
_HTML_START = re.compile(
    r"\s*+(?>(?:(?><!--.*?-->)\s*+)*)"
    r"<(?:!doctype|html|body|div|p|section|article|main|table|figure|span)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARATION = re.compile(r"<!(?!--|doctype\b)", re.IGNORECASE)
_LOOSE_SHARE = 0.2


def html_tree(body: str) -> BeautifulSoup | None:
    """The tree of a text that is HTML all through; None for Markdown with some HTML in it."""
    if not _HTML_START.match(body):
        return None
    tree = parsed(body)
    loose = sum(visible_count(str(child)) for child in tree.contents if not isinstance(child, Tag))
    return tree if loose <= _LOOSE_SHARE * visible_count(readable_text(tree)) else None


def parsed(html: str) -> BeautifulSoup:
    """The tree of an HTML text, as html.parser reads it."""
    html = with_text_kept(without_unclosed(html))
    with warnings.catch_warnings():  # bs4 warns of text like a file name, or XHTML
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        try:
            return BeautifulSoup(html, "html.parser")
        except ParserRejectedMarkup:  # "<![" and a word that it does not know: kept as text
            return BeautifulSoup(_DECLARATION.sub("&lt;!", html), "html.parser")
