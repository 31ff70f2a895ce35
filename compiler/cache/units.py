"""A build's units: each is made once of the same content, whoever asks for it again.

A unit is a manuscript that is read, a layout that is set, pages whose text is read, a file that is
finished or inspected. What making it found is kept with it, so that the report says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from compiler.cache.digest import digest
from compiler.cache.fingerprint import fingerprint
from compiler.cache.shelf import Shelf, emptied_shelf, shelf_in
from compiler.diagnostics import Report
from compiler.events import Clock, Unit
from compiler.workers.answers import Answer
from compiler.workers.travel import pickled, unpickled

FOLDER = Path(".wenxuan") / "cache"  # in the project's folder
T = TypeVar("T")


UnitName = tuple[str, str]  # its kind, and what it is called


@dataclass(frozen=True)
class Told:
    """Who is told what making a unit finds, and that it is there."""

    report: Report
    clock: Clock


@dataclass(frozen=True)
class Units:
    """The units that are kept; none without a shelf.

    ``noted`` takes what is read of a file, by its path, and when that was. ``at_a_glance`` it is
    believed as long as the file has the same time and size: only of what is made anew afterwards.
    """

    shelf: Shelf | None = None
    noted: dict[Path, Any] | None = None
    at_a_glance: bool = False

    def kept(
        self, name: UnitName, content: Iterable[object], make: Callable[[Report], T], told: Told
    ) -> T:
        """What ``make`` gives, made now or before of the same ``content``.

        ``content`` is all that it depends on, beside the kind of ``name`` and this program. What
        making it reports goes into the report, also when it was made before.
        """
        if self.shelf is None:
            told.clock.unit(Unit(*name, made=True))
            return make(told.report)
        key = key_of(name[0], *content)
        found: Answer[T] | None = self.find(key)
        if found is not None and found.value is not None:
            told.report.take(found.diagnostics)
            told.clock.unit(Unit(*name, made=False))
            return found.value
        own = Report()
        try:
            value = make(own)
        finally:
            told.report.take(own)
        self.keep(key, Answer(value, diagnostics=tuple(own)))
        told.clock.unit(Unit(*name, made=True))
        return value

    def find(self, key: str) -> Answer[T] | None:
        """The unit kept under ``key``, with what was found on the way."""
        content = self.shelf.get(key) if self.shelf else None
        if content is None:
            return None
        answer: Answer[T] = unpickled(content)
        return answer if answer.death is None else None

    def keep(self, key: str, answer: Answer[T]) -> None:
        """Keep a unit under ``key``."""
        if self.shelf is not None:
            self.shelf.put(key, pickled(answer))


NOTHING_KEPT = Units()


def key_of(kind: str, *content: object) -> str:
    """The key of a unit made of ``content`` by this version of the program."""
    return digest(kind, fingerprint(), content)


def units_of(root: Path) -> Units:
    """The units kept in the project at ``root``; none where nothing can be kept."""
    folder = _folder(root)
    return Units(shelf_in(folder) if folder else None)


def emptied(root: Path) -> tuple[int, int]:
    """Remove what is kept in the project at ``root``; gives how many units, and their bytes."""
    folder = _folder(root)
    return emptied_shelf(folder) if folder else (0, 0)


def _folder(root: Path) -> Path | None:
    """Where the project's units lie; None where a link leads out of it."""
    folder = root / FOLDER
    try:
        return folder if folder.resolve().is_relative_to(root.resolve()) else None
    except (OSError, RuntimeError):
        return None
