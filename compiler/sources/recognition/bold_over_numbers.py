"""Bold heads over numbered ones that only their look tells: 第一课 over 一、, which begins anew.

What an office sets in 黑体 is marked by its face, and bold lines beside it stand below; but where
the numbers begin anew, and each time a bold line stands before, that is what they begin under.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from compiler.model.block import Block, Heading
from compiler.model.segments import plain
from compiler.sources.wording.heading_numbers import form_of, numbered_as

_FEWEST = 2  # times that the numbers begin anew


def stand_over_numbers(blocks: Sequence[Block], bold: Collection[int]) -> bool:
    """Whether the bold lines, at the places ``bold``, are over the highest numbered heads."""
    heads = [
        (at, block.level, plain(block.children).strip())
        for at, block in enumerate(blocks)
        if isinstance(block, Heading)
    ]
    numbered = [(at, level, text) for at, level, text in heads if form_of(text)]
    if not numbered or len(heads) > len(numbered):
        return False
    top = min(numbered, key=lambda head: head[1])
    series = [
        (at, numbered_as(text)) for at, _, text in numbered if form_of(text) is form_of(top[2])
    ]
    anew = [(before, at) for (before, last), (at, number) in pairwise(series) if number <= last]
    under = all(any(before < place < at for place in bold) for before, at in anew)
    first = any(place < series[0][0] for place in bold)
    return len(anew) >= _FEWEST and under and first
