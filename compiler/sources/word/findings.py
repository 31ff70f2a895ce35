"""What is said once, at the end of a Word file: how much was accepted, left out, or rewritten."""

from __future__ import annotations

from compiler.sources.word.reading import Reading


def report_findings(reading: Reading) -> None:
    """Send what the reading counted to its report."""
    counts, report, location = reading.counts, reading.report, reading.location
    inserted, deleted, moved = counts["insertion"], counts["deletion"], counts["move"]
    if inserted or deleted or moved:
        report.warn(
            "sources.word-tracked", location, inserted=inserted, deleted=deleted, moved=moved
        )
    if counts["hidden"]:
        report.warn("sources.word-hidden", location, count=counts["hidden"])
    if counts["comment"]:
        report.info("sources.word-comments", location, count=counts["comment"])
    if counts["text-box"]:
        report.info("sources.word-text-boxes", location, count=counts["text-box"])
    if counts["formula"]:
        report.info("sources.word-formulas", location, count=counts["formula"])
    if counts["number"]:
        report.info("sources.word-numbers", location, count=counts["number"])
    if counts["contents"]:
        report.info("sources.word-contents", location)
    if counts["struck"]:
        report.info("sources.lost-style", location, tag="w:strike")
    if counts["page-reference"]:
        report.warn("sources.word-page-references", location, count=counts["page-reference"])
    if counts["page-number"]:
        report.warn("sources.word-page-numbers", location, count=counts["page-number"])
    for tag, quote in reading.unknown.items():
        report.warn("sources.word-unknown", location, tag=tag, quote=quote)
