"""Headings told by their name alone: 前言, 结语, 参考文献."""

from __future__ import annotations

from compiler.model.block import Block, Heading, Paragraph
from compiler.model.guess import GuessKind
from compiler.sources.account import Account
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.runs import unstyled
from compiler.sources.wording.part_names import is_unnumbered_part

_FEWEST_NAMED = 2


def with_named(blocks: list[Block], account: Account) -> list[Block]:
    """The blocks with 前言, 结语 and the like made headings beside others, or two of them."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    named = [
        at
        for at, block in enumerate(blocks[:-1])
        if is_unnumbered_part(line_of(block)) and not isinstance(blocks[at + 1], Heading)
    ]
    if len(levels) + len(named) < _FEWEST_NAMED:
        return blocks
    result = list(blocks)
    for at in named:
        block = blocks[at]
        if isinstance(block, Paragraph):
            result[at] = Heading(min(levels, default=1), unstyled(block.children))
            account.guess(GuessKind.HEADING, line_of(block), 0.85, "part-name", level=1)
    return result
