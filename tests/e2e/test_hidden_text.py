"""Text that nobody would see on the page is refused, and text that is seen never is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hidden_text import (
    BY_HAND,
    BY_STYLE,
    MANUSCRIPT,
    NUMBERED,
    SEEN,
    SEEN_BY_HAND,
    WITH_NUMBERS,
    WITHOUT_NUMBERS,
    WORDS,
    ByHand,
    Style,
)

from compiler.conservation.page_text import read_pages
from compiler.conservation.printed import Cause
from compiler.conservation.verify import verify
from compiler.diagnostics import Report
from compiler.errors import ConservationError
from compiler.markup.render import render
from compiler.markup.settings import PageSettings
from compiler.model.artifacts import Markup, Pages, Stylesheet
from compiler.model.booklet import Booklet
from compiler.pipeline import outline
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.units import PAPER_SIZES


def named(cases):
    return [pytest.param(case, id=case.name) for case in cases]


@pytest.fixture(scope="module")
def booklet(tmp_path_factory):
    path = tmp_path_factory.mktemp("paper") / "a.md"
    path.write_text(MANUSCRIPT, "utf-8")
    return outline(path, Report())


@pytest.fixture(scope="module")
def markup(booklet, tmp_path_factory) -> Markup:
    settings = PageSettings(PAPER_SIZES["A5"], "A5", tmp_path_factory.mktemp("pages"))
    return render(booklet, settings, Report())


def pages_of(markup: Markup, css: str = "") -> Pages:
    styled = replace(markup, stylesheets=(*markup.stylesheets, Stylesheet("theme", css)))
    created = datetime(2024, 12, 5, tzinfo=UTC)
    return typeset(styled, TypesetSettings(created, "zh-Hans"), Report())


@pytest.fixture(scope="module")
def plain(markup) -> Pages:
    return pages_of(markup)


def refusal(booklet, pages: Pages, pdf: bytes) -> ConservationError:
    """The error of the proof."""
    with pytest.raises(ConservationError) as caught:
        verify(booklet, booklet, pages, read_pages(pdf))
    return caught.value


@pytest.mark.parametrize("case", named(BY_STYLE))
def test_text_hidden_by_a_theme(booklet, markup, case: Style):
    pages = pages_of(markup, case.css)
    error = refusal(booklet, pages, pages.pdf)
    assert error.code.removeprefix("conservation.") in case.codes
    assert error.location.source == "a.md"
    assert error.location.page
    assert error.location.quote


@pytest.mark.parametrize("case", named(BY_HAND))
def test_text_hidden_in_the_file(booklet, plain, case: ByHand):
    error = refusal(booklet, plain, case.bytes(plain.pdf))
    assert error.code.removeprefix("conservation.") in case.codes
    assert error.location.page
    if case.before or case.inside:
        words = error.values["quote"]
        assert words in MANUSCRIPT.replace("*", "")
        assert WORDS in words or error.code == "conservation.not-printed"


@pytest.mark.parametrize("case", named(SEEN))
def test_text_that_is_seen(booklet, markup, case: Style):
    pages = pages_of(markup, case.css)
    (account,) = verify(booklet, booklet, pages, read_pages(pages.pdf))
    assert account.unaccounted == 0


@pytest.fixture(scope="module")
def numbered(tmp_path_factory) -> tuple[Booklet, Markup]:
    """A booklet with lists that count."""
    path = tmp_path_factory.mktemp("lists") / "a.md"
    path.write_text(NUMBERED, "utf-8")
    made = outline(path, Report())
    return made, render(made, PageSettings(PAPER_SIZES["A5"], "A5", path.parent), Report())


@pytest.mark.parametrize("case", named(WITHOUT_NUMBERS))
def test_numbers_hidden_by_a_theme(numbered, case: Style):
    booklet, markup = numbered
    pages = pages_of(markup, case.css)
    error = refusal(booklet, pages, pages.pdf)
    assert error.code.removeprefix("conservation.") in case.codes
    assert error.location.source == "a.md"
    assert error.location.page


@pytest.mark.parametrize("case", named(WITH_NUMBERS))
def test_numbers_that_are_seen(numbered, case: Style):
    booklet, markup = numbered
    pages = pages_of(markup, case.css)
    (account,) = verify(booklet, booklet, pages, read_pages(pages.pdf))
    assert account.unaccounted == 0


@pytest.mark.parametrize("case", named(SEEN_BY_HAND))
def test_words_that_are_seen(booklet, plain, case: ByHand):
    (account,) = verify(booklet, booklet, plain, read_pages(case.bytes(plain.pdf)))
    assert account.unaccounted == 0


def test_every_cause_is_met():
    codes = {code for case in (*BY_STYLE, *BY_HAND) for code in case.codes}
    assert {cause.value.removeprefix("conservation.") for cause in Cause} <= codes
