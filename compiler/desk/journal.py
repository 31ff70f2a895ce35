"""Every change of a booklet's files, so that each can be undone: a file each, plain to read.

``.wenxuan/journal/000042.json`` says what was done, when, and what the files were before and after.
It is on the disk before the files are changed: who is killed between the two finds it there when
the booklet is opened again, and the change is made then. What somebody wrote into the files by hand
is taken in as a change of its own: the files before each entry are those after the last one.
"""

from __future__ import annotations

import base64
import errno
import fcntl
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from compiler.scratch import remove_abandoned, write_aside

FOLDER = Path(".wenxuan", "journal")
BY_HAND = "by-hand"  # the kind of a change that was not made here
MOST = 300  # entries that are kept

_ENTRY = re.compile(r"(\d{6})\.json")
_VERSION = 1

Step = Literal["done", "undone", "redone"]
Files = Mapping[str, bytes | None]  # by name below the booklet's folder; None is not there


@dataclass(frozen=True)
class Did:
    """What was done, in plain values: its ``kind``, and what makes it up."""

    kind: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """One entry; ``of`` is the number of the change that it has undone or made again."""

    number: int
    step: Step
    did: Did
    before: Files
    after: Files
    of: int = 0
    at: str = ""


@dataclass(frozen=True)
class Standing:
    """What can be undone and made again: entries, the last first."""

    done: tuple[Entry, ...] = ()
    undone: tuple[Entry, ...] = ()

    @property
    def undo(self) -> Entry | None:
        """The change that would be undone."""
        return self.done[0] if self.done else None

    @property
    def redo(self) -> Entry | None:
        """The change that would be made again."""
        return self.undone[0] if self.undone else None


class Journal:
    """The journal of the booklet in ``folder``; to be used inside ``opened``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._place = folder / FOLDER
        self._entries: list[Entry] = []

    def standing(self) -> Standing:
        """What can be undone and made again; raises OSError."""
        done: list[Entry] = []
        undone: list[Entry] = []
        for entry in self._entries:
            match entry.step:
                case "done":
                    done.append(entry)
                    undone.clear()
                case "undone" if done:
                    undone.append(done.pop())
                case "redone" if undone:
                    done.append(undone.pop())
        return Standing(tuple(reversed(done)), tuple(reversed(undone)))

    def record(self, did: Did, after: Files) -> Entry | None:
        """Write the files, and the change before them; None where nothing would change.

        Raises OSError; then the files are as they were, or will be as wanted when next opened.
        """
        before = {name: self.content(name) for name in after}
        if all(before[name] == after[name] for name in after):
            return None
        return self._write(Entry(self._next(), "done", did, before, after))

    def undo(self) -> Entry | None:
        """Undo the last change that is not undone; None if there is none."""
        entry = self.standing().undo
        if entry is None:
            return None
        number = self._next()
        return self._write(
            Entry(number, "undone", entry.did, entry.after, entry.before, entry.number)
        )

    def redo(self) -> Entry | None:
        """Make the change again that was undone last; None if there is none."""
        entry = self.standing().redo
        if entry is None:
            return None
        number = self._next()
        return self._write(
            Entry(number, "redone", entry.did, entry.before, entry.after, entry.number)
        )

    def content(self, name: str) -> bytes | None:
        """What a file of the booklet holds; None if it is not there, or lies elsewhere."""
        try:
            return (self._folder / name).read_bytes() if self.is_inside(name) else None
        except (FileNotFoundError, NotADirectoryError):
            return None

    def is_inside(self, name: str) -> bool:
        """Whether the name leads to a file below the folder, and no link out of it."""
        return (self._folder / name).resolve().is_relative_to(self._folder.resolve())

    def catch_up(self) -> None:
        """Make what was begun, and take in what was written by hand; raises OSError."""
        self._place.mkdir(parents=True, exist_ok=True)
        remove_abandoned(self._place)
        self._entries = [*self._read()]
        if not self._entries:
            return
        self._finish(self._entries[-1])
        last: dict[str, bytes | None] = {}
        for entry in self._entries:
            last |= entry.after
        now = {name: self.content(name) for name in last}
        other = {name: now[name] for name in last if now[name] != last[name]}
        if other:
            before = {name: last[name] for name in other}
            self._keep(Entry(self._next(), "done", Did(BY_HAND, {}), before, other))

    def _finish(self, entry: Entry) -> None:
        """Write what the last entry wanted, if it was killed before it wrote it all."""
        if not self._written(entry.number):
            left = [name for name in entry.after if self.content(name) == entry.before[name]]
            self._put({name: entry.after[name] for name in left})
            self._mark(entry.number)

    def _write(self, entry: Entry) -> Entry:
        self._keep(entry)
        self._put(entry.after)
        self._mark(entry.number)
        return entry

    def _put(self, files: Files) -> None:
        for name, content in files.items():
            path = self._folder / name
            if not self.is_inside(name):
                raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), name)
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_aside(path, content).replace(path)

    def _mark(self, number: int) -> None:
        """Say that the entry's files are written: what is there from now on is somebody's will."""
        written = self._place / "written"
        write_aside(written, f"{number}\n".encode(), lasting=False).replace(written)

    def _written(self, number: int) -> bool:
        try:
            return int((self._place / "written").read_text("ascii")) >= number
        except (OSError, ValueError):
            return False

    def _numbers(self) -> list[int]:
        try:
            names = [path.name for path in self._place.iterdir()]
        except FileNotFoundError:
            return []
        return sorted(int(found[1]) for found in map(_ENTRY.fullmatch, names) if found)

    def _next(self) -> int:
        return max(self._numbers(), default=0) + 1

    def _keep(self, entry: Entry) -> None:
        for number in self._numbers()[: -MOST + 1]:
            (self._place / f"{number:06}.json").unlink(missing_ok=True)
        path = self._place / f"{entry.number:06}.json"
        write_aside(path, _as_json(entry)).replace(path)
        self._entries.append(entry)

    def _read(self) -> Iterator[Entry]:
        for number in self._numbers():
            entry = _from_json((self._place / f"{number:06}.json").read_bytes(), number)
            if entry is not None:
                yield entry


@contextmanager
def opened(folder: Path) -> Iterator[Journal]:
    """The journal of a booklet, caught up, with nobody else at it; raises OSError."""
    place = folder / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    if not place.resolve().is_relative_to(folder.resolve()):
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(place))  # a link led elsewhere
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        journal = Journal(folder)
        journal.catch_up()
        yield journal


def _as_json(entry: Entry) -> bytes:
    data = {
        "wenxuan": "journal",
        "version": _VERSION,
        "at": datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
        "step": entry.step,
        "of": entry.of,
        "did": {"kind": entry.did.kind, **entry.did.values},
        "before": {name: _content(content) for name, content in entry.before.items()},
        "after": {name: _content(content) for name, content in entry.after.items()},
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _content(content: bytes | None) -> object:
    if content is None:
        return None
    try:
        return content.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(content).decode()}


def _from_json(data: bytes, number: int) -> Entry | None:
    """The entry; None for a file that is none of ours."""
    try:
        held = json.loads(data)
        if held["wenxuan"] != "journal" or held["version"] != _VERSION:
            return None
        did = dict(held["did"])
        return Entry(
            number,
            held["step"],
            Did(did.pop("kind"), did),
            _files(held["before"]),
            _files(held["after"]),
            held["of"],
            held["at"],
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _files(held: Mapping[str, Any]) -> Files:
    """Files below the booklet's own folder: an entry that names another is none of ours."""
    if not all(map(_is_below, held)):
        raise ValueError("names")
    return {name: _bytes(value) for name, value in held.items()}


def _is_below(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and parts[0] != "/" and not any(part.startswith(".") for part in parts)


def _bytes(value: Any) -> bytes | None:
    if value is None:
        return None
    if isinstance(value, dict):
        return base64.b64decode(value["base64"])
    return str(value).encode()
