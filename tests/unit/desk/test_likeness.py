"""A new version is known by the words it shares; two articles of one series are not asked about."""

from __future__ import annotations

import pytest

from compiler.desk import desk
from compiler.desk.likeness import are_named_alike, candidates, like
from compiler.diagnostics import Report
from compiler.events import untold

TALK = [
    "同志们，今天讲一讲怎样把一件小事做到底。",
    "作坊在村东头，一条小河从门前流过，日夜不停地响着。",
    "老师傅说，水里求财，一池清水养活一家人。",
    "剥皮要在早春，树液刚动的时候最好剥，晚了就剥不下来。",
    "晒纸的墙要烧得不烫手，也不凉手，全凭一只手去试。",
    "学徒三年，前两年只许看，第三年才许下池子捞纸。",
    "捞得厚了费料，捞得薄了破，厚薄只在手腕一抖之间。",
    "一张纸经过七十二道手，少一道，来年就要发黄。",
]
OTHER = [
    "同志们，今天讲一讲怎样把一件小事做到底。",
    "铅字按部首排在架上，拣字的人一天要走三十里路。",
    "校样一连看了五遍，还是漏了一个标点，只好再印一回。",
    "装订线穿过书脊，一针进一针出，松紧要一样。",
    "切书的刀三天一磨，钝了书口就起毛。",
    "字模用久了会发胖，笔画粘在一起，得换新的。",
    "机器一响，满屋子都是油墨的味道，冬天也开着窗。",
    "印好的书先晾一夜，第二天才敢打包送出门去。",
]
# What every issue of a series begins and ends with.
FRAME = [
    "【编者按】本刊自今年起开设“手艺”专栏，每期介绍一门手艺，欢迎来稿。",
    "来稿请寄编辑部，并注明姓名、单位和联系电话。",
]


def written(folder, name, paragraphs, title="讲稿"):
    (folder / name).write_text("\n\n".join((f"# {title}", *paragraphs)) + "\n", "utf-8")


def asked(folder, by):
    arranged = desk.looked_at(folder).arrangement
    return like(folder, by, candidates(arranged, by), untold, Report())


@pytest.mark.parametrize(
    "name",
    [
        "讲稿（第二稿）.md",
        "讲稿-修改版.md",
        "讲稿(1).md",
        "讲稿20261128.md",
        "新建文档.md",
    ],
)
def test_most_of_its_words_make_a_new_version(tmp_path, name):
    written(tmp_path, "讲稿.md", TALK)
    written(tmp_path, "拣字.md", OTHER)
    changed = [TALK[0], f"{TALK[1]}河上有桥。", *TALK[3:], "最后说一句，手艺在人。"]
    written(tmp_path, name, changed, title="讲稿（修改）")
    assert asked(tmp_path, name) == "讲稿.md"


def test_one_that_is_called_alike_may_differ_more(tmp_path):
    written(tmp_path, "讲稿.md", TALK)
    rewritten = [*TALK[:4], *OTHER[4:]]
    written(tmp_path, "讲稿-修改版.md", rewritten)
    assert asked(tmp_path, "讲稿-修改版.md") == "讲稿.md"


@pytest.mark.parametrize("name", ["手艺之二.md", "讲稿（第二稿）.md", "讲稿20261128.md"])
def test_two_articles_of_a_series_are_two(tmp_path, name):
    written(tmp_path, "讲稿.md", [*FRAME, *TALK])
    written(tmp_path, name, [*FRAME, *OTHER])
    assert not asked(tmp_path, name)


def test_what_all_of_a_series_say_does_not_count(tmp_path):
    frame = [*FRAME, *(f"{line}这是每一期都有的话，一字不改。" for line in FRAME)]
    for number in range(4):
        own = [f"{line}（{number}）" for line in TALK[number * 2 :]]
        written(tmp_path, f"周报2026110{number + 1}.md", [*frame, *own])
    assert not asked(tmp_path, "周报20261104.md")


def test_an_excerpt_and_a_reply_are_no_versions(tmp_path):
    written(tmp_path, "讲稿.md", TALK)
    written(tmp_path, "读后.md", [TALK[2], TALK[7], *OTHER[1:], "读了这一篇，想起许多旧事来。"])
    assert not asked(tmp_path, "读后.md")


def test_short_greetings_are_no_versions(tmp_path):
    for name in ("甲.md", "乙.md"):
        written(tmp_path, name, ["祝全体读者新年快乐！"], title="贺词")
    assert not asked(tmp_path, "乙.md")


def test_what_is_left_out_is_not_asked_about(tmp_path):
    said = '[[section]]\ntitle = ""\narticles = [{ file = "讲稿.md", leave_out = true }, "新.md"]\n'
    (tmp_path / "booklet.toml").write_text(said, "utf-8")
    written(tmp_path, "讲稿.md", TALK)
    written(tmp_path, "新.md", TALK)
    assert not asked(tmp_path, "新.md")


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("讲稿.docx", "讲稿（第二稿）.docx", True),
        ("讲稿.docx", "讲稿-终稿2.docx", True),
        ("讲稿_final.docx", "讲稿 v3.doc", True),
        ("讲稿2026年11月28日.docx", "讲稿（11月3日改）.docx", True),
        ("第一讲.docx", "第二讲.docx", False),
        ("1.docx", "2.docx", False),
        ("纸.docx", "墨.docx", False),
    ],
)
def test_names_that_differ_by_what_tells_versions(one, other, are):
    assert are_named_alike(one, other) is are
