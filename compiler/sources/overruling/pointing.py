"""Finding the paragraph that a quote points at: by how its text begins.

An editor copies the first words from the manuscript, from the outline or from a page. So spaces,
punctuation, quotes and width do not count: what reading mended must still be found.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from compiler.model.block import (
    Block,
    Blocks,
    CodeBlock,
    Figure,
    Heading,
    ListBlock,
    PageTurn,
    Paragraph,
    Quote,
    Rule,
    Table,
    Video,
)
from compiler.model.characters import visible
from compiler.model.segments import block_segments, plain
from compiler.model.walk import all_blocks


@dataclass(frozen=True)
class PointedAt:
    """The blocks that a quote may mean, all equally likely; ``texts`` are their names."""

    blocks: tuple[Block, ...]
    texts: tuple[str, ...]

    @property
    def single(self) -> bool:
        """Whether there is one meaning: one block, or several that read the same."""
        return len(set(self.texts)) == 1


def folded(text: str) -> str:
    """Letters, ideographs and digits of a text, without width and case; all of it if none."""
    words = unicodedata.normalize("NFKC", text).casefold()
    return "".join(each for each in words if each.isalnum()) or visible(text)


def pointed_at(quote: str, blocks: Iterable[Block]) -> PointedAt:
    """The blocks, of these and those inside them, whose text begins with ``quote``.

    Of several, one that begins so to the mark is meant before one that does but for its marks,
    and one that is nothing but the quote before one that is longer.
    """
    key, exact = folded(quote), visible(quote)
    hits: list[tuple[Block, str]] = []
    for block in all_blocks(blocks):
        names = [name for name in names_of(block) if key and folded(name).startswith(key)]
        hits += [(block, visible(name)) for name in names[:1]]
    hits = [hit for hit in hits if hit[1].startswith(exact)] or hits
    hits = [hit for hit in hits if folded(hit[1]) == key] or hits
    return PointedAt(tuple(block for block, _ in hits), tuple(name for _, name in hits))


def names_of(block: Block) -> Iterator[str]:
    """What a person may call a block by: its text; a picture also by its description or file."""
    match block:
        case Heading(children=run) | Paragraph(children=run):
            yield plain(run)
        case Figure(images, caption):
            yield plain(caption)
            for image in images:
                yield image.alt
                yield PurePosixPath(image.address).name
        case Table(_, _, caption):
            yield plain(caption)
            yield text_of((block,))
        case CodeBlock(text):
            yield text
        case Video(address, title):
            yield title
            yield address
        case Quote() | ListBlock() | Rule() | PageTurn():
            pass


def text_of(blocks: Blocks) -> str:
    """Every printed character of the blocks, notes and annotations too."""
    return "".join(segment.text for segment in block_segments(blocks))
