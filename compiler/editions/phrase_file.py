"""The user's own phrase list: tab-separated, one row a line, as the project file names it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from compiler.editions.opencc_engine import SCRIPTS
from compiler.editions.phrases import PhraseRow
from compiler.errors import EditionError, Location

HEADER = "# source\tright\treason\texample\tedition\n"

_COLUMNS = 5


def read_phrase_file(path: Path) -> tuple[PhraseRow, ...]:
    """The rows of a UTF-8 file: source, right, and if wanted reason, example and edition.

    Empty lines and lines that begin with # are passed over. Raises EditionError for a file that
    cannot be read, for a line without source and right, and for an edition that there is not.
    """
    rows = []
    for number, line in enumerate(_text(path).splitlines(), 1):
        row = _row(line)
        if row is None:
            continue
        place = Location(source=path.name, line=number)
        if not row.source or not row.right:
            raise EditionError("editions.broken-phrase-row", place, row=line.strip()[:40])
        if row.script not in ("", *SCRIPTS):
            known = ", ".join(SCRIPTS)
            raise EditionError("editions.unknown-script", place, script=row.script, known=known)
        rows.append(row)
    return tuple(rows)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        place = Location(source=path.name)
        raise EditionError("editions.unreadable-phrases", place, path=path.name) from error


def _row(line: str) -> PhraseRow | None:
    if not line.strip() or line.startswith("#"):
        return None
    cells = [cell.strip() for cell in line.split("\t")]
    source, right, reason, example, script = (cells + [""] * _COLUMNS)[:_COLUMNS]
    return PhraseRow(source, right, reason, example, script)


def with_rows(path: Path, rows: Iterable[PhraseRow]) -> str:
    """The text of the phrase file with ``rows`` in it; a file that is not there is begun.

    Lines keep their order, comments too. A row for the same words and edition takes the place of
    the old one; the others stand after it, by source. Raises EditionError as
    ``read_phrase_file`` does, for a row of a single character (it would decide all of its places)
    and where one word is to read in two ways.
    """
    wanted: dict[tuple[str, str], PhraseRow] = {}
    for row in rows:
        if len(row.source) < 2:
            raise EditionError("editions.single-character", Location(path.name), row=row.source)
        same = wanted.setdefault((row.source, row.script), row)
        if same.right != row.right:
            raise EditionError(
                "editions.two-ways",
                Location(path.name),
                word=row.source,
                one=same.right,
                other=row.right,
            )
    lines = []
    if path.exists():
        read_phrase_file(path)
        for line in _text(path).splitlines():
            old = _row(line)
            new = wanted.pop((old.source, old.script), None) if old else None
            lines.append(_line(new) if new else line)
    else:
        lines.append(HEADER.rstrip("\n"))
    lines.extend(_line(row) for _, row in sorted(wanted.items()))
    return "\n".join(lines) + "\n"


def _line(row: PhraseRow) -> str:
    cells = (row.source, row.right, row.reason, row.example, row.script)
    return "\t".join(" ".join(cell.split()) for cell in cells).rstrip("\t")
