"""What is done with a line that nothing else fills, and that it is done only then."""

from __future__ import annotations

import pytest

from compiler.typeset.hyphens import hyphenate
from compiler.typography.addresses import address_beginnings, address_breaks, address_letters
from compiler.typography.compose import Line, Measure, compose
from compiler.typography.last_resort import LOOSEST, LOOSEST_LETTERS, word_parts
from compiler.typography.paragraph import PairTables, Paragraph
from compiler.typography.policy import MAINLAND

HYPHEN = 4.0


def shown(text: str) -> str:
    """The text with - where a word may be hyphenated and | where it may be parted without."""
    parts = word_parts(text, hyphenate)
    marks = {True: "-", False: "|"}
    return "".join(
        (marks[parts[index]] if index in parts else "") + character
        for index, character in enumerate(text)
    )


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("用internationalization表示", "用in-ter-na-tion-al-iza-tion表示"),
        ("PowerPoint和GDPGutenberg", "Power-Point和GDP-Guten-berg"),
        ("NATO、UNESCO与GDP", "NATO、UNESCO与GDP"),
        ("A4纸60g和V2.0版", "A4纸60g和V2.0版"),
        ("“Belt and Road”Gutenberg", "“Belt and Road”|Guten-berg"),
        ("It’s", "It’s"),
        ("印刷printer3号", "印刷printer3号"),
    ],
)
def test_words_are_parted_by_syllables_and_abbreviations_are_not(text, parted):
    assert shown(text) == parted


@pytest.mark.parametrize("scheme", ["https://", "http://", "ftp://"])
def test_an_address_is_never_parted_in_or_after_its_scheme(scheme):
    text = f"见{scheme}www.example.com/a"
    after = 1 + len(scheme)
    forbidden = set(range(2, after + 1))
    assert forbidden <= address_beginnings(text)
    assert not forbidden & address_breaks(text)
    assert not forbidden & set(address_letters(text))
    assert after + 4 in address_breaks(text)


def test_letters_of_addresses_part_only_before_letters():
    text = "见www.example.com/a-b/page为证，或写给editor@example.com"
    places = set(address_letters(text))
    assert all(text[place].isalnum() for place in places)
    assert text.index("example") + 3 in places
    assert text.index("@") + 3 in places
    assert not any(text[place - 1] in "见为" for place in places)


def lines(bench, text: str, width_em: float, parts: dict[int, float]) -> list[Line]:
    characters = bench.paragraph(text, MAINLAND).characters
    asked = []
    made = Paragraph(characters, PairTables(MAINLAND), last_resort=lambda: asked.append(1) or parts)
    composed = compose(made, Measure(width_em * bench.em, emergency=True))
    assert len(asked) <= 1
    return composed


def test_a_word_is_hyphenated_only_if_the_line_cannot_be_filled(bench):
    text = "国国国aaaaaaaaaa国国国"
    first, *_ = lines(bench, text, 6, {7: HYPHEN})
    assert (first.next, first.hyphen, first.ragged) == (7, HYPHEN, 0)
    assert first.width == pytest.approx(6 * bench.em)
    roomy, *_ = lines(bench, text, 8.3, {7: HYPHEN})
    assert (roomy.next, roomy.hyphen) == (13, 0)


def test_the_gaps_of_a_line_in_need_stay_within_the_last_limits(bench):
    text = "国国国国国aaaaaaaaaaaaa国"
    first, *_ = lines(bench, text, 7, {})
    natural = bench.paragraph(text, MAINLAND).gaps[: first.last]
    added = [gap - plain for gap, plain in zip(first.gaps, natural, strict=True)]
    assert first.ragged == 0
    assert MAINLAND.loosest * bench.em < max(added) <= LOOSEST * bench.em + 1e-6


def test_letters_are_spaced_a_little_where_there_is_nothing_else(bench):
    first, *_ = lines(bench, "aaaaaaaaaaaabaaaaaaaaaaaaaaa", 7.3, {})
    assert first.ragged == pytest.approx(0)
    assert 0 < max(first.gaps) <= LOOSEST_LETTERS * bench.em


def test_mixed_gaps_give_a_little_then_all_gaps_then_mixed_gaps_again(bench):
    text = "国a" + "国" * 8
    made = bench.paragraph(text, MAINLAND)
    natural = 9.5 + 2 * 0.25
    for more, mixed, plain in [
        (0.2, 0.35, 0.0),
        (0.3 + 7 * 0.03, 0.4, 0.03),
        (0.3 + 7 * 0.04 + 0.1, 0.45, 0.04),
        (0.5 + 7 * 0.2, 0.5, 0.2),
    ]:
        (line,) = compose(made, Measure((natural + more) * bench.em, fills_last=True))
        assert line.gaps[:2] == pytest.approx([mixed * bench.em] * 2)
        assert line.gaps[2:] == pytest.approx([plain * bench.em] * 7)
