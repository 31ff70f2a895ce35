"""What needs a look: a list, pins on the pages and in the manuscript, by mouse and by keys."""

from __future__ import annotations

import re

import pytest
from files import dropped_from_disk, picture
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
    page.locator("#found li", has_text="没有.png").locator(".to").click()
    expect(page.locator("#found")).to_be_hidden()
    expect(page.locator(".row.title")).to_contain_text("水碓")
    expect(page.locator(".row.on .missing")).to_contain_text("没有.png")
    expect(page.locator(".row .note-pin").first).to_be_visible()
    seen(page, "found-place")


def test_who_follows_the_way_from_elsewhere_comes_to_the_list(desk_page, server):
    page = desk_page
    page.goto(f"{server.origin}/b/{books(server.folder)[0].key}/desk#found")
    expect(page.locator("#found")).to_be_visible(timeout=60_000)
    assert "#" not in page.url


def test_pins_stand_on_the_page_and_all_is_done_by_keys(desk_page, server):
    page = opened(desk_page, server)
    page.locator("#look").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#found li .to").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_be_hidden()
    expect(page.locator(".row.on")).to_have_count(1)
    pin = page.locator("#leaves .pin").first
    number = int(pin.inner_text())
    pin.press("Enter")
    expect(page.locator("#found li .to").nth(number - 1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_hidden()
    seen(page, "found-pins")


def test_a_missing_picture_is_put_in_its_place(page, server, shelf_folder, tmp_path):
    (shelf_folder / "镇上" / "b.md").write_text(
        MILL.replace("没有.png", "%E5%9B%BE%E7%89%87/%E6%B0%B4%E7%A2%93.png"), "utf-8"
    )
    page.goto(f"{server.origin}/b/{books(server.folder)[0].key}/desk/1")
    missing = page.locator(".row .missing")
    expect(missing).to_have_text("水碓.png 没有这幅图")
    seen(page, "desk-missing")
    (tmp_path / "手机拍的.png").write_bytes(picture())
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="放进图片").press("Enter")
    chooser.value.set_files(tmp_path / "手机拍的.png")
    expect(missing).to_have_count(0)
    assert (shelf_folder / "镇上" / "图片" / "水碓.png").read_bytes() == picture()
    expect(page.locator("#found li", has_text="水碓.png")).to_have_count(0, timeout=60_000)


def test_what_is_dropped_on_a_missing_picture_is_that_picture(
    desk_page, server, shelf_folder, tmp_path
):
    desk_page.goto(f"{server.origin}/b/{books(server.folder)[0].key}/desk/1")
    desk_page.locator(".row .missing").wait_for()
    (tmp_path / "新.png").write_bytes(picture())
    dropped_from_disk(desk_page, [tmp_path / "新.png"], ".row .missing")
    expect(desk_page.locator(".row .missing")).to_have_count(0)
    assert (shelf_folder / "镇上" / "没有.png").exists()
    (tmp_path / "丙.txt").write_text("丙稿\n\n又来了一篇，写的是渡口。\n", "utf-8")
    dropped_from_disk(desk_page, [tmp_path / "丙.txt"], "#tree")
    expect(desk_page.locator(".leaf a", has_text="丙稿")).to_be_visible()


def test_what_to_do_is_said_without_keys_and_commands(page, server, shelf_folder):
    (shelf_folder / "镇上" / "booklet.toml").write_text(
        '[[section]]\ntitle = "空栏"\narticles = []\n'
        '[[section]]\ntitle = "镇上"\narticles = ["a.txt", "b.md"]\n',
        "utf-8",
    )
    opened(page, server)
    page.locator("#look").click()
    hints = page.locator("#found p").all_inner_texts()
    assert not [hint for hint in hints if re.search("[A-Za-z]", hint)]
    assert "booklet" not in page.locator("#found").inner_text()
    item = page.locator("#found li", has_text="空栏")
    seen(page, "found-ways")
    item.get_by_role("link", name="去目录").click()
    expect(page.locator("#found")).to_be_hidden()
    expect(page.locator(".files[data-section='0']")).to_be_visible()
