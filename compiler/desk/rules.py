"""All that a project file says of paragraphs, rule by rule; each can be taken out or moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from compiler.cache.digest import digest
from compiler.desk import project_file
from compiler.desk.arrangement import said_apart
from compiler.desk.project_file import Document, Entry
from compiler.desk.said import CORRECT, LISTS, TABLES, tidied

_NAME = 16  # digits


@dataclass(frozen=True)
class Rule:
    """What ``key`` says of the paragraph of ``file`` that begins with ``words``.

    A correction has ``wrong`` and ``right``, and the cell of a table if it names one; ``value`` is
    the level or the role.
    """

    file: str
    key: str
    words: str
    wrong: str = ""
    right: str = ""
    row: int = 0
    column: int = 0
    value: str = ""

    @cached_property
    def name(self) -> str:
        """What tells it from all others."""
        return digest(self)[:_NAME]


@dataclass(frozen=True)
class _Standing:
    """A rule where it stands: its entry, and its place in a list or its name in a table."""

    rule: Rule
    entry: Entry
    place: int | str


def rules(held: Document) -> tuple[Rule, ...]:
    """All of them in the order of the file."""
    return tuple(each.rule for each in _standing(held))


def take_out(held: Document, names: Iterable[str]) -> None:
    """Take the rules of these names away; of equal ones as many as are named, the last first."""
    wanted = Counter(names)
    for each in reversed(list(_standing(held))):
        if wanted[each.rule.name]:
            wanted[each.rule.name] -= 1
            _without(each)
            tidied(held, each.rule.file)


def move(held: Document, name: str, words: str, row: int = 0, column: int = 0) -> bool:
    """Have the rule of that name speak of the paragraph that begins with ``words``; whether it is.

    ``row`` and ``column`` are those of a table's cell in which a correction is made.
    """
    found = next((each for each in _standing(held) if each.rule.name == name), None)
    if found is None:
        return False
    key, entry, place = found.rule.key, found.entry, found.place
    if key in TABLES:
        entry[key][words] = entry[key].pop(place)
    elif isinstance(entry[key], str):
        entry[key] = words
    elif key != CORRECT:
        entry[key][place] = words
    else:
        said = entry[key][place]
        said["at"] = words
        for name_of_cell, value in (("row", row), ("column", column)):
            said.pop(name_of_cell, None)
            if row:
                said[name_of_cell] = value
    return True


def _standing(held: Document) -> Iterator[_Standing]:
    for entry in _entries(held):
        file = str(entry["file"])
        for key in (CORRECT, *TABLES, *LISTS):
            present = entry.get(key)
            if present is None:
                continue
            for rule, place in _HOW.get(key, _listed)(file, key, present):
                yield _Standing(rule, entry, place)


def _entries(held: Document) -> Iterator[Entry]:
    for section in project_file.tables(held, "section"):
        for entry in section.get("articles", ()):
            if isinstance(entry, dict) and "file" in entry:
                yield entry
    yield from said_apart(held)


def _corrections(file: str, key: str, present: Any) -> Iterator[tuple[Rule, int | str]]:
    for place, each in enumerate(present):
        cell = int(each.get("row", 0)), int(each.get("column", 0))
        words, wrong, right = (str(each[name]) for name in ("at", "wrong", "right"))
        yield Rule(file, key, words, wrong, right, *cell), place


def _tabled(file: str, key: str, present: Any) -> Iterator[tuple[Rule, int | str]]:
    for words, value in dict(present).items():
        yield Rule(file, key, str(words), value=str(value)), str(words)


def _listed(file: str, key: str, present: Any) -> Iterator[tuple[Rule, int | str]]:
    texts = [present] if isinstance(present, str) else present
    for place, words in enumerate(texts):
        yield Rule(file, key, str(words)), place


_HOW: dict[str, Callable[[str, str, Any], Iterator[tuple[Rule, int | str]]]] = {
    CORRECT: _corrections,
    **dict.fromkeys(TABLES, _tabled),
}


def _without(standing: _Standing) -> None:
    key, entry = standing.rule.key, standing.entry
    if not isinstance(entry[key], str):
        del entry[key][standing.place]
    if isinstance(entry[key], str) or not entry[key]:
        del entry[key]
