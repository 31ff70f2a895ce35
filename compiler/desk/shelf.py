"""The booklets of a folder: each folder in it with a project file or manuscripts is one.

What is asked for by key is looked for among the folders that are there: a key is never a path.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from compiler.desk.made import last_change
from compiler.project.discovery import manuscripts_below
from compiler.project.record import DEFAULT_TRIM
from compiler.project.which_file import MAX_BYTES, PROJECT_FILE

_KEY_DIGITS = 16


@dataclass(frozen=True)
class Book:
    """A booklet as its project file has it; without one its folder's name is the title.

    ``changed`` is when its files were changed last. ``is_read`` is False where the project file
    cannot be read: the desk says why.
    """

    key: str
    folder: Path
    title: str
    series: str = ""
    subtitle: str = ""
    issue: str = ""
    date: str = ""
    trim: str = DEFAULT_TRIM
    theme: str = ""
    scripts: tuple[str, ...] = ("zh-Hans",)
    formats: tuple[str, ...] = ("screen",)
    changed: float = 0.0
    is_read: bool = True


def books(folder: Path) -> tuple[Book, ...]:
    """All booklets of ``folder``, the one changed last first; raises OSError."""
    with os.scandir(folder) as entries:
        found = [_book(Path(entry.path)) for entry in entries if _may_be_book(entry)]
    known = [book for book in found if book is not None]
    return tuple(sorted(known, key=lambda book: (-book.changed, book.folder.name)))


def book(folder: Path, key: str) -> Book | None:
    """The booklet of that key; None if there is none. Raises OSError."""
    found = folder_of(folder, key)
    return _book(found) if found else None


def folder_of(folder: Path, key: str) -> Path | None:
    """The folder in ``folder`` of that key, also one that holds nothing yet. Raises OSError."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if key_of(entry.name) == key and _may_be_book(entry):
                return Path(entry.path)
    return None


def key_of(name: str) -> str:
    """What a booklet of the folder ``name`` goes by in addresses."""
    return hashlib.sha256(os.fsencode(name)).hexdigest()[:_KEY_DIGITS]


def _may_be_book(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith((".", "~")) and entry.is_dir(follow_symlinks=False)


def _book(folder: Path) -> Book | None:
    key = key_of(folder.name)
    file = folder / PROJECT_FILE
    try:
        stat = file.stat()
    except OSError:
        return _without_file(folder, key)
    try:
        table = _read(file.read_text("utf-8-sig")) if stat.st_size <= MAX_BYTES else {}
    except (OSError, ValueError):
        return Book(key, folder, folder.name, changed=stat.st_mtime, is_read=False)
    said = _table(table, "booklet")
    return Book(
        key,
        folder,
        title=_text(said, "title") or _text(said, "series") or folder.name,
        series=_text(said, "series"),
        subtitle=_text(said, "subtitle"),
        issue=_text(said, "issue"),
        date=_text(said, "date"),
        trim=_text(_table(table, "page"), "trim") or DEFAULT_TRIM,
        theme=_text(table, "theme"),
        scripts=_scripts(table) or Book.scripts,
        formats=_texts(_table(table, "output").get("formats")) or Book.formats,
        changed=last_change(folder),
    )


@lru_cache(maxsize=64)
def _read(text: str) -> Mapping[str, Any]:
    """What a project file says; kept, for each thing that a page asks for names its booklet."""
    return tomllib.loads(text)


def _without_file(folder: Path, key: str) -> Book | None:
    try:
        files = manuscripts_below(folder)
    except OSError:
        return None
    if not files:
        return None
    return Book(key, folder, folder.name, changed=last_change(folder))


def _table(table: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = table.get(name)
    return value if isinstance(value, dict) else {}


def _text(table: Mapping[str, Any], name: str) -> str:
    value = table.get(name, "")
    if isinstance(value, str | int):
        return str(value)
    return value.isoformat()[:10] if isinstance(value, date | datetime) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list) else ()


def _scripts(table: Mapping[str, Any]) -> tuple[str, ...]:
    editions = table.get("edition")
    listed = editions if isinstance(editions, list) else []
    return tuple(
        str(edition["script"])
        for edition in listed
        if isinstance(edition, dict) and "script" in edition
    )
