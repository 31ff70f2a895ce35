"""Chapters that count on from 第一章 in a text whose marked headings are of another kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from compiler.model.block import Block, Heading
from compiler.sources.flow.lines import line_of
from compiler.sources.wording.heading_numbers import Form, form_of, numbered_as

_FEWEST = 3


def chapter_level(blocks: Sequence[Block], marked: Iterable[Form]) -> int:
    """The level of such chapters, one below all that is marked; 0 if there are none.

    A text may stand there twice: it counts from 1 again.
    """
    if Form.CHAPTER in marked:
        return 0
    lines = (line for block in blocks if (line := line_of(block, notes=True))[:1] == "第")
    numbers = [numbered_as(line) for line in lines if form_of(line) is Form.CHAPTER]
    if len(numbers) < _FEWEST or numbers[0] != 1:
        return 0
    if any(after not in {1, before + 1} for before, after in pairwise(numbers)):
        return 0
    return max(block.level for block in blocks if isinstance(block, Heading)) + 1
