"""What a project file says of a manuscript and of its paragraphs, and how that is changed.

A paragraph is named by the words that it begins with. Whoever wrote a rule may have written more of
them, or fewer: it is the same paragraph if one of the two begins with the other, and says enough; a
short heading is not the paragraph that begins with the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from compiler.desk import project_file
from compiler.desk.arrangement import said_apart, same
from compiler.desk.project_file import Document, Entry
from compiler.sources.overruling.pointing import folded

LISTS = ("caption", "body", "drop", "keep", "join", "split", "begin")
TABLES = ("level", "role")
SHAPES = ("caption", "body", "drop", *TABLES)  # of which one holds
CORRECT = "correct"
_ENOUGH = 6  # letters of a quote that mostly stand at the head of one paragraph alone


@dataclass(frozen=True)
class Said:
    """What is said of one paragraph: its rules by key."""

    rules: tuple[tuple[str, object], ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether somebody has said what it is."""
        return any(key in SHAPES for key, _ in self.rules)

    @property
    def shape(self) -> tuple[tuple[str, object], ...]:
        """The rules of which one holds."""
        return tuple(rule for rule in self.rules if rule[0] in SHAPES)


def entry_of(held: Document, file: str) -> Entry | None:
    """The table that says more of a manuscript than that it is there; None if none does."""
    for section in project_file.tables(held, "section"):
        for entry in section.get("articles", ()):
            is_it = isinstance(entry, dict) and same(entry.get("file")) == same(file)
            if is_it and len(entry) > 1:
                found: Entry = entry
                return found
    return next((each for each in said_apart(held) if same(each["file"]) == same(file)), None)


def entry_for(held: Document, file: str) -> Entry:
    """The table that speaks of a manuscript, made at the end if there is none."""
    found = entry_of(held, file)
    if found is None:
        project_file.append_table(held, "article", project_file.table_of({"file": file}))
        found = said_apart(held)[-1]
    return found


def tidied(held: Document, file: str) -> None:
    """Take away an ``[[article]]`` that says nothing more than its file."""
    for index, entry in enumerate(project_file.tables(held, "article")):
        if len(entry) == 1 and same(entry.get("file")) == same(file):
            del held["article"][index]
            break
    if not project_file.tables(held, "article") and "article" in held:
        del held["article"]


def said_of(entry: Entry | None, words: str) -> Said:
    """What the table says of the paragraph that begins with ``words``."""
    if entry is None:
        return Said()
    rules = [(key, True) for key in LISTS for each in _texts(entry, key) if is_same(each, words)]
    tables = [
        (key, value)
        for key in TABLES
        for each, value in dict(entry.get(key) or {}).items()
        if is_same(each, words)
    ]
    return Said((*rules, *tables))


def corrections_of(
    entry: Entry | None, words: str, row: int = 0, column: int = 0
) -> tuple[tuple[str, str], ...]:
    """The words that are set right in the paragraph, or in that cell: before and after."""
    return tuple(
        (str(each["wrong"]), str(each["right"]))
        for each in (entry or {}).get(CORRECT, ())
        if is_same(str(each["at"]), words) and _cell_of(each) == (row, column)
    )


def is_same(one: str, other: str) -> bool:
    """Whether two quotes name one paragraph."""
    left, right = folded(one), folded(other)
    shorter, longer = sorted((left, right), key=len)
    return left == right or (len(shorter) >= _ENOUGH and longer.startswith(shorter))


def unsay(entry: Entry, words: str, keys: tuple[str, ...]) -> None:
    """Take the paragraph out of what the table says by these keys."""
    for key in keys:
        present = entry.get(key)
        if key in TABLES and present is not None:
            for each in [each for each in present if is_same(str(each), words)]:
                del present[each]
        elif isinstance(present, str):
            present = None if is_same(present, words) else present
        elif present is not None:
            for index in reversed(range(len(present))):
                quote = present[index]["at"] if key == CORRECT else present[index]
                if is_same(str(quote), words):
                    del present[index]
        if key in entry and not present:
            del entry[key]


def say(entry: Entry, key: str, words: str, value: object = None) -> None:
    """Add the paragraph to a list, or to a table with ``value``."""
    if key in TABLES:
        _add_to_table(entry, key, words, value)
    else:
        _add_to_list(entry, key, words)


def say_correct(
    entry: Entry,
    words: str,
    changes: tuple[tuple[str, str], ...],
    row: int = 0,
    column: int = 0,
) -> None:
    """Let these be the corrections of the paragraph, or of that cell of a table."""
    present = entry.get(CORRECT, [])
    for index in reversed(range(len(present))):
        each = present[index]
        if is_same(str(each["at"]), words) and _cell_of(each) == (row, column):
            del present[index]
    if CORRECT in entry and not present:
        del entry[CORRECT]
    place = {"row": row, "column": column} if row else {}
    for wrong, right in changes:
        made = project_file.inline({"at": words, **place, "wrong": wrong, "right": right})
        _add_to_list(entry, CORRECT, made)


def _cell_of(correction: Any) -> tuple[int, int]:
    """The row and the cell of it that are named, counted from 1; 0 where none is."""
    return int(correction.get("row", 0)), int(correction.get("column", 0))


def _add_to_table(entry: Entry, key: str, words: str, value: object) -> None:
    if key in entry:
        entry[key][words] = value
    else:
        entry[key] = project_file.inline({words: value})


def _add_to_list(entry: Entry, key: str, value: object) -> None:
    present = entry.get(key)
    if isinstance(present, str):
        entry[key] = project_file.listed([str(present), value])
    elif present is None:
        entry[key] = project_file.listed([value])
    else:
        present.append(value)


def _texts(entry: Entry, key: str) -> list[str]:
    value = entry.get(key)
    return [str(value)] if isinstance(value, str) else [str(each) for each in value or ()]
