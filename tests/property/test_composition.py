"""Any text at any width: breaks are legal, widths add up, nothing is lost, twice is the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.typography.characters import Character, mark_blanks
from compiler.typography.classes import (
    LINE_END_FORBIDDEN,
    LINE_START_FORBIDDEN,
    NARROW,
    Kind,
    kind_of,
)
from compiler.typography.compose import Line, Measure, compose
from compiler.typography.paragraph import PairTables, Paragraph
from compiler.typography.policy import CENTRED, MAINLAND, Policy

EM = 12.0
TEXTS = st.text(
    alphabet="国家文字一，。、：！？“”‘’（）《》「」—…·～％5年第aZ -/%￥\n", min_size=1, max_size=90
)
POLICIES = st.builds(
    replace,
    st.sampled_from([MAINLAND, CENTRED]),
    kinsoku=st.sampled_from(["basic", "gb", "strict"]),
    squeeze=st.sampled_from(["full", "none"]),
    han_latin_space=st.sampled_from([0.0, 0.25]),
    hanging=st.booleans(),
    lone_characters=st.sampled_from(["avoid", "allow"]),
)
MEASURES = st.builds(
    Measure,
    width=st.floats(3 * EM, 40 * EM),
    indent=st.sampled_from([0.0, 2 * EM]),
    justified=st.booleans(),
    trims_first=st.booleans(),
    emergency=st.booleans(),
)


def measured(text: str) -> list[Character]:
    """The text in a font of full-width marks and half-width letters."""

    def character(c: str) -> Character:
        kind = kind_of(c)
        narrow = kind in NARROW or kind is Kind.SPACE
        advance = 0.0 if kind is Kind.LINE_BREAK else 0.5 if narrow else 1.0
        left, right = (0.6, 0.05) if kind is Kind.OPENING else (0.05, 0.6)
        blanks = mark_blanks(kind, advance, left, right)
        return Character(c, kind, advance * EM, EM, blanks.left * EM, blanks.right * EM)

    table = {c: character(c) for c in text}
    return [table[c] for c in text]


def lines_of(text: str, policy: Policy, measure: Measure) -> tuple[Paragraph, list[Line]]:
    paragraph = Paragraph(measured(text), PairTables(policy))
    return paragraph, compose(paragraph, measure)


@given(text=TEXTS, policy=POLICIES, measure=MEASURES)
def test_no_character_is_lost_or_doubled(text, policy, measure):
    _, lines = lines_of(text, policy, measure)
    assert [line.start for line in lines] == [0, *(line.next for line in lines[:-1])]
    assert lines[-1].next == len(text)
    for line in lines:
        assert line.start <= line.last < line.next
        assert not text[line.last + 1 : line.next].strip()


@given(text=TEXTS, policy=POLICIES, measure=MEASURES)
def test_breaks_are_legal(text, policy, measure):
    _, lines = lines_of(text, policy, replace(measure, emergency=False))
    for line in lines[:-1]:
        before, after = text[line.last], text[line.next]
        if "\n" in text[line.last : line.next]:
            continue
        spaced = line.next > line.last + 1
        assert after not in LINE_START_FORBIDDEN["basic" if spaced else policy.kinsoku]
        assert spaced or before not in LINE_END_FORBIDDEN[policy.kinsoku]
        assert before + after not in {"——", "……"}


@given(text=TEXTS, policy=POLICIES, measure=MEASURES)
def test_widths_add_up(text, policy, measure):
    paragraph, lines = lines_of(text, policy, measure)
    for line in lines:
        characters = paragraph.characters[line.start : line.last + 1]
        total = line.lead + sum(c.advance for c in characters) + sum(line.gaps) + line.tail
        assert total == pytest.approx(line.width, abs=1e-4)
        assert len(line.gaps) == len(characters) - 1
        if line.ragged == 0 and measure.justified and line.next not in paragraph.segments:
            assert line.width == pytest.approx(measure.room(line.start), abs=1e-4)


@given(text=TEXTS, policy=POLICIES, measure=MEASURES)
def test_gaps_keep_their_bounds(text, policy, measure):
    paragraph, lines = lines_of(text, policy, measure)
    for line in lines:
        for position, gap in enumerate(line.gaps, line.start):
            pair, natural = paragraph.pairs[position], paragraph.gaps[position]
            assert gap >= natural - pair.shrink - 1e-6
            most = pair.stretch + (policy.loosest * EM if pair.expands else 0)
            assert gap <= natural + most + 1e-6


@given(text=TEXTS, policy=POLICIES, measure=MEASURES)
def test_composing_twice_is_the_same(text, policy, measure):
    assert lines_of(text, policy, measure)[1] == lines_of(text, policy, measure)[1]
