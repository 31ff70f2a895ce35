"""What a Word file shows of its paragraphs → the looks that recognition reads, and its headings.

A style for headings, or an outline level, makes a heading; a long paragraph in it is body text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from compiler.model.block import Heading, Paragraph
from compiler.model.guess import GuessKind
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.listing import Listed
from compiler.sources.flow.looks import Look, Passage
from compiler.sources.flow.runs import unstyled
from compiler.sources.word.found import WordBlock, WordLook, gathered

_LONGEST_HEADING = 40  # characters of one that may end in 。
_LONGEST_STYLED = 100  # a paragraph of more is body text whatever its style is called


def with_looks(found: Sequence[WordBlock], account: Account) -> Iterator[Passage]:
    """The passages of a body, headings made of paragraphs in a style for them."""
    headed = [_with_heading(one, account) for one in found]
    for one in gathered(headed):
        yield Passage(one.block, _look(one.look))


def headings_listed(found: Sequence[WordBlock]) -> Iterator[Listed]:
    """The headings by style, with their levels, as an automatic contents list would name them."""
    for one in found:
        if level := _level(one):
            yield Listed(line_of(one.block, notes=True), level)


def _with_heading(one: WordBlock, account: Account) -> WordBlock:
    if not isinstance(one.block, Paragraph):
        return one
    if level := _level(one):
        bare = replace(one.look, bullet_depth=None)
        return WordBlock(Heading(level, unstyled(one.block.children)), bare)
    if one.look.paragraph.level:
        text = plain(one.block.children)
        account.guess(GuessKind.BODY, text, 0.7, "word-long-heading")
    return one


def _level(one: WordBlock) -> int:
    """The level that the paragraph's style or outline level gives it; 0 for body text."""
    if not isinstance(one.block, Paragraph) or not one.look.paragraph.level:
        return 0
    text = plain(one.block.children).strip()
    long = len(text) > _LONGEST_STYLED or (len(text) > _LONGEST_HEADING and text.endswith("。"))
    return 0 if long or not text else one.look.paragraph.level


def _look(look: WordLook) -> Look:
    paragraph = look.paragraph
    return Look(
        kind=paragraph.kind,
        level=paragraph.level,
        align=paragraph.align,
        pushed_em=max(paragraph.indent_em, look.led_em),
        bold=look.bold,
        half_points=look.half_points,
        face=look.face,
        item=look.bullet_depth is not None,
    )
