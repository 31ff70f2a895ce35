"""A setting of the booklet: a key of its project file, of those that the form has.

What a key may hold is what the schema says; the whole file is held against it before it is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args, get_origin

import tomlkit

from compiler.desk.changes.change import Booklet, ImpossibleError
from compiler.project.project_file import check_text
from compiler.project.schema import TABLES
from compiler.project.which_file import PROJECT_FILE

Kind = Literal["text", "note", "choice", "tick", "several", "trim"]

TABLES_OF_FORM = {
    "": TABLES[""],
    "booklet": TABLES["[booklet]"],
    "page": TABLES["[page]"],
    "edition": TABLES["[[edition]]"],
    "output": TABLES["[output]"],
}
_TRIMS = ("A4", "16开", "A5", "32开")
_THEMES = ("neikan", "gongwen")
_SCRIPTS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")


@dataclass(frozen=True)
class SetSetting:
    """The values of a key: none for what is to be said no more, ``yes`` for a tick."""

    table: str
    name: str
    values: tuple[str, ...]

    def thing(self, booklet: Booklet) -> object:
        """The values it has now."""
        return value(booklet.held.unwrap(), self.table, self.name)

    def carry_out(self, booklet: Booklet) -> None:
        """Write them; raises ProjectError where the file would not be right."""
        if self.table not in TABLES_OF_FORM:
            raise ImpossibleError("desk.no-setting")
        if self.table == "edition":
            _set_scripts(booklet.held, self.values)
        else:
            _set(booklet.held, self)
        check_text(tomlkit.dumps(booklet.held), PROJECT_FILE)


def kind_and_choices(where: str, name: str) -> tuple[Kind, tuple[str, ...]]:
    """What a field is, by the schema's type of its key."""
    match where, name:
        case "edition", "script":
            return "several", _SCRIPTS
        case "page", "trim":
            return "trim", _TRIMS
        case "", "theme":
            return "choice", _THEMES
        case "booklet", "editor_note":
            return "note", ()
    info = TABLES_OF_FORM[where].model_fields[name]
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


def value(table: dict[str, Any], where: str, name: str) -> tuple[str, ...]:
    """The values as text; of what the file does not say, those the schema has."""
    if where == "edition":
        listed = [str(each.get("script", "")) for each in table.get("edition", [])]
        return tuple(listed) or _SCRIPTS[:1]
    inner = table.get(where, {}) if where else table
    if name in inner:
        found = inner[name]
    else:
        found = TABLES_OF_FORM[where].model_fields[name].get_default(call_default_factory=True)
    if name == "editor_note":
        return _paragraphs(found)
    if isinstance(found, bool):
        return ("yes",) if found else ()
    if isinstance(found, list):
        return tuple(map(str, found))
    return (str(found),) if found not in {"", None} else ()


def _paragraphs(note: Any) -> tuple[str, ...]:
    """A note that stands in the project file as one text, a paragraph a line."""
    text = note.get("text", "") if isinstance(note, dict) else getattr(note, "text", note)
    lines = "\n".join(line.strip() for line in str(text).splitlines() if line.strip())
    return (lines,) if lines else ()


def _set(document: tomlkit.TOMLDocument, setting: SetSetting) -> None:
    inner: Any = document
    kind = kind_and_choices(setting.table, setting.name)[0]
    if setting.table:
        if setting.table not in document:
            document[setting.table] = tomlkit.table()
        inner = document[setting.table]
    if not setting.values and kind in {"text", "note"}:
        inner.pop(setting.name, None)
        return
    inner[setting.name] = _typed(kind, setting)


def _typed(kind: Kind, setting: SetSetting) -> Any:
    """The values as TOML has them."""
    values = setting.values
    match kind:
        case "tick":
            return bool(values)
        case "several":
            return list(values)
        case "note":
            (text,) = _paragraphs(values[0]) or ("",)
            return tomlkit.string(text, multiline="\n" in text)
        case "choice" if values[0].isdigit():
            return int(values[0])
        case "text" if setting.name == "date":
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
