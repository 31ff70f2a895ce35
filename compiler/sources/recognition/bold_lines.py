"""Paragraphs that are all bold and short, as writers set heads that they do not mark."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compiler.model.block import Block, Paragraph, Role
from compiler.model.inline import InlineImage, Inlines, LineBreak, Strong
from compiler.model.segments import plain
from compiler.model.walk import leaves

_LONGEST = 40  # characters
_NOT_AT_END = "。；，、"
_SPEAKER = re.compile(r"(?:问|答|[QA]|记者|主持人)\s*+\d{0,2}\s*+[：:]\s*+\S")  # of an interview


@dataclass(frozen=True)
class BoldLine:
    """What a paragraph says that is all bold and reads as a heading."""

    text: str
    children: Inlines


def bold_line(block: Block) -> BoldLine | None:
    """A body paragraph that is short and all bold, after an icon perhaps; else None."""
    match block:
        case Paragraph((Strong(children),), Role.BODY) | Paragraph(
            (InlineImage(), Strong(children)), Role.BODY
        ):
            text = plain(children).strip()
            one_line = all(not isinstance(leaf, LineBreak) for leaf in leaves(children))
            short = 0 < len(text) <= _LONGEST and text[-1] not in _NOT_AT_END
            short = short and not _SPEAKER.match(text)
            icon = tuple(each for each in block.children if isinstance(each, InlineImage))
            return BoldLine(text, icon + children) if short and one_line else None
    return None
