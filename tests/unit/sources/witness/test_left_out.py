"""What was dropped, stretch by stretch: how surprising it is, and how one settles it."""

from __future__ import annotations

import pytest
from witness_samples import FIRST, PAGE, SECOND

from compiler.model.guess import Overrules, Pointer
from compiler.model.left_out import Surprise
from compiler.sources.witness.left_out import _is_text

CHROME = PAGE.replace("<h1>", '<div class="share">分享到微博</div><h1>').replace(
    "</div>\n<div", '<p>点击关注我们，精彩内容早知道。</p><a href="/n">下一篇：粮价</a></div>\n<div'
)


def _by_words(heard):
    return {one.words: one for one in heard.manuscript.ledger.left_out}


def _written(tmp_path, text, name="a.html"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_chrome_is_no_surprise_and_hidden_text_none(tmp_path, hear):
    heard = hear(_written(tmp_path, CHROME))
    assert heard.said == []
    found = _by_words(heard)
    assert found["这里写的是给编辑看的话，页面上没有。"].surprise is Surprise.NONE
    assert not any(
        one.own for words, one in found.items() if "版权所有" in words or "首页" in words
    )
    assert {one.surprise for one in found.values()} <= {Surprise.NONE, Surprise.LITTLE}


def test_the_most_surprising_stands_first(tmp_path, hear):
    text = PAGE.replace(SECOND, "")
    given = tmp_path / "given"
    given.mkdir()
    found = hear(_written(tmp_path, PAGE), _written(given, text)).manuscript.ledger.left_out
    assert found[0].words == SECOND
    assert found[0].surprise is Surprise.UTTER
    assert [one.surprise for one in found] == sorted((one.surprise for one in found), reverse=True)


def test_lost_words_are_kept_where_they_stand(tmp_path, hear):
    given = tmp_path / "given"
    given.mkdir()
    text = f"# 记\n\n{FIRST}\n\n{SECOND}\n\n最后一句话在这里，后面没有了。\n"
    path, short = (
        _written(tmp_path, text, "a.md"),
        _written(given, text.replace(SECOND, ""), "a.md"),
    )
    heard = hear(path, short, overrules=Overrules(keep=(Pointer(SECOND[:10]),)))
    blocks = [block.children[0].text for block in heard.manuscript.content.blocks]
    assert blocks == [FIRST, SECOND, "最后一句话在这里，后面没有了。"]
    assert heard.said == [("lost-text", SECOND)]
    assert heard.manuscript.ledger.left_out == ()


@pytest.mark.parametrize("key", ["keep", "drop"])
def test_what_is_settled_is_told_no_more(tmp_path, hear, key):
    from test_mutants import _dropping

    heard = hear(
        _written(tmp_path, PAGE),
        after=_dropping("chrome", SECOND),
        overrules=Overrules(**{key: (Pointer(SECOND[:10]),)}),
    )
    assert heard.said == []
    found = _by_words(heard)
    assert (SECOND in found) == (key == "drop")
    if key == "drop":
        assert found[SECOND].reason == "asked"
        assert found[SECOND].surprise is Surprise.NONE


def test_signs_and_lines_among_others_are_kept_by_their_words(tmp_path, hear):
    from compiler.model.article import Article, Entry, Ledger
    from compiler.sources.overruling.kept import BroughtBack, bring_back

    ledger = Ledger("a", "page", "", dropped=(Entry("chrome", "返回首页\n首页\n※ ※ ※\n（首页）"),))
    for quote, text in (("首页", "首页"), ("※ ※ ※", "※ ※ ※"), ("返回首页", "返回首页")):
        back = bring_back(quote, Article("题", ()), ledger)
        assert isinstance(back, BroughtBack)
        assert back.content.blocks[0].children[0].text == text


def test_a_page_that_cannot_be_told_is_read_all_the_same(tmp_path, hear):
    deep = "<div>" * 1500 + f"<p>{FIRST}</p>" + "</div>" * 1500
    heard = hear(_written(tmp_path, f"<html><body><h1>记</h1><p>{SECOND}</p>{deep}</body></html>"))
    assert heard.manuscript.content


@pytest.mark.parametrize(
    "words",
    [
        "早晨有雾，船夫说再等等。",
        "二、库房的位置",
        "（三）清点的次序",
        "▲清点现场",
        "图3 东库房平面",
        "[2] 旧账本第十二页，一九五八年。",
        "注：表中数字未含邻村所存的数目",
        "各库房应当在月底以前把清点的结果报到总务组，由总务组备案存档",
    ],
)
def test_words_of_an_article(words):
    assert _is_text(words)


@pytest.mark.parametrize(
    "words",
    [
        "首页",
        "上一篇：关于开展某某工作的通知",
        "点击上方蓝字关注我们，每天都有好文章。",
        "版权归作者所有，如有侵权请联系我们删除。",
        "【1】【2】【3】",
        "责任编辑：某某",
        "东库房清点结束新粮已经过秤 西库房下月动工",
        "2024-03-20 10:20",
        "- 12 -",
    ],
)
def test_words_of_a_site(words):
    assert not _is_text(words)


def test_a_source_that_is_printed_nowhere_is_told(tmp_path, hear):
    from test_mutants import _dropping

    page = PAGE.replace("<h2>二", "<p>作者：沈知远</p><p>供稿：某某日报</p><h2>二")
    printed = _dropping("chrome", "供稿：某某日报")
    heard = hear(_written(tmp_path, page), after=printed)
    assert ("left-out", "供稿：某某日报") in heard.said
