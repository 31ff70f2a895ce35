"""The direction of each character of a paragraph, and the glyphs that go with it.

Which way a bracket or a number runs depends on the whole paragraph, across all its boxes: so its
levels are asked for once it is read, and what runs to the left is shaped then. A box with a
direction of its own is isolated from the text around it (HTML's ``dir``; UAX #9, 2.4).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from compiler.typeset.faces import ShapedCharacter
from compiler.typeset.hooks.text_nodes import Node, Span, TextRun, text_runs
from compiler.typeset.right_to_left import levels_of
from compiler.typeset.shaping import CharacterTable, Declined
from compiler.typography.characters import Character
from compiler.typography.directions import runs_to_the_left

_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}  # LRI, RLI
_END = "\u2069"  # PDI
_OBJECT = "\ufffc"
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
        if run.table is not None and (
            runs_to_the_left(run.box.text) or any(one % 2 for one in own)
        ):
            run.characters = shaped(run.table, text, found, run.start, run.stop)
            characters[run.start : run.stop] = run.characters
    return found


def shaped(
    table: CharacterTable, text: str, levels: tuple[int, ...], start: int, stop: int
) -> list[ShapedCharacter]:
    """The characters ``start`` … ``stop - 1`` of a paragraph, each shaped in its direction."""
    found: list[ShapedCharacter] = []
    for is_odd, group in groupby(range(start, stop), lambda place: bool(levels[place] % 2)):
        places = [*group]
        first, last = places[0], places[-1] + 1
        run = text[first:last]
        if is_odd:
            before, after = text[max(0, first - _REACH) : first], text[last : last + _REACH]
            found += table.turned(before, run, after)
        else:
            found += table.characters(run)
    return found


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
        yield from ((_OBJECT, True) for _ in range(node.start, node.stop))
