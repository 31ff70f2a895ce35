"""What the tests of the hooks share: a booklet that uses much of CSS, set with and without them."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

from small_booklet import booklet, document, markup, settings

from compiler.diagnostics import Report
from compiler.model.artifacts import Markup, Pages
from compiler.typeset.engine import typeset
from compiler.typeset.hooks.installation import NAMES

WILD_CSS = """
@page { @top-left { content: string(head); width: 60%; border-bottom: .5pt solid } }
@page wide { size: 140mm 100mm; margin: 8% }
@page :nth(2n) { @top-right { content: '双' } }
h2 { string-set: head content() }
.wide { page: wide }
.half { width: 50%; padding: 2%; min-height: 3em; max-width: 90% }
.float { float: left; width: 30%; margin: 1em 5% 0 0; background: #eee; border-radius: 4pt }
.sized { box-sizing: border-box; width: 8em; padding: 1em; border: 1pt solid }
.grid { display: grid; grid-template-columns: 1fr 2fr } .flex { display: flex }
.flex > * { flex: 1 } .fixed { position: fixed; bottom: 0; right: 0 }
.absolute { position: absolute; top: 10%; left: 50% } .columns { columns: 2 }
.calc { width: calc(50% - 1em); margin-left: calc(2em + 1%) }
.picture { background: url(asset:red.png) no-repeat; height: 2em } .hidden { visibility: hidden }
table { border-collapse: collapse; width: 100% } td { border: .5pt solid; width: 25% }
.separate { border-collapse: separate } .separate td { border-radius: 3pt; padding: 5% }
.toc a.dots::after { content: leader('. ') target-counter(attr(href), page) }
.toc a.words::after { content: leader(' 中·') target-counter(attr(href), page) }
.toc a.none::after { content: leader(' ') target-counter(attr(href), page) }
.toc a.under { text-decoration: underline }
"""
_TABLE = "<tr><td>甲</td><td>乙</td></tr>" * 2
WILD_BODY = f"""
<div class="toc"><p><a class="dots" href="#a1">甲</a></p><p><a class="words" href="#a2">乙</a></p>
<p><a class="none" href="#a3">丙</a></p><p><a class="under dots" href="#end">丁</a></p></div>
<div class="half">半宽<div class="float">浮动</div><div class="sized">盒</div></div>
<div class="grid"><p>一</p><p>二</p></div><div class="flex"><p>三</p><p class="half">四</p></div>
<p class="fixed">定</p><p class="absolute">绝</p><div class="columns"><p>{"分栏文字" * 30}</p></div>
<p class="calc">算式宽度</p><div class="picture"></div><p class="hidden">不见</p>
<table>{_TABLE}</table><table class="separate">{_TABLE}</table>
<section class="wide"><p>宽页 <sup>上</sup><span style="position: relative; top: 10%">移</span></p>
</section><h2 id="end">终</h2>"""


def wild_markup() -> Markup:
    """The small booklet with much that styles can ask for."""
    wild = markup(document(booklet() + WILD_BODY))
    return replace(
        wild, stylesheets=(*wild.stylesheets, replace(wild.stylesheets[0], css=WILD_CSS))
    )


def pages_without(source: Markup, *names: str) -> Pages:
    """The pages set without the hooks named."""
    return typeset(source, replace(settings(), without=frozenset(names)), Report())


def plain_pages(source: Markup) -> Pages:
    """The pages set by the engine as it comes."""
    return pages_without(source, *NAMES)


def text_of(pdf: bytes) -> str:
    """What pdftotext reads, in the order of the content."""
    command = ["pdftotext", "-raw", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def pixels_of(pdf: bytes, folder: Path) -> list[bytes]:
    """The pages as pictures at 100 dpi."""
    folder.mkdir()
    command = ["pdftoppm", "-r", "100", "-", str(folder / "page")]
    subprocess.run(command, input=pdf, check=True)
    return [path.read_bytes() for path in sorted(folder.iterdir())]
