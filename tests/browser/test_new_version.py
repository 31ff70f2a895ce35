"""A Word file is dropped, worked at, and dropped again as its author has changed it meanwhile."""

from __future__ import annotations

import tomllib

import pytest
from files import dropped, dropped_from_disk, word_file
from playwright.sync_api import expect
from walking import seen

from compiler.desk import desk
from compiler.desk.changes.paragraphs import LeaveOut
from compiler.desk.changes.words import CorrectWords
from compiler.desk.shelf import books

expect.set_options(timeout=30_000)  # on a busy machine

FIRST = [
    "作坊在村东头，一条小河从门前流过，日夜不停地响着。",
    "老师傅说，水里求财，一池清水养活一家人。",
    "这一段是写给编辑的话，不必印出来。",
    "剥皮要在早春，树液刚动的时候最好剥，晚了就剥不下来。",
]
SECOND = [
    FIRST[0],
    f"村里的{FIRST[1]}",
    FIRST[3].replace("树液", "树汁"),
    "这一段是后来添上的，写晒纸的事。",
]


@pytest.fixture
def versions(tmp_path):
    """Two files of one name."""
    made = []
    for number, paragraphs in enumerate((FIRST, SECOND)):
        (tmp_path / str(number)).mkdir()
        made.append(word_file(tmp_path / str(number) / "造纸.docx", "造纸的一天", paragraphs))
    return made


def worked_at(page, server, versions):
    """The booklet of the first version, in which words were set right and a paragraph left out."""
    dropped(page, versions[:1])
    page.get_by_role("heading", name="收到1个文件").wait_for()
    book = books(server.folder)[0]
    for at, wrong, right in ((1, "求财", "求材"), (3, "树液", "树汁")):
        read = FIRST[at]
        desk.apply(
            book.folder, CorrectWords("造纸.docx", read[:12], read, read.replace(wrong, right))
        )
    desk.apply(book.folder, LeaveOut("造纸.docx", FIRST[2][:12], out=True))
    return book


def table(book):
    return tomllib.loads((book.folder / "booklet.toml").read_text("utf-8"))


def item(page, words):
    return page.locator("#found li", has_text=words)


def test_what_fits_no_longer_is_told_and_taken_away(page, server, versions):
    book = worked_at(page, server, versions)
    dropped(page, versions[1:])
    ask = page.locator("li.ask")
    expect(ask).to_contain_text("造纸.docx")
    seen(page, "same-name")
    ask.get_by_role("button", name="换成新稿").click()
    expect(ask).to_contain_text("换成了新稿")
    page.goto(f"{server.origin}/b/{book.key}/desk")
    note = page.locator(".misfits")
    expect(note).to_contain_text("有3处改动对不上")
    expect(page.locator("#made")).to_have_text("已更新", timeout=60_000)  # the pages are made
    expect(page.locator("#refusal")).to_be_hidden()
    seen(page, "unmet")
    note.get_by_role("button", name="看是哪几处").click()
    expect(item(page, "树液")).to_contain_text("已经是改好的字")
    moved = item(page, "“财”改成“材”")
    expect(moved.locator(".there b")).to_have_text("财")
    seen(page, "unmet-list")
    moved.get_by_role("button", name="改到这里").click()
    expect(moved).to_have_count(0)
    expect(page.locator(".sheet")).to_contain_text("水里求材")
    expect(note).to_contain_text("有2处改动对不上")
    item(page, "写给编辑").get_by_role("button", name="去掉").click()
    expect(item(page, "写给编辑")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(item(page, "写给编辑")).to_have_count(1)
    page.locator("#found").get_by_role("button", name="2处都去掉").click()
    expect(note).to_have_count(0)
    page.keyboard.press("Escape")
    seen(page, "unmet-none")
    (entry,) = table(book)["article"][:1]
    assert entry["file"] == "造纸-2.docx"
    assert [each["right"] for each in entry["correct"]] == ["材"]
    assert "drop" not in entry
    assert {"造纸.docx", "造纸-2.docx"} <= {path.name for path in book.folder.iterdir()}


OTHERS = [
    "铅字按部首排在架上，拣字的人一天要走三十里路。",
    "校样一连看了五遍，还是漏了一个标点，只好再印一回。",
    "装订线穿过书脊，一针进一针出，松紧要一样。",
]


@pytest.mark.parametrize("name", ["造纸（第二稿）.docx", "新建文档.docx"])
def test_a_new_version_under_another_name_is_asked_about(page, server, tmp_path, name):
    versions = [
        word_file(tmp_path / "造纸.docx", "造纸的一天", FIRST),
        word_file(tmp_path / "拣字.docx", "拣字", OTHERS),
        word_file(tmp_path / name, "造纸的一天", [*FIRST, "这一段是后来添上的，写晒纸的事。"]),
    ]
    dropped(page, versions[:2])
    page.get_by_role("heading", name="收到2个文件").wait_for()
    expect(page.locator("li.ask")).to_have_count(0)
    dropped(page, versions[2:])
    ask = page.locator("li.ask")
    expect(ask).to_contain_text("造纸.docx")
    expect(ask).to_contain_text(name)
    seen(page, "same-words")
    ask.get_by_role("button", name="换成新稿").click()
    expect(ask).to_contain_text("换成了新稿")
    expect(page.locator("li.in:not(.ask)", has_text="造纸.docx")).to_have_count(0)
    book = books(server.folder)[0]
    listed = desk.looked_at(book.folder).arrangement.parts
    printed = [each.file for part in listed for each in part.files if not each.left_out]
    assert sorted(printed) == sorted(["拣字.docx", name])
    assert (book.folder / "造纸.docx").exists()


def test_on_the_desk_it_is_asked_whether_it_is_a_new_version(desk_page, server, versions):
    book = worked_at(desk_page, server, versions)
    desk_page.goto(f"{server.origin}/b/{book.key}/desk")
    expect(desk_page.locator(".sheet")).to_contain_text("求材")
    dropped_from_disk(desk_page, versions[1:], "#tree")
    ask = desk_page.locator("#replace")
    expect(ask).to_be_visible()
    seen(desk_page, "desk-same-name")
    ask.get_by_role("button", name="换成新稿").click()
    expect(desk_page.locator(".misfits")).to_contain_text("有3处改动对不上")
    expect(desk_page.locator(".leaf a")).to_have_count(1)
    expect(desk_page.locator(".leaf.out")).to_contain_text("造纸.docx")
    desk_page.locator("#undo").click()
    expect(desk_page.locator(".leaf a")).to_have_count(2)
