"""Findings in words: an error or a diagnostic as one line that says what, where and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from compiler.cli.options import Settings
from compiler.diagnostics import Diagnostic
from compiler.errors import Location, WenxuanError
from compiler.file_names import readable
from compiler.messages import Sentence, sentence

# Manuscripts are untrusted and are quoted in messages: escape sequences and marks that reorder
# text must not reach the terminal (Unicode TR 36, 2.3; categories Cc, Cf, Cs, Co, Cn).
_REFUSED = "C"


def plain(text: str) -> str:
    """The text on one line, without control characters."""
    spaced = " ".join(readable(text).split())
    return "".join(char for char in spaced if unicodedata.category(char)[0] != _REFUSED)


def place(location: Location, spoken: Settings) -> str:
    """``path:line`` and the page, as far as they are known; "" for nowhere."""
    source = location.source
    if location.line is not None:
        source = f"{source}:{location.line}"
    if location.page is not None:
        page = spoken.say("page", page=location.page)
        source = f"{source} {page}".strip()
    return plain(source)


def words(code: str, values: Mapping[str, object], spoken: Settings) -> Sentence:
    """The sentence of ``code``; its bare name and values should the catalogue lack it.

    A gap in the catalogue is found by a test; here it must not hide the finding itself.
    """
    try:
        return sentence(code, spoken.language, values)
    except (KeyError, IndexError, ValueError):
        filled = ", ".join(f"{name}={value}" for name, value in values.items())
        return Sentence(f"{code} ({filled})" if filled else code, "")


def error_line(error: WenxuanError, spoken: Settings) -> str:
    """``error: message (place) → remedy``."""
    found = words(error.code, error.values, spoken)
    where = "" if _is_said(error.location, error.values, found) else place(error.location, spoken)
    return _line(spoken.say("error"), found, where, spoken)


def diagnostic_line(diagnostic: Diagnostic, spoken: Settings) -> str:
    """``severity: message (place) → remedy``."""
    found = words(diagnostic.code, dict(diagnostic.values), spoken)
    severity = spoken.say(diagnostic.severity.value)
    return _line(severity, found, place(diagnostic.location, spoken), spoken)


def _is_said(location: Location, values: Mapping[str, object], found: Sentence) -> bool:
    """Whether the sentence names its place already: a file as a whole, once is enough."""
    return (
        location.line is None
        and location.page is None
        and location.source in map(str, values.values())
        and location.source in found.message
    )


def _line(severity: str, found: Sentence, where: str, spoken: Settings) -> str:
    pieces = [f"{severity}{plain(found.message)}"]
    if where:
        pieces.append(spoken.say("place", place=where))
    if found.hint:
        pieces.append(f" → {plain(found.hint)}")
    return "".join(pieces)
