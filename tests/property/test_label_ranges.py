"""Page label ranges say neither more nor less than the labels."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compiler.typeset.labels import LabelStyle, PageLabel, label_ranges, roman

LABELS = st.lists(
    st.builds(PageLabel, st.sampled_from(LabelStyle), st.integers(min_value=1, max_value=6))
)
VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@given(LABELS)
def test_ranges_unroll_to_the_labels(labels: list[PageLabel]) -> None:
    ranges = label_ranges(labels)
    ends = [*(part.start for part in ranges), len(labels)][1:]
    unrolled = [
        PageLabel(part.style, part.first + offset)
        for part, end in zip(ranges, ends, strict=True)
        for offset in range(end - part.start)
    ]
    assert unrolled == labels


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numerals_read_back(number: int) -> None:
    values = [VALUES[letter] for letter in roman(number)]
    following = [*values[1:], 0]
    pairs = zip(values, following, strict=True)
    assert sum(-here if here < after else here for here, after in pairs) == number
