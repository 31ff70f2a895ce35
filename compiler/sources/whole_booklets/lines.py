"""The lines of a whole-booklet dump, told apart from their notation (#, -, >, bold, links)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from compiler.model.inline import Inline, Inlines, Link, Strong, Text
from compiler.model.segments import plain
from compiler.sources.encoding.decoding import without_invisible
from compiler.sources.flow.link_markers import take_from_text
from compiler.sources.markdown.attributes import without_attributes
from compiler.sources.plain_text import line_wrap
from compiler.sources.plain_text.pages import RawLine
from compiler.sources.plain_text.wrap_habits import lines_of, wrap_width
from compiler.sources.wording.addresses import is_web

RULER = re.compile(r"\s*+(?:[=＝*＊~～]{3,}|[-_—－─━]{3,}|[·.…]{6,}|(?:[-*_=]\s){2,}[-*_=])\s*+")
_INDENT = re.compile("[ \t\u3000]*")
_HASHES = re.compile(r"(#{1,6})\s+|(#{1,6})(?=[^\s#!])")
_BULLET = re.compile(r"[-*+•●·]\s+|[•●]")
_QUOTE = re.compile(r">\s?")
_PICTURE = re.compile(r"!\[([^\]]*+)\]\(\s*+<?([^\s()<>]*+)>?[^()]*+\)")
_JUMP_MARK = re.compile(  # <a id="x"></a>, and one that stands around its words
    r"<a\s+(?:id|name)\s*+=\s*+(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+)\s*+(?:/>|>([^<>]*)</a\s*+>)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_INLINE = re.compile(
    r"\*\*(?P<bold>[^*]+?)\*\*|(?<!!)\[(?P<text>[^\[\]]+)\]\(\s*+<?(?P<target>[^\s()<>]*)>?\s*+\)"
)


@dataclass(frozen=True)
class DumpLine:
    """A line that is not empty.

    ``run`` is its text without notation, ``text`` the same as a string; ``words`` and ``links``
    are the words and real addresses of the link markers taken from it. ``indent`` counts white
    space before it, ``hashes`` the # of a Markdown heading. ``picture`` is a picture's address
    and description, if the line is nothing else.
    """

    number: int
    run: Inlines
    text: str
    words: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    indent: int = 0
    hashes: int = 0
    bullet: bool = False
    quoted: bool = False
    bold: bool = False
    picture: tuple[str, str] | None = None


def unwrapped(lines: Sequence[RawLine]) -> tuple[RawLine, ...]:
    """The lines with hard-wrapped ones joined, if the text was hard-wrapped."""
    if wrap_width([line.text for line in lines]) is None:
        return tuple(lines)
    return tuple(
        RawLine(line_wrap.unwrapped(group), group[0].number, group[0].page_start)
        for group in line_wrap.paragraphs(lines_of(lines))
    )


def parsed(raw: RawLine) -> DumpLine:
    """The line told apart from its notation."""
    indent = _INDENT.match(raw.text)
    text = _without_html(raw.text).strip()
    quoted, text = _without(_QUOTE, text)
    hashes = _HASHES.match(text)
    if hashes:
        text = without_attributes(text)[hashes.end() :].rstrip("# ")
    bullet, text = _without(_BULLET, text)
    picture = _PICTURE.fullmatch(text)
    if picture:
        return DumpLine(raw.number, (), "", picture=(picture[2], picture[1]))
    marked = take_from_text(text)
    run = tuple(_inlines(marked.text.strip()))
    return DumpLine(
        number=raw.number,
        run=run,
        text=plain(run),
        words=marked.words,
        links=marked.links,
        indent=len(indent[0]) if indent else 0,
        hashes=len(hashes[1] or hashes[2]) if hashes else 0,
        bullet=bullet,
        quoted=quoted,
        bold=bool(run) and isinstance(run[0], Strong),
    )


def _without_html(text: str) -> str:
    """A line with its characters for their names (``&nbsp;``), and without marks to jump to."""
    if "<" in text:
        text = _JUMP_MARK.sub(lambda match: match[1] or "", text)
    if "&" in text:
        text = _NAMED.sub(lambda match: without_invisible(unescape(match[0])), text)
    return text


def _without(notation: re.Pattern[str], text: str) -> tuple[bool, str]:
    match = notation.match(text)
    return (True, text[match.end() :].strip()) if match else (False, text)


def _inlines(text: str) -> Iterator[Inline]:
    """Bold and links of a line; a link that leads nowhere on the web is only its text."""
    position = 0
    for match in _INLINE.finditer(text):
        if match.start() > position:
            yield Text(text[position : match.start()])
        position = match.end()
        if match["bold"] is not None:
            yield Strong(tuple(_inlines(match["bold"])))
        elif is_web(match["target"]):
            yield Link((Text(match["text"]),), match["target"])
        else:
            yield Text(match["text"])
    if position < len(text):
        yield Text(text[position:])
