"""Levels of headings: from 1 without gaps, and none more than one below what it stands under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compiler.model.block import Block, Blocks, Heading

_DEEPEST = 4


def levelled(blocks: Sequence[Block]) -> Blocks:
    """The blocks with their headings at such levels.

    1、 right under 一、 stands one below it there, though （一） is between them elsewhere.
    """
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    result: list[Block] = []
    above: list[tuple[int, int]] = []  # open headings: the level each had, and has now
    for block in blocks:
        if isinstance(block, Heading):
            while above and above[-1][0] >= block.level:
                above.pop()
            level = min(levels.index(block.level) + 1, _DEEPEST, above[-1][1] + 1 if above else 9)
            above.append((block.level, level))
            result.append(replace(block, level=level))
        else:
            result.append(block)
    return tuple(result)
