"""What needs a look: a list, pins on the pages and in the manuscript, by mouse and by keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from walking import seen

from compiler.desk.shelf import books

expect.set_options(timeout=30_000)  # on a busy machine

MILL = "# 水碓\n\n溪边有一座水碓，日夜响着。\n\n![水碓](没有.png)\n\n后来碓房改成了茶馆。\n"
TOWN = "镇上的事\n\n王小满\n\n赶集的日子，天没亮就有人挑着担子来。\n\n一、卖的\n\n竹器、陶碗。\n"


@pytest.fixture
def shelf_folder(tmp_path):
    folder = tmp_path / "书架" / "镇上"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(TOWN, "utf-8")
    (folder / "b.md").write_text(MILL, "utf-8")
    return folder.parent


def opened(page, server):
    page.goto(f"{server.origin}/b/{books(server.folder)[0].key}/desk")
    expect(page.locator("#found li", has_text="没有.png")).to_have_count(1, timeout=60_000)
    return page


def test_the_list_leads_to_the_place(page, server):
    opened(page, server)
    page.locator("#look").click()
    expect(page.locator("#found")).to_be_visible()
    expect(page.locator("#look .count")).to_have_text(str(page.locator("#found li").count()))
    seen(page, "found")
    page.locator("#found li", has_text="没有.png").get_by_role("button").click()
    expect(page.locator("#found")).to_be_hidden()
    expect(page.locator(".row.title")).to_contain_text("水碓")
    expect(page.locator(".row .note-pin").first).to_be_visible()
    seen(page, "found-place")


def test_pins_stand_on_the_page_and_all_is_done_by_keys(desk_page, server):
    page = opened(desk_page, server)
    page.locator("#look").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#found li button").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_be_hidden()
    expect(page.locator(".row.on")).to_have_count(1)
    pin = page.locator("#leaves .pin").first
    number = int(pin.inner_text())
    pin.press("Enter")
    expect(page.locator("#found li button").nth(number - 1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_hidden()
    seen(page, "found-pins")
