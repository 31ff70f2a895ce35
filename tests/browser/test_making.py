"""From files on an empty shelf to a folded booklet, and an issue from last month's."""

from __future__ import annotations

import io
import re
import zipfile

import pikepdf
import pytest
from files import dropped, text_file, word_file
from walking import latin, seen

PROSE = "纸上的字，印成书以前要过许多人的手。" * 12


class Actions:
    """What a person does, counted."""

    def __init__(self, page) -> None:
        self.page = page
        self.count = 0

    def drop(self, files) -> None:
        self.count += 1
        dropped(self.page, files)
        self.page.get_by_role("heading", name="收到").wait_for()

    def click(self, name, role="button", **more) -> None:
        self.count += 1
        self.page.get_by_role(role, name=name, **more).first.click()

    def tick(self, name) -> None:
        self.count += 1
        box = self.page.get_by_role("checkbox", name=name)
        box.click()
        box.locator("xpath=ancestor::form").get_by_text("已保存").wait_for()

    def write(self, label, text) -> None:
        self.count += 1
        self.page.get_by_label(label, exact=True).fill(text)
        self.page.keyboard.press("Tab")
        form = self.page.get_by_label(label, exact=True).locator("xpath=ancestor::form")
        form.get_by_text("已保存").wait_for()


@pytest.fixture
def manuscripts(tmp_path):
    (tmp_path / "稿").mkdir()
    return [
        word_file(tmp_path / "稿" / "01.docx", "旧书修补手记", [PROSE, PROSE]),
        text_file(tmp_path / "稿" / "02-抄书.txt", "从抄书到印书", PROSE),
    ]


def made(page) -> None:
    page.get_by_role("heading", name="做好了").wait_for(timeout=180_000)


def test_from_an_empty_folder_to_a_folded_booklet(desk_page, manuscripts, server):
    page, does = desk_page, Actions(desk_page)
    does.drop(manuscripts)
    key = page.url.split("/")[-2]
    page.goto(f"{server.origin}/b/{key}/form")
    does.count += 1
    does.write("丛书名", "城东读书会 读书")
    does.write("题目", "旧书新读")
    does.tick("折页")
    does.tick("台湾")
    does.click("制作")
    made(page)
    seen(page, "made")
    with page.expect_download() as got:
        does.click("下载：折页", "link")
    assert does.count <= 12
    pdf = pikepdf.open(io.BytesIO(got.value.path().read_bytes()))
    assert got.value.suggested_filename.endswith(".booklet.short-edge.pdf")
    width, height = pdf.pages[0].mediabox[2:]
    assert width > height  # two pages a side
    with page.expect_download() as got:
        page.get_by_role("link", name="全部下载").click()
    names = zipfile.ZipFile(got.value.path()).namelist()
    assert sorted(name.rpartition(".zh-")[2] for name in names) == [
        "Hans.booklet.short-edge.pdf", "Hans.pdf", "Hant-TW.booklet.short-edge.pdf", "Hant-TW.pdf",
    ]  # fmt: skip


def test_an_issue_from_last_months_in_five_actions(desk_page, manuscripts, server):
    page = desk_page
    page.get_by_role("button", name="新建一册").click()
    page.get_by_role("button", name="照内刊的样例").click()
    page.get_by_role("heading", name="这一册有").wait_for()
    page.goto(server.origin)
    does = Actions(page)
    does.click("第2期")
    page.get_by_role("heading", name="这一册还没有稿件").wait_for()
    does.drop(manuscripts)
    key = page.url.split("/")[-2]
    page.goto(f"{server.origin}/b/{key}/made")
    does.click("制作")
    made(page)
    with page.expect_download() as got:
        does.click("下载：折页", "link")
    assert does.count + 1 <= 5
    assert got.value.path().stat().st_size > 10_000
    page.goto(server.origin)
    page.locator(".now img").wait_for()
    assert (
        page.locator(".now img").evaluate("(one) => one.decode().then(() => one.naturalWidth)")
        > 300
    )
    seen(page, "shelf-made")


def test_history_compares_and_goes_back(desk_page, server):
    page = desk_page
    page.get_by_role("button", name="新建一册").click()
    page.get_by_role("button", name="照书的样例").click()
    page.get_by_role("heading", name="这一册有").wait_for()
    key = page.url.split("/")[-2]
    for title in ("院子东的一年", "院子西的一年"):
        page.goto(f"{server.origin}/b/{key}/form")
        page.get_by_label("题目", exact=True).fill(title)
        page.keyboard.press("Tab")
        page.get_by_text("已保存").first.wait_for()
        page.get_by_role("button", name="制作").click()
        made(page)
    page.get_by_role("link", name="与上次比较").click()
    page.get_by_role("heading", name=re.compile(r"有\d+页不同")).wait_for()
    assert page.locator("figure img").count() >= 2
    seen(page, "compare")
    page.go_back()
    page.get_by_role("button", name="回到这一次").click()
    page.get_by_text("改回以前").wait_for()
    seen(page, "history")
    page.goto(f"{server.origin}/b/{key}/form")
    assert page.get_by_label("题目", exact=True).input_value() == "院子东的一年"


def test_the_form_says_what_is_wrong_and_keeps_what_was(page, server, shelf_folder):
    page.get_by_role("button", name="新建一册").click()
    page.get_by_role("button", name="照公文的样例").click()
    page.get_by_role("heading", name="这一册有").wait_for()
    page.goto(f"{server.origin}/b/{page.url.split('/')[-2]}/form")
    page.get_by_label("日期", exact=True).fill("2024年12月35日")
    page.keyboard.press("Tab")
    page.get_by_text("日历上没有这一天").wait_for()
    assert page.get_by_label("签发人", exact=True).is_visible()
    seen(page, "form")
    (file,) = shelf_folder.glob("*/booklet.toml")
    assert "35日" not in file.read_text("utf-8")
    # somebody else writes the file in the meantime
    file.write_text(file.read_text("utf-8").replace("示例单位文件", "别人写的"), "utf-8")
    page.get_by_label("丛书名", exact=True).fill("我写的")
    page.keyboard.press("Tab")
    page.get_by_text("别人刚改成了").wait_for()
    seen(page, "form-meanwhile")
    page.get_by_role("button", name="用我的").click()
    page.get_by_text("已保存").first.wait_for()
    assert 'series = "我写的"' in file.read_text("utf-8")


def test_stopped_and_what_cannot_be_made(desk_page, server, shelf_folder):
    page = desk_page
    page.get_by_role("button", name="新建一册").click()
    page.get_by_role("button", name="照书的样例").click()
    page.get_by_role("heading", name="这一册有").wait_for()
    address = page.url.removesuffix("/in")
    page.goto(f"{address}/made")
    page.get_by_role("heading", name="还没有制作过").wait_for()
    page.get_by_role("button", name="制作").click()
    page.get_by_role("button", name="停下").click()
    page.get_by_role("heading", name="还没有制作过").wait_for()
    (file,) = shelf_folder.glob("*/articles/01-春.md")
    file.unlink()
    page.get_by_role("button", name="制作").click()
    page.get_by_role("heading", name="没有做成").wait_for()
    assert "怎么办" in page.inner_text("main")
    assert latin(page) == []
