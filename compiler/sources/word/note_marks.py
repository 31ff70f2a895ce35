"""Notes with a mark of their own (``w:customMarkFollows``): all notes are numbered anew."""

from __future__ import annotations

from dataclasses import replace

from compiler.model.block import Blocks, Paragraph
from compiler.model.inline import Text
from compiler.model.walk import Edit, edit, leaves
from compiler.sources.account import Account


def without_mark(blocks: Blocks, mark: str, account: Account) -> Blocks:
    """A note's blocks without the mark that is typed before its text, as at its call."""
    first = blocks[0] if blocks else None
    if not mark or not isinstance(first, Paragraph):
        return blocks
    leaf = next(iter(leaves(first.children)), None)
    if not isinstance(leaf, Text) or not leaf.text.lstrip().startswith(mark):
        return blocks
    rest = leaf.text.lstrip().removeprefix(mark).lstrip()
    account.drop("footnote-call", mark)
    kept = edit(first.children, [Edit(0, len(leaf.text) - len(rest), "")])
    return (replace(first, children=kept), *blocks[1:])
