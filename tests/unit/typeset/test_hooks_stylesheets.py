"""A kept style sheet says what it says when it is read; one that depends on more is not kept."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import weasyprint

from compiler import compilations
from compiler.typeset.hooks.stylesheets import sheet_of

CSS = """
@counter-style circled { system: fixed; symbols: "一" "二"; suffix: "" }
@page wide:left { margin: 3mm; @top-left { content: counter(page) } }
@media print { .a > p:not(:has(img)) { color: var(--red, #c00); font: bold 9pt/1.5 serif } }
p#one::before, [lang|=zh] b:nth-child(2n+1) { content: "「" attr(title); margin: 1em 2% }
"""
ASK = """
import sys
from compiler.cache.shelf import Shelf
from compiler.compilations import kept_in
from pathlib import Path
with kept_in(Shelf(Path(sys.argv[1]), b"x" * 32)):
    import compiler.typeset
    import weasyprint.html as html
    from tests.unit.typeset.test_hooks_stylesheets import said
    for each in (html.UA_STYLESHEET, html.UA_FORM_STYLESHEET, html.PH_STYLESHEET):
        print(said(each))
    print(html.UA_COUNTER_STYLE)
"""


def said(sheet):
    """All that a sheet says, without its functions and the place of its rules in memory."""
    tables = {
        name: [row[1:] for row in rows] if isinstance(rows, list) else rows_of(rows)
        for name, rows in vars(sheet.matcher).items()
        if name != "order"
    }
    pages = [row[1:] for row in sheet.page_rules]
    return repr(plainly((tables, sheet.matcher.order, pages, sheet.layers, sheet.base_url)))


def plainly(value):
    """The value with what its objects hold instead of these."""
    if hasattr(value, "serialize"):
        return value.serialize()
    if isinstance(value, dict):
        return {key: plainly(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value).__name__, [plainly(each) for each in value]
    if hasattr(value, "__dict__"):
        return type(value).__name__, plainly(vars(value))
    return value


def rows_of(table):
    return {key: [row[1:] for row in rows] for key, rows in table.items()}


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    monkeypatch.setattr(compilations, "_KNOWN", compilations._Known())


def sheets():
    return [key for key in compilations._KNOWN.kept if key[0] == "stylesheet"]


def read(css, counters, *, lasting=True):
    return sheet_of(css, lasting=lasting, counter_style=counters)


def test_a_kept_sheet_says_the_same_and_defines_the_same_counters():
    plain_counters, first, second = {}, {}, {}
    plain = weasyprint.CSS(string=CSS, counter_style=plain_counters)
    new, again = read(CSS, first), read(CSS, second)
    assert len(sheets()) == 1
    assert said(plain) == said(new) == said(again)
    assert plain_counters == first == second
    assert list(second) == ["circled"]


def test_selectors_of_a_kept_sheet_choose_the_same():
    html = weasyprint.HTML(string="<div class=a><p lang=zh><b>x</b></p><p id=one><img></p></div>")
    read(CSS, {})
    plain, again = weasyprint.CSS(string=CSS, counter_style={}), read(CSS, {})
    chosen = [
        [
            repr(plainly(sheet.matcher.match(element)))
            for element in html.wrapper_element.iter_subtree()
        ]
        for sheet in (plain, again)
    ]
    assert chosen[0] == chosen[1]
    assert "font_weight" in str(chosen[0])


@pytest.mark.parametrize(
    "css",
    [
        '@font-face { font-family: own; src: url("asset:a.ttf") }',
        "@layer base { p { color: red } }",
        "@namespace url(x);",
        "@p\\61ge { margin: 0 }",
        "p { colour: red }",
        "p::unknown { color: red }",
    ],
)
def test_what_depends_on_more_or_is_wrong_is_not_kept(css):
    read(css, {})
    assert not sheets()


def test_a_theme_of_the_users_own_is_not_kept():
    read(CSS, {}, lasting=False)
    assert not sheets()


def test_counters_that_are_there_before_count():
    css = "@counter-style decimal { system: fixed; symbols: x }"
    before = {"decimal": {}}
    for counters in ({}, dict(before)):
        plain = dict(counters)
        weasyprint.CSS(string=css, counter_style=plain)
        read(css, counters)
        assert counters == plain


def test_the_engines_own_sheets_say_what_they_say_as_it_comes(tmp_path):
    def told(**more):
        return subprocess.run(
            [sys.executable, "-c", ASK, str(tmp_path)],
            capture_output=True, text=True, check=True, env={**os.environ, **more},
        ).stdout  # fmt: skip

    plain = told(WENXUAN_PLAIN_IMPORTS="1")
    assert told() == plain
    assert told() == plain  # kept by now
    assert "decimal-leading-zero" in plain
