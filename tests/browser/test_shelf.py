"""The shelf: samples, the next issue, covers at their size."""

from __future__ import annotations

import pytest
from walking import seen


@pytest.mark.parametrize("sample", ["照内刊的样例", "照公文的样例", "照书的样例"])
def test_a_new_booklet_from_a_sample(page, sample, shelf_folder):
    page.get_by_role("button", name="新建一册").click()
    page.get_by_role("button", name=sample).click()
    page.get_by_role("heading", name="这一册有").wait_for()
    assert len([each for each in shelf_folder.iterdir() if each.name[0] != "."]) == 1


def test_the_next_issue_has_the_same_masthead_and_the_next_number(page, shelf_folder):
    page.get_by_role("button", name="新建一册").click()
    page.get_by_role("button", name="照内刊的样例").click()
    page.get_by_role("heading", name="这一册有").wait_for()
    page.get_by_role("link", name="回书架").click()
    page.locator(".plank .next").click()
    page.get_by_role("heading", name="这一册还没有稿件").wait_for()
    page.get_by_role("link", name="回书架").click()
    page.locator(".now .words").get_by_text("第2期").wait_for()
    seen(page, "shelf-two")
    text = next(each for each in shelf_folder.glob("*第2期/booklet.toml")).read_text("utf-8")
    assert 'series = "职工读书会 读书月报"' in text
    assert "articles" not in text


def test_every_part_of_a_booklet_is_a_tab_away(page, server):
    page.get_by_role("button", name="新建一册").click()
    page.get_by_role("button", name="照内刊的样例").click()
    page.get_by_role("link", name="打开这一册").click()
    tabs = page.get_by_role("navigation", name="这一册")
    for name in ("报头与版式", "历史", "编稿"):
        tabs.get_by_role("link", name=name).click()
        tabs.locator("[aria-current]", has_text=name).wait_for()
        seen(page, f"tab-{name}")


def test_a_telephone_is_told_of_no_dragging(page, server):
    lead = page.locator("main .lead")
    assert ("拖" in lead.inner_text()) is (page.viewport_size["width"] > 760)
    page.get_by_role("button", name="新建一册").click()
    page.get_by_role("button", name="空的一册").click()
    page.get_by_role("heading", name="还没有稿件").wait_for()
    assert ("拖" in lead.inner_text()) is (page.viewport_size["width"] > 760)
    seen(page, "nothing-yet")
    page.goto(server.origin)
    assert page.locator("main [data-choose]:visible, .top [data-choose]:visible").count()
    seen(page, "shelf-nothing")
