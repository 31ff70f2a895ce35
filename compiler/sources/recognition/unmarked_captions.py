"""Captions that nothing marks: the description of a picture in Markdown, a short line right below.

A writer of Markdown puts the caption into the brackets, ``![活字的字盘](a.png)``, since there is
no other place for it. A description that names a file, or several pictures alike, is a program's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from compiler.model.block import Block, Blocks, Figure, Heading, Paragraph
from compiler.model.guess import GuessKind
from compiler.model.inline import Text
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.flow.lines import line_of
from compiler.sources.recognition.faked_heads import is_no_head
from compiler.sources.wording.characters import ends_in_full_stop, is_han
from compiler.sources.wording.heading_numbers import form_of
from compiler.sources.wording.personal_names import is_name
from compiler.sources.wording.rulers import is_ruler

_LONGEST = 40  # characters of a description
_FEWEST_HAN = 3
_LONGEST_LINE = 30
_MOST_COMMAS = 1  # of a line: more make it prose
_FEWEST_HEADS = 2  # marked ones: where heads are marked, a short line is none
_PROSE = 40
_GENERIC = re.compile(
    r"(?:在此|请)?(?:插入|输入)?(?:这里写|此处写)?(?:图片|截图|屏幕截图|配图|插图|封面图?|示意图|效果图|图像|微信图片)"
    r"(?:描述|说明|标题)?[\s_\-\d（）():.]*"
)
_OF_FILE = re.compile(r"[`{}<>\\]|\.(?:png|jpe?g|gif|webp|svg|bmp)\b|https?:", re.IGNORECASE)
_NOT_AT_END = "。！？；：，、…"


def with_descriptions(blocks: Blocks, account: Account) -> Blocks:
    """The blocks with descriptions as captions of pictures that have no other."""
    named = Counter(_description(block) for block in blocks)
    return tuple(_described(block, named, account) for block in blocks)


def with_lines_below(blocks: Blocks, account: Account) -> Blocks:
    """The blocks with short lines right below pictures, or their descriptions, as captions."""
    heads = sum(isinstance(block, Heading) for block in blocks)
    result: list[Block] = []
    for at, block in enumerate(blocks):
        owner = result[-1] if result else None
        bare = isinstance(owner, Figure) and not owner.caption
        if bare and isinstance(block, Paragraph) and isinstance(owner, Figure):
            text = line_of(block)
            repeated = bool(text) and text == _description(owner)
            short = heads >= _FEWEST_HEADS and _is_short_line(block, blocks[at + 1 : at + 2])
            if repeated or short:
                result[-1] = replace(owner, caption=block.children)
                sure, reason = (0.9, "picture-named") if repeated else (0.6, "picture-short-line")
                account.guess(GuessKind.CAPTION, text, sure, reason)
                continue
        result.append(block)
    return tuple(result)


def _description(block: Block) -> str:
    match block:
        case Figure((image,), _):
            return " ".join(image.alt.split())
    return ""


def _described(block: Block, named: Counter[str], account: Account) -> Block:
    """A picture under its description, where that reads as a caption."""
    text = _description(block)
    if not isinstance(block, Figure) or block.caption or named[text] > 1:
        return block
    words = sum(map(is_han, text)) >= _FEWEST_HAN and len(text) <= _LONGEST
    if not words or _GENERIC.fullmatch(text) or _OF_FILE.search(text):
        return block
    account.change("picture-description", "", text)
    account.guess(GuessKind.CAPTION, text, 0.75, "picture-named")
    return replace(block, caption=(Text(text),))


def _is_short_line(block: Paragraph, after: Sequence[Block]) -> bool:
    """Whether a line says a few words and no sentence, and the text goes on after it."""
    text = line_of(block)
    if not 1 < len(text) <= _LONGEST_LINE or text[-1] in _NOT_AT_END:
        return False
    if not all(isinstance(inline, Text) for inline in block.children):
        return False
    if text.count("，") > _MOST_COMMAS:
        return False
    if form_of(text) or is_no_head(text) or is_name(text) or is_ruler(text):
        return False
    match after:
        case (Heading(),):
            return True
        case (Paragraph(run),):
            return len(plain(run)) >= _PROSE or ends_in_full_stop(plain(run))
    return False
