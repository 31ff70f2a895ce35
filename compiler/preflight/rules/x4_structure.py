"""R0001: the file is built as ISO 15930-7 (PDF/X-4) has it.

Structure only: no free tool decides on the whole standard.
"""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("not-x4", "x4-trapped", "x4-alternatives", "x4-trim-missing")


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """What an X-4 file must state: its version, whether it is trapped, a trim for each page."""
    del settings
    document = facts.document
    if not document.metadata.pdfx.startswith("PDF/X-4"):
        yield Fault("not-x4", values=(("claim", document.metadata.pdfx or "—"),))
    if document.trapped not in {"True", "False"} or not document.identified:
        yield Fault("x4-trapped")
    for page in facts.pages:
        if page.alternatives:
            yield Fault("x4-alternatives", page.number)
        # 6.8 of ISO 15930-7: TrimBox or ArtBox, not both.
        if page.trim_stated == (page.art is not None):
            yield Fault("x4-trim-missing", page.number)
