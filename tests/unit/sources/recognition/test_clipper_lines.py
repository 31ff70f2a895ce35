"""The line of a program that saved a page: what goes, what stays, and where its address is kept."""

from __future__ import annotations

import pytest

from compiler.model.segments import block_segments
from compiler.sources.wording.site_names import without_site

TEXT = "纸由植物纤维造成，薄而坚韧，写上去的字几百年也不会褪。"
PAGE = "https://paper.example.cn/a.html"


def _words(done) -> list[str]:
    return [segment.text for segment in block_segments(done.blocks)]


@pytest.mark.parametrize(
    "line",
    [
        f"> 本文由 [纸夹 Clip](http://a.example.com/) 转码， 原文地址 [paper.example.cn]({PAGE})",
        f"> 本文由 [纸夹](http://clip.example.com/) 转码，原文地址：[paper.example.cn]({PAGE})",
        f"原网页已经由 Paper Clip 转码以便移动设备查看。查看原网页：[paper.example.cn]({PAGE})",
        f"本页使用 纸夹 剪藏，来源：[paper.example.cn/a.html]({PAGE})",
        f"Clipped from: [paper.example.cn]({PAGE})",
        f"剪藏自 [paper.example.cn]({PAGE})",
    ],
)
def test_the_line_goes_and_the_page_is_kept(read, line):
    done = read(f"{line}\n\n# 纸的来历\n\n{TEXT}\n")
    assert done.article.title == "纸的来历"
    assert _words(done) == [TEXT]
    assert done.article.links == (PAGE,)
    assert read(f"# 纸的来历\n\n{TEXT}\n\n{line}\n").article.links == (PAGE,)


@pytest.mark.parametrize(
    "line",
    [
        "本文由林知白翻译。",
        "本文由作者授权发布。",
        "文章由三个部分组成，第一部分保存在图书馆。",
        "这些纸由工匠用竹帘生成，厚薄不一。",
        "> 本文由机器生成。",
    ],
)
def test_other_words_stay(read, line):
    done = read(f"# 纸的来历\n\n{line}\n\n{TEXT}\n")
    assert len(_words(done)) == 2


def test_what_the_head_of_the_page_says_once_more_goes(read):
    line = f"> 本文由 [纸夹](http://clip.example.com/) 转码，原文地址 [paper.example.cn]({PAGE})"
    said = "> 纸由植物纤维造成，薄而坚韧"
    done = read(f"{line}\n\n{said}\n\n{TEXT}\n\n{TEXT}\n")
    assert _words(done) == [TEXT, TEXT]
    assert done.dropped("duplicate-text") == ["纸由植物纤维造成，薄而坚韧"]
    other = read(f"{line}\n\n> 纸寿千年。\n\n{TEXT}\n\n{TEXT}\n")
    assert _words(other) == ["纸寿千年。", TEXT, TEXT]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("纸是什么？ - 林知白的书房", "纸是什么？"),
        ("几种纸的比较 | Notes on Paper", "几种纸的比较"),
        ("纸的来历 – Telegraph", "纸的来历"),
        ("做一张纸，没有你想的那么难_详细解读_热点事件_36 氪", "做一张纸，没有你想的那么难"),
    ],
)
def test_the_title_of_a_page_loses_its_site(name, title):
    assert without_site(name, of_page=True) == title


def test_other_names_of_files_keep_their_parts():
    assert without_site("造纸术 - 竹与树皮") == "造纸术 - 竹与树皮"
