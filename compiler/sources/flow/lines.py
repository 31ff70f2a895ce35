"""The text of a paragraph as a line: what rules about titles, heads and closing lines read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from compiler.model.block import Block, Heading, Paragraph, Role
from compiler.model.inline import InlineImage, Inlines, LineBreak, Note, Text
from compiler.model.segments import block_segments, plain
from compiler.model.walk import leaves

_REFUSED = {
    (notes, breaks): (
        InlineImage,
        *(() if notes else (Note,)),
        *(() if breaks else (LineBreak,)),
    )
    for notes in (False, True)
    for breaks in (False, True)
}


def line_of(block: Block, *, notes: bool = False, breaks: bool = False) -> str:
    """The text of a body paragraph of one line, "" for any other block.

    A picture in it makes it another block, and so do notes and line breaks, unless allowed.
    """
    if not isinstance(block, Paragraph) or block.role is not Role.BODY:
        return ""
    return text_line(block.children, notes=notes, breaks=breaks)


def title_line(block: Block) -> str:
    """The text of a heading or body paragraph of one line without notes; else ""."""
    if isinstance(block, Heading):
        return text_line(block.children)
    return line_of(block)


def text_line(run: Inlines, *, notes: bool = False, breaks: bool = False) -> str:
    """The text of a run, "" if it holds pictures, or notes or line breaks that are not allowed."""
    if len(run) == 1 and isinstance(run[0], Text):  # as most are
        return run[0].text.strip()
    refused = _REFUSED[notes, breaks]
    return "" if any(isinstance(leaf, refused) for leaf in leaves(run)) else plain(run).strip()


def parted(run: Inlines) -> Iterator[Inlines]:
    """The lines of a run, cut at its forced breaks; breaks inside bold or links do not count."""
    for is_break, line in groupby(run, lambda inline: isinstance(inline, LineBreak)):
        if not is_break:
            yield tuple(line)


def all_text(block: Block) -> str:
    """All that a block prints, a segment a line."""
    return "\n".join(segment.text for segment in block_segments((block,)))
