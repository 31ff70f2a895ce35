"""Calls of notes inside a run: where [1], 〔1〕 or ① stand, and the notes put in their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compiler.model.inline import (
    Emphasis,
    Inline,
    Inlines,
    Link,
    Note,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from compiler.model.walk import joined

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_SIGNS = {sign: place + 1 for signs in (_CIRCLED, _BRACKETED) for place, sign in enumerate(signs)}
_STYLES = {
    "square": re.compile(r"[\[［]\s*(\d{1,3})\s*[\]］]"),
    "shell": re.compile(r"〔\s*(\d{1,3})\s*〕"),
    "circle": re.compile(rf"[{_CIRCLED}]"),
    "bracketed": re.compile(f"[{_BRACKETED}]"),
    "word": re.compile(r"[（(〔［\[]\s*注\s*(\d{1,2})\s*[）)〕］\]]"),
}
STYLES = tuple(_STYLES)


@dataclass(frozen=True)
class Call:
    """A call of note ``number`` at ``start:end`` of the joined run."""

    number: int
    start: int
    end: int
    text: str


def calls_in(text: str, style: str) -> list[Call]:
    """The calls of one style (see ``STYLES``) in a text, in order."""
    return [
        Call(
            _SIGNS.get(match[0]) or int(match[1]),
            match.start(),
            match.end(),
            match[0],
        )
        for match in _STYLES[style].finditer(text)
    ]


def with_notes(run: Inlines, calls: Sequence[Call], notes: dict[int, Note]) -> Inlines:
    """The run with each call replaced by its note.

    A superscript or link that held nothing but a call goes with it: the page raises its own.
    """
    if not calls:
        return run
    return _Placing(calls, notes).run(run, 0)


class _Placing:
    """The calls of one run by their characters' positions."""

    def __init__(self, calls: Sequence[Call], notes: dict[int, Note]) -> None:
        self.at = {call.start: notes[call.number] for call in calls}
        self.gone = {place for call in calls for place in range(call.start, call.end)}

    def run(self, run: Inlines, position: int) -> Inlines:
        """The run, whose first character stands at ``position``, with its notes."""
        result: list[Inline] = []
        for inline in run:
            length = len(joined((inline,)))
            match inline:
                case Text(text):
                    result.extend(self._text(text, position))
                case Strong() | Emphasis() | Superscript() | Subscript() | Link():
                    children = self.run(inline.children, position)
                    if children and all(isinstance(child, Note) for child in children):
                        result.extend(children)
                    elif children:
                        result.append(replace(inline, children=children))
                case _:
                    result.append(inline)
            position += length
        return tuple(result)

    def _text(self, text: str, position: int) -> list[Inline]:
        pieces: list[Inline] = []
        kept = ""
        for place, character in enumerate(text, position):
            if place in self.at:
                pieces += [Text(kept)] if kept else []
                kept = ""
                pieces.append(self.at[place])
            if place not in self.gone:
                kept += character
        return [*pieces, Text(kept)] if kept else pieces
