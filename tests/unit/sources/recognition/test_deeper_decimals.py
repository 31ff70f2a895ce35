"""Lines 2.2.1 that only their number tells, under marked headings 2.2."""

from __future__ import annotations

import pytest
from recognition_lines import TEXT, shown

LARGER = {"half_points": 30}
HEADS = [("2.1 树皮", LARGER), TEXT, ("2.2 竹子", LARGER)]


def test_lines_under_a_marked_decimal_are_heads_below_it(article_of):
    article = article_of("竹纸", TEXT, *HEADS, "2.2.1 砍竹", TEXT, "2.2.2 泡竹", TEXT)
    assert shown(article) == ["1 2.1 树皮", "1 2.2 竹子", "2 2.2.1 砍竹", "2 2.2.2 泡竹"]


@pytest.mark.parametrize(
    "lines",
    [
        ("2.2.1 砍竹", TEXT),  # one alone
        ("2.2.1 砍竹", "2.2.2 泡竹", TEXT),  # nothing between them
        ("2.2.1 砍竹", TEXT, "2.2.3 泡竹", TEXT),
        ("2.2.1 砍竹要砍嫩的。", TEXT, "2.2.2 泡竹要泡久。", TEXT),
    ],
)
def test_others_stay_text(article_of, lines):
    article = article_of("竹纸", TEXT, *HEADS, TEXT, *lines)
    assert not any(line.startswith("2 2.2.") for line in shown(article))
