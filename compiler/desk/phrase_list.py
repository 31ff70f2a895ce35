"""The phrase list of a booklet as it is edited: what the next build converts by.

It lies where the project file says, else beside it. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from compiler.briefing import PHRASES
from compiler.desk.project_file import Document
from compiler.editions.phrase_file import read_phrase_file, rows_of, with_rows
from compiler.editions.phrases import PhraseRow
from compiler.errors import EditionError, Location

HERE = "审校"  # the reason of a row that was decided here
LASTING = "以后都这样"  # of one that the booklets begun later have too


class PhraseList:
    """The rows of a list while they are looked at or changed; ``data`` is what its file holds.

    ``is_own`` tells that it lies in the booklet's folder: another is not read by the build either.
    """

    def __init__(self, name: str, data: bytes | None, *, is_own: bool = True) -> None:
        self.name = name
        self.data = data
        self.is_own = is_own

    def rows(self) -> tuple[PhraseRow, ...]:
        """All rows; raises EditionError."""
        text = self._text()
        return () if text is None else rows_of(text, self.name)

    def put(self, rows: Iterable[PhraseRow]) -> None:
        """Have it say so; a row whose ``right`` is "" is taken away. Raises EditionError."""
        self.data = with_rows(self._text(), rows, self.name).encode()

    def _text(self) -> str | None:
        if self.data is None:
            return None
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            place = Location(source=self.name)
            raise EditionError("editions.unreadable-phrases", place, path=self.name) from error


def name_of(held: Document) -> str:
    """The list as the project file names it, below its folder."""
    table = held.get("text")
    named = table.get("phrases") if isinstance(table, dict) else None
    return PurePosixPath(str(named)).as_posix() if named else PHRASES


def lasting_rows(shelf: Path) -> tuple[PhraseRow, ...]:
    """What was decided for all that follows, in any booklet of the shelf; the newest list counts.

    Lists that cannot be read say nothing.
    """
    found: dict[tuple[str, str], PhraseRow] = {}
    for path in sorted(_lists(shelf), key=lambda path: path.stat().st_mtime):
        try:
            rows = read_phrase_file(path)
        except EditionError:
            continue
        found |= {(row.source, row.script): row for row in rows if row.reason == LASTING}
    return tuple(found.values())


def _lists(shelf: Path) -> Iterator[Path]:
    for path in shelf.glob(f"*/{PHRASES}"):
        if not path.parent.name.startswith((".", "~")) and not path.is_symlink() and path.is_file():
            yield path
