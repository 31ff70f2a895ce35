"""A paragraph of a Word document as a line: its text, its styled level, how it differs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from compiler.model.block import Block, Paragraph
from compiler.model.inline import (
    Emphasis,
    Inline,
    InlineImage,
    Inlines,
    LineBreak,
    Note,
    Strong,
    Text,
)
from compiler.model.segments import plain
from compiler.model.walk import leaves
from compiler.sources.word.body import Found, Look

LONGEST_HEAD = 40
_LONGEST_STYLED = 100  # a paragraph of more is body text whatever its style is called
LARGER = 3  # half points: from 五号 to 小四
STOPS = "。；，、：;,:"
NUMBER_OF_DOCUMENT = re.compile(r"[〔\[（(【]\s*+\d{4}\s*+[〕\]）)】]\s*+第?\s*+\d++\s*+号")
DAY = re.compile(r"[（(]?\s*(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*[年./-].{1,12}")
LABEL = re.compile(r"(?:作者|撰文|文|来源|记者|编辑|时间|日期|单位)\s*[：:／/]")
FIGURE_LINE = re.compile(r"图\s*\d+(?:[-–.．—]\d+)*(?!\d)")
TABLE_LINE = re.compile(r"(?:续?表|附表)\s*\d+(?:[-–.．—]\d+)*(?!\d)")
_HEAD_FACES = (
    *("黑体", "simhei", "heiti", "楷体", "kaiti", "小标宋", "大标宋", "标宋", "魏碑", "隶书"),
    *("yahei", "雅黑"),
)


def unstyled(run: Inlines) -> Inlines:
    """A run without bold and emphasis: a heading has its face from the theme."""
    result: list[Inline] = []
    for inline in run:
        match inline:
            case Strong(children) | Emphasis(children):
                result += unstyled(children)
            case _:
                result.append(inline)
    merged: list[Inline] = []
    for inline in result:
        if isinstance(inline, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + inline.text)
        else:
            merged.append(inline)
    return tuple(merged)


def line_of(block: Block) -> str:
    """The text of a paragraph of one line without pictures; "" for other blocks."""
    if not isinstance(block, Paragraph):
        return ""
    if any(isinstance(leaf, InlineImage | LineBreak) for leaf in leaves(block.children)):
        return ""
    return plain(block.children).strip()


def ordinary_look(found: Sequence[Found]) -> Look:
    """The size and face that most characters of the text have."""
    sizes: Counter[int] = Counter()
    faces: Counter[str] = Counter()
    for one in found:
        if isinstance(one.block, Paragraph) and one.look.paragraph.align != "center":
            length = len(plain(one.block.children))
            sizes[one.look.half_points] += length
            faces[one.look.face] += length
    size, face = sizes.most_common(1), faces.most_common(1)
    return Look(
        half_points=size[0][0] if size else Look().half_points, face=face[0][0] if face else ""
    )


def styled_level(one: Found) -> int:
    """The level that the paragraph's style or outline level gives it; 0 for body text."""
    if not isinstance(one.block, Paragraph) or not one.look.paragraph.level:
        return 0
    text = plain(one.block.children).strip()
    long = len(text) > _LONGEST_STYLED or (len(text) > LONGEST_HEAD and text.endswith("。"))
    return 0 if long or not text else one.look.paragraph.level


def has_notes(block: Block) -> bool:
    return isinstance(block, Paragraph) and any(
        isinstance(leaf, Note) for leaf in leaves(block.children)
    )


def has_head_face(look: Look, ordinary: Look) -> bool:
    face = look.face.lower()
    return face != ordinary.face.lower() and any(name in face for name in _HEAD_FACES)


def has_single_top(found: Sequence[Found]) -> bool:
    return sum(styled_level(one) == 1 for one in found) == 1
