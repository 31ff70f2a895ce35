"""The HTML holds the booklet's text in printing order, whole, and nothing unescaped."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.block import Paragraph
from compiler.model.booklet import Masthead, Section
from compiler.model.inline import Text
from compiler.model.segments import Segment, article_segments, block_segments, masthead_segments

_VOID = {"img", "br", "hr", "meta"}


class _Reader(HTMLParser):
    """The page's text, that of notes apart, and the class stack it stands under."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.notes: list[str] = []
        self.heads: dict[str, str] = {}
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag not in _VOID:
            self.open.append((tag, values.get("class") or ""))
        if values.get("name"):
            self.heads[values["name"]] = values.get("content") or ""

    def handle_endtag(self, tag):
        opened, _ = self.open.pop()
        assert opened == tag

    def handle_data(self, data):
        if not any(tag == "body" for tag, _ in self.open):
            return
        in_note = any("note" in name.split() for _, name in self.open)
        (self.notes if in_note else self.text).append(data)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _stand_in_order(segments: list[Segment], text: str) -> None:
    at = 0
    for segment in segments:
        wanted = _squeezed(segment.text)
        found = text.find(wanted, at)
        assert found >= 0, f"{wanted[:40]} is not after {text[max(0, at - 20) : at]}"
        at = found + len(wanted)


def test_all_text_stands_in_printing_order(rendered, booklet):
    page = _read(rendered(booklet).html)
    segments = [Segment(entry.title) for entry in booklet.contents]
    segments += block_segments(booklet.editor_note)
    for section in booklet.sections:
        segments.append(Segment(section.title))
        for article in section.articles:
            segments += article_segments(article)
    text, notes = _squeezed("".join(page.text)), _squeezed("".join(page.notes))
    _stand_in_order([s for s in segments if not s.note], text)
    _stand_in_order([s for s in segments if s.note], notes)


def test_every_field_of_the_masthead_is_printed(rendered, booklet):
    text = _squeezed("".join(_read(rendered(booklet).html).text))
    for segment in masthead_segments(booklet.masthead):
        assert _squeezed(segment.text) in text


def test_text_is_escaped(rendered, booklet):
    html = rendered(booklet).html
    assert "a &lt; b" in html
    assert 'href="https://example.com/?a=1&amp;b=&lt;2&gt;"' in html
    article = Article("<script>x</script>", (Paragraph((Text("</p><b>"),)),), anchor='"><i>')
    hostile = replace(booklet, sections=(Section("<u>", (article,), "s"),))
    html = rendered(hostile).html
    for tag in ("<script>", "<b>", "<u>", "<i>"):
        assert tag not in html


def test_metadata(rendered, booklet):
    html = rendered(booklet).html
    heads = _read(html).heads
    assert '<html lang="zh-Hans">' in html
    assert "<title>印刷工作者 学习文选 2024年第12期</title>" in html
    assert heads["author"] == "印刷研究会"
    assert heads["description"] == "纸张与印刷 传统工艺"
    assert heads["keywords"] == "纸, 印刷"
    assert heads["dcterms.created"] == heads["dcterms.modified"] == "2024-12-05"
    assert heads["generator"].startswith("wenxuan ")


def test_a_date_in_words_is_no_metadata(rendered, booklet):
    worded = replace(booklet, masthead=replace(booklet.masthead, date="2024年12月"))
    assert "dcterms.created" not in _read(rendered(worded).html).heads


def test_headings_carry_anchors_and_levels_of_the_contents(rendered, booklet):
    html = rendered(booklet).html
    for anchor, level in (("s1", 1), ("a1", 2), ("h1", 3), ("h2", 0)):
        assert html.count(f'id="{anchor}"') == 1
        start = html.rindex("<h", 0, html.index(f'id="{anchor}"'))
        assert f"outline-{level}" in html[start : start + 80]


def test_the_outline_begins_at_level_one_without_sections(rendered, booklet):
    articles = booklet.sections[0].articles
    bare = replace(
        booklet,
        sections=(Section("", articles, "s1"),),
        contents=tuple(entry for entry in booklet.contents[1:4]),
    )
    html = rendered(bare).html
    assert 'article-title outline-1" id="a1"' in html
    assert html.count('id="s1"') == 1
    assert "section-title" not in html


@pytest.mark.parametrize("script", ["zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"])
def test_faces_and_words_follow_the_script(rendered, booklet, script):
    markup = rendered(replace(booklet, script=script))
    region = {"zh-Hans": "SC", "zh-Hant-HK": "HK"}.get(script, "TC")
    families = {font.role: font.families[0] for font in markup.fonts}
    assert families["song"] == f"Noto Serif CJK {region}"
    assert families["hei"] == f"Noto Sans CJK {region}"
    css = "".join(sheet.css for sheet in markup.stylesheets)
    others = {"SC", "TC", "HK", "JP", "KR"} - {region}
    assert not any(f"CJK {other}" in css for other in others)
    assert ("目录" if script == "zh-Hans" else "目錄") in markup.html
    assert markup.stylesheets[-1].name == f"regions/{script}.css"


def test_only_assets_are_named(rendered, booklet):
    markup = rendered(booklet)
    named = {part.split('"')[0] for part in markup.html.split('src="')[1:]}
    assert named == {f"asset:{name}" for name in markup.assets}
    assert len(named) == 2  # two codes: the video's and the link's
    assert "url(" not in "".join(sheet.css for sheet in markup.stylesheets)


def test_an_editor_note_without_its_name_gets_it(rendered, booklet):
    unnamed = replace(booklet, editor_note=(Paragraph((Text("本期选编三篇。"),)),))
    assert '<p class="note-title">编者按</p>' in rendered(unnamed).html
    assert "note-title" not in rendered(booklet).html


def test_an_empty_booklet_is_a_page(rendered, booklet):
    empty = replace(booklet, masthead=Masthead(), sections=(), contents=(), editor_note=())
    page = _read(rendered(empty).html)
    assert _squeezed("".join(page.text)) == ""


def test_the_same_booklet_gives_the_same_markup(rendered, booklet):
    assert rendered(booklet) == rendered(booklet)


def test_a_clean_booklet_has_no_findings(rendered, booklet):
    report = Report()
    rendered(booklet, report=report)
    assert report.codes() == []
