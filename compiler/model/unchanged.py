"""Records and tuples anew, but the same objects where nothing in them changes.

Most rules leave most of a text alone: it is not copied then, and is known by its identity.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import is_
from typing import TypeVar

Record = TypeVar("Record")
Member = TypeVar("Member")


def replaced(record: Record, **changes: object) -> Record:
    """A frozen record with other values; itself where they are the ones that it has."""
    if all(getattr(record, name) is value for name, value in changes.items()):
        return record
    return replace(record, **changes)  # type: ignore[type-var]  # a dataclass, by its callers


def mapped(members: tuple[Member, ...], change: Callable[[Member], Member]) -> tuple[Member, ...]:
    """What ``change`` makes of each member; the same tuple where that is each one itself."""
    changed = tuple(map(change, members))
    return members if all(map(is_, members, changed)) else changed
