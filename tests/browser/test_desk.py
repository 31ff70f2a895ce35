"""The desk as a person uses it: read, mend, put in order, look at pages; by mouse and by keys."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib

import pytest
from playwright.sync_api import expect
from walking import Server, seen

from compiler.desk.shelf import books

expect.set_options(timeout=20_000)  # on a busy machine

PAPER = """\
造纸的一天

手把纸帘浸进池里，一揭开就是一张纸。老师傅说，水里求财。

作坊在村东头，一条小河从门前流过。

第一道工序

剥皮要在早春，树液刚动的时候。

第二道工序

打浆要用一整天，打到手里没有硬块。
"""
TEA = "# 春茶\n\n作者：林小满\n\n清明前后是采茶的时候，山上都是人。\n\n茶要当天炒。\n"
FILE = """\
# 本刊的文件
[booklet]
title = "手艺人和他们的一年：从作坊到山里的十二个月"  # 主题
issue = "2024年第3期"

[[section]]
title = "作坊"
articles = ["a.txt"]

[[section]]
title = "山里"
articles = ["b.md", "c.md"]

[page]
trim = "A5"
"""


@pytest.fixture
def shelf_folder(tmp_path):
    folder = tmp_path / "书架" / "手艺"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(PAPER, "utf-8")
    (folder / "b.md").write_text(TEA, "utf-8")
    (folder / "c.md").write_text(TEA.replace("春茶", "秋茶").replace("清明", "白露"), "utf-8")
    (folder / "booklet.toml").write_text(FILE, "utf-8")
    return folder.parent


@pytest.fixture
def folder(shelf_folder):
    return shelf_folder / "手艺"


def said(folder) -> dict:
    return tomllib.loads((folder / "booklet.toml").read_text("utf-8"))


def opened(page, server, article=0):
    key = books(server.folder)[0].key
    page.goto(f"{server.origin}/b/{key}/desk/{article}")
    return page


def row(page, text):
    return page.locator(".row", has_text=text).first


def pane(page, name):
    """On a telephone one pane is shown at a time."""
    button = page.locator(f".dock [data-pane={name}]")
    if button.is_visible():
        button.click()


def laid(page):
    pane(page, "view")
    expect(page.locator("#leaves img").first).to_be_visible(timeout=60_000)
    expect(page.locator("#made")).to_have_text("已更新", timeout=60_000)
    pane(page, "sheet")


def test_the_desk_is_seen_whole(page, server):
    opened(page, server)
    laid(page)
    seen(page, "desk")
    pane(page, "tree")
    assert page.locator(".leaf a").count() == 3
    seen(page, "desk-tree")
    pane(page, "view")
    seen(page, "desk-view")


def test_a_paragraph_becomes_a_heading_and_is_one_on_the_page(page, server, folder):
    opened(page, server)
    laid(page)
    row(page, "作坊在村东头").locator(".open").click()
    seen(page, "desk-pop")
    page.locator("#pop").get_by_role("radio", name="小标题").click()
    expect(row(page, "作坊在村东头")).to_have_attribute("data-kind", "heading")
    assert list(said(folder)["article"][0]["level"].values()) == [1]
    assert "# 主题" in (folder / "booklet.toml").read_text("utf-8")
    row(page, "作坊在村东头").locator(".open").click()
    page.locator("#pop").get_by_role("radio", name="二级").click()
    expect(row(page, "作坊在村东头")).to_have_attribute("data-level", "2")
    page.locator("#undo").click()
    expect(row(page, "作坊在村东头")).to_have_attribute("data-level", "1")
    page.locator("#undo").click()
    expect(row(page, "作坊在村东头")).to_have_attribute("data-kind", "body")
    assert (folder / "booklet.toml").read_text("utf-8") == FILE


def test_words_are_corrected_where_they_stand(page, server, folder):
    opened(page, server)
    laid(page)
    row(page, "手把纸帘").locator(".open").click()
    page.locator("#pop").get_by_role("button", name="改字").click()
    run = row(page, "手把纸帘").locator(".run")
    run.evaluate("run => { run.textContent = run.textContent.replace('揭开', '揭下'); }")
    page.keyboard.press("Enter")
    expect(row(page, "揭下就是").locator(".run")).to_have_class("run fixed")
    expect(page.locator("#saved")).to_have_text("已保存")
    correction = said(folder)["article"][0]["correct"][0]
    assert (correction["wrong"], correction["right"]) == ("开", "下")
    assert (folder / "a.txt").read_text("utf-8") == PAPER
    page.reload()
    assert row(page, "揭下就是").is_visible()
    page.locator("#undo").click()
    expect(row(page, "揭开就是")).to_be_visible()


YEAR = """\
# 一年的账

| 月 | 斤 |
|----|----|
| 三月 | 30 |
| 四月 | 30 |

秋天没有记`账本`。[^1]

[^1]: 下了雨。
"""


def written(page, before, after):
    """Write over what is being corrected, as somebody types."""
    field = page.locator("[contenteditable=plaintext-only]")
    field.evaluate(
        """(field, [before, after]) => {
            const text = [...field.childNodes].find((each) => each.data?.includes(before));
            text.data = text.data.replace(before, after);
        }""",
        [before, after],
    )


def test_cells_notes_and_titles_are_corrected_where_they_stand(page, server, folder, tmp_path):
    (folder / "c.md").write_text(YEAR, "utf-8")
    opened(page, server, 2)
    laid(page)
    seen(page, "desk-table")
    cell = page.locator("td", has_text="30").nth(1)
    cell.dblclick()
    written(page, "30", "35")
    page.keyboard.press("Enter")
    expect(page.locator("td .run.fixed")).to_have_text("35")
    expect(page.locator("#saved")).to_have_text("已保存")
    said_of = said(folder)["article"][0]["correct"]
    assert [(each["row"], each["column"]) for each in said_of] == [(3, 2)]
    row(page, "一年的账").locator(".run").dblclick()
    written(page, "一年", "两年")
    page.keyboard.press("Enter")
    expect(page.locator(".row.title .run.fixed")).to_have_text("两年的账")
    expect(page.locator("#saved")).to_have_text("已保存")
    page.locator(".foot .run").dblclick()
    written(page, "雨", "雪")
    page.keyboard.press("Enter")
    expect(page.locator(".foot .run")).to_have_text("下了雪。")
    expect(row(page, "秋天没有记").locator(".run.fixed")).to_have_count(1)
    row(page, "秋天没有记").locator(".words .run").dblclick()
    written(page, "秋天", "春天")
    page.keyboard.press("Enter")
    expect(row(page, "春天没有记").locator("code")).to_have_text("账本")
    expect(row(page, "春天没有记").locator(".run.fixed")).to_have_count(1)
    expect(page.locator("#saved")).to_have_text("已保存")
    assert len(said(folder)["article"][0]["correct"]) == 4
    laid(page)
    shown = max(
        (folder / ".wenxuan" / "desk").glob("*.pdf"), key=lambda each: each.stat().st_mtime_ns
    )
    command = [sys.executable, "-m", "compiler", "build", folder, "-o", tmp_path / "out"]
    subprocess.run([*command, "--no-cache"], check=True, capture_output=True)
    (built,) = (tmp_path / "out").rglob("*.pdf")
    assert built.read_bytes() == shown.read_bytes()
    (report,) = (tmp_path / "out").rglob("report.json")
    sources = json.loads(report.read_text("utf-8"))["sources"]
    assert [each["characters"]["changed"].get("corrected") for each in sources] == [None, None, 4]
    for _ in range(4):
        page.locator("#undo").click()
        page.wait_for_timeout(400)
    assert (folder / "booklet.toml").read_text("utf-8") == FILE


def test_cells_are_corrected_one_after_the_other_by_keys(page, server, folder):
    (folder / "c.md").write_text(YEAR, "utf-8")
    opened(page, server, 2)
    page.locator(".row.table .open").focus()
    page.keyboard.press("F2")
    expect(page.locator("th .run[contenteditable]").first).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.type("1")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(page.locator("td .run.fixed")).to_have_text(["301", "302"])
    page.keyboard.press("Control+z")
    expect(page.locator("td .run.fixed")).to_have_text(["301"])


def test_a_paragraph_is_left_out_and_found_again(page, server, folder):
    opened(page, server)
    row(page, "作坊在村东头").locator(".open").click()
    page.locator("#pop").get_by_role("button", name="不要这段").click()
    gone = page.locator(".row.gone", has_text="作坊在村东头")
    expect(gone).to_be_visible()
    gone.get_by_role("button", name="找回").click()
    expect(row(page, "作坊在村东头")).to_have_attribute("data-kind", "body")
    assert "article" not in said(folder)


def test_joined_and_split(page, server, folder):
    opened(page, server)
    row(page, "手把纸帘").locator(".open").click()
    page.locator("#pop").get_by_role("button", name="与下段合并").click()
    expect(row(page, "水里求财。作坊在")).to_be_visible()
    row(page, "水里求财。作坊在").locator(".open").click()
    page.locator("#pop").get_by_role("button", name="从这里分开").click()
    page.evaluate(
        """() => {
            const text = document.querySelector('.run[contenteditable]').firstChild;
            getSelection().collapse(text, text.data.indexOf('老师傅'));
        }"""
    )
    page.keyboard.press("Enter")
    expect(page.locator(".row .run", has_text="老师傅说")).to_have_text(
        "老师傅说，水里求财。作坊在村东头，一条小河从门前流过。"
    )
    assert said(folder)["article"][0]["split"]


def test_another_article_begins_and_the_title_is_chosen(page, server):
    opened(page, server)
    row(page, "第二道工序").locator(".open").click()
    page.locator("#pop").get_by_role("button", name="从这里另成一篇").click()
    pane(page, "tree")
    expect(page.locator(".leaf a")).to_have_count(4)
    page.locator(".leaf a", has_text="第二道工序").click()
    expect(page.locator(".row.title")).to_contain_text("第二道工序")


def test_articles_are_put_in_order_by_keys_alone(page, server, folder):
    opened(page, server)
    pane(page, "tree")
    page.locator(".leaf a", has_text="秋茶").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".leaf .ti").nth(1)).to_have_text("秋茶")
    assert said(folder)["section"][1]["articles"] == ["c.md", "b.md"]
    page.locator(".leaf a", has_text="秋茶").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".files[data-section='0'] .leaf")).to_have_count(2)
    page.locator(".leaf a", has_text="春茶").focus()
    page.keyboard.press("Delete")
    expect(page.locator(".leaf.out")).to_have_count(1)
    page.locator(".leaf.out").get_by_role("button", name="收进来").press("Enter")
    expect(page.locator(".leaf.out")).to_have_count(0)
    for _ in range(4):
        page.keyboard.press("Control+z")
        page.wait_for_timeout(400)
    assert (folder / "booklet.toml").read_text("utf-8") == FILE


def test_who_goes_on_while_the_tree_is_shown_anew_stays_there(desk_page, server):
    page, held = desk_page, []
    opened(page, server)
    laid(page)

    def hold(route) -> None:
        if held:
            route.continue_()
        held.append(route)

    page.route("**/tree", hold)
    page.locator(".leaf a", has_text="秋茶").focus()
    page.keyboard.press("Delete")
    while not held:
        page.wait_for_timeout(50)
    page.locator(".leaf a", has_text="春茶").focus()
    held[0].continue_()
    expect(page.locator(".leaf.out")).to_have_count(1)
    expect(page.locator(".leaf a", has_text="春茶")).to_be_focused()


def test_articles_and_sections_are_named_in_place(page, server, folder):
    opened(page, server)
    pane(page, "tree")
    page.locator(".sec .name", has_text="山里").click()
    page.keyboard.type("茶山")
    page.keyboard.press("Enter")
    expect(page.locator(".sec .name", has_text="茶山")).to_be_visible()
    page.locator(".leaf a", has_text="春茶").focus()
    page.keyboard.press("F2")
    page.keyboard.type("头春茶")
    page.keyboard.press("Enter")
    expect(page.locator(".leaf .ti", has_text="头春茶")).to_be_visible()
    assert said(folder)["section"][1]["title"] == "茶山"
    assert said(folder)["article"][0]["title"] == "头春茶"


def test_a_section_is_added_named_filled_and_taken_away(page, server, folder):
    opened(page, server)
    pane(page, "tree")
    page.get_by_role("button", name="新栏目").click()
    page.keyboard.type("河边")
    page.keyboard.press("Enter")
    expect(page.locator(".sec .name", has_text="河边")).to_be_visible()
    assert said(folder)["section"][2] == {"title": "河边", "articles": []}
    seen(page, "desk-section")
    page.locator(".leaf a", has_text="秋茶").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".files[data-section='2'] .leaf")).to_have_count(1)
    section = page.locator(".sec", has_text="河边")
    section.hover()
    section.get_by_role("button", name="撤掉栏目").click()
    expect(page.locator(".sec .name", has_text="河边")).to_have_count(0)
    assert said(folder)["section"][1]["articles"] == ["b.md", "c.md"]
    for _ in range(3):
        page.locator("#undo").click()
        page.wait_for_timeout(400)
    assert (folder / "booklet.toml").read_text("utf-8") == FILE


def test_a_section_begins_at_an_article(page, server, folder):
    opened(page, server)
    pane(page, "tree")
    leaf = page.locator(".leaf", has_text="秋茶")
    leaf.hover()
    leaf.get_by_role("button", name="从这篇起另立").click()
    seen(page, "desk-section-begun")
    page.keyboard.type("河边")
    page.keyboard.press("Enter")
    expect(page.locator(".files[data-section='2'] .leaf")).to_have_count(1)
    assert said(folder)["section"][2] == {"title": "河边", "articles": ["c.md"]}
    page.locator("#undo").click()
    expect(page.locator(".sec .name", has_text="河边")).to_have_count(0)
    assert (folder / "booklet.toml").read_text("utf-8") == FILE


def test_sections_by_keys_alone(page, server, folder):
    opened(page, server)
    pane(page, "tree")
    page.locator(".sec .name", has_text="山里").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".sec .name").first).to_have_text("山里")
    expect(page.locator(".sec .name", has_text="山里")).to_be_focused()
    page.keyboard.press("F2")
    page.keyboard.type("茶山")
    page.keyboard.press("Enter")
    expect(page.locator(".sec .name", has_text="茶山")).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".sec .name").nth(1)).to_have_text("茶山")
    page.locator(".leaf a", has_text="秋茶").focus()
    page.keyboard.press("Insert")
    page.keyboard.type("秋天")
    page.keyboard.press("Enter")
    expect(page.locator(".sec .name")).to_have_count(3)
    page.locator(".sec .name", has_text="秋天").focus()
    page.keyboard.press("Delete")
    expect(page.locator(".sec .name")).to_have_count(2)
    assert [each["title"] for each in said(folder)["section"]] == ["作坊", "茶山"]
    for _ in range(5):
        page.keyboard.press("Control+z")
        page.wait_for_timeout(400)
    assert (folder / "booklet.toml").read_text("utf-8") == FILE


def test_sections_that_somebody_else_has_moved_are_asked_about(browser, server, folder):
    visits = [server.visits(browser, "desk") for _ in range(2)]
    mine, theirs = (opened(next(each), server) for each in visits)
    mine.route("**/tree", lambda route: route.abort())  # what the other does is not seen
    theirs.locator(".sec .name", has_text="山里").focus()
    theirs.keyboard.press("Alt+ArrowUp")
    expect(theirs.locator(".sec .name").first).to_have_text("山里")
    mine.locator(".sec .name", has_text="山里").focus()
    mine.keyboard.press("Delete")
    expect(mine.locator("#both")).to_be_visible()
    expect(mine.locator("#both .theirs")).to_have_text("山里 作坊")
    assert len(said(folder)["section"]) == 2
    mine.locator("#both").get_by_role("button", name="用我的").click()
    expect(theirs.locator(".sec .name")).to_have_text(["作坊"])
    assert said(folder)["section"][0]["articles"] == ["b.md", "c.md", "a.txt"]


def test_a_section_is_dragged(desk_page, server, folder):
    page = opened(desk_page, server)
    section = page.locator(".sec", has_text="山里")
    section.hover()
    grip = section.locator(".hold").bounding_box()
    target = page.locator(".sec", has_text="作坊").bounding_box()
    page.mouse.move(grip["x"] + 6, grip["y"] + 8)
    page.mouse.down()
    page.mouse.move(grip["x"] + 6, target["y"] + 30, steps=12)
    page.mouse.move(grip["x"] + 6, target["y"] + 2, steps=12)
    page.wait_for_timeout(300)
    page.mouse.up()
    expect(page.locator(".sec .name").first).to_have_text("山里")
    expect(page.locator("#undo")).to_have_attribute("aria-disabled", "false")
    assert [each["title"] for each in said(folder)["section"]] == ["山里", "作坊"]


def test_an_article_is_dragged(desk_page, server, folder):
    page = opened(desk_page, server)
    held = page.locator(".leaf", has_text="秋茶")
    held.hover()
    grip = held.locator(".hold").bounding_box()
    target = page.locator(".leaf", has_text="造纸的一天").bounding_box()
    page.mouse.move(grip["x"] + 6, grip["y"] + 8)
    page.mouse.down()
    page.mouse.move(grip["x"] + 6, target["y"] + 30, steps=12)
    page.mouse.move(grip["x"] + 6, target["y"] + 4, steps=12)
    page.wait_for_timeout(300)
    page.mouse.up()
    expect(page.locator("#undo")).to_have_attribute("aria-disabled", "false")
    assert "c.md" in said(folder)["section"][0]["articles"]


def test_a_line_of_the_page_leads_to_its_words_and_back(desk_page, server):
    page = opened(desk_page, server)
    laid(page)
    row(page, "打浆要用一整天").locator(".run").click()
    hit = page.locator(".hit").first
    expect(hit).to_be_visible()
    box = hit.bounding_box()
    row(page, "手把纸帘").locator(".run").click()
    page.mouse.click(box["x"] + 40, box["y"] + box["height"] / 2)
    expect(page.locator(".row.on")).to_contain_text("打浆要用一整天")


def test_everything_by_keys(desk_page, server, folder):
    page = opened(desk_page, server)
    laid(page)
    page.keyboard.press("F6")  # to the tree, the first of the panes
    page.keyboard.press("F6")
    expect(page.locator(".row:focus-within")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".row.on")).to_contain_text("作坊在村东头")
    page.keyboard.press("Enter")
    expect(page.locator("#pop")).to_be_visible()
    page.keyboard.press("Digit9")
    expect(page.locator(".row.on")).to_have_attribute("data-kind", "signature")
    page.keyboard.press("Control+z")
    expect(page.locator(".row.on")).to_have_attribute("data-kind", "body")
    page.keyboard.press("Control+Shift+z")
    expect(page.locator(".row.on")).to_have_attribute("data-kind", "signature")
    page.keyboard.press("PageDown")
    page.keyboard.press("?")
    expect(page.locator("#keys-list")).to_be_visible()
    seen(page, "desk-keys")
    page.keyboard.press("Escape")
    expect(page.locator("#keys-list")).to_be_hidden()


def test_two_people_see_each_other_and_choose(browser, server, folder):
    one, other = server.visits(browser, "desk"), server.visits(browser, "desk")
    mine, theirs = opened(next(one), server), opened(next(other), server)
    row(mine, "作坊在村东头").locator(".open").click()
    row(theirs, "作坊在村东头").locator(".open").click()
    theirs.locator("#pop").get_by_role("radio", name="作者").click()
    expect(theirs.locator(".row.author")).to_contain_text("作坊在村东头")
    mine.locator("#pop").get_by_role("radio", name="署名").click()
    expect(mine.locator("#both")).to_be_visible()
    mine.locator("#both").get_by_role("button", name="用我的").click()
    expect(theirs.locator(".row.signature")).to_contain_text("作坊在村东头")
    assert list(said(folder)["article"][0]["role"].values()) == ["signature"]
    for visit in (one, other):
        with pytest.raises(StopIteration):
            next(visit)


def test_the_command_line_makes_the_same_bytes(desk_page, server, folder, tmp_path):
    page = opened(desk_page, server)
    row(page, "作坊在村东头").locator(".open").click()
    page.locator("#pop").get_by_role("radio", name="小标题").click()
    expect(row(page, "作坊在村东头")).to_have_attribute("data-kind", "heading")
    laid(page)
    files = (folder / ".wenxuan" / "desk").glob("*.pdf")
    shown = max(files, key=lambda file: file.stat().st_mtime_ns)
    command = [sys.executable, "-m", "compiler", "build", folder, "-o", tmp_path / "out"]
    subprocess.run([*command, "--no-cache"], check=True, capture_output=True)
    (built,) = (tmp_path / "out").rglob("*.pdf")
    assert built.read_bytes() == shown.read_bytes()


def test_killed_in_the_middle_nothing_that_was_shown_as_saved_is_lost(browser, shelf_folder):
    server = Server(shelf_folder)
    server.start()
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(server.entrance)
    opened(page, server)
    row(page, "作坊在村东头").locator(".open").click()
    page.locator("#pop").get_by_role("radio", name="小标题").click()
    expect(row(page, "作坊在村东头")).to_have_attribute("data-kind", "heading")
    port = server.port
    server.kill()
    server.start(port)
    page.goto(server.entrance)
    opened(page, server)
    expect(row(page, "作坊在村东头")).to_have_attribute("data-kind", "heading")
    page.locator("#undo").click()
    expect(row(page, "作坊在村东头")).to_have_attribute("data-kind", "body")
    context.close()
    server.stop()
