"""The direction of each character of a paragraph, and the glyphs that go with it.

Which way a bracket or a number runs depends on the whole paragraph, across all its boxes: so its
levels are asked for once it is read, and what runs to the left is shaped then. A box with a
direction of its own is isolated from the text around it (HTML's ``dir``; UAX #9, 2.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from compiler.typeset.faces import ShapedCharacter
from compiler.typeset.hooks.text_nodes import Node, Span, TextRun, text_runs
from compiler.typeset.mixed_drawing import MixedPiece, Setting
from compiler.typeset.right_to_left import levels_of
from compiler.typeset.shaping import CharacterTable, Declined
from compiler.typography.characters import Character
from compiler.typography.directions import places

_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}  # LRI, RLI
_END = "\u2069"  # PDI
_OBJECT = "\ufffc"
_LEADER = "\t"  # parts a title from its page number as a tab does (UAX #9, L1)
# Letters of a neighbouring box that may join: a mark or two may stand between.
_REACH = 8


def directed(root: Span, characters: list[Character]) -> tuple[int, ...]:
    """The level of each character; those of its texts that run to the left are shaped anew."""
    signs = [*_signs(root)]
    levels = levels_of("".join(sign for sign, _ in signs), root.box.style)
    kept = [(sign, level) for (sign, is_own), level in zip(signs, levels, strict=True) if is_own]
    text = "".join(sign for sign, _ in kept)
    found = tuple(level for _, level in kept)
    if len(found) != len(characters):
        raise Declined("direction")
    for run in text_runs(root):
        own = found[run.start : run.stop]
        is_unknown = run.characters and run.characters[0].face is None
        if run.table is not None and (is_unknown or any(one % 2 for one in own)):
            run.characters = shaped(run.table, text, found, run.start, run.stop)
            characters[run.start : run.stop] = run.characters
    return found


def shaped(
    table: CharacterTable, text: str, levels: Sequence[int], start: int, stop: int
) -> list[ShapedCharacter]:
    """The characters ``start`` … ``stop - 1`` of a paragraph, each shaped in its direction."""

    def kind(position: int) -> str:
        return "\n" if text[position] == "\n" else "turned" if levels[position] % 2 else ""

    found: list[ShapedCharacter] = []
    for one, group in groupby(range(start, stop), kind):
        positions = [*group]
        first, last = positions[0], positions[-1] + 1
        run = text[first:last]
        if one == "turned":
            before, after = text[max(0, first - _REACH) : first], text[last : last + _REACH]
            found += table.turned(_line(before)[-1], run, _line(after)[0])
        else:
            found += table.characters(run, coloured=True)
    return found


def _line(text: str) -> list[str]:
    return text.split("\n")


def _signs(node: Node) -> Iterator[tuple[str, bool]]:
    """The characters of a tree, each with whether it is its own or isolates a box of it."""
    if isinstance(node, TextRun):
        yield from ((character, True) for character in node.box.text)
    elif isinstance(node, Span):
        for child in node.children:
            own = child.box.style["direction"]
            isolates = isinstance(child, Span) and own != node.box.style["direction"]
            if isolates:
                yield _ISOLATES[own], False
            yield from _signs(child)
            if isolates:
                yield _END, False
    else:
        sign = _LEADER if node.box.is_leader else _OBJECT
        yield from ((sign, True) for _ in range(node.start, node.stop))


def engine_piece(table: CharacterTable, text: str, style: Any) -> MixedPiece:
    """A text that the engine has laid out, as a piece: what it draws itself reads in no order."""
    levels = levels_of(text, style)
    characters = shaped(table, text, levels, 0, len(text))
    advances = [character.advance for character in characters]
    gaps = [0.0] * len(text)
    left = places(advances, gaps, levels, 0.0).left
    return MixedPiece(characters, Setting(left, levels, text, 0), gaps)
