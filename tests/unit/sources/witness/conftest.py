"""Reading a small manuscript with its witness, in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from compiler.diagnostics import Report
from compiler.model.booklet import Manuscript
from compiler.model.guess import Overrules
from compiler.sources import intake, registry
from compiler.sources.registry import ReadingSettings

CODES = ("lost-text", "lost-number", "unprinted-text", "left-out", "hidden-printed", "no-witness")


class Heard:
    """A manuscript as intake gives it, and what the witness said."""

    def __init__(self, manuscript: Manuscript, report: Report) -> None:
        self.manuscript = manuscript
        codes = {f"sources.{code}" for code in CODES}
        self.said = [
            (item.code.removeprefix("sources."), dict(item.values).get("quote", ""))
            for item in report
            if item.code in codes
        ]
        self.lines = {dict(item.values).get("quote", ""): item.location.line for item in report}


@pytest.fixture
def hear(monkeypatch) -> Callable[..., Heard]:
    """``hear(path)``: the file read; ``given`` is what the reader is given in its place.

    ``after`` changes what the reader has made.
    """

    def call(
        path: Path,
        given: Path | None = None,
        after: Callable[[Manuscript], Manuscript] = lambda made: made,
        overrules: Overrules | None = None,
    ) -> Heard:
        real = registry.read_with

        def read(pictures, settings, package):
            assert pictures.source == path
            inside = replace(pictures, source=given or path)
            return after(real(inside, settings, given or package))

        monkeypatch.setattr(registry, "read_with", read)
        report = Report()
        settings = ReadingSettings(origin=path.name)
        request = intake.Request(path, path.parent, settings, overrules or Overrules())
        made = intake._read(request, report).manuscript
        monkeypatch.setattr(registry, "read_with", real)
        return Heard(made, report)

    return call
