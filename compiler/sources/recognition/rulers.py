"""Rulers that are typed into the text go: the theme sets what parts it."""

from __future__ import annotations

from compiler.model.block import Blocks
from compiler.sources.account import Account
from compiler.sources.flow.lines import line_of
from compiler.sources.wording.rulers import is_ruler


def without_rulers(blocks: Blocks, account: Account) -> Blocks:
    """The blocks without lines of signs that stand for a rule; entered in ``account``."""
    kept = []
    for block in blocks:
        if is_ruler(text := line_of(block)):
            account.drop("ruler", text)
        else:
            kept.append(block)
    return tuple(kept)
