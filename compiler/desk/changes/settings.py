"""What is said of an article, over what its manuscript says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
