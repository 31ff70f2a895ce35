"""booklet.toml as it is edited: comments, order and blanks stay.

It is edited as bytes → document → bytes: nothing is written here. A folder without a project file
has none to begin with, and an empty one means the same as that.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array, InlineTable, Table
from tomlkit.toml_document import TOMLDocument

from compiler.diagnostics import Report
from compiler.errors import Location, ProjectError
from compiler.project.which_file import PROJECT_FILE, decoded, project_file

NEW = "# 文选项目文件 · project file of wenxuan\n"

# Strings, which may hold a #, and comments
_TOKEN = re.compile(
    r"""\"{3}[\s\S]*?\"{3}|'{3}[\s\S]*?'{3}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|(?P<comment>\#[^\n]*)"""
)

Document = TOMLDocument
Entry = MutableMapping[str, Any]  # a table of the file, or an inline one


def path_of(folder: Path) -> Path:
    """The project file of a folder, or where it is to be; raises ProjectError."""
    return project_file(folder, Report()) or folder / PROJECT_FILE


def document(data: bytes | None) -> Document:
    """What the file holds, to be looked at or edited; raises ProjectError."""
    try:
        return tomlkit.parse(_text(data))
    except (TOMLKitError, RecursionError) as error:
        place = Location(source=PROJECT_FILE)
        raise ProjectError("project.bad-toml", place, quote="", reason=str(error)) from error


def written(data: bytes | None, held: Document) -> bytes:
    """The file as it is ``held`` after an edit, in UTF-8; its lines end as those of ``data``."""
    text = tomlkit.dumps(held)
    lost = _comments(_text(data)) - _comments(text)
    if lost:  # what they stood in is gone
        text = text.rstrip("\n") + "\n\n" + "".join(f"{each}\n" for each in lost.elements())
    if tomllib.loads(text) != held.unwrap():
        raise RuntimeError("the file would not say what was meant")
    return (text.replace("\n", "\r\n") if data and b"\r\n" in data else text).encode()


def _text(data: bytes | None) -> str:
    if data is None:
        return NEW
    text, _ = decoded(data)
    if text is None:
        raise ProjectError("project.bad-encoding", Location(source=PROJECT_FILE), path=PROJECT_FILE)
    return text if not text or text.endswith("\n") else f"{text}\n"


def _comments(text: str) -> Counter[str]:
    """The comments of a file, as often as each stands in it."""
    found = (match["comment"] for match in _TOKEN.finditer(text))
    return Counter(each.rstrip() for each in found if each)


def tables(held: Document, name: str) -> list[Entry]:
    """The tables ``[[name]]``, in order."""
    found = held.get(name)
    return list(found) if isinstance(found, AoT | list) else []


def append_table(held: Document, name: str, table: Table) -> None:
    """Put ``[[name]]`` behind the others of its name, or at the end of the file."""
    present = held.get(name)
    if isinstance(present, AoT):
        present.append(table)
        return
    made = tomlkit.aot()
    made.append(table)
    held.append(name, made)


def table_of(values: dict[str, Any]) -> Table:
    """A table of its own lines."""
    made = tomlkit.table()
    for key, value in values.items():
        made.append(key, value)
    return made


def inline(values: dict[str, Any]) -> InlineTable:
    """A table in one line."""
    made = tomlkit.inline_table()
    made.update(values)
    return made


def listed(values: list[Any]) -> Array:
    """A list, a line each."""
    made = tomlkit.array()
    made.extend(values)
    made.multiline(len(values) > 1)
    return made


def move_item(source: Array, index: int, target: Array, at: int) -> None:
    """Take an item out of one list and put it into another, with the comment behind it."""
    comment = _groups(source, index).comment
    value = source[index]
    del source[index]
    at = max(0, min(at, len(target)))
    target.insert(at, value)
    if comment is not None:
        _groups(target, at).comment = comment
        target.multiline(multiline=True)  # what follows a comment stands on a line of its own


def _groups(array: Array, index: int) -> Any:
    """An item with what stands beside it: the library shows its comments nowhere else."""
    return array._value[array._index_map[index]]  # noqa: SLF001 - see above
