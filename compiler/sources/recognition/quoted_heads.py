"""Headings in a quotation of their own (``> ## 二``): their writer's way to set them off.

A quotation with text in it keeps its headings.
"""

from __future__ import annotations

from compiler.model.block import Blocks, Heading, Quote


def with_quoted_heads(blocks: Blocks) -> Blocks:
    """The blocks with each quotation that holds nothing but headings opened."""
    return tuple(
        each
        for block in blocks
        for each in (
            block.blocks
            if isinstance(block, Quote)
            and block.blocks
            and all(isinstance(inner, Heading) for inner in block.blocks)
            else (block,)
        )
    )
