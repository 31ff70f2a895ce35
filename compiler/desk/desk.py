"""The door of the room: a change of a booklet made, undone, made again.

Whoever changes something says what it was when they saw it (``seen``). If it is something else by
now, nothing is done, and they are told what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from compiler.desk import project_file
from compiler.desk.arrangement import Part, arrangement, found_sections
from compiler.desk.changes.change import (
    Booklet,
    Change,
    ChangeError,
    OutdatedError,
    version_of,
)
from compiler.desk.changes.kinds import kind_of
from compiler.desk.journal import Did, Entry, Journal, Standing, opened
from compiler.desk.phrase_list import PhraseList, name_of


@dataclass(frozen=True)
class Applied:
    """What came of it: the change, which of its kind, and what can be undone from now on.

    ``did`` is None where nothing was to be changed. ``version`` is that of what is there now.
    """

    did: Did | None
    standing: Standing
    version: str = ""


def apply(folder: Path, change: Change, seen: str | None = None) -> Applied:
    """The change made in the files of the booklet in ``folder``, and kept in its journal.

    ``seen`` is the version of the thing that the person saw; None changes it whatever it is now.
    Raises OutdatedError, ImpossibleError, ProjectError, OSError; then nothing was changed.
    """
    with opened(folder) as journal:
        path = project_file.path_of(folder)
        data = journal.content(path.name)
        lying = found_sections(folder)  # no change moves a manuscript
        booklet = _booklet(data, journal, lying)
        now = change.thing(booklet)
        if seen is not None and version_of(now) != seen:
            raise OutdatedError(now, version_of(now))
        phrases, before = booklet.phrases, booklet.phrases.data
        change.carry_out(booklet)
        after = project_file.written(data, booklet.held)
        changed = replace(booklet, arrangement=arrangement(lying, booklet.held))
        version = version_of(change.thing(changed))
        did = Did(kind_of(change), asdict(change))  # type: ignore[call-overload]  # all are dataclasses
        files: dict[str, bytes | None] = {}
        if _differs(data, after):
            files[path.name] = after
        if phrases.data != before:
            files[phrases.name] = phrases.data
        entry = journal.record(did, files) if files else None
        return Applied(entry.did if entry else None, journal.standing(), version)


def undo(folder: Path, number: int | None = None) -> Applied:
    """The last change undone; if ``number`` is given, only if that is the last one."""
    with opened(folder) as journal:
        _is_last(journal.standing().undo, number)
        entry = journal.undo()
        return Applied(entry.did if entry else None, journal.standing())


def redo(folder: Path, number: int | None = None) -> Applied:
    """The change that was undone last made again."""
    with opened(folder) as journal:
        _is_last(journal.standing().redo, number)
        entry = journal.redo()
        return Applied(entry.did if entry else None, journal.standing())


def standing(folder: Path) -> Standing:
    """What can be undone and made again."""
    with opened(folder) as journal:
        return journal.standing()


def looked_at(folder: Path) -> Booklet:
    """The booklet's files, and what lies in its sections; raises ProjectError, OSError."""
    path = project_file.path_of(folder)
    data = path.read_bytes() if path.exists() else None
    return _booklet(data, Journal(folder), found_sections(folder))


def _booklet(data: bytes | None, journal: Journal, lying: Sequence[Part]) -> Booklet:
    held = project_file.document(data)
    name = name_of(held)
    phrases = PhraseList(name, journal.content(name), is_own=journal.is_inside(name))
    return Booklet(held, arrangement(lying, held), phrases)


def _differs(data: bytes | None, after: bytes) -> bool:
    """Whether the file would say something else; a file that says nothing is not begun."""
    return after != (project_file.NEW.encode() if data is None else data)


def _is_last(last: Entry | None, number: int | None) -> None:
    if number is not None and number != (last.number if last else 0):
        raise ChangeError("desk.undo-outdated")
