"""Captions put to their pictures and tables, and lines on the right made signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compiler.model.block import Block, Figure, Paragraph, Role, Table
from compiler.model.guess import GuessKind
from compiler.sources.account import Account
from compiler.sources.flow.numbered_captions import spaced
from compiler.sources.word.body import Found
from compiler.sources.word.lines import FIGURE_LINE, LONGEST_HEAD, TABLE_LINE, line_of, unstyled

# 图1 样张: a number, a gap, a name that is no sentence; 图1所示 begins one.
_LABELLED = re.compile(r"(?:图|表)\s*\d+(?:[-–.．—]\d+)*[\s\u3000:：]+[^。；，！？]{1,30}")
_FAR_EM = 12.0  # an indent that only a signature has


def with_captions(found: Sequence[Found], account: Account) -> list[Found]:
    """Captions put to their pictures and tables, lines on the right made signatures."""
    result: list[Found] = []
    body = False
    for at, one in enumerate(found):
        text = line_of(one.block)
        follower = found[at + 1].block if at + 1 < len(found) else None
        if text and _captions(one, text, result, follower, account):
            continue
        if isinstance(one.block, Paragraph) and text and body and _is_signature(one, text):
            account.guess(GuessKind.ROLE, text, 0.85, "word-right")
            one = replace(one, block=replace(one.block, role=Role.SIGNATURE))  # noqa: PLW2901 - the block in its role
        body = body or len(text) > LONGEST_HEAD or text.endswith("。")
        waiting = result[-1].block if result else None
        if isinstance(waiting, _Waiting):
            result[-1] = one
            if isinstance(one.block, Figure | Table):
                result[-1] = replace(one, block=replace(one.block, caption=waiting.children))
            continue
        result.append(one)
    return result


@dataclass(frozen=True)
class _Waiting(Paragraph):
    """A caption that stands before its table or picture."""


def _captions(
    one: Found, text: str, result: list[Found], follower: Block | None, account: Account
) -> bool:
    """Take a caption to what it belongs to: a table's stands above it, a picture's below."""
    if not isinstance(one.block, Paragraph) or len(text) > 2 * LONGEST_HEAD:
        return False
    styled = one.look.paragraph.kind == "caption"
    centred = one.look.paragraph.align == "center" and len(text) <= LONGEST_HEAD
    told = styled or centred or bool(_LABELLED.fullmatch(text))
    of_figure = bool(FIGURE_LINE.match(text)) and told
    of_table = bool(TABLE_LINE.match(text)) and told
    before = result[-1].block if result else None
    run = spaced(unstyled(one.block.children))
    if (
        isinstance(before, Figure)
        and not before.caption
        and (of_figure or (styled and not of_table))
    ):
        result[-1] = replace(result[-1], block=replace(before, caption=run))
    elif (isinstance(follower, Table) and not follower.caption and (of_table or styled)) or (
        isinstance(follower, Figure) and not follower.caption and styled and not of_table
    ):
        result.append(Found(_Waiting(run)))
    else:
        return False
    sure = 0.95 if styled else 0.85 if centred else 0.8
    account.guess(GuessKind.CAPTION, text, sure, "word-caption")
    return True


def _is_signature(one: Found, text: str) -> bool:
    pushed = max(one.look.paragraph.indent_em, one.look.led_em)
    far = one.look.paragraph.align == "right" or pushed >= _FAR_EM
    return far and len(text) <= LONGEST_HEAD and text[-1] not in "。；："
