"""What is said of an article and of the booklet as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import tomlkit

from compiler.desk.arrangement import same
from compiler.desk.changes.change import Booklet, own_entry
from compiler.desk.said import entry_of, tidied

Field = Literal["title", "subtitle", "author", "source", "date", "kind"]


@dataclass(frozen=True)
class SetField:
    """What stands for a field of a manuscript; None leaves what the manuscript says."""

    file: str
    field: Field
    value: str | None

    def thing(self, booklet: Booklet) -> object:
        """What stands for it now."""
        entry = entry_of(booklet.held, self.file)
        return str(entry[self.field]) if entry is not None and self.field in entry else None

    def carry_out(self, booklet: Booklet) -> None:
        """Say it, or no more."""
        entry = own_entry(booklet, self.file)
        if self.value is not None:
            entry[self.field] = self.value
        elif self.field in entry:
            del entry[self.field]
        tidied(booklet.held, self.file)


@dataclass(frozen=True)
class SetEditorNote:
    """The editor's note as text, a paragraph a line; "" is none."""

    text: str

    def thing(self, booklet: Booklet) -> object:
        """The note as it is, or the file that holds it."""
        table = booklet.held.get("booklet")
        note = table.get("editor_note", "") if table is not None else ""
        if isinstance(note, dict):
            return str(note.get("text") or same(note.get("file", "")))
        return str(note)

    def carry_out(self, booklet: Booklet) -> None:
        """Write it; one that stands in a file of its own is read from there no more."""
        table = booklet.held.get("booklet")
        if table is None:
            table = tomlkit.table()
            booklet.held.append("booklet", table)
            table = booklet.held["booklet"]
        if self.text.strip():
            lines = [line.strip() for line in self.text.splitlines() if line.strip()]
            table["editor_note"] = tomlkit.string("\n".join(lines), multiline=len(lines) > 1)
        elif "editor_note" in table:
            del table["editor_note"]
