"""R0016: white text is no smaller than 5 pt; ink runs into its strokes."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("small-white-text",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """White text below 5 pt."""
    limit = settings.measures.smallest_mixed_text_pt
    for page in facts.pages:
        for run in page.texts:
            if run.style.size_pt < limit and run.style.fill and run.style.fill.white:
                values = (("size", f"{run.style.size_pt:g}"),)
                yield Fault("small-white-text", page.number, run.box, values)
