"""Titles where nothing marks them: said twice, over two lines, below fields, in a paragraph."""

from __future__ import annotations

import pytest

PROSE = (
    "纸由植物纤维造成，薄而坚韧，可以写字，也可以印书，造纸的人把竹子泡在池里，一百天以后取出来。"
)


@pytest.mark.parametrize(
    ("head", "title", "subtitle"),
    [
        ("《论造纸》\n\n论造纸", "论造纸", ""),
        (
            "全国印刷标准委员会\n\n关于加强纸张检验的决定",
            "全国印刷标准委员会关于加强纸张检验的决定",
            "",
        ),
        ("纸张检验规程\n\n（试行第二版）", "纸张检验规程", "（试行第二版）"),
        (
            "最后更新：2025/2/15\n\n2024/6/14第一版 2024/6/21第二版\n\n怎样看一张纸",
            "怎样看一张纸",
            "",
        ),
        ("来源：印刷学会\n\n纸的来历", "纸的来历", ""),
        ("原标题：纸的来历", "纸的来历", ""),
        ("纸", "稿件", ""),
        ("2024年5月1日", "稿件", ""),
        ("口述：林知白\n\n笔录：方晓", "稿件", ""),
        ("大家好！", "稿件", ""),
        ("新华社北京5月1日电", "稿件", ""),
    ],
)
@pytest.mark.parametrize("ending", ["txt", "md"])
def test_titles(read, head, title, subtitle, ending):
    article = read(f"{head}\n\n{PROSE}\n\n{PROSE}\n", f"稿件.{ending}").article
    assert (article.title, article.subtitle) == (title, subtitle)


def test_title_author_and_day_in_one_paragraph(read):
    article = read(f"纸的来历\n林知白\n2024年5月1日\n\n{PROSE}\n\n{PROSE}\n", "稿件.md").article
    assert (article.title, article.author, article.date) == ("纸的来历", "林知白", "2024年5月1日")


def test_a_verse_at_the_head_stays_whole(read):
    done = read(f"窗前有一张纸，\n纸上有一行字。\n\n{PROSE}\n\n{PROSE}\n", "稿件.md")
    assert done.article.title == "稿件"
    assert len(done.blocks) == 3


@pytest.mark.parametrize(
    "fields",
    [
        "- title: 纸的来历\n- author: 林知白\n- http_status: 200\n",
        "标题：纸的来历\n作者：林知白\n抓取时间：2026-04-03\n",
        "# 存档\n\n- title: 纸的来历\n- author: 林知白\n- sha256: 7a74\n\n---\n",
    ],
)
@pytest.mark.parametrize("ending", ["txt", "md"])
def test_fields_that_a_tool_wrote(read, fields, ending):
    done = read(f"{fields}\n{PROSE}\n\n{PROSE}\n", f"稿件.{ending}")
    assert (done.article.title, done.article.author) == ("纸的来历", "林知白")
    assert len(done.blocks) == 2


def test_fields_of_minutes_are_text(read):
    done = read(f"时间：2024年5月1日\n\n地点：二楼\n\n主持：林知白\n\n{PROSE}\n", "纪要.txt")
    assert done.article.title == "纪要"
    assert len(done.blocks) == 4


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("4月23日  星期五  晴转阴  游造纸坊", "游造纸坊"),
        ("2024年4月23日 周五 看纸", "看纸"),
        ("4月23日  星期五  晴", "稿件"),
    ],
)
def test_first_lines_of_diaries(read, line, title):
    assert read(f"{line}\n　　{PROSE}\n　　{PROSE}\n", "稿件.txt").article.title == title


def test_one_lesson_is_the_title_and_several_are_not(read):
    assert (
        read(f"第3课　纸的故事\n\n{PROSE}\n\n{PROSE}\n", "a.txt").article.title == "第3课 纸的故事"
    )
    several = f"第1课　纸\n\n{PROSE}\n\n第2课　竹\n\n{PROSE}\n"
    assert read(several, "a.txt").article.title == "a"
