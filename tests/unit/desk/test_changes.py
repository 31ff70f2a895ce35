"""What a person does, as it stands in booklet.toml; and what it is when somebody was faster."""

from __future__ import annotations

import tomllib

import pytest

from compiler.desk import desk
from compiler.desk.changes.arranging import LeaveOutArticle, MoveArticle, TakeIn
from compiler.desk.changes.change import ImpossibleError, OutdatedError, version_of
from compiler.desk.changes.paragraphs import (
    BeginArticle,
    BringBack,
    Join,
    LeaveOut,
    SetKind,
    Split,
)
from compiler.desk.changes.sections import (
    AddSection,
    BeginSection,
    MoveSection,
    NameSection,
    RemoveSection,
)
from compiler.desk.changes.setting import SetSetting
from compiler.desk.changes.settings import SetField
from compiler.desk.changes.words import CorrectWords, corrections
from compiler.diagnostics import Report
from compiler.project.load import load

LISTED = """\
# 本刊的文件
[booklet]
title = "灯会"  # 主题

[[section]]
title = "城里"
articles = [
  "a.md",  # 开篇
  { file = "b.md", author = "何小川" },
]

[[section]]
title = "乡下"
articles = ["c.md"]

[page]
trim = "A5"  # 小本
"""


@pytest.fixture
def folder(tmp_path):
    for name in "abcd":
        (tmp_path / f"{name}.md").write_text(f"# 题{name}\n\n正文。\n", "utf-8")
    return tmp_path


@pytest.fixture
def listed(folder):
    (folder / "booklet.toml").write_text(LISTED, "utf-8")
    return folder


def text(folder) -> str:
    return (folder / "booklet.toml").read_text("utf-8")


def table(folder) -> dict:
    return tomllib.loads(text(folder))


def sections(folder) -> list:
    return [
        (part.title, [plan.path.name for plan in part.articles])
        for part in load(folder, Report()).sections
    ]


def test_an_article_moves_with_its_comment_and_what_is_said_of_it(listed):
    desk.apply(listed, MoveArticle("a.md", 1, "c.md"))
    desk.apply(listed, MoveArticle("b.md", 1, ""))
    assert sections(listed) == [("乡下", ["b.md", "c.md", "a.md"])]
    assert "# 开篇" in text(listed)
    assert '{ file = "b.md", author = "何小川" }' in text(listed)


def test_an_article_that_stood_nowhere_is_taken_in(listed):
    desk.apply(listed, MoveArticle("d.md", 0, "a.md"))
    assert sections(listed)[0] == ("城里", ["a.md", "d.md", "b.md"])


def test_new_manuscripts_are_listed_last_and_can_be_undone(listed):
    before = text(listed)
    (listed / "甲").mkdir()
    (listed / "甲" / "e.md").write_text("# 题e\n\n正文。\n", "utf-8")
    applied = desk.apply(listed, TakeIn(("甲/e.md", "a.md", "no.md", "../x.md")))
    assert applied.did.kind == "take-in"
    assert sections(listed)[-1][1] == ["c.md", "e.md"]
    assert desk.apply(listed, TakeIn(("甲/e.md",))).did is None
    desk.undo(listed)
    assert text(listed) == before


def test_a_booklet_that_lists_nothing_has_what_lies_there(folder):
    assert desk.apply(folder, TakeIn(("a.md",))).did is None
    assert not (folder / "booklet.toml").exists()


def test_an_article_moves_down_in_its_section(listed):
    desk.apply(listed, MoveArticle("a.md", 0, "b.md", "城里"))
    assert sections(listed)[0] == ("城里", ["b.md", "a.md"])
    desk.apply(listed, MoveArticle("a.md", 0, ""))
    assert sections(listed)[0] == ("城里", ["a.md", "b.md"])


def test_a_folder_without_a_file_gets_one_that_means_the_same(folder):
    before = sections(folder)
    desk.apply(folder, SetField("b.md", "author", "何小川"))
    assert sections(folder) == before
    desk.apply(folder, MoveArticle("c.md", 0, ""))
    assert sections(folder) == [("", ["c.md", "a.md", "b.md", "d.md"])]


def test_folders_in_it_are_the_sections(folder):
    (folder / "02 乡下").mkdir()
    (folder / "c.md").rename(folder / "02 乡下" / "c.md")
    desk.apply(folder, MoveArticle("a.md", 1, ""))
    assert sections(folder) == [("", ["b.md", "d.md"]), ("乡下", ["a.md", "c.md"])]


def test_sections_move_begin_and_are_named(listed):
    desk.apply(listed, MoveSection(1, 0, "乡下"))
    desk.apply(listed, BeginSection("b.md", "新栏"))
    desk.apply(listed, NameSection(0, "村里"))
    assert sections(listed) == [("村里", ["c.md"]), ("城里", ["a.md"]), ("新栏", ["b.md"])]
    for comment in ("# 本刊的文件", "# 主题", "# 开篇", "# 小本"):
        assert comment in text(listed)


def test_a_section_is_added_and_filled(listed):
    desk.apply(listed, AddSection("河边"))
    assert table(listed)["section"][2] == {"title": "河边", "articles": []}
    assert [title for title, _ in sections(listed)] == ["城里", "乡下"]
    desk.apply(listed, MoveArticle("b.md", 2, "", "河边"))
    desk.apply(listed, MoveArticle("a.md", 2, "b.md", "河边"))
    assert sections(listed) == [("乡下", ["c.md"]), ("河边", ["b.md", "a.md"])]
    assert table(listed)["section"][0] == {"title": "城里", "articles": []}
    with pytest.raises(ImpossibleError):
        desk.apply(listed, AddSection(""))


def test_a_section_that_is_taken_away_leaves_its_articles_to_its_neighbour(listed):
    desk.apply(listed, RemoveSection(1, "乡下"))
    assert sections(listed) == [("城里", ["a.md", "b.md", "c.md"])]
    with pytest.raises(ImpossibleError):
        desk.apply(listed, RemoveSection(0, "城里"))
    desk.undo(listed)
    desk.apply(listed, RemoveSection(0, "城里"))
    assert sections(listed) == [("乡下", ["a.md", "b.md", "c.md"])]
    for comment in ("# 本刊的文件", "# 开篇", "# 小本"):
        assert comment in text(listed)
    assert '{ file = "b.md", author = "何小川" }' in text(listed)
    desk.undo(listed)
    assert text(listed) == LISTED


def test_a_section_is_the_same_where_somebody_has_moved_it(listed):
    named = NameSection(1, "村里", was="乡下")
    seen = version_of(named.thing(desk.looked_at(listed)))
    desk.apply(listed, MoveSection(1, 0, "乡下"))
    desk.apply(listed, named, seen)
    assert [title for title, _ in sections(listed)] == ["村里", "城里"]
    desk.apply(listed, MoveSection(0, 1, "城里"))
    assert [title for title, _ in sections(listed)] == ["村里", "城里"]
    with pytest.raises(ImpossibleError):
        desk.apply(listed, RemoveSection(0, "乡下"))


def test_what_others_did_to_the_sections_is_told_before_they_are_changed(listed):
    mine = RemoveSection(1, "乡下")
    seen = version_of(mine.thing(desk.looked_at(listed)))
    desk.apply(listed, AddSection("河边"))
    with pytest.raises(OutdatedError) as caught:
        desk.apply(listed, mine, seen)
    assert caught.value.now == ("城里", "乡下", "河边")
    desk.apply(listed, mine, caught.value.version)
    assert [each["title"] for each in table(listed)["section"]] == ["城里", "河边"]


def test_a_section_begins_at_an_article_or_at_its_first(listed):
    desk.apply(listed, BeginSection("a.md", "街上"))
    assert sections(listed) == [("街上", ["a.md", "b.md"]), ("乡下", ["c.md"])]


def test_an_article_is_left_out_where_it_stands(listed):
    desk.apply(listed, LeaveOutArticle("b.md", out=True))
    assert sections(listed)[0] == ("城里", ["a.md"])
    assert "何小川" in text(listed)
    desk.apply(listed, LeaveOutArticle("b.md", out=False))
    assert text(listed) == LISTED


def test_what_was_left_out_by_hand_is_taken_in(listed):
    desk.apply(listed, LeaveOutArticle("d.md", out=False))
    assert sections(listed)[1] == ("乡下", ["c.md", "d.md"])


def test_a_paragraph_has_one_shape(folder):
    for change in (
        SetKind("a.md", "灯会的由来", "heading", 2),
        SetKind("a.md", "灯会的由来", "author"),
        SetKind("a.md", "灯会的由来", "heading", 3),
    ):
        desk.apply(folder, change)
    assert table(folder) == {"article": [{"file": "a.md", "level": {"灯会的由来": 3}}]}


def test_a_caption_is_text_before_it_is_something_else(folder):
    desk.apply(folder, SetKind("a.md", "龙灯上街的样子", "signature", is_taken=True))
    entry = table(folder)["article"][0]
    assert entry["body"] == ["龙灯上街的样子"]
    assert entry["role"] == {"龙灯上街的样子": "signature"}


def test_a_title_of_the_file_gives_way_to_a_paragraph(folder):
    desk.apply(folder, SetField("a.md", "title", "旧题"))
    desk.apply(folder, SetKind("a.md", "新的题目在这里", "title"))
    assert table(folder)["article"][0] == {
        "file": "a.md",
        "role": {"新的题目在这里": "title"},
    }


def test_a_paragraph_goes_and_comes_back(folder):
    desk.apply(folder, LeaveOut("a.md", "广告一段话说", out=True))
    assert table(folder)["article"][0]["drop"] == ["广告一段话说"]
    desk.apply(folder, BringBack("a.md", "广告一段话说在这里"))
    assert "article" not in table(folder)


def test_a_dropped_stretch_is_kept_and_dropped_again(folder):
    desk.apply(folder, BringBack("a.md", "打开客户端"))
    assert table(folder)["article"][0]["keep"] == ["打开客户端"]
    desk.apply(folder, LeaveOut("a.md", "打开客户端", out=True))
    assert "article" not in table(folder)


def test_seams(folder):
    desk.apply(folder, Join("a.md", "第一段的话"))
    desk.apply(folder, Join("a.md", "第一段的话"))
    desk.apply(folder, Split("a.md", "第二段的话", "其次是这样"))
    desk.apply(folder, BeginArticle("a.md", "另一篇的题", begins=True))
    entry = table(folder)["article"][0]
    assert (entry["join"], entry["split"], entry["begin"]) == (
        ["第一段的话", "第一段的话"],
        ["其次是这样"],
        ["另一篇的题"],
    )
    desk.apply(folder, BeginArticle("a.md", "另一篇的题", begins=False))
    assert "begin" not in table(folder)["article"][0]


def test_words_of_the_hand_written_file_stay(folder):
    (folder / "booklet.toml").write_text(
        '[[article]]\nfile = "a.md"\ndrop = [\n  "广告",  # 每期都有\n]\n', "utf-8"
    )
    desk.apply(folder, LeaveOut("a.md", "另一段广告的话", out=True))
    assert "# 每期都有" in text(folder)
    assert table(folder)["article"][0]["drop"] == ["广告", "另一段广告的话"]


def test_the_editors_note(folder):
    desk.apply(folder, SetSetting("booklet", "editor_note", ("一段。\r\n\r\n二段。",)))
    assert load(folder, Report()).editor_note == "一段。\n二段。"
    desk.apply(folder, SetSetting("booklet", "editor_note", ()))
    assert not load(folder, Report()).editor_note


@pytest.mark.parametrize(
    ("read", "wanted", "changes"),
    [
        ("干、揭开，就成了", "干、揭下，就成了", [("开", "下")]),
        ("甲乙甲丙", "甲乙丁丙", [("乙甲丙", "乙丁丙")]),
        ("一二三四五六七八", "一X三四五六七Y", [("二", "X"), ("八", "Y")]),
        ("灯会", "花灯会", [("灯", "花灯")]),
        ("灯会会", "灯会", None),
        ("同同同", "同", None),
    ],
)
def test_the_fewest_words_are_written(read, wanted, changes):
    made = corrections(read, wanted)
    text = read
    for wrong, right in made:
        assert text.count(wrong) == 1
        text = text.replace(wrong, right)
    assert text == wanted
    assert changes is None or list(made) == changes


@pytest.mark.parametrize(("read", "wanted"), [("甲\ufffc乙", "甲乙"), ("甲\n乙", "甲乙")])
def test_notes_and_line_breaks_are_not_corrected_away(read, wanted):
    with pytest.raises(ImpossibleError):
        corrections(read, wanted)


def test_corrections_are_made_anew_from_what_was_read(folder):
    read = "灯会办了三天，人山人海。"
    desk.apply(folder, CorrectWords("a.md", "灯会办了三天", read, "灯会办了四天，人山人海。"))
    desk.apply(folder, CorrectWords("a.md", "灯会办了三天", read, "灯会办了五天，人来人往。"))
    entry = table(folder)["article"][0]["correct"]
    assert [(each["wrong"], each["right"]) for each in entry] == [
        ("三", "五"),
        ("山人海", "来人往"),
    ]
    desk.apply(folder, CorrectWords("a.md", "灯会办了三天", read, read))
    assert "article" not in table(folder)


def test_the_later_of_two_changes_of_one_thing_is_refused_with_what_is_there(folder):
    mine = SetField("a.md", "title", "我的题")
    theirs = SetField("a.md", "title", "他的题")
    seen = version_of(mine.thing(desk.looked_at(folder)))
    desk.apply(folder, theirs, seen)
    with pytest.raises(OutdatedError) as caught:
        desk.apply(folder, mine, seen)
    assert caught.value.now == "他的题"
    assert table(folder)["article"][0]["title"] == "他的题"
    desk.apply(folder, mine, caught.value.version)
    assert table(folder)["article"][0]["title"] == "我的题"


def test_changes_of_two_things_are_both_made(folder):
    mine, theirs = SetField("a.md", "title", "甲"), SetKind("a.md", "一段话的开头", "caption")
    seen = version_of(mine.thing(desk.looked_at(folder)))
    desk.apply(folder, theirs)
    desk.apply(folder, mine, seen)
    assert len(table(folder)["article"][0]) == 3


@pytest.mark.parametrize(
    "change",
    [
        MoveArticle("../x.md", 0, ""),
        MoveArticle("a.md", 9, ""),
        MoveArticle("a.md", 1, "", "城外"),
        SetField("/etc/passwd", "title", "x"),
        LeaveOutArticle("x.md", out=True),
        Join("x.md", "字"),
    ],
)
def test_what_is_not_there_is_not_changed(listed, change):
    with pytest.raises(ImpossibleError):
        desk.apply(listed, change)
    assert text(listed) == LISTED


def test_windows_line_ends_and_a_mark_stay_readable(folder):
    (folder / "booklet.toml").write_bytes('# 话\r\n[booklet]\r\ntitle = "书"\r\n'.encode())
    desk.apply(folder, SetField("a.md", "title", "题"))
    data = (folder / "booklet.toml").read_bytes()
    assert b"\r\n" in data
    assert b"\n" not in data.replace(b"\r\n", b"")
