"""Lines set to the right: who signs below the text, and the day (落款; GB/T 9704-2012, 7.3.5).

Right under the title such a line names who wrote or took minutes.
"""

from __future__ import annotations

from dataclasses import replace

from compiler.model.block import Block, Blocks, Paragraph, Role
from compiler.model.guess import GuessKind
from compiler.sources.account import Account
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.looks import Looks
from compiler.sources.wording.title_words import is_day

_LONGEST = 40  # characters
_FAR_EM = 10.0  # pushed to the right as only a signature is
_LAST = 6  # blocks at the end, where a line pushed to the right needs no day to be a signature
_NOT_AT_END = "。；："


def with_signatures(blocks: Blocks, looks: Looks, account: Account) -> Blocks:
    """The blocks with lines on the right made signatures, at their head or once text has begun.

    A line that is only pushed there by blanks or an indent is one near the end, or where a day
    stands in its run of such lines.
    """
    result: list[Block] = []
    body = False
    head = True
    for at, block in enumerate(blocks):
        text = line_of(block)
        head = head and _is_right(block, looks) and looks.of(block).align == "right"
        signs = head or (body and _signs(blocks, at, looks))
        if isinstance(block, Paragraph) and signs:
            reason = "word-right-head" if head else "word-right"
            account.guess(GuessKind.ROLE, text, 0.85, reason)
            result.append(replace(block, role=Role.SIGNATURE))
            continue
        body = body or len(text) > _LONGEST or text.endswith("。")
        result.append(block)
    return tuple(result)


def _signs(blocks: Blocks, at: int, looks: Looks) -> bool:
    if not _is_right(blocks[at], looks):
        return False
    if looks.of(blocks[at]).align == "right" or at >= len(blocks) - _LAST:
        return True
    start, end = at, at + 1
    while start and _is_right(blocks[start - 1], looks):
        start -= 1
    while end < len(blocks) and _is_right(blocks[end], looks):
        end += 1
    return any(is_day(line_of(block)) for block in blocks[start:end])


def _is_right(block: Block, looks: Looks) -> bool:
    text, look = line_of(block), looks.of(block)
    far = look.align == "right" or (look.pushed_em >= _FAR_EM and look.align != "center")
    return far and 0 < len(text) <= _LONGEST and text[-1] not in _NOT_AT_END
