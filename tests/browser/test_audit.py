"""The audit as an editor uses it: a sentence, a form, where it counts; by mouse and by keys."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from walking import seen

from compiler.desk.shelf import books

expect.set_options(timeout=20_000)  # on a busy machine

TW = "zh-Hant-TW"
HAIR = "# 理发\n\n他的发是黑的，我的发是白的。\n\n走了两里路，他的发是黑的，一卷一卷放好。\n"
HILLS = "# 山里\n\n屋里有人，院子后头是山。\n"
FILE = f"""\
[booklet]
title = "街坊"

[[edition]]
script = "zh-Hans"

[[edition]]
script = "{TW}"
"""


@pytest.fixture
def shelf_folder(tmp_path):
    folder = tmp_path / "书架" / "街坊"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text(HAIR, "utf-8")
    (folder / "b.md").write_text(HILLS, "utf-8")
    (folder / "booklet.toml").write_text(FILE, "utf-8")
    return folder.parent


@pytest.fixture
def folder(shelf_folder):
    return shelf_folder / "街坊"


def rows(folder) -> list[list[str]]:
    file = folder / "phrases.tsv"
    lines = file.read_text("utf-8").splitlines()[1:] if file.exists() else []
    return [line.split("\t") for line in lines]


def opened(page, server, of="发"):
    key = books(server.folder)[0].key
    page.goto(f"{server.origin}/b/{key}/audit?of={of}")
    page.locator(".case").first.wait_for()
    expect(page.locator(".chars [data-of=发]")).to_have_count(1)
    if of:
        expect(page.locator("h1.of")).to_have_text(of)
    return page


def saved(page):
    expect(page.locator("#saved")).to_have_text("已保存")


def other(case) -> str:
    """Take a form that it does not have now."""
    button = case.locator("[data-form][aria-pressed=false]").first
    form = button.get_attribute("data-form")
    button.click()
    return form


def test_the_audit_is_seen_whole(page, server):
    opened(page, server)
    expect(page.locator(".case.on mark")).to_have_text(re.compile("[发發髮]"))
    seen(page, "audit")
    for pane in ("tree", "view"):
        button = page.locator(f".dock [data-pane={pane}]")
        if button.is_visible():
            button.click()
            seen(page, f"audit-{pane}")


def test_a_form_is_chosen_and_is_on_the_page(page, server, folder):
    opened(page, server)
    case = page.locator(".case.on")
    word = case.get_attribute("data-word")
    form = other(case)
    saved(page)
    ((source, right, *_, script),) = rows(folder)
    assert (source, right, script) == (word, form, TW)
    expect(page.locator(f".case[data-word='{word}']")).to_have_count(0, timeout=60_000)
    page.locator("#undo").click()
    expect(page.locator(f".case[data-word='{word}']")).not_to_have_count(0, timeout=60_000)
    assert rows(folder) == []


def test_all_by_keys(desk_page, server, folder):
    page = opened(desk_page, server)
    first = page.locator(".case").first
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".case").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("0")
    expect(page.locator(".case").nth(1)).to_be_focused()
    assert rows(folder) == []
    page.keyboard.press("2")
    saved(page)
    expect(page.locator("#undo")).to_have_attribute("aria-disabled", "false")
    assert len(rows(folder)) == 1
    page.keyboard.press("Control+z")
    expect(page.locator("#undo")).to_have_attribute("aria-disabled", "true")
    assert rows(folder) == []
    page.keyboard.press("/")
    expect(page.locator("#find input")).to_be_focused()
    page.keyboard.type("院子")
    page.keyboard.press("Enter")
    expect(page.locator(".case")).to_have_count(1)
    page.keyboard.press("F6")
    page.keyboard.press("F6")
    page.keyboard.press("?")
    expect(page.locator("#keys-list")).to_be_visible()
    seen(page, "audit-keys")


def test_here_in_this_booklet_and_always(desk_page, server, folder):
    page = opened(desk_page, server)
    case = page.locator(".case", has=page.locator("[data-scope=here]:not([aria-disabled])")).first
    case.locator(".line").click()
    own = case.get_attribute("data-own-word")
    case.get_by_role("button", name="只这一处").click()
    other(case)
    saved(page)
    assert rows(folder)[0][0] == own
    assert HAIR.count(own) == 1
    page.locator("#undo").click()
    expect(page.locator("#undo")).to_have_attribute("aria-disabled", "true")
    page.locator(".case .line").first.click()
    case = page.locator(".case.on")
    case.get_by_role("button", name="以后都这样").click()
    other(case)
    saved(page)
    assert rows(folder)[0][2] == "以后都这样"


def test_another_form_is_written_and_all_others_are_right(desk_page, server, folder):
    page = opened(desk_page, server)
    case = page.locator(".case.on")
    word = case.get_attribute("data-word")
    case.get_by_role("button", name="另写").click()
    field = case.get_by_role("textbox")
    field.fill(f"{word}～")
    page.keyboard.press("Enter")
    saved(page)
    assert rows(folder)[0][:2] == [word, f"{word}～"]
    expect(page.locator(f".case[data-word='{word}']")).to_have_count(0, timeout=60_000)
    page.locator(".chars [data-of=里]").click()
    expect(page.locator("h1.of")).to_have_text("里")
    page.get_by_role("button", name="其余都对").click()
    expect(page.locator(".chars [data-of=里]")).to_have_count(0, timeout=60_000)
    assert len(rows(folder)) > 1
    page.keyboard.press("Control+z")
    expect(page.locator(".chars [data-of=里]")).to_have_count(1, timeout=60_000)
    assert len(rows(folder)) == 1
    page.locator(".chars [data-of=yours]").click()
    expect(page.locator("h1.of")).to_have_text("你的规定")
    page.locator(".case .line").first.click()
    page.locator(".case.on").get_by_role("button", name="不再规定").click()
    expect(page.locator(".chars [data-of=yours]")).to_have_count(0, timeout=60_000)
    assert rows(folder) == []


def test_any_word_is_set_right(page, server, folder):
    opened(page, server)
    button = page.locator(".dock [data-pane=tree]")
    if button.is_visible():
        button.click()
    page.locator("#find input").fill("院子")
    page.keyboard.press("Enter")
    expect(page.locator(".case.on .line")).to_contain_text("院子後頭")
    seen(page, "audit-find")
    page.locator(".case.on").get_by_role("button", name="另写").click()
    page.locator(".case.on").get_by_role("textbox").fill("院落")
    page.locator(".case.on").get_by_role("button", name="用这个写法").click()
    saved(page)
    assert rows(folder)[0][:2] == ["院子", "院落"]
    expect(page.locator(".case .line").first).to_contain_text("院落後頭", timeout=60_000)


def test_two_people_decide_one_word_once(browser, server, folder):
    pages = [server.visits(browser, "desk") for _ in range(2)]
    one, two = (next(each) for each in pages)
    for page in (one, two):
        opened(page, server)
        page.route("**/cases*", lambda route: route.abort())  # neither sees what the other does
    form = other(one.locator(".case.on"))
    saved(one)
    now = two.locator(".case.on").get_attribute("data-right")
    two.locator(".case.on [data-form][aria-pressed=true]").click()
    expect(two.locator("#both")).to_be_visible()
    assert rows(folder)[0][1] == form
    two.get_by_role("button", name="用我的").click()
    expect(two.locator("#both")).to_be_hidden()
    saved(two)
    two.wait_for_timeout(300)
    assert rows(folder)[0][1] == now


def test_without_a_traditional_edition_the_way_to_one_is_said(page, server, folder):
    (folder / "booklet.toml").write_text('[booklet]\ntitle = "街坊"\n', "utf-8")
    page.goto(f"{server.origin}/b/{books(server.folder)[0].key}/audit")
    page.get_by_role("heading", name="这一册没有繁体版").wait_for()
    seen(page, "audit-none")


def on_the_desk(page, server, article):
    page.goto(f"{server.origin}/b/{books(server.folder)[0].key}/desk/{article}")
    page.locator(".row.body .run").first.wait_for()


def marks(page, word, within=".row.body .run"):
    """Mark a word, as a person draws over it."""
    page.evaluate(
        """([word, within]) => {
            const text = document.querySelector(within).firstChild;
            const at = text.data.indexOf(word);
            getSelection().setBaseAndExtent(text, at, text, at + word.length);
        }""",
        [word, within],
    )


def test_a_word_marked_on_the_desk_is_set_right(page, server, folder):
    on_the_desk(page, server, 1)
    expect(page.locator("#word-here")).to_be_hidden()
    marks(page, "院子")
    page.locator("#word-here").click()
    case = page.locator("#word .case.on")
    expect(case.locator(".line")).to_contain_text("院子後頭")
    seen(page, "desk-word")
    case.get_by_role("button", name="另写").click()
    case.get_by_role("textbox").fill("院落")
    case.get_by_role("button", name="用这个写法").click()
    expect(page.locator("#word")).to_be_hidden()
    saved(page)
    assert rows(folder)[0][:2] == ["院子", "院落"]
    page.locator("#undo").click()
    expect(page.locator("#undo")).to_have_attribute("aria-disabled", "true")
    assert rows(folder) == []
    row = page.locator(".row.body").first
    row.locator(".open").click()
    page.locator("#pop").get_by_role("button", name="繁体写法").click()
    expect(page.locator("#word input")).to_be_focused()
    marks(page, "后头", "#word .mark-here")
    page.locator("#word .mark-here").dispatch_event("pointerup")
    expect(page.locator("#word .case.on .line")).to_contain_text("後頭")


def test_a_line_of_the_page_leads_to_its_words_in_the_edition(desk_page, server):
    page = desk_page
    on_the_desk(page, server, 1)
    expect(page.locator("#made")).to_have_text("已更新", timeout=60_000)
    page.locator(".row.body .run").click()
    box = page.locator(".hit").first.bounding_box()
    page.locator(".row.title .run").click()
    page.mouse.dblclick(box["x"] + 20, box["y"] + box["height"] / 2)
    expect(page.locator("#word .mark-here")).to_have_text("屋里有人，院子后头是山。")
    page.keyboard.press("Escape")
    page.locator("#leaves").focus()
    page.keyboard.press("F4")
    expect(page.locator("#word .mark-here")).to_have_text("屋里有人，院子后头是山。")


def test_a_word_of_the_desk_by_keys_alone(desk_page, server, folder):
    page = desk_page
    on_the_desk(page, server, 0)
    page.locator(".row.body .open").last.focus()
    page.keyboard.press("F4")
    expect(page.locator("#word input")).to_be_focused()
    page.keyboard.type("头发")
    page.keyboard.press("Enter")
    expect(page.locator("#word .answer")).to_contain_text("没有这个词")
    page.locator("#word input").fill("发")
    page.keyboard.press("Enter")
    first = page.locator("#word .case").first
    expect(first).to_be_focused()
    expect(first.locator(".line")).to_contain_text("走了兩里路")  # of the paragraph that was marked
    page.keyboard.press("ArrowDown")
    expect(page.locator("#word .case").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("2")
    expect(page.locator("#word")).to_be_hidden()
    saved(page)
    assert rows(folder)[0][2] == "以后都这样"
    page.keyboard.press("Control+z")
    expect(page.locator("#undo")).to_have_attribute("aria-disabled", "true")
    assert rows(folder) == []
