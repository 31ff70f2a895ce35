"""Whatever a title is, its lines are the title, and no line breaks a rule of 避头尾."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compiler.markup.balance import balanced, cohesion_in, filled, width_em

_CHARACTERS = "纸墨笔砚印刷的与和，。、：；！？“”‘’《》（）——……·12%aB -"
titles = st.text(_CHARACTERS, max_size=60)
measures = st.floats(4, 40)


@given(titles, measures, st.sampled_from([balanced, filled]))
def test_lines_are_the_title(title, measure, rule):
    lines = rule(title, measure, cohesion_in(title * 3))
    assert "".join(lines) == title


@given(titles, measures, st.sampled_from([balanced, filled]))
def test_no_line_begins_or_ends_where_forbidden(title, measure, rule):
    lines = rule(title, measure)
    assert not any(line[0] in "，。、：；！？”’》）—…·%" for line in lines[1:])
    assert not any(line[-1] in "“‘《（" for line in lines[:-1])
    if len(lines) > 1:
        assert all(width_em(line.rstrip()) <= measure for line in lines)
