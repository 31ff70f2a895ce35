"""R0015: black text is one ink: K ≥ 85 % with more than 280 % in all never registers."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.colours import Colour
from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("rich-black-text", "rich-black-lettering")
_BLACK = 0.85


def rich_black(paint: Colour, limit: float) -> bool:
    """Whether a colour is black made heavy by other inks."""
    return dict(paint.inks).get("Black", 0.0) >= _BLACK and paint.total > limit


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Text in rich black."""
    limit = settings.measures.rich_black_percent
    for page in facts.pages:
        for run in page.texts:
            for paint, _ in run.paints:
                if not paint.register and rich_black(paint, limit):
                    values = (("ink", f"{paint.total:.0f}"),)
                    key = "rich-black-lettering" if run.in_figure else "rich-black-text"
                    yield Fault(key, page.number, run.box, values)
