"""Whatever a page is made of, its article and its account hold every character of it."""

from __future__ import annotations

from collections import Counter
from html import escape

from composed import read_page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compiler.diagnostics import Report
from compiler.model.characters import visible
from compiler.model.segments import article_segments

WORDS = st.sampled_from(
    [
        "纸张在上机之前要先放两天，让湿度和房间一样。",
        "来源：印刷时报",
        "作者：张三 李四",
        "2021-05-31 08:12",
        "2021年5月31日",
        "责任编辑：王五",
        "【1】【2】",
        "当前位置：首页 > 正文",
        "轻型纸上机试用",
        "相关阅读",
        "附件：1. 清单.doc",
        "索引号：",
        "发文机关：",
        "成文日期：",
        "标题：",
        "分享到：",
        "　　",
        "\xa0",
        "版权所有 京ICP备0号",
        "浏览次数：35",
    ]
) | st.text("纸张。：<&来源 12-\n", max_size=12)
TAG_NAMES = """
    div p span a b h1 h2 table tr td li ul br center font strong iframe pre code img title form
    noscript svg nav footer aside section article blockquote figure figcaption ruby rt
"""
TAGS = st.sampled_from(TAG_NAMES.split())
ATTRIBUTES = st.sampled_from(
    [
        "",
        " class='title'",
        " class='comment-list'",
        " class='source'",
        " id='zoom'",
        " id='UCAP-CONTENT'",
        " class='TRS_Editor'",
        " style='display:none'",
        " style='text-align:right'",
        " style='font-weight:bold'",
        " href='a/b.html'",
        " src='http://a.example/v.mp4'",
        " hidden",
    ]
)


def _element(children):
    return st.builds(
        lambda tag, given, inner: f"<{tag}{given}>{''.join(inner)}</{tag}>",
        TAGS,
        ATTRIBUTES,
        st.lists(children, max_size=6),
    )


BODIES = st.recursive(WORDS.map(escape), _element, max_leaves=40)
HEADS = st.sampled_from(
    [
        "",
        "<title>轻型纸上机试用-印刷时报网</title>",
        "<title>新闻</title><meta name='PubDate' content='2021-05-31'>",
        "<base href='https://a.example/x/'><meta name='author' content='张三'>",
    ]
)


@settings(deadline=None, max_examples=250, suppress_health_check=list(HealthCheck))
@given(HEADS, st.lists(BODIES, min_size=1, max_size=8))
def test_every_character_is_in_the_article_or_in_the_account(head, bodies):
    bodies = [*bodies, "<p>造纸的人把竹子泡在池里。</p>"]  # a page that says nothing is refused
    text = f"<html><head>{head}</head><body>{''.join(bodies)}</body></html>"
    report = Report()
    manuscript = read_page(text, "页.html", report)
    balance = Counter(visible(manuscript.ledger.text))
    for entry in manuscript.ledger.changed:
        balance.update(visible(entry.after))
        balance.subtract(visible(entry.before))
    for entry in manuscript.ledger.dropped:
        balance.subtract(visible(entry.before))
    for segment in article_segments(manuscript.content):
        balance.subtract(visible(segment.text))
    assert {character: n for character, n in balance.items() if n} == {}
