"""Fields in a paragraph show what they hold; those of a site's forms go."""

from __future__ import annotations

import pytest

from compiler.model.block import Paragraph
from compiler.model.segments import plain

FIRST = "盘点以前先把货架擦净，标签一律朝外，缺的当天补上，破的当天换掉。"
LAST = "盘点以后把清册交给库房，一式两份，签名为准，过了月底不再收。"


@pytest.fixture
def shown(read):
    def of(middle):
        done = read(
            "<!doctype html><html><head><title>盘点手册</title></head><body><h1>盘点手册</h1>"
            f"<div><p>{FIRST}</p>{middle}<p>{LAST}</p></div></body></html>",
            "甲.html",
        )
        blocks = [plain(b.children) for b in done.blocks if isinstance(b, Paragraph)]
        assert (blocks[0], blocks[-1]) == (FIRST, LAST)
        return "".join(blocks[1:-1]), done

    return of


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>干燥：<input type=checkbox checked>是<input type=checkbox>否</p>", "干燥：☑是☐否"),
        ("<p>干燥：<input type=radio>是<input type=radio checked>否</p>", "干燥：○是◉否"),
        ("<p>单位：<input value=总务组></p>", "单位：总务组"),
        ("<p>单位：<input type=hidden value=暗></p>", "单位："),
        ("<p>单位：<input type=submit value=提交></p>", "单位："),
        ("<p>备注：<textarea>逾期不候</textarea></p>", "备注：逾期不候"),
        ("<p>等次：<select><option>甲<option selected>乙</select></p>", "等次：乙"),
        ("<p>等次：<select><option>甲</option><option>乙</option></select></p>", "等次：甲"),
    ],
)
def test_a_field_in_a_paragraph_shows_what_it_holds(shown, html, wanted):
    assert shown(html)[0] == wanted


def test_what_is_not_chosen_is_told(shown):
    _, done = shown("<p>等次：<select><option>甲</option><option selected>乙</option></select></p>")
    assert done.dropped("form-choice") == ["甲"]


@pytest.mark.parametrize(
    "html",
    [
        "<form><p>评论：<textarea>写下你的话</textarea></p></form>",
        "<div><select><option>选择语言</option></select></div>",
        "<input value=搜索>",
    ],
)
def test_a_sites_fields_are_not_shown(shown, html):
    words, _ = shown(html)
    assert not {"写下你的话", "选择语言", "搜索"} & {words, words.removeprefix("评论：")}


def test_posts_show_theirs_too(read):
    done = read(f"<div><p>{FIRST}</p><p>干燥：<input type=checkbox checked>是</p></div>")
    assert plain(done.blocks[1].children) == "干燥：☑是"
