"""Manuscripts from texts that lie in no file."""

from __future__ import annotations

from pathlib import Path

from compiler.diagnostics import Report
from compiler.model.booklet import Manuscript
from compiler.model.mending import ALL_RULES, Mending
from compiler.sources.account import Account
from compiler.sources.composing import manuscript
from compiler.sources.pictures.placing import Pictures
from compiler.sources.plain_text import text
from compiler.sources.reading import Reading
from compiler.sources.web import reader


def read_text(
    content: str, origin: str, report: Report, mending: Mending = ALL_RULES
) -> Manuscript:
    """What a plain text is."""
    reading = _reading(origin, report, mending)
    account = Account(origin, "text")
    return manuscript(text.read(content, reading, account), reading, account)


def read_page(content: str, origin: str, report: Report) -> Manuscript:
    """What a saved page is."""
    reading = _reading(origin, report, ALL_RULES)
    account = Account(origin, "page")
    return manuscript(reader.read_page(content, reading, account), reading, account)


def _reading(origin: str, report: Report, mending: Mending) -> Reading:
    root = Path("/nowhere")
    return Reading(origin, Pictures(root, root / origin, origin, report), report, mending)
