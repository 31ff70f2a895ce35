"""Captions told by their style or words, or by standing in the middle beside what they are of.

A table's caption stands above it, a picture's below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compiler.model.block import Block, Blocks, Figure, Paragraph, Table
from compiler.model.guess import GuessKind
from compiler.sources.account import Account
from compiler.sources.flow.captions import has_cue
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.looks import Look, Looks
from compiler.sources.flow.numbered_captions import spaced
from compiler.sources.flow.runs import unstyled
from compiler.sources.recognition.bold_lines import bold_line
from compiler.sources.recognition.faked_heads import LONGEST, has_head_face, is_no_head
from compiler.sources.wording.heading_numbers import form_of
from compiler.sources.wording.personal_names import is_name
from compiler.sources.wording.rulers import is_ruler

_MOST_IN_MIDDLE = 0.3  # of the lines: where more are set so, the text is
_NOT_AT_END = "。！？；：，、"
_OF_FIGURE = re.compile(r"图\s*\d+(?:[-–.．—]\d+)*(?!\d)")
_OF_TABLE = re.compile(r"(?:续?表|附表)\s*\d+(?:[-–.．—]\d+)*(?!\d)")


def with_seen_captions(blocks: Blocks, looks: Looks, account: Account) -> Blocks:
    """The blocks with captions put to their pictures and tables by how they look."""
    result: list[Block] = []
    waiting: Paragraph | None = None
    ordinary = looks.ordinary(blocks)
    tells = not _is_set_in_middle(blocks, looks)
    for at, block in enumerate(blocks):
        if waiting is not None:
            made = waiting
            waiting = None
            if isinstance(block, Figure | Table):
                result.append(replace(block, caption=spaced(unstyled(made.children))))
                continue
            result.append(made)
        after = blocks[at + 1 : at + 2]
        kind = _kind(block, looks, result, after)
        under = _stands_under_picture(block, looks, result, ordinary)
        if not kind and (under or (tells and _stands_alone(block, looks, result, after))):
            kind = "below"
        if not kind or not isinstance(block, Paragraph):
            result.append(block)
            continue
        _record(block, looks, account)
        owner = result[-1] if result else None
        if kind == "below" and isinstance(owner, Figure):
            result[-1] = replace(owner, caption=spaced(unstyled(block.children)))
        else:
            waiting = block
    return (*result, *((waiting,) if waiting else ()))


def _kind(block: Block, looks: Looks, before: Sequence[Block], after: Sequence[Block]) -> str:
    """Where a paragraph stands as a caption: "below" the last block, "above" the next, or ""."""
    owner = before[-1] if before else None
    follower = after[0] if after else None
    if not isinstance(owner, Figure) and not isinstance(follower, Figure | Table):
        return ""
    text, look = line_of(block), looks.of(block)
    if not text or len(text) > 2 * LONGEST:
        return ""
    styled = look.kind == "caption"
    centred = look.align == "center" and len(text) <= LONGEST
    told = styled or centred
    of_figure = bool(_OF_FIGURE.match(text)) and told
    of_table = bool(_OF_TABLE.match(text)) and told
    if isinstance(owner, Figure) and not owner.caption and not of_table and (of_figure or styled):
        return "below"
    over_table = isinstance(follower, Table) and not follower.caption and (of_table or styled)
    over_figure = isinstance(follower, Figure) and not follower.caption and styled
    return "above" if over_table or (over_figure and not of_table) else ""


def _stands_under_picture(
    block: Block, looks: Looks, before: Sequence[Block], ordinary: Look
) -> bool:
    """Whether a line under a picture says that it is its caption, or stands in the middle as one.

    A line in the middle under the picture of a cover is none, nor one that is set as headings are.
    """
    owner = before[-1] if before else None
    if not isinstance(owner, Figure) or owner.caption:
        return False
    text, look = line_of(block), looks.of(block)
    if not text or not look.half_points:
        return False
    if has_cue(text):
        return True
    after_text = any(len(line_of(other)) > LONGEST for other in before)
    set_as_text = look.half_points <= ordinary.half_points and not has_head_face(look, ordinary)
    smaller = look.half_points < ordinary.half_points
    return (
        look.align == "center"
        and len(text) <= LONGEST
        and after_text
        and (smaller or (set_as_text and not look.bold))
        and not is_no_head(text)
        and form_of(text) is None
        and not _OF_TABLE.match(text)
        and text[-1] not in "：，、；"
    )


def _is_set_in_middle(blocks: Blocks, looks: Looks) -> bool:
    """Whether the text itself is: standing there tells nothing of a line then."""
    lines = [block for block in blocks if line_of(block)]
    middle = sum(looks.of(block).align == "center" for block in lines)
    pictures = sum(isinstance(block, Figure) for block in blocks)
    return middle - pictures > _MOST_IN_MIDDLE * len(lines)


def _stands_alone(
    block: Block, looks: Looks, before: Sequence[Block], after: Sequence[Block]
) -> bool:
    """Whether a line of a format without sizes stands alone in the middle under its picture."""
    owner, look = before[-1] if before else None, looks.of(block)
    if not isinstance(owner, Figure) or owner.caption or look.align != "center":
        return False
    text = line_of(block)
    if not text:
        return False
    if look.half_points or len(text) > LONGEST or text[-1] in _NOT_AT_END:
        return False
    if after and looks.of(after[0]).align == "center":
        return False
    other = is_no_head(text) or is_name(text) or is_ruler(text) or form_of(text)
    return not other and not bold_line(block)


def _record(block: Block, looks: Looks, account: Account) -> None:
    look = looks.of(block)
    text = line_of(block)
    if look.kind != "caption" and has_cue(text):
        account.guess(GuessKind.CAPTION, text, 0.85, "picture-words")
        return
    sure = 0.95 if look.kind == "caption" else 0.85 if look.align == "center" else 0.8
    account.guess(GuessKind.CAPTION, text, sure, "word-caption")
