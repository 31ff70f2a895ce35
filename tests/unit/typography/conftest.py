"""A measured font for tests of composition: one em a full-width character, 10 units an em."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from compiler.typography.characters import Character, mark_blanks
from compiler.typography.classes import NARROW, Kind, kind_of
from compiler.typography.compose import Line, Measure, compose
from compiler.typography.paragraph import NO_FRAMES, Frames, PairTables, Paragraph
from compiler.typography.policy import Policy

EM = 10.0
CENTRED_MARKS = frozenset("，。、；：！？")


def character(text: str, *, centred: bool = False) -> Character:
    """A character of the test font; its marks stand lower left, or centred."""
    kind = kind_of(text)
    narrow = kind in NARROW or kind is Kind.SPACE
    advance = 0.0 if kind in {Kind.LINE_BREAK, Kind.SOFT_BREAK} else 0.5 if narrow else 1.0
    left, right = (0.4, 0.4) if centred and text in CENTRED_MARKS else (0.05, 0.6)
    if kind is Kind.OPENING:
        left, right = right, left
    blanks = mark_blanks(kind, advance, left, right)
    return Character(
        text, kind, advance * EM, EM, blanks.left * EM, blanks.right * EM, break_before=text in "bB"
    )


def paragraph(
    text: str, policy: Policy, *, centred: bool = False, frames: Frames = NO_FRAMES
) -> Paragraph:
    """A paragraph of the test font; equal characters are one object, as in a real table."""
    table = {c: character(c, centred=centred) for c in text}
    return Paragraph([table[c] for c in text], PairTables(policy), frames)


def advances(line: Line, set_paragraph: Paragraph) -> list[float]:
    """What each character of a line takes, in em: a mark's blank counts as its own."""
    taken = [c.advance / EM for c in set_paragraph.characters[line.start : line.last + 1]]
    for index, gap in enumerate(line.gaps):
        first = set_paragraph.characters[line.start + index]
        # a squeezed pair: the blank of the first mark goes, or the left blank of the second
        owner = index if first.right and not first.left and gap < 0 else index + 1
        second = set_paragraph.characters[line.start + index + 1]
        if second.kind is Kind.OPENING and gap < 0:
            owner = index + 1
        taken[owner if gap < 0 else index] += gap / EM
    taken[0] += line.lead / EM
    taken[-1] += line.tail / EM
    return taken


def set_lines(text: str, width_em: float, policy: Policy, **measure: bool) -> list[str]:
    """The lines of a text at a width in em, each without its dropped spaces."""
    composed = compose(paragraph(text, policy), Measure(width_em * EM, **measure))
    return [text[line.start : line.last + 1] for line in composed]


@dataclass(frozen=True)
class Bench:
    """What the tests of this folder set text with; lengths in em or in units of EM an em."""

    em: float
    paragraph: Callable[..., Paragraph]
    advances: Callable[[Line, Paragraph], list[float]]
    set_lines: Callable[..., list[str]]


@pytest.fixture(scope="session")
def bench() -> Bench:
    """The measured font and what composes it."""
    return Bench(EM, paragraph, advances, set_lines)
