"""How tests of readers read: a text as a file of a project folder of its own."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from compiler.diagnostics import Report
from compiler.model.article import Article, Ledger
from compiler.sources.registry import ReadingSettings, read_source


@dataclass(frozen=True)
class Read:
    """An article read, its ledger and the findings."""

    article: Article
    ledger: Ledger
    report: Report

    @property
    def blocks(self):
        return self.article.blocks

    def dropped(self, reason):
        return [entry.before for entry in self.ledger.dropped if entry.reason == reason]


@pytest.fixture
def read(tmp_path):
    """Reads a text as the file ``name`` of an empty project folder."""

    def reading(text, name="稿件.md", **settings):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        report = Report()
        manuscript = read_source(path, tmp_path, ReadingSettings(**settings), report)
        return Read(manuscript.content, manuscript.ledger, report)

    return reading
