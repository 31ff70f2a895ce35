"""What of a page stands in the article's own column, and what beside it."""

from __future__ import annotations

import pytest

from compiler.model.article import Entry, Ledger
from compiler.sources.witness.column import Column
from compiler.sources.witness.comparison import Comparison
from compiler.sources.witness.dropped import dropped_of
from compiler.sources.witness.folding import folded
from compiler.sources.witness.seen import Seen, Sight, Stretch

# page 0, menu 1, article 2, its quotation 3, foot 4
PARENTS = (0, 0, 0, 2, 0)
MENU, ARTICLE, QUOTE, FOOT = 1, 2, 3, 4
FIRST = "造纸术传到各地以后，人们用当地的树皮、麻和竹子做纸，厚薄各不相同。"
SECOND = "印书的人按用途挑选：竹纸轻薄，皮纸坚韧，宣纸留给书画的人去用。"
NEWS = "今日本地有雨，出门的人请带好雨具，注意行车安全。"


def inside(*stretches, dropped=(), parents=PARENTS):
    """Of stretches, each a text and its element, the texts that stand in the column."""
    given = [Stretch(text, Sight.SEEN, None, holder) for text, holder in stretches]
    text = "\n".join(stretch.text for stretch in given)
    ledger = Ledger("a.html", "web", text, dropped=tuple(Entry("chrome", one) for one in dropped))
    seen = Seen(given, parents)
    column = Column(seen, Comparison(seen, text), dropped_of(ledger, folded(text)))
    return [stretch.text for stretch in given if column.holds(stretch)]


def test_the_smallest_element_with_what_is_printed():
    found = inside(
        (NEWS, MENU), (FIRST, ARTICLE), ("分享", ARTICLE), (SECOND, QUOTE), (NEWS[::-1], FOOT),
        dropped=(NEWS, "分享", NEWS[::-1]),
    )  # fmt: skip
    assert found == [FIRST, "分享", SECOND]


@pytest.mark.parametrize(("credit", "is_beside"), [("来源：纸报", True), (FIRST[::-1], False)])
def test_a_credit_may_stand_beside_the_column_and_a_third_of_the_text_may_not(credit, is_beside):
    found = inside(
        (NEWS, MENU), (FIRST, ARTICLE), (SECOND, ARTICLE), (credit, FOOT), dropped=(NEWS,)
    )
    assert found == ([FIRST, SECOND] if is_beside else [NEWS, FIRST, SECOND, credit])


def test_a_page_in_one_element_is_column_from_its_first_printed_line_to_its_last():
    found = inside(
        (NEWS, 0),
        (FIRST, 0),
        (NEWS[5:], 0),
        (SECOND, 0),
        (NEWS[::-1], 0),
        dropped=(NEWS, NEWS[5:], NEWS[::-1]),
    )
    assert found == [FIRST, NEWS[5:], SECOND]


def test_where_elements_are_not_known_all_is_column():
    assert inside((NEWS, 0), (FIRST, 0), dropped=(NEWS,), parents=()) == [NEWS, FIRST]
