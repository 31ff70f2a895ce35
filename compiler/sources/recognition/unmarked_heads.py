"""Heads of a text that marks none: lines told by where they stand and how short they are."""

from __future__ import annotations

from collections.abc import Sequence

from compiler.model.block import Block, Heading, ListBlock, Paragraph, Role
from compiler.model.guess import GuessKind
from compiler.model.inline import Strong, Text
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.flow.lines import all_text
from compiler.sources.flow.looks import Looks
from compiler.sources.recognition.grouped_heads import grouped_heads
from compiler.sources.recognition.spaced_heads import spaced_heads
from compiler.sources.recognition.unnumbered_heads import unnumbered_heads
from compiler.sources.wording.heading_numbers import ITEMS, form_of

_LONG_LIST = 60  # characters: there stands no less under a head than a paragraph has


def with_unmarked(
    blocks: list[Block], looks: Looks, account: Account, *, below: bool
) -> list[Block]:
    """The blocks with short lines between paragraphs, or with room above, made headings.

    ``below``: 上卷 and the like are headings already.
    """
    texts = [lone_text(block) for block in blocks]
    result = list(blocks)
    gaps = [looks.of(block).gap for block in blocks]
    found = grouped_heads(texts, gaps) or spaced_heads(texts, gaps)
    found = found or unnumbered_heads(texts, [_is_long_list(block) for block in blocks])
    for place in found:
        block = blocks[place]
        if isinstance(block, Paragraph):
            result[place] = Heading(1 + below, block.children)
            account.guess(GuessKind.HEADING, texts[place], 0.65, "short-line", level=1 + below)
    return result


def _is_long_list(block: Block) -> bool:
    return isinstance(block, ListBlock) and len(all_text(block)) >= _LONG_LIST


def is_over_group(blocks: Sequence[Block], place: int, looks: Looks) -> bool:
    """Whether a line is the head of the first of several groups, and no title over them all."""
    below = blocks[place:]
    texts = [lone_text(block) for block in below]
    return 0 in grouped_heads(texts, [looks.of(block).gap for block in below])


def lone_text(block: Block, *, beside_bold: bool = False) -> str:
    """The text of a body paragraph of one line, else words that no rule takes for a head.

    Beside bold heads an Arabic number is more often an item's than a head's.
    """
    match block:
        case Paragraph((Strong(children),) | children, Role.BODY) if all(
            isinstance(x, Text) for x in children
        ):
            text = plain(children)
            return "。" if beside_bold and form_of(text) in ITEMS else text
        case _:
            return "。"
