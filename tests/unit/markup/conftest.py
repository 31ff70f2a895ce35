"""How the tests of this room render a booklet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from specimen_booklet import sample

from compiler.diagnostics import Report
from compiler.markup.render import render
from compiler.markup.settings import PageSettings
from compiler.model.artifacts import Markup
from compiler.model.booklet import Booklet
from compiler.units import parse_trim

Render = Callable[..., Markup]


@pytest.fixture
def rendered(tmp_path: Path) -> Render:
    """Renders a booklet; keywords are settings, ``report`` collects findings."""

    def run(
        booklet: Booklet, *, trim: str = "A5", report: Report | None = None, **more: object
    ) -> Markup:
        size = parse_trim(trim)
        assert size is not None
        settings = PageSettings(size, trim, tmp_path, **more)  # type: ignore[arg-type]  # fields by name
        return render(booklet, settings, Report() if report is None else report)

    return run


@pytest.fixture
def booklet() -> Booklet:
    """The sample booklet."""
    return sample()
