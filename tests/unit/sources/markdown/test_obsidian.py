"""Obsidian's marks: what its page does not show is left out by reason."""

import pytest

from compiler.sources.markdown.left_out import LeftOut
from compiler.sources.markdown.notation import without_commands


@pytest.mark.parametrize(
    ("text", "common", "reason"),
    [
        ("正文%%批注%%接着", "正文接着", "remark"),
        ("%%\n一段\n批注\n%%", "\n\n\n", "remark"),
        ("%%甲%%乙%%丙%%", "乙", "remark"),
        ("这一句有标识 ^abc123", "这一句有标识 ", "place-mark"),
        ("^my-table", "", "place-mark"),
        ("#仓库 #盘点/年底", "", "tags"),
        ("见![[别的笔记]]", "见", "included-file"),
    ],
)
def test_what_no_page_shows_is_left_out(text, common, reason):
    left = LeftOut()
    assert without_commands(text, left) == common
    assert {name for name, _ in left} == {reason}


@pytest.mark.parametrize(
    ("text", "common"),
    [
        ("[[#小节]]", "小节"),
        ("[[笔记#甲]]", "笔记 > 甲"),
        ("[[笔记#^abc123]]", "笔记"),
        ("[[笔记#甲|那一节]]", "那一节"),
        ("![[图.png|说明]]", "![](<图.png>)"),
    ],
)
def test_links_between_notes_are_words(text, common):
    assert without_commands(text) == common


@pytest.mark.parametrize(
    "text",
    [
        "增长5%%，又增长6%%。",
        "二的平方 x^2",
        "脚注[^1]",
        "`%%不是批注%%`",
        "```\n%%\n不是批注\n%%\n```",
        "#话题# 今天说",
        "#一个标签",
    ],
)
def test_what_is_text_stays(text):
    left = LeftOut()
    assert without_commands(text, left) == text
    assert not list(left)


def test_what_is_left_out_is_accounted_for(read):
    done = read("# 题\n\n正文%%批注%%。 ^abc123\n\n![[别处]]\n\n文。\n")
    assert done.dropped("remark") == ["%%批注%%"]
    assert done.dropped("place-mark") == ["^abc123"]
    assert "sources.included-file" in {said.code for said in done.report}
