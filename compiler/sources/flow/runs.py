"""A paragraph's pieces → a run of the model: marks nested, HTML's white space settled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from compiler.model.inline import (
    Emphasis,
    Inline,
    InlineImage,
    Inlines,
    LineBreak,
    Note,
    Strong,
    Text,
)
from compiler.model.segments import plain
from compiler.model.walk import Edit, edit, joined, leaves
from compiler.sources.flow.marks import Marks

# CSS Text 3 §4.1.1: runs of these collapse to one space; a line feed between two characters of
# Chinese vanishes (§4.1.3). Other spaces (U+00A0, U+3000) are the manuscript's own.
_COLLAPSIBLE = re.compile(r"[ \t\r\f]+")
_EAST_ASIAN = (
    "\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u31ef\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uffef\U00020000-\U0003ffff—…“”‘’·"
)
_IS_EAST_ASIAN = re.compile(f"[{_EAST_ASIAN}]")
_LINE_FEED = "\r"  # a source's line feed; "\n" is a forced break in ``walk.joined``


@dataclass(frozen=True)
class Piece:
    """An inline of the model that holds no other, and the marks it stands in."""

    inline: Inline
    marks: Marks


def run_of(pieces: Sequence[Piece]) -> Inlines:
    """The run of ``pieces``, trimmed, white space collapsed; () if nothing but space is left."""
    prepared = [
        Piece(Text(piece.inline.text.replace("\n", _LINE_FEED)), piece.marks)
        if isinstance(piece.inline, Text)
        else piece
        for piece in _trimmed(pieces)
    ]
    run = tuple(_nested(prepared, 0))
    run = edit(run, _spaces(joined(run)))
    return edit(run, _edges(joined(run)))


def has_content(run: Inlines) -> bool:
    """Whether a run prints anything."""
    if plain(run).strip():
        return True
    return any(isinstance(leaf, InlineImage | Note) for leaf in leaves(run))


def _trimmed(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without forced breaks and blank text at both ends."""

    def blank(piece: Piece) -> bool:
        inline = piece.inline
        return isinstance(inline, LineBreak) or (
            isinstance(inline, Text) and not inline.text.strip()
        )

    start, end = 0, len(pieces)
    while start < end and blank(pieces[start]):
        start += 1
    while end > start and blank(pieces[end - 1]):
        end -= 1
    return pieces[start:end]


def _nested(pieces: Sequence[Piece], depth: int) -> Iterator[Inline]:
    """The pieces as a tree: neighbours that share a mark share its element."""

    def mark_at(piece: Piece) -> object:
        return piece.marks[depth] if len(piece.marks) > depth else None

    for mark, group in groupby(pieces, mark_at):
        members = list(group)
        if mark is None:
            yield from _merged(members)
            continue
        children = tuple(_nested(members, depth + 1))
        shared = members[0].marks[depth]
        yield shared.around(children)


def _merged(pieces: Sequence[Piece]) -> Iterator[Inline]:
    """The inlines of the pieces, neighbouring texts joined."""
    for is_text, group in groupby(pieces, lambda piece: isinstance(piece.inline, Text)):
        inlines = [piece.inline for piece in group]
        if is_text:
            yield Text("".join(inline.text for inline in inlines if isinstance(inline, Text)))
        else:
            yield from inlines


def _spaces(text: str) -> Iterator[Edit]:
    for match in _COLLAPSIBLE.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        between = _IS_EAST_ASIAN.match(before) and _IS_EAST_ASIAN.match(after)
        gone = (_LINE_FEED in match[0] and between) or "\n" in (before, after)
        wanted = "" if gone else " "
        if match[0] != wanted:
            yield Edit(match.start(), match.end(), wanted)


def _edges(text: str) -> Iterator[Edit]:
    """White space of any sort at both ends; found from the ends, since there may be much inside."""
    yield from _edge(text, 0, len(text) - len(text.lstrip()))
    if not text.isspace():
        yield from _edge(text, len(text.rstrip()), len(text))


def _edge(text: str, start: int, end: int) -> Iterator[Edit]:
    """The white space from ``start`` to ``end``, but for forced breaks and what is within them.

    A break inside a mark at the edge cannot be edited away.
    """
    if "\n" in text[start:end]:
        if start == 0:
            end = text.index("\n")
        else:
            start = text.rindex("\n") + 1
    if start < end:
        yield Edit(start, end, "")


def unstyled(run: Inlines) -> Inlines:
    """A run without bold and emphasis: a heading has its face from the theme."""
    result: list[Inline] = []
    for inline in run:
        match inline:
            case Strong(children) | Emphasis(children):
                result += unstyled(children)
            case LineBreak():
                result.append(Text(" "))
            case _:
                result.append(inline)
    merged: list[Inline] = []
    for inline in result:
        if isinstance(inline, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + inline.text)
        else:
            merged.append(inline)
    return tuple(merged)
