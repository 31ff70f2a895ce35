"""The user's own phrase list: tab-separated, one row a line, as the project file names it."""

from __future__ import annotations

from pathlib import Path

from compiler.editions.phrases import PhraseRow
from compiler.errors import EditionError, Location


def read_phrase_file(path: Path) -> tuple[PhraseRow, ...]:
    """The rows of a UTF-8 file: source, right, and if wanted reason and example.

    Empty lines and lines that begin with # are passed over. Raises EditionError for a file that
    cannot be read, and for a line without source and right.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        place = Location(source=path.name)
        raise EditionError("editions.unreadable-phrases", place, path=path.name) from error
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        source, right, reason, example, *_ = [cell.strip() for cell in line.split("\t")] + [""] * 4
        if not source or not right:
            place = Location(source=path.name, line=number)
            raise EditionError("editions.broken-phrase-row", place, row=line.strip()[:40])
        rows.append(PhraseRow(source, right, reason, example))
    return tuple(rows)
