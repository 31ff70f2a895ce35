"""R0017: text in two or more inks is no smaller than 5 pt."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("small-mixed-text",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Text of several inks below 5 pt; register marks' legends print on every plate by intent."""
    limit = settings.measures.smallest_mixed_text_pt
    for page in facts.pages:
        for run in page.texts:
            if run.style.size_pt < limit and any(
                paint.plates > 1 and not paint.register for paint, _ in run.paints
            ):
                values = (("size", f"{run.style.size_pt:g}"),)
                yield Fault("small-mixed-text", page.number, run.box, values)
