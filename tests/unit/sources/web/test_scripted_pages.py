"""Pages that show no article: text read from their programs, notices and empty pages told."""

from __future__ import annotations

import json

import pytest

from compiler.errors import SourceError
from compiler.model.block import Figure, Paragraph
from compiler.model.segments import plain

TEXT = (
    "先点大件，大件搬动费力；再点小件，小件容易混在一起。\n近处的货架先点，远处的后点，不走回头路。"
)
LINES = TEXT.split("\n")
ESCAPED = TEXT.replace("\n", "\\x0a")
RECORD = {"title": "盘点口诀", "content": "<p>" + "</p><p>".join(LINES) + "</p>"}
SHOWN = "<h1>盘点口诀</h1><p>库房的人每月清点一次，先看账，再看货，最后把两边对起来，写成清册。</p>"


def page(scripts="", body="", head=""):
    return (
        f"<!doctype html><html><head><title>库房</title>{head}</head>"
        f"<body><div id=app></div>{scripts}{body}</body></html>"
    )


def texts(done):
    return [plain(block.children) for block in done.blocks if isinstance(block, Paragraph)]


def script(text, kind=""):
    return f"<script {kind}>{text}</script>"


LD = {"@type": "NewsArticle", "headline": "盘点口诀", "articleBody": TEXT}
DATED = {**LD, "datePublished": "2024-05-01T08:00:00", "publisher": {"name": "库房之友"}}


@pytest.mark.parametrize(
    "scripts",
    [
        script(json.dumps(LD), "type='application/ld+json'"),
        script(json.dumps([{"@graph": [LD]}], ensure_ascii=False), "type='application/ld+json'"),
        script(json.dumps({"props": {"data": RECORD}}), "id=__NEXT_DATA__ type='application/json'"),
        script("window.__INITIAL_STATE__ = " + json.dumps({"a": {"detail": RECORD}}) + ";var x=1"),
        script("window.__DATA__={'no':1};var state=" + json.dumps({**RECORD, "x": [1]})),
        script("var a=" + json.dumps(RECORD).replace("}", ',"y":undefined}')),
        script(f"window.msg_title='盘点口诀';var content_noencode = '{ESCAPED}';"),
        script(f"window.msg_title = window.title = '盘点口诀' || '';window.desc = \"{ESCAPED}\";"),
        script(f"cgiDataNew = {{msg_title: '盘点口诀', content_noencode: JsDecode('{ESCAPED}')}}"),
    ],
)  # fmt: skip
def test_the_text_of_a_program_is_read(read, scripts):
    done = read(page(scripts, "<div>扫一扫</div>"), "甲.html")
    assert done.article.title == "盘点口诀"
    assert texts(done) == LINES
    assert "sources.page-from-script" in done.report.codes()


def test_facts_of_the_data_are_the_articles(read):
    done = read(page(script(json.dumps(DATED), "type='application/ld+json'")), "甲.html")
    assert (done.article.source, done.article.date) == ("库房之友", "2024年5月1日")


def test_a_post_of_pictures_has_its_pictures(read):
    data = "msg_title='盘点口诀';x={list:[{cdn_url:'http://a.cn/1'},{cdn_url: 'http://a.cn/2'}]}"
    done = read(page(script(data)), "甲.html")
    figures = [block.images[0].address for block in done.blocks if isinstance(block, Figure)]
    assert figures == ["http://a.cn/1", "http://a.cn/2"]


def test_a_page_that_shows_its_text_is_read_as_it_is_shown(read):
    other = script(json.dumps({"content": "别的文章的摘要，比正文短得多，不应当印出来。"}))
    done = read(page("<script>var x=1</script>" + other, SHOWN * 3), "甲.html")
    assert "sources.page-from-script" not in done.report.codes()


@pytest.mark.parametrize(
    "broken", ["var a={'content':", "var a=" + "[" * 3000, "a = {]", "content_noencode='"]
)
def test_broken_data_is_passed_over(read, broken):
    done = read(page(script(broken), SHOWN), "甲.html")
    assert "sources.page-from-script" not in done.report.codes()


@pytest.mark.parametrize(
    "notice",
    [
        "该内容已被发布者删除",
        "此内容因违规无法查看",
        "此帐号已被封禁，内容无法查看",
        "当前环境异常，完成验证后即可继续访问。",
        "您访问的页面不存在",
        "404 Not Found",
        "链接已过期",
        "请在微信客户端打开链接",
    ],
)
def test_a_notice_in_place_of_an_article_is_told(read, notice):
    done = read(page("", f"<div><p>{notice}</p></div>"), "甲.html")
    assert "sources.page-notice" in done.report.codes()


def test_an_article_about_such_notices_is_none(read):
    body = f"<h1>盘点口诀</h1><p>该内容已被发布者删除</p>{SHOWN * 4}"
    done = read(page("", body), "甲.html")
    assert "sources.page-notice" not in done.report.codes()


def test_a_page_of_buttons_is_told(read):
    done = read(page("", "<div>库房之友</div><div>知道了</div><div>分享</div>"), "甲.html")
    assert "sources.page-without-text" in done.report.codes()


def test_a_poem_is_a_text(read):
    poem = "".join(f"<p>河边的石头数到第{n}块</p>" for n in "一二三四五六七八")
    done = read(page("", f"<h1>数石头</h1>{poem}"), "甲.html")
    assert "sources.page-without-text" not in done.report.codes()


def test_a_page_that_shows_nothing_is_refused(read):
    with pytest.raises(SourceError) as raised:
        read(page("<script>var a = 1</script>"), "甲.html")
    assert raised.value.code == "sources.page-empty"
