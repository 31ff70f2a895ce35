"""W17: no files inside the file."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("attachments",)


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Embedded files, in the document or in notes on a page."""
    del settings
    for name in facts.document.attachments:
        yield Fault("attachments", values=(("name", name or "—"),))
    for page in facts.pages:
        for item in page.annotations:
            if item.kind in {"FileAttachment", "RichMedia", "Movie", "Sound", "3D"}:
                yield Fault("attachments", page.number, item.box, (("name", item.kind),))
