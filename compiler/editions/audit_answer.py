"""What an editor has decided on the audit page, as rows of a phrase list.

The page hands back JSON: ``{"wenxuan": "audit", "version": 1, "script": "zh-Hant-TW", "rows":
[{"source": "…", "right": "…", "reason": "…"}]}``. It may come from a file or a browser, and is
believed in nothing.
"""

from __future__ import annotations

import json
import unicodedata

from compiler.editions.opencc_engine import SCRIPTS
from compiler.editions.phrases import PhraseRow
from compiler.errors import EditionError, Location

VERSION = 1
LONGEST = 120  # characters of a word
MOST_BYTES = 4_000_000


def answered_rows(data: bytes, name: str) -> tuple[PhraseRow, ...]:
    """The rows that ``data`` (called ``name``) asks for; EditionError for another thing."""
    try:
        return _rows(json.loads(_text(data)))
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError, JSONDecodeError among them
        place = Location(source=name)
        reason = _reason(error)
        raise EditionError("editions.broken-decisions", place, reason=reason) from error


def _reason(error: ValueError | RecursionError) -> str:
    """Where or at what the reading ended, in no language."""
    match error:
        case json.JSONDecodeError():
            return f"{error.lineno}:{error.colno}"
        case UnicodeDecodeError():
            return "UTF-8"
        case RecursionError():
            return "[[[["
        case _:
            return str(error)[:80]


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise ValueError(f"> {MOST_BYTES} bytes")
    return data.decode("utf-8-sig")


def _rows(answer: object) -> tuple[PhraseRow, ...]:
    if not isinstance(answer, dict) or answer.get("wenxuan") != "audit":
        raise ValueError('"wenxuan": "audit"')
    if answer.get("version") != VERSION:
        raise ValueError('"version"')
    script, rows = answer.get("script"), answer.get("rows")
    if script not in SCRIPTS:
        raise ValueError('"script"')
    if not isinstance(rows, list):
        raise ValueError('"rows"')  # noqa: TRY004 - one kind of complaint for what is no answer
    return tuple(_row(row, str(script)) for row in rows)


def _row(row: object, script: str) -> PhraseRow:
    if not isinstance(row, dict):
        raise ValueError("rows[]")  # noqa: TRY004 - as above
    source, right = _word(row.get("source")), _word(row.get("right"))
    return PhraseRow(source, right, _word(row.get("reason") or "-"), "", script)


def _word(value: object) -> str:
    """A word as it may stand in a cell; ValueError for another thing."""
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST or value != value.strip():
        raise ValueError(repr(value)[:40])
    if value.startswith("#") or any(unicodedata.category(sign) in ("Cc", "Cs") for sign in value):
        raise ValueError(repr(value)[:40])
    return value
