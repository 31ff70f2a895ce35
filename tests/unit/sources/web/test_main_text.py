"""Where the article of a page stands: where its profile says, if that holds it."""

from __future__ import annotations

import pytest

from compiler.sources.html.parsing import parsed
from compiler.sources.html.profile import Profile
from compiler.sources.web.lines import lines_of
from compiler.sources.web.main_text import main_text

SENTENCE = "<p>纸由植物纤维造成，薄而坚韧，可以写字，也可以印书。</p>"
LINKS = "".join(f"<p><a href='/{number}'>造纸的第{number}个办法</a></p>" for number in range(5))
NOWHERE = frozenset[str]()


def roots(body, *selectors):
    """The ids of the elements that hold the article, and whether a profile named them."""
    tree = parsed(f"<html><body>{body}</body></html>")
    profile = Profile(NOWHERE, NOWHERE, NOWHERE, NOWHERE, (), main=selectors)
    found = main_text(lines_of(tree), tree, profile)
    return [root.get("id", root.name) for root in found.roots], found.known


def part(name, count, inside=""):
    return f"<div id='{name}' class='named'>{inside}{SENTENCE * count}</div>"


@pytest.mark.parametrize(("share", "known"), [(9, True), (5, True), (4, False), (1, False)])
def test_what_a_profile_names_holds_half_of_the_text_or_more(share, known):
    """A teaser of the same name is not the article."""
    body = f"<div id='whole'>{part('named', share)}{SENTENCE * (10 - share)}</div>"
    assert roots(body, "#named") == (["named" if known else "whole"], known)


def test_elements_of_one_name_that_hold_it_together():
    body = f"<div>{''.join(part(name, 3) for name in 'abcd')}</div>"
    assert roots(body, ".named") == (["a", "b", "c", "d"], True)


def test_the_densest_element_without_a_profile():
    body = f"<div id='nav'>{LINKS}</div><div id='text'>{SENTENCE * 6}</div>"
    assert roots(body) == (["text"], False)
    assert roots(body, "#none") == (["text"], False)


def test_text_on_both_sides_is_one_article():
    body = f"<div id='both'>{part('a', 5)}{part('b', 5)}</div>"
    assert roots(body) == (["both"], False)


def test_sentences_in_the_foot_of_a_page_do_not_widen_the_text():
    inner = f"<div id='whole'>{part('own', 3)}<p><a href='/'>下一篇</a></p></div>"
    foot = f"<div class='footer'><div>{SENTENCE * 4}</div></div>"
    assert roots(inner + foot)[0] in (["whole"], ["own"])
    assert roots(inner + foot.replace("footer", "more"))[0] == ["body"]
