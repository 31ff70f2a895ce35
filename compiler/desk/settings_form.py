"""The settings of a booklet as fields: what the schema of booklet.toml knows, in a person's words.

A field is a key of the project file with what it may hold, as the schema has it. What is set is
held against the whole schema before it is written; the file's comments stay.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compiler.desk.changes.change import OutdatedError, version_of
from compiler.desk.changes.setting import (
    TABLES_OF_FORM,
    Kind,
    SetSetting,
    kind_and_choices,
    value,
)
from compiler.desk.desk import apply
from compiler.errors import WenxuanError
from compiler.project.project_file import check_text
from compiler.project.values import Meaning
from compiler.project.which_file import PROJECT_FILE

# The fields, group by group as a person fills them in: table and key, and choices of our own.
GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    "masthead": tuple(
        ("booklet", name)
        for name in (
            "series", "title", "subtitle", "issue", "date", "publisher", "editor_note", "notice",
            "editor", "copies", "contact", "signatory", "copy_to",
        )
    ),
    "page": (
        ("", "theme"), ("page", "trim"), ("page", "section_start"), ("page", "contents_depth"),
        ("page", "numbering"), ("page", "large_type"), ("", "remote_images"),
        ("page", "missing_images"),
    ),
    "editions": (("edition", "script"), ("output", "formats")),
}  # fmt: skip
_NOTE = ("booklet", "editor_note")
_ONLY_IN = {"signatory": "gongwen", "copy_to": "gongwen"}  # by theme


@dataclass(frozen=True)
class Field:
    """A field: ``values`` are those it has now, ``choices`` those it may have.

    A tick has ``yes`` or nothing, text one value, several any number.
    """

    table: str
    name: str
    kind: Kind
    values: tuple[str, ...]
    choices: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """The first value; "" if there is none."""
        return self.values[0] if self.values else ""

    @property
    def version(self) -> str:
        """What a person has seen of it."""
        return version_of(self.values)


class ChangedMeanwhileError(Exception):
    """Somebody else has set the field since the person saw it; ``field`` is what it is now."""

    def __init__(self, field: Field) -> None:
        super().__init__(field.name)
        self.field = field


def groups(folder: Path) -> dict[str, tuple[Field, ...]]:
    """All fields of the booklet in ``folder``; raises WenxuanError where its file is not right."""
    table = _read(folder)
    theme = value(table, "", "theme")
    elsewhere = {_NOTE} if _has_own_file(table) else set()
    return {
        group: tuple(
            _field(table, *place)
            for place in places
            if _ONLY_IN.get(place[1], theme[0]) == theme[0] and place not in elsewhere
        )
        for group, places in GROUPS.items()
    }


def field_of(folder: Path, table: str, name: str) -> Field:
    """One field as it is; raises KeyError for what is none of the form's."""
    if (table, name) not in {place for places in GROUPS.values() for place in places}:
        raise KeyError(name)
    return _field(_read(folder), table, name)


def set_field(folder: Path, field: Field, values: tuple[str, ...], seen: str) -> Field:
    """The field with these values, in the journal and the file, if the whole file is right with it.

    Raises WenxuanError if it is not: then nothing is written; ChangedMeanwhileError where it was
    neither what the person has ``seen`` nor what is to be.
    """
    if field.kind == "several" and not values:
        raise WenxuanError("desk.one-at-least")
    try:
        apply(folder, SetSetting(field.table, field.name, values), seen)
    except OutdatedError as error:
        present = field_of(folder, field.table, field.name)
        if present.values != values:
            raise ChangedMeanwhileError(present) from error
    return field_of(folder, field.table, field.name)


def meaning(table: str, name: str) -> Meaning:
    """What the schema says of a key."""
    found = TABLES_OF_FORM[table].model_fields[name].metadata
    return next(each for each in found if isinstance(each, Meaning))


def _read(folder: Path) -> dict[str, Any]:
    file = folder / PROJECT_FILE
    text = file.read_text("utf-8-sig") if file.exists() else ""
    check_text(text, PROJECT_FILE)
    return tomllib.loads(text)


def _has_own_file(table: dict[str, Any]) -> bool:
    """Whether the editor's note is a manuscript of its own, and is mended where those are."""
    note = table.get(_NOTE[0], {}).get(_NOTE[1])
    return isinstance(note, dict) and "file" in note


def _field(table: dict[str, Any], where: str, name: str) -> Field:
    kind, choices = kind_and_choices(where, name)
    return Field(where, name, kind, value(table, where, name), choices)
