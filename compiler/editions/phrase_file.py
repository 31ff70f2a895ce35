"""The user's own phrase list: tab-separated, one row a line, as the project file names it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from compiler.editions.phrases import SCRIPTS, PhraseRow
from compiler.errors import EditionError, Location

HEADER = "# source\tright\treason\texample\tedition\n"

LONGEST = 120  # characters of a word that is written here

_COLUMNS = 5


def read_phrase_file(path: Path) -> tuple[PhraseRow, ...]:
    """The rows of a UTF-8 file; raises EditionError as ``rows_of``, and where it is unreadable."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        place = Location(source=path.name)
        raise EditionError("editions.unreadable-phrases", place, path=path.name) from error
    return rows_of(text, path.name)


def rows_of(text: str, name: str) -> tuple[PhraseRow, ...]:
    """The rows of a list called ``name``: source, right, and if wanted reason, example, edition.

    Empty lines and lines that begin with # are passed over. Raises EditionError for a line without
    source and right, and for an edition that there is not.
    """
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        row = _row(line)
        if row is None:
            continue
        place = Location(source=name, line=number)
        if not row.source or not row.right:
            raise EditionError("editions.broken-phrase-row", place, row=line.strip()[:40])
        if row.script not in ("", *SCRIPTS):
            known = ", ".join(SCRIPTS)
            raise EditionError("editions.unknown-script", place, script=row.script, known=known)
        rows.append(row)
    return tuple(rows)


def _row(line: str) -> PhraseRow | None:
    if not line.strip() or line.startswith("#"):
        return None
    cells = [cell.strip() for cell in line.split("\t")]
    source, right, reason, example, script = (cells + [""] * _COLUMNS)[:_COLUMNS]
    return PhraseRow(source, right, reason, example, script)


def is_cell(text: str) -> bool:
    """Whether a cell of a list can hold the word."""
    if not 0 < len(text) <= LONGEST or text != text.strip() or text.startswith("#"):
        return False
    return not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text)


def with_rows(text: str | None, rows: Iterable[PhraseRow], name: str) -> str:
    """The text of the list ``name`` with ``rows`` in it; without a text it is begun.

    Lines keep their order, comments too. A row for the same words and edition takes the place of
    the old one, or takes it away where its ``right`` is ""; the others stand after it, by source.
    Raises EditionError as ``rows_of`` does, for a row of a single character (it would decide all of
    its places) and where one word is to read in two ways.
    """
    wanted: dict[tuple[str, str], PhraseRow] = {}
    for row in rows:
        if len(row.source) < 2:
            raise EditionError("editions.single-character", Location(name), row=row.source)
        same = wanted.setdefault((row.source, row.script), row)
        if same.right != row.right:
            raise EditionError(
                "editions.two-ways",
                Location(name),
                word=row.source,
                one=same.right,
                other=row.right,
            )
    lines = []
    if text is not None:
        rows_of(text, name)
        for line in text.splitlines():
            old = _row(line)
            new = wanted.pop((old.source, old.script), None) if old else None
            if new is None or new.right:
                lines.append(_line(new) if new else line)
    else:
        lines.append(HEADER.rstrip("\n"))
    lines.extend(_line(row) for _, row in sorted(wanted.items()) if row.right)
    return "\n".join(lines) + "\n"


def _line(row: PhraseRow) -> str:
    cells = (row.source, row.right, row.reason, row.example, row.script)
    return "\t".join(" ".join(cell.split()) for cell in cells).rstrip("\t")
