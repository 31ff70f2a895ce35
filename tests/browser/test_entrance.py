"""Nobody comes in but by the link or the password."""

from __future__ import annotations

import pytest
from walking import SIZES, seen


def test_the_link_leads_to_the_shelf(page):
    assert page.get_by_role("heading", name="还没有书").is_visible()
    seen(page, "empty")


@pytest.mark.parametrize("size", SIZES)
def test_without_it_the_way_in_is_told(browser, server, size):
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
    page.goto(server.origin)
    assert page.get_by_role("heading", name="进入文选").is_visible()
    assert "网址" in page.inner_text("main")
    seen(page, "entrance")
    context.close()


def test_english_and_traditional_by_the_browser(browser, server):
    for locale, heading in (("en-GB", "No booklets yet"), ("zh-TW", "還沒有書")):
        for page in server.visits(browser, "desk", locale):
            assert page.get_by_role("heading", name=heading).is_visible()
