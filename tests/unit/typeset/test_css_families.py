"""Families that stand in a style sheet alone."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report
from compiler.markup.settings import PageSettings
from compiler.model.artifacts import Font, Stylesheet
from compiler.typeset.css_families import report_undeclared
from compiler.typeset.fonts import FoundFont

DECLARED = (Font("song", ("Noto Serif CJK SC", "宋体")),)
FOUND = (FoundFont("song", ("Noto Serif CJK SC",), "Noto Serif CJK SC", None, ("思源宋体",)),)


def told(css, *, own=()):
    report = Report()
    report_undeclared((Stylesheet("99-own.css", css),), DECLARED, FOUND, own, report)
    return [(dict(one.values)["family"], one.location.line) for one in report]


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ('p { font-family: "华文隶书", serif }', [("华文隶书", 1)]),
        ("p {\n color: red;\n font-family: Source Han  Serif }", [("Source Han Serif", 3)]),
        ("p { font: italic bold 12pt/1.5 'Gill Sans', serif }", [("Gill Sans", 1)]),
        ("p { font: 12pt / 20pt Optima }", [("Optima", 1)]),
        ("p { FONT-FAMILY: Optima !important }", [("Optima", 1)]),
        ("/* a\nb */ p { font-family: A } q { font-family: a, B }", [("A", 2), ("B", 2)]),
    ],
)
def test_a_family_that_nobody_declares_is_told_where_it_stands(css, expected):
    assert told(css) == expected


@pytest.mark.parametrize(
    "css",
    [
        "p { font-family: 'NOTO SERIF CJK SC', 宋体, 思源宋体, serif }",
        "p { font-family: inherit } q { font: inherit } r { font-family: var(--x, Optima) }",
        "/* font-family: Optima */ p { color: red }",
        "@font-face { font-family: Mine; src: url(a.ttf) } p { font-family: Mine }",
        "p { font-size: 12pt; --font: Optima; font-weight: bold }",
        "p { font: 12pt serif }",
    ],
)
def test_what_is_declared_and_what_is_no_family_is_not(css):
    assert told(css) == []


def test_a_family_of_the_projects_folder_is_declared_by_lying_there():
    assert told("p { font-family: Mine }", own=("Mine",)) == []


@pytest.mark.parametrize("theme", ["neikan", "gongwen"])
def test_our_own_themes_name_none(theme, tmp_path):
    from compiler.markup.render import render
    from compiler.markup.settings import phone_page
    from compiler.model.article import Article
    from compiler.model.booklet import Booklet, Masthead, Section
    from compiler.units import parse_trim

    paper = PageSettings(parse_trim("A4"), "A4", tmp_path, theme=theme)
    booklet = Booklet(Masthead(), (Section("", (Article("题", ()),)),))
    for page in (paper, phone_page(paper)):
        report = Report()
        made = render(booklet, page, report)
        fonts = (*made.fonts, *made.fallbacks)
        report_undeclared(made.stylesheets, fonts, (), (), report)
        assert "typeset.undeclared-family" not in report.codes()
