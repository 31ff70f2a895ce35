"""R0002: no UserUnit; what ignores it prints the page at another size."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("user-unit",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Pages with a unit other than 1/72 in."""
    del settings
    for page in facts.pages:
        if page.user_unit != 1:
            yield Fault("user-unit", page.number, values=(("unit", f"{page.user_unit:g}"),))
