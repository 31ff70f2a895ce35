"""W08: XMP is readable and says what the information dictionary says (ISO 19005-1, 6.7.3)."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("metadata-differs",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Entries that differ, or that XMP lacks; a file without XMP has nothing to differ."""
    del settings
    metadata = facts.document.metadata
    if not metadata.present:
        return
    if not metadata.readable:
        yield Fault("metadata-differs", values=(("entry", "XMP"),))
        return
    for statement in metadata.statements:
        if statement.info and statement.info != statement.xmp:
            yield Fault("metadata-differs", values=(("entry", statement.name),))
