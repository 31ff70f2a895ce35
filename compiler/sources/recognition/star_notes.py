"""A note on the title: a star at its end, and the paragraph that a star begins.

It is set as a quotation at the head of the text, as other notes of titles are. Markdown makes a
list of one item of such a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass

from compiler.model.block import Block, Blocks, ListBlock, Paragraph, Quote, Role
from compiler.model.segments import plain
from compiler.model.walk import Edit, edit
from compiler.sources.account import Account

_STARS = "*＊"


@dataclass(frozen=True)
class Starred:
    """A title without its star, the blocks without its note, and ``note`` to stand before them."""

    title: str
    blocks: Blocks
    note: Blocks = ()


def take_star_note(title: str, blocks: Blocks, account: Account) -> Starred:
    """Take the star off the title and its note out of the blocks.

    Both stay as they are where not exactly one paragraph begins with a star.
    """
    found = [(at, note) for at, block in enumerate(blocks) if (note := _note(block))]
    if title[-1:] not in _STARS or not title.rstrip(_STARS) or len(found) != 1:
        return Starred(title, blocks)
    ((at, note),) = found
    bare = title.rstrip(_STARS).rstrip()
    account.drop("note-number", title[len(bare) :])
    if isinstance(blocks[at], Paragraph):
        account.drop("note-number", plain(note.children)[0])
        note = Paragraph(edit(note.children, [Edit(0, 1, "")]))
    return Starred(bare, blocks[:at] + blocks[at + 1 :], (Quote((note,)),))


def _note(block: Block) -> Paragraph | None:
    """The paragraph of a note that a star begins; None for other blocks."""
    match block:
        case Paragraph(run, Role.BODY) if plain(run)[:1] in tuple(_STARS):
            return block
        case ListBlock((item,), ordered=False) if item.marker is None:
            match item.blocks:
                case (Paragraph() as only,):
                    return only
    return None
