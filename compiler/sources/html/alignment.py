"""Which short lines an HTML text sets at the right or in the middle, by ``align`` or by style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4.element import Tag

from compiler.model.block import Blocks, Heading, Paragraph
from compiler.model.characters import visible
from compiler.model.segments import plain
from compiler.sources.flow.looks import Look, Passage
from compiler.sources.html.profile import attribute
from compiler.sources.html.stream import first_text

_ALIGNED = re.compile(r"text-align\s*+:\s*+(left|right|center|end)", re.IGNORECASE)
_BLOCKS = ("p", "div", "section", "center", "h1", "h2", "h3", "h4", "h5", "h6", "address")
_KNOWN = ("left", "right", "center", "end")
_LONGEST = 60  # characters
_MOST_NODES = 120


def with_alignment(blocks: Blocks, root: Tag) -> Iterator[Passage]:
    """The blocks made of ``root``, with where it sets them."""
    known = _aligned(root)
    for block in blocks:
        words = visible(plain(block.children)) if isinstance(block, Paragraph | Heading) else ""
        align = known.get(words, "")
        yield Passage(block, Look(align=align)) if align else Passage(block)


def _aligned(root: Tag) -> dict[str, str]:
    """The alignment of short texts, an inner element's going before an outer one's."""
    found: dict[str, str] = {}
    for tag in root.find_all(_BLOCKS):
        if not (align := _own(tag)):
            continue
        for inner in (tag, *tag.find_all(_BLOCKS, limit=_MOST_NODES)):
            words = first_text(inner, _MOST_NODES)
            if 0 < len(words.strip()) <= _LONGEST:
                found[visible(words)] = align
    return {words: align for words, align in found.items() if align != "left"}


def _own(tag: Tag) -> str:
    styled = _ALIGNED.search(attribute(tag, "style"))
    align = (styled[1] if styled else attribute(tag, "align")).lower()
    if not align and tag.name == "center":
        return "center"
    return {"end": "right"}.get(align, align) if align in _KNOWN else ""
