"""W18: text that looks black is K alone, not a mixture of inks."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.colours import NOT_INKS
from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.rules.rich_black_text import rich_black
from compiler.preflight.settings import RuleSettings

KEYS = ("mixed-black-text", "mixed-black-lettering")


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Dark text of several inks, or in RGB; rich black is R0015's."""
    limit = settings.measures.rich_black_percent
    for page in facts.pages:
        for run in page.texts:
            for paint, _ in run.paints:
                mixed = paint.plates > 1 or bool(paint.space.outer & NOT_INKS)
                if paint.dark and mixed and not paint.register and not rich_black(paint, limit):
                    values = (("space", str(paint.space.family)),)
                    key = "mixed-black-lettering" if run.in_figure else "mixed-black-text"
                    yield Fault(key, page.number, run.box, values)
