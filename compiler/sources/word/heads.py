"""Title and headings of a Word document, by its styles or by how lines look.

Offices seldom use styles: a heading is what is centred, bold, larger, or in 黑体 with a number
(GB/T 9704-2012, 7.3.3). Each of these guesses is entered in the account with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compiler.model.block import Block, Heading, Paragraph
from compiler.model.guess import GuessKind
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.word.body import Found, Look
from compiler.sources.word.closing_lines import with_captions
from compiler.sources.word.lines import (
    DAY,
    FIGURE_LINE,
    LABEL,
    LARGER,
    LONGEST_HEAD,
    NUMBER_OF_DOCUMENT,
    STOPS,
    TABLE_LINE,
    has_head_face,
    line_of,
    ordinary_look,
    styled_level,
    unstyled,
)
from compiler.sources.word.title import joined_title, title_lines, under_title
from compiler.sources.wording.heading_numbers import heading_level

_DEEPEST = 4


@dataclass(frozen=True)
class Headed:
    """The blocks, the title as a first heading of level 1 if one was found.

    ``subtitle`` and ``author`` are paragraphs among ``found`` that are to be taken as such.
    """

    found: tuple[Found, ...]
    subtitle: Block | None = None
    author: Block | None = None


def with_heads(found: Sequence[Found], account: Account) -> Headed:
    """The blocks of the body with title and headings made, captions put to their pictures."""
    ordinary = ordinary_look(found)
    title = title_lines(found, ordinary)
    rest = list(found)
    if title:
        start, end = title[0], title[-1] + 1
        whole = joined_title([found[at].block for at in title])
        after = found[end:]
        rest = [*found[:start], *after]
        styled = found[start].look.paragraph.kind == "title"
        text = plain(whole)
        reason, sure = ("word-title", 0.95) if styled else ("word-centred-title", 0.75)
        if not (styled or found[start].look.paragraph.align == "center"):
            reason, sure = "word-first-line", 0.6
        account.guess(GuessKind.TITLE, text, sure, reason)
        subtitle, author = under_title(after, ordinary, account)
        made = _headings(rest, ordinary, account, skip=(subtitle, author), below=1)
        head = Found(Heading(1, whole))
        return Headed(tuple(with_captions([head, *made], account)), subtitle, author)
    tops = sum(styled_level(one) == 1 for one in found)
    made = _headings(rest, ordinary, account, skip=(), below=int(tops > 1))
    return Headed(tuple(with_captions(made, account)))


def _headings(
    found: Sequence[Found],
    ordinary: Look,
    account: Account,
    skip: tuple[Block | None, ...],
    below: int,
) -> list[Found]:
    """The blocks with headings made; ``below`` levels are kept free above them."""
    deepest = max((styled_level(one) for one in found), default=0)
    faked = [
        bool(line_of(one.block))
        and not any(one.block is each for each in skip)
        and _is_faked(one, ordinary)
        for one in found
    ]
    sizes = sorted(
        {
            one.look.half_points
            for one, fake in zip(found, faked, strict=True)
            if fake and heading_level(line_of(one.block)) is None
        },
        reverse=True,
    )
    result: list[Found] = []
    for one, fake in zip(found, faked, strict=True):
        level = styled_level(one)
        if isinstance(one.block, Paragraph) and level:
            result.append(replace(one, block=Heading(level + below, unstyled(one.block.children))))
        elif isinstance(one.block, Paragraph) and fake:
            text = line_of(one.block)
            number = heading_level(text)
            rank = len(sizes) + number if number else sizes.index(one.look.half_points) + 1
            level = min(deepest + rank, _DEEPEST + 2)
            account.guess(GuessKind.HEADING, text, *_why(one, ordinary), level=level)
            result.append(replace(one, block=Heading(level + below, unstyled(one.block.children))))
        else:
            if one.look.paragraph.level and isinstance(one.block, Paragraph):
                text = plain(one.block.children)
                account.guess(GuessKind.BODY, text, 0.7, "word-long-heading")
            result.append(one)
    return result


def _is_faked(one: Found, ordinary: Look) -> bool:
    """Whether a body paragraph looks like a heading by size, place or face."""
    look, text = one.look, line_of(one.block)
    if look.bullet_depth is not None or look.paragraph.kind or look.paragraph.align == "right":
        return False
    if len(text) > LONGEST_HEAD or text[-1] in STOPS or DAY.fullmatch(text):
        return False
    if LABEL.match(text) or FIGURE_LINE.match(text) or TABLE_LINE.match(text):
        return False
    if text.startswith("——") or NUMBER_OF_DOCUMENT.search(text):
        return False
    larger = look.half_points >= ordinary.half_points + LARGER
    centred = look.paragraph.align == "center" and (look.bold or has_head_face(look, ordinary))
    numbered = heading_level(text) is not None and has_head_face(look, ordinary)
    return larger or centred or numbered


def _why(one: Found, ordinary: Look) -> tuple[float, str]:
    """How surely a line that looks like a heading is one, and why."""
    if one.look.half_points >= ordinary.half_points + LARGER:
        return 0.8, "word-larger"
    if one.look.paragraph.align == "center":
        return 0.75, "word-centred"
    return 0.85, "word-face"
