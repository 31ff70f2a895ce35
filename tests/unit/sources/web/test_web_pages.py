"""Saved web pages: one in the shape of each family of sites, and of none that is known."""

# ruff: noqa: E501 - HTML stands here in the lines that sites write

from __future__ import annotations

from collections import Counter

import pytest

from compiler.model.block import CodeBlock, Figure, Heading, Paragraph, Role, Table
from compiler.model.characters import visible
from compiler.model.segments import article_segments, plain

FIRST = "印刷车间昨天试用了新到的轻型纸，油墨干得很快，折页时也不容易开裂。"
SECOND = "师傅们说，纸张在上机之前要先放在车间里两天，让它的湿度和房间一样。"
THIRD = "装订组随后检查了书脊，胶层均匀，书页摊开以后不会脱落，可以交货。"
TEXT = f"<p>　　{FIRST}</p><p>　　{SECOND}</p><p>　　{THIRD}</p>"
NAVIGATION = "".join(f'<li><a href="/c{n}/">频道{n}</a></li>' for n in range(30))
TEASER = "邻省一家老厂的铅字库重新开放，参观的人可以亲手排一行字，很受学生欢迎。"
AROUND = "印刷时报网"


def page(head: str, body: str) -> str:
    """A page with navigation before and the site's lists after it."""
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>"
        f"<div class='nav'><ul>{NAVIGATION}</ul></div>{body}"
        f"<div class='hot'><h2>相关阅读</h2><p>{TEASER}</p><ul>{NAVIGATION}</ul></div>"
        "<div class='footer'>版权所有 未经授权不得转载 京ICP备00000000号</div></body></html>"
    )


def texts(read) -> list[str]:
    return [plain(b.children) for b in read.blocks if isinstance(b, Paragraph | Heading)]


def imbalance(read) -> dict[str, int]:
    """What the ledger's identity is off by (``model.article.Ledger``)."""
    balance = Counter(visible(read.ledger.text))
    for entry in read.ledger.changed:
        balance.update(visible(entry.after))
        balance.subtract(visible(entry.before))
    for entry in read.ledger.dropped:
        balance.subtract(visible(entry.before))
    for segment in article_segments(read.article):
        balance.subtract(visible(segment.text))
    return {character: count for character, count in balance.items() if count}


PEOPLE = page(
    "<title>轻型纸上机试用--文化--人民网</title><!-- people.com.cn -->",
    "<div class='text_title'><h1>轻型纸上机试用</h1><div class='fl'>2021年05月31日08:12&nbsp;&nbsp;来源："
    "<a href='http://paper.people.com.cn/'>印刷时报</a></div><div class='fr'>分享到：</div></div>"
    f"<div id='rwb_zw'>{TEXT}<div class='zdfy'><a href='a.html'>【1】</a><a href='b.html'>【2】</a>"
    "</div><div class='edit'>(责编：张三、李四)</div></div>",
)
XINHUA = page(
    "<title>轻型纸上机试用-新华网</title>",
    "<div class='news-position'><a href='http://www.xinhuanet.com/'>新华网</a> 正文</div>"
    "<div class='h-title'> 轻型纸上机试用 </div><div class='h-info'><span class='h-time'> 2021-05-31 "
    "08:12:58</span> <span>来源： \n印刷时报\n</span></div>"
    f"<div id='p-detail'>{TEXT}<div class='zan-wap'>+1</div><span class='p-jc'><span class='tiyi1'>"
    "<a href='javascript:void(0);'>【纠错】</a></span>责任编辑： \n张三 </span></div>",
)
GOVERNMENT = page(
    "<title>轻型纸上机试用_某某市人民政府</title><meta name='ArticleTitle' content='轻型纸上机试用'>"
    "<meta name='PubDate' content='2021-05-31 08:12'><meta name='ContentSource' content='印刷时报'>",
    "<div>当前位置：<a href='/'>首页</a>&gt;<a href='/xw/'>新闻</a>&gt;正文</div>"
    "<div class='bt'>轻型纸上机试用</div><div>【字体：<a href='#'>大</a> <a href='#'>中</a> <a href='#'>小</a>】"
    f"</div><div class='TRS_Editor'><style>p{{}}</style>{TEXT}</div>"
    "<div><a href='javascript:window.print()'>打印本页</a> <a href='javascript:window.close()'>关闭窗口</a></div>"
    "<div>责任编辑：张三</div>",
)
WEIXIN = page(
    "<meta property='og:title' content='轻型纸上机试用'><meta property='og:url' "
    "content='http://mp.weixin.qq.com/s/abc'>",
    "<div id='img-content' class='rich_media_wrp'><h2 class='rich_media_title' id='activity-name'> "
    "轻型纸上机试用 </h2><div id='meta_content'><span class='rich_media_meta_text'>张三</span> "
    "<a id='js_name' href='javascript:void(0);'> 印刷时报 </a> <em id='publish_time'>2021-05-31</em></div>"
    "<div class='rich_media_content' id='js_content' style='visibility: hidden;'>"
    f"<section><section>{TEXT}</section></section><p><img data-src='https://mmbiz.qpic.cn/a/640' "
    "data-w='1080' src='data:image/gif;base64,R0lGODlhAQABAAAAACw='></p></div></div>"
    "<div id='js_pc_qr_code'>微信扫一扫 关注该公众号</div>",
)
UNKNOWN = page(
    "<title>轻型纸上机试用 - 印刷时报网</title>",
    "<div class='wrap'><div class='l'><div class='crumbs'>您的位置：<a href='/'>首页</a> &gt; 正文</div>"
    "<h1>轻型纸上机试用</h1><div class='info'>发布时间：2021-05-31 08:12 来源：印刷时报 浏览次数：35 次</div>"
    f"<div class='c'>{TEXT}</div><p>上一篇：<a href='1.html'>旧纸再生</a></p><p>下一篇：没有了</p></div>"
    f"<div class='r'><ul>{NAVIGATION}</ul></div></div>",
)
FAMILIES = {
    "people": PEOPLE,
    "xinhua": XINHUA,
    "government": GOVERNMENT,
    "weixin": WEIXIN,
    "unknown": UNKNOWN,
}


@pytest.mark.parametrize("family", FAMILIES)
def test_title_source_date_and_nothing_but_the_text(read, family):
    found = read(FAMILIES[family], name="页.html")
    article = found.article
    assert (article.title, article.source, article.date) == (
        "轻型纸上机试用",
        "印刷时报",
        "2021年5月31日",
    )
    body = [
        text
        for block, text in zip(
            (b for b in found.blocks if isinstance(b, Paragraph | Heading)),
            texts(found),
            strict=True,
        )
        if not (isinstance(block, Paragraph) and block.role is Role.CREDIT)
    ]
    assert body == [FIRST, SECOND, THIRD]
    assert imbalance(found) == {}
    assert found.ledger.kind == "page"


@pytest.mark.parametrize(
    ("family", "editors"),
    [
        ("people", "（责编：张三、李四）"),
        ("xinhua", "责任编辑：张三"),
        ("government", "责任编辑：张三"),
    ],
)
def test_credits_beside_the_text_are_kept(read, family, editors):
    found = read(FAMILIES[family], name="页.html")
    credits_ = [b for b in found.blocks if isinstance(b, Paragraph) and b.role is Role.CREDIT]
    assert [plain(block.children) for block in credits_] == [editors]


def test_one_page_of_several_is_reported(read):
    assert "sources.page-of-several" in read(PEOPLE, name="页.html").report.codes()
    assert "sources.page-of-several" not in read(XINHUA, name="页.html").report.codes()


def test_sentences_outside_of_the_text_are_reported_unless_under_a_known_heading(read):
    assert "sources.page-left-out" not in read(UNKNOWN, name="页.html").report.codes()
    aside = UNKNOWN.replace(
        "<div class='wrap'>", f"<div class='box'><p>{TEASER}</p></div><div class='wrap'>"
    )
    found = read(aside, name="页.html")
    assert TEASER not in texts(found)
    assert "sources.page-left-out" in found.report.codes()


def test_hidden_weixin_content_is_text_and_its_picture_is_kept(read):
    (figure,) = [b for b in read(WEIXIN, name="页.html").blocks if isinstance(b, Figure)]
    assert figure.images[0].address == "https://mmbiz.qpic.cn/a/640"


def test_the_moment_of_a_weixin_page_is_a_day_in_beijing(read):
    raw = WEIXIN.replace("2021-05-31", "").replace(
        "</body>", '<script>var ct = "1622420000";</script></body>'
    )
    assert read(raw, name="页.html").article.date == "2021年5月31日"


def test_comments_longer_than_the_article_are_no_text(read):
    comments = "".join(f"<p>{TEASER}我在第{n}次参观时也排过，印象很深。</p>" for n in range(20))
    found = read(
        UNKNOWN.replace("<div class='r'>", f"<div id='comments'>{comments}</div><div class='r'>"),
        name="页.html",
    )
    assert texts(found) == [FIRST, SECOND, THIRD]


def test_a_page_saved_as_text_is_read_as_a_page(read):
    for name in ("页.txt", "页.md", "页.htm"):
        assert read(UNKNOWN, name=name).article.title == "轻型纸上机试用"


def test_a_bare_fragment_is_all_text(read):
    found = read(TEXT, name="片段.html")
    assert texts(found) == [FIRST, SECOND, THIRD]
    assert imbalance(found) == {}


def test_a_head_that_is_never_closed_loses_nothing(read):
    found = read(f"<html><head><title>轻型纸上机试用</title><body>{TEXT}", name="页.html")
    assert (found.article.title, texts(found)) == ("轻型纸上机试用", [FIRST, SECOND, THIRD])


def test_a_sentence_that_holds_a_date_stays_in_the_text(read):
    sentence = "2021年5月31日，车间召开了一次关于纸张湿度的会议，所有的班组都派人参加。"
    found = read(
        page("<title>纸张湿度会议</title>", f"<div id='zoom'><p>{sentence}</p>{TEXT}</div>"),
        name="页.html",
    )
    assert texts(found)[0] == sentence
    assert imbalance(found) == {}


def test_names_in_a_byline_are_kept(read):
    body = f"<h1>轻型纸上机试用</h1><div>2021-05-31 08:12 来源：印刷时报 摄影：王五 浏览：12</div>{TEXT}"
    found = read(
        page("<title>轻型纸上机试用</title>", f"<div id='zoom'>{body}</div>"), name="页.html"
    )
    assert texts(found)[-1] == "摄影：王五"
    assert (found.article.source, found.article.date) == ("印刷时报", "2021年5月31日")


def test_a_title_that_is_a_column_s_gives_way_to_the_heading(read):
    head, body = (
        "<title>新闻动态-印刷协会</title>",
        "<div class='title'>轻型纸在本厂上机试用成功</div>",
    )
    found = read(page(head, f"<div class='m'>{body}<div>{TEXT}</div></div>"), name="页.html")
    assert found.article.title == "轻型纸在本厂上机试用成功"


def test_a_document_s_register_becomes_facts(read):
    rows = [
        ("索 引 号：", "000001/2021-1", "主题分类：", "工业\\印刷"),
        ("发文机关：", "某某市印刷局", "成文日期：", "2021年05月20日"),
        ("标　　题：", "某某市印刷局关于试用轻型纸的通知", "发布日期：", "2021年05月31日"),
        ("主 题 词：", "", "", ""),
    ]
    register = "".join(
        "<tr>" + "".join(f"<td><b>{c}</b></td>" for c in row) + "</tr>" for row in rows
    )
    centred = "<p style='text-align: center'><span style='font-weight: bold'>{}</span></p>"
    text = (
        centred.format("某某市印刷局") + centred.format("关于试用轻型纸的通知")
        + "<p style='text-align:center'>印发〔2021〕4号</p>" + TEXT
        + "<p style='text-align: right'>某某市印刷局&nbsp;&nbsp;</p>"
        + "<p style='text-align: right'>2021年5月20日&nbsp;&nbsp;</p><p>附件：1. 纸样清单</p>"
    )  # fmt: skip
    found = read(
        f"<table>{register}</table><table><tr><td id='UCAP-CONTENT'>{text}</td></tr></table>",
        name="页.html",
    )
    article = found.article
    assert (article.title, article.subtitle) == (
        "某某市印刷局关于试用轻型纸的通知",
        "印发〔2021〕4号",
    )
    assert (article.source, article.date) == ("某某市印刷局", "2021年5月20日")
    roles = [block.role for block in found.blocks if isinstance(block, Paragraph)]
    assert roles == [Role.BODY] * 3 + [Role.SIGNATURE] * 2 + [Role.BODY]
    assert texts(found)[-1] == "附件：1. 纸样清单"
    assert "发布日期：" in "".join(found.dropped("page-metadata"))
    assert imbalance(found) == {}


def test_tables_that_place_the_page_are_dissolved_and_data_is_kept(read):
    rows = "".join(f"<tr><td rowspan=1>纸样{n}</td><td>定量{n}克</td></tr>" for n in range(5))
    data = f"<table class='MsoTableGrid'><tr><td><b>名称</b></td><td><b>定量</b></td></tr>{rows}</table>"
    body = f"<table><tr><td><table><tr><td>{TEXT}</td></tr><tr><td>{data}</td></tr></table></td></tr></table>"
    found = read(
        page("<title>轻型纸上机试用</title>", f"<div id='zoom'>{body}</div>"), name="页.html"
    )
    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    assert (len(table.head), len(table.body)) == (1, 5)
    assert texts(found) == [FIRST, SECOND, THIRD]


def test_bold_names_and_sources_are_no_headings(read):
    body = f"{TEXT}<p><span style='font-weight:bold'>一、纸张</span></p>{TEXT}<p><b>来源：印刷时报</b></p>"
    found = read(
        page("<title>轻型纸上机试用</title>", f"<div id='zoom'>{body}</div>"), name="页.html"
    )
    headings = [plain(b.children) for b in found.blocks if isinstance(b, Heading)]
    assert headings == ["一、纸张"]


def test_lines_of_a_program_stay_apart(read):
    body = f"{TEXT}<pre><code>import paper</code><code>paper.print()</code></pre><pre>a<br>b</pre>{TEXT}"
    found = read(
        page("<title>轻型纸上机试用</title>", f"<div id='zoom'>{body}</div>"), name="页.html"
    )
    codes = [block.text for block in found.blocks if isinstance(block, CodeBlock)]
    assert codes == ["import paper\npaper.print()", "a\nb"]


def test_a_line_that_holds_date_and_credit_below_the_text_gives_both(read):
    below = "<div>发布日期：2021-05-31 责任编辑：张三</div>"
    body = f"<h1>轻型纸上机试用</h1><div id='zoom'>{TEXT}</div>{below}"
    found = read(page("<title>轻型纸上机试用</title>", body), name="页.html")
    assert found.article.date == "2021年5月31日"
    assert texts(found)[-1] == "责任编辑：张三"
    assert imbalance(found) == {}


@pytest.mark.parametrize(
    "deep",
    ["<div>" * 10_000, "<table><tr><td>" * 3_000, "<p align=right>" * 10_000, "<b>" * 10_000],
    ids=["div", "table", "p", "b"],
)
def test_no_depth_of_nesting_is_too_deep(read, deep):
    found = read(f"<html><body>{deep}<p>{FIRST}</p>", name="页.html")
    assert FIRST in "".join(texts(found))
    assert imbalance(found) == {}


def test_a_page_of_thousands_of_rows_keeps_them(read):
    rows = "".join(f"<tr><td>纸样{n}</td><td>定量{n}克</td></tr>" for n in range(1500))
    found = read(f"<html><body>{TEXT}<table border=1>{rows}</table></body></html>", name="页.html")
    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    assert len(table.head) + len(table.body) == 1500


def test_a_source_that_the_text_names_again_leaves_the_other_accounted(read):
    line = "2024-03-05 来源：印刷报 作者Ｐ闻"
    body = "".join(f"<h1>纸张的选用</h1><div>{line}</div>" for _ in range(3))
    text = "版心、天头、地脚、订口和切口共同决定一页的面貌，先定版心，再定字号与行距。" * 2
    made = read(f"<!doctype html><html><body>{body}<p>{text}</p></body></html>", "页.html")
    assert made.article.source.startswith("印刷报 作者")
    assert not imbalance(made)


STEPS = [f"第{n}层说的是印刷的一道工序，纸张受潮以后要先晾干才能上机。" for n in range(30)]


def nested(names: list[str], depth: int, steps: list[str] = STEPS) -> str:
    """Elements in one another, each with a sentence before the next."""
    inner = ""
    for n in reversed(range(depth)):
        match names[n % len(names)]:
            case "ul":
                inner = f"<ul><li>{steps[n]}{inner}</li></ul>"
            case "table":
                inner = f"<table><tr><td>{steps[n]}{inner}</td></tr></table>"
            case name:
                inner = f"<{name}><p>{steps[n]}</p>{inner}</{name}>"
    return inner


def printed(found) -> str:
    return "".join(segment.text for segment in article_segments(found.article))


@pytest.mark.parametrize("around", ["{}", "<div id='body'>{}</div>"])
@pytest.mark.parametrize(
    ("names", "depth"),
    [
        (["ul"], 30),
        (["table"], 8),
        (["blockquote"], 30),
        (["div"], 30),
        (["section"], 30),
        (["div", "ul", "blockquote", "table", "section"], 25),
    ],
)
def test_text_at_every_depth_is_text(read, names, depth, around):
    text = around.format(nested(names, depth))
    for raw in (f"<html><body>{text}</body></html>", page("", text)):
        found = read(raw, name="页.html")
        assert [step for step in STEPS[:depth] if step not in printed(found)] == []
        assert TEASER not in printed(found)
        assert imbalance(found) == {}


def test_short_heads_of_lists_are_text(read):
    steps = ["纸张", "印刷", "油墨", *STEPS[3:5]]
    found = read(f"<html><body>{nested(['ul'], 5, steps)}</body></html>", name="页.html")
    assert [step for step in steps if step not in printed(found)] == []


@pytest.mark.parametrize("name", ["table", "div"])
def test_a_sidebar_of_a_page_placed_by_tables_is_no_text(read, name):
    row, cell = ("tr", "td") if name == "table" else ("div", "div")
    links = "".join(f"<p><a href='/{n}'>频道新闻第{n}条，点击查看</a></p>" for n in range(9))
    text = nested(["blockquote"], 20)
    raw = page(
        "",
        f"<{name}><{row}><{cell}>{links}<p>{TEASER}</p></{cell}>"
        f"<{cell}><{name}><{row}><{cell}>{text}</{cell}></{row}></{name}></{cell}></{row}></{name}>",
    )
    found = read(raw, name="页.html")
    assert [step for step in STEPS[:20] if step not in printed(found)] == []
    assert TEASER not in printed(found)
    assert "频道新闻" not in printed(found)


@pytest.mark.parametrize("said", ["印刷时报网-文化频道", "来源：印刷时报网-文化频道 原创稿"])
def test_a_name_in_a_line_that_the_head_has_for_the_site_is_printed_once(read, said):
    head = f"<title>轻型纸上机试用</title><meta name='source' content='{said}'>"
    done = read(
        page(
            head,
            "<h1>轻型纸上机试用</h1><div>2019年06月15日08:18</div>"
            "<p class='author'>印刷时报网-文化频道</p>"
            f"<div class='main'>{TEXT}</div>",
        ),
        name="a.html",
    )
    assert (done.article.author, done.article.source) == ("", "印刷时报网-文化频道")
    assert imbalance(done) == {}
