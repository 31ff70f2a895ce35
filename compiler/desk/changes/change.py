"""What all changes have: the thing that they change, and how.

The thing is read before a change is made: if it is not what the person saw, somebody else has
changed it in the meantime, and nothing is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from compiler.cache.digest import digest
from compiler.desk.arrangement import Arrangement
from compiler.desk.phrase_list import PhraseList
from compiler.desk.project_file import Document, Entry
from compiler.desk.said import entry_for


@dataclass(frozen=True)
class Booklet:
    """A project file while it is looked at or changed, what lies in its sections, its phrases."""

    held: Document
    arrangement: Arrangement
    phrases: PhraseList


class Change(Protocol):
    """One action; its record is kept in the journal."""

    def thing(self, booklet: Booklet) -> object:
        """What is there now where the change would be: records and plain values."""
        ...

    def carry_out(self, booklet: Booklet) -> None:
        """Change the project file or the phrases; raises ``ImpossibleError``."""
        ...


class ChangeError(Exception):
    """A change that was not made; ``code`` is its sentence in the catalogue."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class ImpossibleError(ChangeError):
    """There is nothing there that could be changed so."""


class OutdatedError(ChangeError):
    """Somebody has changed the same thing; ``now`` is what it is, and ``version`` its name."""

    def __init__(self, now: object, version: str) -> None:
        super().__init__("desk.outdated")
        self.now = now
        self.version = version


def own_entry(booklet: Booklet, file: str) -> Entry:
    """The table that speaks of a manuscript, made if there is none.

    Raises ImpossibleError for a manuscript that stands in no section.
    """
    if not booklet.arrangement.knows(file):
        raise ImpossibleError("desk.no-article")
    return entry_for(booklet.held, file)


def version_of(thing: object) -> str:
    """The name of what a person saw."""
    return digest(thing)[:16]
