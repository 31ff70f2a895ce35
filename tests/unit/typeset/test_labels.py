"""Page labels from page names and counters."""

from __future__ import annotations

import pytest

from compiler.typeset.labels import (
    LabelRange,
    LabelStyle,
    NumberedPage,
    PageLabel,
    label_pages,
    label_ranges,
    roman,
)


def shown(*pages: tuple[str, int]) -> list[str]:
    return [str(label) for label in label_pages([NumberedPage(*page) for page in pages])]


@pytest.mark.parametrize(
    ("number", "numerals"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (99, "xcix"), (1994, "mcmxciv")],
)
def test_roman(number: int, numerals: str) -> None:
    assert roman(number) == numerals


def test_front_matter_is_roman_up_to_the_first_opening() -> None:
    pages = [("front", 1), ("", 2), ("opening", 1), ("opening", 2), ("body", 3), ("front", 4)]
    assert shown(*pages) == ["i", "ii", "1", "2", "3", "4"]


def test_without_an_opening_all_is_arabic() -> None:
    assert shown(("front", 1), ("body", 2)) == ["1", "2"]


def test_a_counter_that_roman_cannot_write_stays_as_it_is() -> None:
    assert shown(("front", 0), ("opening", 1)) == ["0", "1"]


def test_no_pages() -> None:
    assert label_pages([]) == ()
    assert label_ranges([]) == ()


def test_ranges_break_where_style_or_count_breaks() -> None:
    roman_style, arabic = LabelStyle.ROMAN, LabelStyle.ARABIC
    labels = [
        *(PageLabel(roman_style, n) for n in (1, 2)),
        *(PageLabel(arabic, n) for n in (3, 4, 9)),
    ]
    assert label_ranges(labels) == (
        LabelRange(0, roman_style, 1),
        LabelRange(2, arabic, 3),
        LabelRange(4, arabic, 9),
    )
