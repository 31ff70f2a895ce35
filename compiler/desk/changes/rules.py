"""Rules that fit their manuscript no longer: taken away, or to where their words stand now."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.desk import rules
from compiler.desk.changes.change import Booklet, ImpossibleError


@dataclass(frozen=True)
class TakeAway:
    """The rules of these names are to count no more."""

    names: tuple[str, ...]

    def thing(self, booklet: Booklet) -> object:
        """Those of them that are there."""
        return [each for each in rules.rules(booklet.held) if each.name in self.names]

    def carry_out(self, booklet: Booklet) -> None:
        """Take them out; what somebody else has taken out is gone as wanted."""
        rules.take_out(booklet.held, self.names)


@dataclass(frozen=True)
class TakeThere:
    """The rule of that name speaks of the paragraph that begins with ``words``.

    ``row`` and ``column`` are those of a table's cell, from 1.
    """

    name: str
    words: str
    row: int = 0
    column: int = 0

    def thing(self, booklet: Booklet) -> object:
        """The rule."""
        return [each for each in rules.rules(booklet.held) if each.name == self.name]

    def carry_out(self, booklet: Booklet) -> None:
        """Move it; raises ImpossibleError where it is there no more."""
        if not rules.move(booklet.held, self.name, self.words, self.row, self.column):
            raise ImpossibleError("desk.no-rule")
