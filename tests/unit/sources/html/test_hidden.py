"""What a page holds and does not show is left out, told as hidden; all else is kept."""

from __future__ import annotations

import pytest

from compiler.model.block import Figure
from compiler.model.segments import plain

FIRST = "校对的人先看目录，再看页码，最后才看正文，这样不容易漏掉整页的错误。"
SECOND = "每改一处都在边上写明日期，第二天换一个人再看一遍，看完以后签上名字。"


def page(body: str, head: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>校对的次序</title>{head}</head><body>"
        f"<h1>校对的次序</h1><p>{FIRST}</p>{body}<p>{SECOND}</p></body></html>"
    )


def texts(read):
    return [plain(block.children) for block in read.blocks if hasattr(block, "children")]


@pytest.mark.parametrize(
    "hidden",
    [
        "<span hidden>暗字</span>",
        "<span style='display:none'>暗字</span>",
        "<i style='DISPLAY : none !important'>暗字</i>",
        "<span style='visibility:hidden'>暗字</span>",
        "<span style='visibility: hidden'><b>暗字</b></span>",
        "<font style='font-size:0px'>暗字</font>",
        "<span style='font-size:0'><span style='font-size:1.5em'>暗字</span></span>",
    ],
)
def test_hidden_words_in_a_line_are_left_out(read, hidden):
    done = read(page(f"<p>稿纸{hidden}要留边。</p>"), "甲.html")
    assert texts(done) == [FIRST, "稿纸要留边。", SECOND]
    assert done.dropped("hidden") == ["暗字"]


@pytest.mark.parametrize(
    "shown",
    [
        "<span aria-hidden='true'>明字</span>",
        "<span style='display:block'>明字</span>",
        "<span style='font-size:0.8em'>明字</span>",
        "<span style='font-size:0'><span style='font-size:16px'>明字</span></span>",
        "<span style='visibility:hidden'><span style='visibility:visible'>明字</span></span>",
        "<span style='opacity:1'>明字</span>",
    ],
)
def test_what_is_shown_stays(read, shown):
    done = read(page(f"<p>稿纸{shown}要留边。</p>"), "甲.html")
    assert "".join(texts(done)) == f"{FIRST}稿纸明字要留边。{SECOND}"
    assert done.dropped("hidden") == []


@pytest.mark.parametrize(
    ("rules", "gone"),
    [
        (".a{display:none}", True),
        ("p .a , h6 { color: red; display : none }", True),
        ("#x{visibility:hidden}", True),
        ("span.a.b{font-size:0}", True),
        ("body>p>span{display:none}", True),
        ("/* .b{} */ .a{display:none}", True),
        (".a{display:inline}.a{display:none}", True),
        (".c{display:none}", False),
        ("div .a{display:none}", False),
        ("body>span{display:none}", False),
        (".a:hover{display:none}", False),
        (".a::before{display:none}", False),
        ("@media print{.a{display:none}}", False),
        ("@media print{.c{display:none}} .a{display:none}", True),
        (".a{display:none}.a{display:inline}", False),
        (".a{display:inline}span{display:none}", False),
        (".a{display:none!important}#x{display:inline}", True),
        ("{}}.a{display:none", False),
    ],
)
def test_the_pages_own_rules_hide(read, rules, gone):
    body = "<p>稿纸<span class='a b' id='x'>某字</span>要留边。</p>"
    done = read(page(body, f"<style>{rules}</style>"), "甲.html")
    assert done.dropped("hidden") == (["某字"] if gone else [])


def test_rules_for_paper_count_for_nothing(read):
    sheet = "<style media='print'>p{display:none}</style>"
    done = read(page("", sheet), "甲.html")
    assert texts(done) == [FIRST, SECOND]


def test_an_own_style_goes_before_the_rules(read):
    body = "<p>稿纸<span class=a style='display:inline'>某字</span>要留边。</p>"
    done = read(page(body, "<style>.a{display:none}</style>"), "甲.html")
    assert done.dropped("hidden") == []


def test_a_page_that_a_program_is_to_show_is_read(read):
    """As WeChat's are saved: all of the text waits for a script."""
    html = (
        "<!doctype html><html><head><title>校对的次序</title></head><body><h1>校对的次序</h1>"
        f"<div style='visibility:hidden;opacity:0'><p>{FIRST}</p><p style='display:none'>暗字</p>"
        f"<p>{SECOND}</p></div><p>微信扫一扫</p></body></html>"
    )
    done = read(html, "甲.html")
    assert texts(done) == [FIRST, SECOND]
    assert "暗字" in done.dropped("hidden")


def test_hidden_pictures_are_left_out_and_sizeless_text_keeps_its_pictures(read):
    body = (
        "<p style='display:none'><img src='http://a.cn/1.png'></p>"
        "<p style='font-size:0'><img src='http://a.cn/2.png'></p>"
    )
    figures = [b for b in read(page(body), "甲.html").blocks if isinstance(b, Figure)]
    assert [f.images[0].address for f in figures] == ["http://a.cn/2.png"]


def test_posts_hide_as_pages_do(read):
    done = read(f"<div><p>{FIRST}</p><p>稿纸<span hidden>暗字</span>要留边。</p></div>")
    assert texts(done) == [FIRST, "稿纸要留边。"]
    assert done.dropped("hidden") == ["暗字"]


def test_a_hidden_source_of_what_is_shown_is_left_out(read):
    third = "签名的地方留在页脚，不要写在正文里，也不要写在目录的旁边。"
    hidden = f"<div style='display:none'>## 次序\n{FIRST}\n{SECOND}\n{third}\n{third}</div>"
    done = read(page(f"<p>{third}</p>{hidden}"), "甲.html")
    assert texts(done) == [FIRST, third, SECOND]
    assert done.dropped("hidden")
