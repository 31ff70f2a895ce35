"""A small booklet for the tests of ``typeset``: front matter, two sections, notes, a picture."""

from __future__ import annotations

import io
from datetime import datetime, timedelta, timezone

from PIL import Image

from compiler.model.artifacts import Font, Markup, Stylesheet
from compiler.typeset.engine import TypesetSettings

CSS = """
@page { size: 100mm 140mm; margin: 15mm; @bottom-center { content: '— ' counter(page) ' —' } }
@page front { @bottom-center { content: counter(page, lower-roman) } }
@page opening:nth(1 of opening) { counter-reset: page 1; counter-increment: none }
html { font: 10.5pt/18pt 'Noto Serif CJK SC'; color: #000 }
h1, h2 { font-family: 'Noto Sans CJK SC'; bookmark-level: none }
h1[id] { bookmark-level: 1 } h2[id] { bookmark-level: 2 }
.front { page: front } .opening { page: opening; break-before: recto }
.body { page: body; break-before: page }
.toc a::after { content: leader('.') target-counter(attr(href), page) }
.note { float: footnote }
img { image-rendering: crisp-edges }
"""
FONTS = (
    Font("song", ("Noto Serif CJK SC",)),
    Font("hei", ("Noto Sans CJK SC",)),
)
FALLBACKS = (Font("others", ("DejaVu Sans",)),)
CREATED = datetime(2024, 12, 5, 9, 30, tzinfo=timezone(timedelta(hours=8)))
HEAD = """<title>纸与印刷</title><meta name="author" content="编辑部">
<meta name="description" content="第一期"><meta name="keywords" content="纸,印刷">
<meta name="generator" content="wenxuan">"""


def picture(kind: str = "PNG") -> bytes:
    """A small red picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (12, 8), (200, 20, 20)).save(buffer, kind)
    return buffer.getvalue()


def document(body: str) -> str:
    """An HTML document round ``body``."""
    return f'<!DOCTYPE html><html lang="zh-Hans"><head>{HEAD}</head><body>{body}</body></html>'


def booklet() -> str:
    """The body of the small booklet; its sections have ids s1, s2, its articles a1, a2, a3."""
    text = "".join(f"<p>第{n}段。" + "纸由植物纤维制成，薄而均匀。" * 12 + "</p>" for n in range(4))
    return f"""
<section class="front"><h1>学习文选</h1>
<div class="toc"><p><a href="#s1">造纸</a></p><p><a href="#s2">印刷</a></p></div></section>
<section class="opening"><h1 id="s1">造纸</h1>
<article><h2 id="a1">纸的由来</h2>{text}<p>注<span class="note">脚注文字</span>见下。</p></article>
<article><h2 id="a2">纸的种类</h2>{text}</article></section>
<section class="body"><h1 id="s2">印刷</h1><article><h2 id="a3">活字</h2>{text}
<p>见<a href="https://example.com/">网页</a>。</p>
<figure><img alt="红色方块" src="asset:red.png"><figcaption>图注</figcaption></figure>
<ol><li>甲项</li><li>乙项</li></ol></article></section>"""


def markup(html: str, css: str = CSS, fonts: tuple[Font, ...] = FONTS) -> Markup:
    """Markup as the stage before hands it over, with one picture ``red.png``."""
    sheet = Stylesheet("test.css", css)
    assets = {"red.png": picture(), "broken.png": b"no picture"}
    return Markup(html, (sheet,), fonts, assets, fallbacks=FALLBACKS)


def settings() -> TypesetSettings:
    """Settings with a fixed date."""
    return TypesetSettings(created=CREATED, language="zh-Hans")
