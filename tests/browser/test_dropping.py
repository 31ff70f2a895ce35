"""Files that are dropped on the shelf, or on a booklet, or chosen."""

from __future__ import annotations

import pytest
from files import bomb, dropped, dropped_from_disk, picture, text_file, word_file, zip_file
from walking import seen

PROSE = "纸上的字，印成书以前要过许多人的手。" * 12


@pytest.fixture
def manuscripts(tmp_path):
    """A Word file, a text and a page, as they come by mail."""
    (tmp_path / "稿").mkdir()
    page = tmp_path / "稿" / "网页.html"
    page.write_text(
        f"<!doctype html><title>灯下校书</title><article><h1>灯下校书</h1><p>{PROSE}</p></article>",
        "utf-8",
    )
    return [
        word_file(tmp_path / "稿" / "旧书修补.docx", "旧书修补手记", [PROSE, PROSE]),
        text_file(tmp_path / "稿" / "02-抄书.txt", "从抄书到印书", PROSE),
        page,
    ]


def heading(page, text):
    page.get_by_role("heading", name=text).wait_for()


def test_dropped_on_an_empty_shelf_they_are_a_booklet(page, manuscripts, shelf_folder):
    dropped(page, manuscripts)
    heading(page, "收到3个文件")
    rows = page.locator("li.in").all_inner_texts()
    assert any("旧书修补手记" in row and "字" in row for row in rows)
    assert any("从抄书到印书" in row for row in rows)
    seen(page, "taken")
    (folder,) = (each for each in shelf_folder.iterdir() if not each.name.startswith("."))
    kept = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert {each.name: each.read_bytes() for each in manuscripts}.items() <= kept.items()
    page.goto(page.url)
    heading(page, "这一册有3篇")
    page.get_by_role("link", name="回书架").click()
    assert page.get_by_role("heading", level=1).inner_text() == folder.name
    page.locator(".facts").get_by_text("文章").wait_for()
    seen(page, "shelf-one")


def test_refused_files_say_why_and_what_to_do(page, manuscripts, tmp_path, shelf_folder):
    pdf = tmp_path / "扫描件.pdf"
    pdf.write_bytes(b"%PDF-1.4")
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\3\4 no")
    dropped(page, [manuscripts[1], pdf, broken, bomb(tmp_path / "炸.zip")])
    heading(page, "收到4个文件，有3个读不了")
    refused = page.locator("li.in.bad")
    assert refused.count() == 3
    assert all("怎么办" in text for text in refused.all_inner_texts())
    assert "损坏" in refused.filter(has_text="扫描件.pdf").inner_text()
    seen(page, "refused")
    (folder,) = (each for each in shelf_folder.iterdir() if not each.name.startswith("."))
    assert {path.name for path in folder.iterdir() if path.is_file()} == {
        "booklet.toml",
        "02-抄书.txt",
    }
    refused.first.get_by_role("button", name="不要这个").click()
    assert refused.count() == 2


def test_an_archive_stands_for_what_is_in_it(desk_page, tmp_path, shelf_folder):
    given = zip_file(
        tmp_path / "来稿.zip", {"甲/一.txt": f"甲稿\n\n{PROSE}", "乙.md": f"# 乙稿\n\n{PROSE}"}
    )
    dropped(desk_page, [given])
    heading(desk_page, "收到1个文件")
    texts = " ".join(desk_page.locator("li.in").all_inner_texts())
    assert "甲稿" in texts
    assert "乙稿" in texts
    assert not list(shelf_folder.rglob("*.zip"))


def test_onto_a_cover_they_are_added_to_that_booklet(desk_page, manuscripts, tmp_path):
    dropped(desk_page, manuscripts[:1])
    heading(desk_page, "收到1个文件")
    desk_page.get_by_role("link", name="回书架").click()
    picture_file = tmp_path / "图.png"
    picture_file.write_bytes(picture())
    dropped(desk_page, [manuscripts[1], picture_file], ".now .cover")
    heading(desk_page, "收到2个文件")
    assert "放在稿件旁边" in desk_page.inner_text("main")
    desk_page.reload()
    heading(desk_page, "这一册有2篇")


def test_what_was_dropped_is_found_by_its_words(page, manuscripts):
    dropped(page, manuscripts)
    heading(page, "收到3个文件")
    page.reload()
    page.get_by_role("link", name="回书架").click()
    page.locator(".now").wait_for()
    page.wait_for_load_state()
    page.keyboard.press("/")
    page.keyboard.type("许多人的手")
    page.keyboard.press("Enter")
    heading(page, "在1册里找到")
    assert "灯下校书" in page.inner_text("main")
    seen(page, "found")


def test_chosen_files_are_taken_as_dropped_ones(page, manuscripts):
    with page.expect_file_chooser() as chooser:
        page.locator("main [data-choose]").first.click()
    chooser.value.set_files(manuscripts[:2])
    heading(page, "收到2个文件")


def test_a_folder_that_is_chosen_is_a_booklet_with_its_folders(desk_page, tmp_path, shelf_folder):
    place = tmp_path / "五月" / "作坊"
    (place / "图").mkdir(parents=True)
    (place / "图" / "一.png").write_bytes(picture())
    (place / "甲.md").write_text("# 水里求财\n\n![纸帘](图/一.png)\n\n一张纸。\n", "utf-8")
    (place / ".DS_Store").write_bytes(b"0")
    with desk_page.expect_file_chooser() as chooser:
        desk_page.get_by_role("button", name="选文件夹").click()
    chooser.value.set_files(tmp_path / "五月")
    heading(desk_page, "收到2个文件")
    taken = shelf_folder / "五月" / "作坊"
    assert (taken / "图" / "一.png").read_bytes() == picture()
    assert not (taken / ".DS_Store").exists()
    desk_page.get_by_role("link", name="打开").click()
    desk_page.locator(".tree").get_by_text("作坊").wait_for()


@pytest.fixture
def month(tmp_path):
    """A folder as it comes by mail: sections, pictures beside the texts, what systems leave."""
    place = tmp_path / "五月来稿" / "作坊"
    (place / "图 片").mkdir(parents=True)
    (place / "图 片" / "纸帘.png").write_bytes(picture())
    text = f"# 水里求财\n\n![纸帘](图%20片/纸帘.png)\n\n{PROSE}\n"
    (place / "甲.md").write_text(text, "utf-8")
    (place / "~$甲.docx").write_bytes(b"0")
    (place.parent / "乙.txt").write_text(f"山里\n\n{PROSE}\n", "utf-8")
    (place.parent / "Thumbs.db").write_bytes(b"0")
    (place.parent / ".git").mkdir()
    (place.parent / ".git" / "说明.md").write_text("# 不是稿件\n", "utf-8")
    return place.parent


def test_a_folder_that_is_dropped_is_a_booklet_of_its_name(page, month, shelf_folder):
    dropped_from_disk(page, [month])
    heading(page, "收到3个文件")
    folder = shelf_folder / "五月来稿"
    kept = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {name for name in kept if not name.startswith(".wenxuan")} == {
        "booklet.toml",
        "乙.txt",
        "作坊/甲.md",
        "作坊/图 片/纸帘.png",
    }
    seen(page, "folder-dropped")
    page.get_by_role("link", name="打开").click()
    page.locator(".tree .name", has_text="作坊").wait_for(state="attached")
    page.goto(page.url)
    title = page.locator(".leaf a", has_text="水里求财")
    page.goto(page.url.partition("/b/")[0] + title.get_attribute("href"))
    page.locator(".row.caption, .row.picture").first.wait_for()
    page.locator("#made", has_text="已更新").wait_for(state="attached", timeout=60_000)
    assert page.locator("#found li", has_text="纸帘").count() == 0  # the picture is not missing


def test_a_folder_dropped_onto_a_booklet_lies_in_it(desk_page, manuscripts, month, shelf_folder):
    dropped(desk_page, manuscripts[:1])
    heading(desk_page, "收到1个文件")
    (folder,) = (each for each in shelf_folder.iterdir() if not each.name.startswith("."))
    dropped_from_disk(desk_page, [month])
    heading(desk_page, "收到3个文件")
    assert (folder / "五月来稿" / "作坊" / "图 片" / "纸帘.png").read_bytes() == picture()
    desk_page.get_by_role("link", name="打开").click()
    desk_page.locator(".tree").get_by_text("水里求财").wait_for()
    desk_page.locator(".tree .name", has_text="五月来稿").wait_for()
