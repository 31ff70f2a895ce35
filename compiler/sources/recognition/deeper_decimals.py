"""Lines 2.2.1, 2.2.2 under a heading 2.2, which nothing but their number tells."""

from __future__ import annotations

import re
from itertools import pairwise

from compiler.model.block import Block, Heading, Paragraph
from compiler.model.guess import GuessKind
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.runs import unstyled
from compiler.sources.wording.heading_numbers import reads_as_heading

_FEWEST = 2
_DEEPEST = 4
_OF_HEAD = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}(?![.\d])")
_OF_LINE = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,2})\.(\d{1,2})\s*+(?=[^\d.])")


def with_deeper_decimals(blocks: list[Block], account: Account) -> list[Block]:
    """The blocks with such lines made headings where they count from 1 with text between them."""
    levels = {
        match[0]: block.level
        for block in blocks
        if isinstance(block, Heading) and (match := _OF_HEAD.match(plain(block.children).strip()))
    }
    below: dict[str, list[tuple[int, int]]] = {}
    for at, block in enumerate(blocks):
        text = line_of(block)
        match = _OF_LINE.match(text) if isinstance(block, Paragraph) else None
        if match and match[1] in levels and reads_as_heading(text, match.end()):
            below.setdefault(match[1], []).append((at, int(match[2])))
    result = list(blocks)
    for parent, lines in below.items():
        if not _counts_with_text_between(lines):
            continue
        for at, _ in lines:
            block, level = blocks[at], min(levels[parent] + 1, _DEEPEST)
            if isinstance(block, Paragraph):
                result[at] = Heading(level, unstyled(block.children))
                account.guess(GuessKind.HEADING, line_of(block), 0.8, "number", level=level)
    return result


def _counts_with_text_between(lines: list[tuple[int, int]]) -> bool:
    numbers = [number for _, number in lines]
    apart = all(after[0] - before[0] > 1 for before, after in pairwise(lines))
    return len(lines) >= _FEWEST and numbers == list(range(1, len(lines) + 1)) and apart
