"""W20: a file for the archive says that it is PDF/A, of which part and level (ISO 19005)."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("no-archive-claim",)
_KNOWN = {"1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u", "4", "4e", "4f"}


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """No claim, an unknown one, or no output intent to go with it.

    That the claim is true, clause by clause, is for a validator such as veraPDF to say.
    """
    del settings
    intents = {intent.kind for intent in facts.document.intents}
    if facts.document.metadata.pdfa not in _KNOWN or "GTS_PDFA1" not in intents:
        yield Fault("no-archive-claim", values=(("claim", facts.document.metadata.pdfa or "—"),))
