"""How tests of PDFs read: pages as a file of a project folder; the account must balance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest
from made_pdf import made

from compiler.diagnostics import Report
from compiler.model.article import Article, Ledger
from compiler.model.characters import visible
from compiler.model.segments import plain
from compiler.sources.intake import Request, read_all
from compiler.sources.registry import ReadingSettings, read_source
from compiler.sources.witness.prints import printed_text


@dataclass(frozen=True)
class Read:
    """What a PDF was read as, its ledger and the findings."""

    content: Article
    ledger: Ledger
    report: Report

    @property
    def texts(self):
        """The words of the blocks that are paragraphs or headings."""
        runs = (getattr(block, "children", None) for block in self.content.blocks)
        return [plain(run) for run in runs if run is not None]

    @property
    def codes(self):
        return [finding.code for finding in self.report]

    def dropped(self, reason):
        return [entry.before for entry in self.ledger.dropped if entry.reason == reason]


def missing(manuscript):
    """The characters of a manuscript that its ledger does not account for."""
    ledger = manuscript.ledger
    left = Counter(visible(ledger.text))
    for entry in ledger.changed:
        left.update(visible(entry.after))
        left.subtract(visible(entry.before))
    for entry in ledger.dropped:
        left.subtract(visible(entry.before))
    left.subtract(visible(printed_text(manuscript.content)))
    return {each: count for each, count in left.items() if count}


@pytest.fixture
def read(tmp_path):
    """Reads pages, or the bytes of a file."""

    def reading(*pages, **settings):
        data = pages[0] if isinstance(pages[0], bytes) else made(*pages)
        path = tmp_path / "稿件.pdf"
        path.write_bytes(data)
        report = Report()
        manuscript = read_source(path, tmp_path, ReadingSettings(**settings), report)
        assert not missing(manuscript)
        return Read(manuscript.content, manuscript.ledger, report)

    return reading


@pytest.fixture
def taken_in(tmp_path):
    """Reads the bytes of a file in a worker, as a build does, with its witness."""

    def reading(data):
        path = tmp_path / "稿件.pdf"
        path.write_bytes(data)
        report = Report()
        (manuscript,) = read_all([Request(path, tmp_path, ReadingSettings())], report)
        return Read(manuscript.content, manuscript.ledger, report)

    return reading
