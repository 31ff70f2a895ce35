"""The settings of a booklet as fields: what the schema of booklet.toml knows, in a person's words.

A field is a key of the project file with what it may hold, as the schema has it. What is set is
held against the whole schema before it is written; the file's comments stay.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import tomlkit

from compiler.errors import WenxuanError
from compiler.project.project_file import check_text
from compiler.project.schema import TABLES
from compiler.project.values import Meaning
from compiler.project.which_file import PROJECT_FILE
from compiler.publish import write_all

Kind = Literal["text", "choice", "tick", "several", "trim"]

_TABLES = {
    "": TABLES[""],
    "booklet": TABLES["[booklet]"],
    "page": TABLES["[page]"],
    "edition": TABLES["[[edition]]"],
    "output": TABLES["[output]"],
}
_TRIMS = ("A4", "16开", "A5", "32开")
_THEMES = ("neikan", "gongwen")
_SCRIPTS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
# The fields, group by group as a person fills them in: table and key, and choices of our own.
GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    "masthead": tuple(
        ("booklet", name)
        for name in (
            "series", "title", "subtitle", "issue", "date", "publisher", "notice", "editor",
            "copies", "contact", "signatory", "copy_to",
        )
    ),
    "page": (
        ("", "theme"), ("page", "trim"), ("page", "section_start"), ("page", "contents_depth"),
        ("page", "numbering"), ("page", "large_type"), ("", "remote_images"),
    ),
    "editions": (("edition", "script"), ("output", "formats")),
}  # fmt: skip
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
        return "\n".join(self.values)


class ChangedMeanwhileError(Exception):
    """Somebody else has set the field since the person saw it; ``field`` is what it is now."""

    def __init__(self, field: Field) -> None:
        super().__init__(field.name)
        self.field = field


def groups(folder: Path) -> dict[str, tuple[Field, ...]]:
    """All fields of the booklet in ``folder``; raises WenxuanError where its file is not right."""
    table = _read(folder)[1]
    theme = _value(table, "", "theme")
    return {
        group: tuple(
            _field(table, *place)
            for place in places
            if _ONLY_IN.get(place[1], theme[0]) == theme[0]
        )
        for group, places in GROUPS.items()
    }


def field_of(folder: Path, table: str, name: str) -> Field:
    """One field as it is; raises KeyError for what is none of the form's."""
    if (table, name) not in {place for places in GROUPS.values() for place in places}:
        raise KeyError(name)
    return _field(_read(folder)[1], table, name)


def set_field(folder: Path, field: Field, values: tuple[str, ...], seen: str) -> Field:
    """The field with these values, written if the whole file is right with it.

    Raises WenxuanError if it is not: then nothing is written; ChangedMeanwhileError where it was
    neither what the person has ``seen`` nor what is to be.
    """
    text, table = _read(folder)
    present = _field(table, field.table, field.name)
    if present.version not in {seen, "\n".join(values)}:
        raise ChangedMeanwhileError(present)
    document = tomlkit.parse(text)
    if field.kind == "several" and not values:
        raise WenxuanError("desk.one-at-least")
    if field.table == "edition":
        _set_scripts(document, values)
    else:
        _set(document, field, values)
    after = tomlkit.dumps(document)
    check_text(after, PROJECT_FILE)
    write_all([(folder / PROJECT_FILE, after.encode())])
    return _field(tomllib.loads(after), field.table, field.name)


def meaning(table: str, name: str) -> Meaning:
    """What the schema says of a key."""
    found = _TABLES[table].model_fields[name].metadata
    return next(each for each in found if isinstance(each, Meaning))


def _read(folder: Path) -> tuple[str, dict[str, Any]]:
    file = folder / PROJECT_FILE
    text = file.read_text("utf-8-sig") if file.exists() else ""
    check_text(text, PROJECT_FILE)
    return text, tomllib.loads(text)


def _field(table: dict[str, Any], where: str, name: str) -> Field:
    kind, choices = _kind(where, name)
    return Field(where, name, kind, _value(table, where, name), choices)


def _kind(where: str, name: str) -> tuple[Kind, tuple[str, ...]]:
    """What a field is, by the schema's type of its key."""
    match where, name:
        case "edition", "script":
            return "several", _SCRIPTS
        case "page", "trim":
            return "trim", _TRIMS
        case "", "theme":
            return "choice", _THEMES
    info = _TABLES[where].model_fields[name]
    if get_origin(info.annotation) is list:
        return "several", tuple(map(str, get_args(get_args(info.annotation)[0])))
    if get_origin(info.annotation) is Literal:
        return "choice", tuple(map(str, get_args(info.annotation)))
    if info.annotation is bool:
        return "tick", ()
    if info.annotation is int:
        bounds = {type(each).__name__: each for each in info.metadata}
        return "choice", tuple(map(str, range(bounds["Ge"].ge, bounds["Le"].le + 1)))
    return "text", ()


def _value(table: dict[str, Any], where: str, name: str) -> tuple[str, ...]:
    """The values as text; of what the file does not say, those the schema has."""
    if where == "edition":
        listed = [str(each.get("script", "")) for each in table.get("edition", [])]
        return tuple(listed) or _SCRIPTS[:1]
    inner = table.get(where, {}) if where else table
    if name in inner:
        value = inner[name]
    else:
        value = _TABLES[where].model_fields[name].get_default(call_default_factory=True)
    if isinstance(value, bool):
        return ("yes",) if value else ()
    if isinstance(value, list):
        return tuple(map(str, value))
    return (str(value),) if value not in {"", None} else ()


def _set(document: tomlkit.TOMLDocument, field: Field, values: tuple[str, ...]) -> None:
    inner: Any = document
    if field.table:
        if field.table not in document:
            document[field.table] = tomlkit.table()
        inner = document[field.table]
    if not values and field.kind == "text":
        inner.pop(field.name, None)
        return
    inner[field.name] = _typed(field, values)


def _typed(field: Field, values: tuple[str, ...]) -> Any:
    """The values as TOML has them."""
    match field.kind:
        case "tick":
            return bool(values)
        case "several":
            return list(values)
        case "choice" if values[0].isdigit():
            return int(values[0])
        case "text" if field.name == "date":
            try:
                return date.fromisoformat(values[0])
            except ValueError:
                return values[0]
    return values[0]


def _set_scripts(document: tomlkit.TOMLDocument, scripts: tuple[str, ...]) -> None:
    """The editions: those that stay keep what is said of them, new ones follow."""
    if "edition" not in document:
        document.append("edition", tomlkit.aot())
    listed: Any = document["edition"]
    for place in reversed(range(len(listed))):
        if str(listed[place].get("script")) not in scripts:
            del listed[place]
    known = {str(each.get("script")) for each in listed}
    for script in sorted(set(scripts) - known, key=_SCRIPTS.index):
        listed.append(tomlkit.table().add("script", script).add(tomlkit.nl()))
