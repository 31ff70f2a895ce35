"""The manuscripts of a booklet, in sections: as its file lists them, or as they lie there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from compiler.desk import project_file
from compiler.desk.project_file import Document, Entry
from compiler.file_names import in_one_form
from compiler.project.discovery import sections

LEFT_OUT = "leave_out"


@dataclass(frozen=True)
class Listed:
    """A manuscript by the name that the project file gives it, below its folder."""

    file: str
    left_out: bool = False


@dataclass(frozen=True)
class Part:
    """A section and its manuscripts."""

    title: str
    files: tuple[Listed, ...]


@dataclass(frozen=True)
class Arrangement:
    """The sections of a booklet.

    ``is_listed`` tells that the project file lists them; ``whole`` is the one manuscript that it
    names as the whole booklet. ``unlisted`` lie in the folder, and in no section; ``beside`` are
    those that lie beside a whole one.
    """

    parts: tuple[Part, ...]
    is_listed: bool
    whole: str = ""
    unlisted: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    def files(self) -> Iterator[str]:
        """Every manuscript, in order; those that are left out too."""
        if self.whole:
            yield self.whole
        for part in self.parts:
            for each in part.files:
                yield each.file

    def knows(self, file: str) -> bool:
        """Whether it stands in a section, so that something can be said of it."""
        return file in self.files()


def found_sections(folder: Path) -> tuple[Part, ...]:
    """The manuscripts of ``folder`` as they lie there; raises OSError."""
    return tuple(
        Part(each.title, tuple(Listed(below(folder, path)) for path in each.files))
        for each in sections(folder)
    )


def arrangement(found: Sequence[Part], held: Document) -> Arrangement:
    """The sections of a booklet whose project file is ``held`` and whose manuscripts ``found``."""
    silent = {same(entry["file"]) for entry in said_apart(held) if entry.get(LEFT_OUT) is True}
    lying = [
        replace(part, files=tuple(_listed(each.file, silent) for each in part.files))
        for part in found
    ]
    note = _note_file(held)
    source = _text(held.get("booklet"), "source")
    if source:
        beside = tuple(each.file for part in lying for each in part.files)
        return Arrangement((), is_listed=True, whole=source, beside=beside)
    parts = tuple(
        Part(
            str(section.get("title", "")),
            tuple(_entry(each, silent) for each in section.get("articles", ())),
        )
        for section in project_file.tables(held, "section")
    )
    if not parts:
        own = (
            Part(part.title, tuple(each for each in part.files if same(each.file) != note))
            for part in lying
        )
        return Arrangement(tuple(part for part in own if part.files), is_listed=False)
    used = {same(each.file) for part in parts for each in part.files} | {note}
    rest = tuple(each.file for part in lying for each in part.files if same(each.file) not in used)
    return Arrangement(parts, is_listed=True, unlisted=rest)


def below(folder: Path, path: Path) -> str:
    """A manuscript as a project file names it."""
    return path.relative_to(folder).as_posix()


def same(file: object) -> str:
    """A name in the one form in which names are compared."""
    return _same(str(file))


@lru_cache(maxsize=1 << 14)
def _same(file: str) -> str:
    """Kept: who shows a tree compares each manuscript with each, and a path takes 3 µs to make."""
    return in_one_form(PurePosixPath(file).as_posix())


def file_of(entry: object) -> str:
    """The manuscript that an entry of ``articles`` names: it is a name, or a table with one."""
    return str(entry.get("file", "") if isinstance(entry, dict) else entry)


def said_apart(held: Document) -> list[Entry]:
    """The tables ``[[article]]`` that name a file."""
    return [each for each in project_file.tables(held, "article") if "file" in each]


def _listed(file: str, silent: set[str]) -> Listed:
    return Listed(file, same(file) in silent)


def _entry(entry: object, silent: set[str]) -> Listed:
    listed = _listed(file_of(entry), silent)
    if isinstance(entry, dict) and entry.get(LEFT_OUT) is True:
        return replace(listed, left_out=True)
    return listed


def _note_file(held: Document) -> str:
    booklet = held.get("booklet")
    note = booklet.get("editor_note") if isinstance(booklet, dict) else None
    file = note.get("file") if isinstance(note, dict) else None
    return same(file) if file else ""


def _text(table: object, key: str) -> str:
    return str(table.get(key) or "") if isinstance(table, dict) else ""
