"""The direction of each block, and the language of what is not Chinese, written into finished HTML.

Done on the whole document, so that every theme has it. The first letter of a paragraph, a title, a
cell decides which way it runs (UAX #9, P2 and P3, as HTML's ``dir=auto`` does); what holds others,
like a list, runs as its first text does, so that its marks stand on the right side.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from compiler.markup.arabic_script import Surroundings
from compiler.markup.languages import FOREIGN, language_of
from compiler.typography.directions import runs_to_the_left

_TOKEN = re.compile(r"<!--.*?(?:-->|\Z)|<(/?)([a-zA-Z][\w:-]*+)([^<>]*?)(/?)>", re.DOTALL)
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_BLOCKS = frozenset(
    {"p", "li", "ol", "ul", "td", "th", "table", "blockquote", "figcaption", "caption", "pre"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "aside"}
)
_NOTES = re.compile(r'class="note(?:-paragraph)?"')
_VERBATIM = frozenset({"head", "style", "script", "title"})
_FROM_LEFT, _FROM_RIGHT = "ltr", "rtl"
_ENOUGH = 400  # characters of a block that tell its language


def directed(html: str, beside: frozenset[str] = frozenset()) -> str:
    """The document with ``dir`` and ``lang`` where its text is not of the direction around it.

    Nothing is changed but tags; text is put between ``<span lang>`` tags, none is added or moved.
    ``beside`` are the languages in Arabic script of the rest of the book (``languages_in``).
    """
    if html.isascii() or not FOREIGN.search(html):
        return html
    return "".join(_Rewriting(html, beside).parts())


def direction_of(text: str) -> str:
    """Which way a text runs, "ltr" or "rtl", as its first letter says."""
    strong = _first_strong(text)[1] if runs_to_the_left(text) else ""
    return _FROM_RIGHT if strong in {"R", "AL"} else _FROM_LEFT


class _Rewriting:
    """One pass over a document: open elements, each with its direction and language."""

    def __init__(self, html: str, beside: frozenset[str]) -> None:
        self._html = html
        self._mixed = runs_to_the_left(html)
        self._beside = Surroundings(html, beside) if self._mixed else None
        self._open: list[tuple[str, str, str]] = []

    def parts(self) -> Iterator[str]:
        """The pieces of the new document."""
        position = 0
        for token in _TOKEN.finditer(self._html):
            yield self._text(position, token.start())
            position = token.end()
            yield self._tag(token)
        yield self._html[position:]

    def _text(self, start: int, stop: int) -> str:
        """A text with each foreign phrase in a span that names its language."""
        text = self._html[start:stop]
        if text.isascii() or any(name in _VERBATIM for name, _, _ in self._open):
            return text
        around = self._open[-1][2] if self._open else ""

        def named(found: re.Match[str]) -> str:
            language = language_of(found[0], start + found.start(), around, self._beside)
            if language in {"", around}:
                return found[0]
            return f'<span lang="{language}">{found[0]}</span>'

        return FOREIGN.sub(named, text)

    def _tag(self, token: re.Match[str]) -> str:
        closes, name, attributes, is_empty = token.groups()
        if name is None or is_empty or name in _VOID:
            return token[0]
        if closes:
            while self._open and self._open.pop()[0] != name:
                pass
            return token[0]
        _, direction, language = self._open[-1] if self._open else ("", _FROM_LEFT, "")
        added = ""
        is_block = name in _BLOCKS or (name == "span" and _NOTES.search(attributes))
        if self._mixed and (is_block or name == "code"):
            own, spoken = direction, ""
            if is_block:
                own, spoken = self._own(name, token.end(), direction)
            elif name == "code":
                own = _FROM_LEFT
            added = f' dir="{own}"' if own != direction else ""
            if own != direction and spoken:
                added += f' lang="{spoken}"'
                language = spoken
            direction = own
        self._open.append((name, direction, language))
        return f"<{name}{added}{attributes}>" if added else token[0]

    def _own(self, name: str, start: int, around: str) -> tuple[str, str]:
        """The direction of the block that begins at ``start``, and its language if to the left."""
        position, begun, text = start, -1, ""
        for token in _TOKEN.finditer(self._html, start):
            piece = unescape(self._html[position : token.start()])
            if begun < 0:
                at, strong = _first_strong(piece)
                if strong == "L":
                    return _FROM_LEFT, ""
                if strong:
                    begun, piece = position, piece[at:]
            text += piece if begun >= 0 else ""
            if len(text) > _ENOUGH or (token[1] and token[2] == name):
                break
            position = token.end()
        if begun < 0:
            return around, ""
        return _FROM_RIGHT, language_of(text[:_ENOUGH], begun, beside=self._beside)


def _first_strong(text: str) -> tuple[int, str]:
    """Where the first letter of a text stands, and its direction ("L", "R", "AL"), else ""."""
    for at, character in enumerate(text):
        strong = unicodedata.bidirectional(character)
        if strong in {"R", "AL", "L"}:
            return at, strong
    return len(text), ""
