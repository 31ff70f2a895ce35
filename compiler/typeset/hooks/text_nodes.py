"""The tree of boxes of a line box, and which of its characters each of them holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from compiler.typeset.faces import ShapedCharacter
from compiler.typeset.shaping import CharacterTable


@dataclass
class Node:
    """A box of the tree and the characters it holds: ``start`` … ``stop - 1``.

    ``index`` is its place among its parent's children.
    """

    box: Any
    index: int
    start: int
    stop: int = 0

    def __post_init__(self) -> None:
        self.seen = self.box.text if isinstance(self, TextRun) else self.box.children


@dataclass
class TextRun(Node):
    """A text box, with the characters of its style."""

    table: CharacterTable | None = None
    characters: list[ShapedCharacter] = field(default_factory=list)


@dataclass
class Span(Node):
    """An inline box, or the line box itself."""

    children: list[Node] = field(default_factory=list)


@dataclass
class Atom(Node):
    """A picture, an inline block, a leader: one object character, laid out by the engine."""


@dataclass
class Marker(Node):
    """What is out of flow and takes no width: a positioned box, a running element."""


def text_runs(span: Span) -> Iterator[TextRun]:
    """The texts below a box, in reading order."""
    for node in span.children:
        if isinstance(node, TextRun):
            yield node
        elif isinstance(node, Span):
            yield from text_runs(node)
