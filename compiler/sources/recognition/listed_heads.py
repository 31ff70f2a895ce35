"""Headings that a typed contents list names, whatever they look like: 前言, 结束语."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compiler.model.block import Block, Heading, Paragraph
from compiler.model.guess import GuessKind
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.runs import unstyled
from compiler.sources.wording.part_names import is_unnumbered_part
from compiler.sources.wording.title_keys import title_key


def with_listed(blocks: Sequence[Block], listed: frozenset[str], account: Account) -> list[Block]:
    """The blocks with lines that the contents list names made headings, beside the others of it."""
    if not listed:
        return list(blocks)
    levels = Counter(
        block.level
        for block in blocks
        if isinstance(block, Heading) and title_key(plain(block.children)) in listed
    )
    usual, highest = (levels.most_common(1)[0][0], min(levels)) if levels else (1, 1)
    result = list(blocks)
    for at, block in enumerate(blocks):
        text = line_of(block, notes=True)
        if isinstance(block, Paragraph) and text and title_key(text) in listed:
            level = highest if is_unnumbered_part(text) else usual
            result[at] = Heading(level, unstyled(block.children))
            account.guess(GuessKind.HEADING, text, 0.9, "listed", level=level)
    return result
