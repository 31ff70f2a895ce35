"""What a format shows of its blocks besides their words, and what a file says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compiler.model.block import Block, Blocks, Paragraph
from compiler.model.segments import plain
from compiler.sources.flow.listing import Listed

_USUAL_HALF_POINTS = 21  # 五号, what Word writes without being told


@dataclass(frozen=True)
class Look:
    """How a paragraph stands; what a format does not tell keeps its default.

    ``kind`` is what a style is named for ("title", "subtitle", "caption"), ``level`` the outline
    level that a style gives a paragraph too long for a heading. ``half_points`` and ``face`` are
    those of most of its characters, ``pushed_em`` how far it stands from the left, ``apart``
    whether an empty line or a rule stands before it, ``gap`` how many empty lines.
    ``item``: it is numbered or bulleted by a program.
    """

    kind: str = ""
    level: int = 0
    align: str = ""
    pushed_em: float = 0.0
    bold: bool = False
    half_points: int = 0
    face: str = ""
    apart: bool = True
    item: bool = False
    gap: int = 0


PLAIN = Look()


@dataclass(frozen=True)
class Passage:
    """A block on its way to a role, and how it looks."""

    block: Block
    look: Look = PLAIN


class Looks:
    """The looks of a manuscript's blocks.

    A block is known by itself and not by its value: two lines that say the same may look unlike.
    """

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._known = {id(one.block): one for one in passages if one.look != PLAIN}

    def of(self, block: Block) -> Look:
        """How a block looks; a block that no format made looks like nothing."""
        known = self._known.get(id(block))
        return known.look if known else PLAIN

    def move(self, old: Block, new: Block) -> None:
        """Let ``new`` look as ``old`` does, which it stands for from now on."""
        if known := self._known.get(id(old)):
            self._known[id(new)] = Passage(new, known.look)

    def ordinary(self, blocks: Sequence[Block]) -> Look:
        """The size and face that most characters of the text have."""
        sizes: Counter[int] = Counter()
        faces: Counter[str] = Counter()
        for block in blocks:
            look = self.of(block)
            if isinstance(block, Paragraph) and look.half_points and look.align != "center":
                length = len(plain(block.children))
                sizes[look.half_points] += length
                faces[look.face] += length
        size, face = sizes.most_common(1), faces.most_common(1)
        return Look(
            half_points=size[0][0] if size else _USUAL_HALF_POINTS,
            face=face[0][0] if face else "",
        )


@dataclass(frozen=True)
class Known:
    """What a file says of its article by itself: front matter, or a page's own fields."""

    title: str = ""
    subtitle: str = ""
    author: str = ""
    source: str = ""
    date: str = ""
    links: tuple[str, ...] = ()


NOTHING_KNOWN = Known()


@dataclass(frozen=True)
class Flow:
    """What a reader hands over: passages in their order, and what the file says of itself.

    ``credits`` stand after the text; ``cut_by_pages``: paragraphs may have been parted where a
    page ended. ``listing`` is what an automatic contents list names; ``described``: the
    descriptions of pictures are what their writer wants to be read.
    """

    passages: tuple[Passage, ...]
    known: Known = NOTHING_KNOWN
    credits: Blocks = ()
    cut_by_pages: bool = False
    listing: tuple[Listed, ...] = ()
    described: bool = False


def passages(blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """Blocks of a format that shows nothing but them."""
    return tuple(Passage(block) for block in blocks)
