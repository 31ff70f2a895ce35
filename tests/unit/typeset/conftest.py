"""The small booklet as fixtures, and a way to set any HTML with its style."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from small_booklet import CSS, FONTS, booklet, document, markup, settings

from compiler.diagnostics import Report
from compiler.model.artifacts import Font, Markup, Pages
from compiler.typeset.engine import TypesetSettings, typeset


@pytest.fixture(scope="session")
def small_settings() -> TypesetSettings:
    return settings()


@pytest.fixture(scope="session")
def small_markup() -> Markup:
    return markup(document(booklet()))


@pytest.fixture(scope="session")
def small_pages(small_markup: Markup) -> Pages:
    """The small booklet as pages; nothing is wrong with it."""
    report = Report()
    pages = typeset(small_markup, settings(), report)
    assert report.codes() == []
    return pages


@pytest.fixture
def set_body() -> Callable[..., tuple[Pages, Report]]:
    """Sets an HTML body, with more CSS and other fonts if given: pages and findings."""

    def make(
        body: str, css: str = "", fonts: tuple[Font, ...] = FONTS, project_fonts: Path | None = None
    ) -> tuple[Pages, Report]:
        report = Report()
        chosen = replace(settings(), project_fonts=project_fonts)
        return typeset(markup(document(body), CSS + css, fonts), chosen, report), report

    return make
