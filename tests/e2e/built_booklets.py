"""A build and the facts of what it made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pdf_facts import PdfFacts

from compiler.diagnostics import Report
from compiler.pipeline import BuildRequest, BuildResult, build

EDITIONS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")


@dataclass(frozen=True)
class Built:
    """A build, its findings, and the facts of its PDFs by script."""

    result: BuildResult
    report: Report
    pdfs: dict[str, PdfFacts]


def built(path: Path, output: Path, editions: tuple[str, ...] = EDITIONS) -> Built:
    """Build ``path`` in the given editions."""
    report = Report()
    request = BuildRequest(path, output=output, editions=editions)
    result = build(request, report)
    return Built(result, report, {item.script: PdfFacts(item.path) for item in result.artifacts})
