"""Lines that are page numbers, by their looks or their place."""

from __future__ import annotations

import pytest

from compiler.sources.wording.page_numbers import is_page_number, page_numbers


@pytest.mark.parametrize(
    "line", ["— 3 —", "- 12 -", "第3页", "第 3 页 共 9 页", "·5·", "3 / 20 页"]
)
def test_page_numbers_that_show_themselves(line: str) -> None:
    assert is_page_number(line)


@pytest.mark.parametrize("line", ["3", "2024", "一", "第3期", "— 总则 —", "01"])
def test_what_shows_itself_as_no_page_number(line: str) -> None:
    assert not is_page_number(line)


def test_bare_numbers_count_beside_form_feeds_or_in_sequence() -> None:
    assert page_numbers(["甲", "", "7", "", "乙"], frozenset({3})) == {2}
    assert page_numbers(["1", "甲", "乙", "2", "丙", "丁", "3"], frozenset()) == {0, 3, 6}
    assert page_numbers(["甲", "7", "乙"], frozenset()) == set()


def test_numbers_of_lines_are_not_those_of_pages() -> None:
    """Between two pages there is more than a line."""
    assert page_numbers(["1", "甲", "2", "乙", "3"], frozenset()) == set()
    assert page_numbers(["1", "2", "3"], frozenset()) == set()
    assert page_numbers(["1", "甲", "乙", "3"], frozenset()) == set()
