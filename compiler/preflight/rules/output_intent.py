"""R0035: the file says which press it is made for, by a CMYK profile."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("output-intent",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """No output intent of PDF/X with a profile of four inks inside."""
    del settings
    intents = facts.document.intents
    if not any(intent.kind == "GTS_PDFX" and intent.components == 4 for intent in intents):
        found = ", ".join(f"{intent.kind} {intent.condition}".strip() for intent in intents)
        yield Fault("output-intent", values=(("found", found or "—"),))
