"""What an editor says before the text: 编者按：…, 【导语】…, or such a label over a paragraph."""

from __future__ import annotations

import re

from compiler.model.block import Block, Blocks, Quote
from compiler.sources.flow.lines import line_of

_LEAD_NAME = (
    "(?:编者按语?|编者的话|编者语|编者导读|编前语|编辑导语|编辑按|导语|导读|卷首语|按语|核心提示|阅读提示|内容提要"
    "|学习进行时)"
)
_LEAD = re.compile(rf"[【\[（(〔［]\s*+{_LEAD_NAME}\s*+[】\]）)〕］]|{_LEAD_NAME}\s*+(?:[：:]|$)")
_LEAD_ALONE = re.compile(rf"[【\[（(〔［]?\s*+{_LEAD_NAME}\s*+[】\]）)〕］]?\s*+[：:]?")


def take_lead(block: Block, rest: list[Block]) -> Blocks:
    """The lead that a block is or begins, its paragraph taken out of ``rest``; () if it is none."""
    if isinstance(block, Quote):
        return block.blocks if block.blocks and _LEAD.match(line_of(block.blocks[0])) else ()
    text = line_of(block)
    return (block, *_rest_of_lead(text, rest)) if _LEAD.match(text) else ()


def _rest_of_lead(text: str, rest: list[Block]) -> Blocks:
    """The paragraph after a lead's label that stands alone on its line; taken out of ``rest``."""
    alone = (
        _LEAD_ALONE.fullmatch(text) and rest and (line_of(rest[0]) or isinstance(rest[0], Quote))
    )
    if not alone or len(rest) < 2:  # what follows is all there is: the text itself
        return ()
    following = rest.pop(0)
    return following.blocks if isinstance(following, Quote) else (following,)
