"""All pages of an edition, small: beside the page, and in their own window; by hand and keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from walking import seen

from compiler.desk.shelf import books

expect.set_options(timeout=60_000)  # on a busy machine

PARAGRAPH = "手把纸帘浸进池里，一揭开就是一张纸，老师傅说，水里求财，一池清水养活一家人。" * 6
FILE = '[booklet]\ntitle = "手艺人和他们的一年"\n[page]\ntrim = "A5"\n'


@pytest.fixture
def shelf_folder(tmp_path):
    folder = tmp_path / "书架" / "手艺"
    folder.mkdir(parents=True)
    for number in range(6):
        text = "\n\n".join(f"第{place}段，{PARAGRAPH}" for place in range(10))
        (folder / f"{number + 1}.md").write_text(f"# 第{number + 1}篇\n\n{text}\n", "utf-8")
    (folder / "booklet.toml").write_text(FILE, "utf-8")
    return tmp_path / "书架"


@pytest.fixture
def looking(page, server):
    """The desk with its pages made; on a telephone the pane of pages is shown."""
    page.goto(f"{server.origin}/b/{books(server.folder)[0].key}/desk")
    dock = page.locator(".dock button[data-pane=view]")
    if dock.is_visible():
        dock.click()
    expect(page.locator("#where")).to_contain_text("第1页")
    expect(page.locator("#made")).to_have_text("已更新")
    return page


def drawn(image):
    """Whether a picture is there."""
    return image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_the_page_that_is_chosen_among_all_is_shown(looking):
    looking.get_by_role("button", name="全部页面").click()
    box = looking.locator("#pages")
    small = box.locator(".grid button")
    expect(small.first).to_be_focused()
    assert small.count() > 9
    assert drawn(small.first.locator("img"))
    seen(looking, "all-pages")
    assert drawn(small.nth(5).locator("img"))
    small.nth(5).click()
    expect(box).to_be_hidden()
    expect(looking.locator("#where")).to_contain_text("第6页")
    looking.get_by_role("button", name="全部页面").click()
    expect(small.nth(5)).to_be_focused()
    looking.keyboard.press("ArrowRight")
    expect(small.nth(6)).to_be_focused()
    looking.keyboard.press("ArrowUp")
    expect(small.nth(6)).not_to_be_focused()
    looking.keyboard.press("End")
    expect(small.last).to_be_focused()
    looking.keyboard.press("Enter")
    expect(box).to_be_hidden()
    expect(looking.locator("#where")).to_contain_text(f"第{small_count(looking)}页")
    looking.get_by_role("button", name="全部页面").click()
    looking.keyboard.press("Escape")
    expect(box).to_be_hidden()


def small_count(page):
    """How many pages there are, as the desk says."""
    return page.locator("#strip button").count()
