"""What a paragraph is: its role, whether it is printed, and where it begins and ends.

Each paragraph is named by its manuscript and the words that it begins with, as it was read. What
no longer holds is taken out of the project file, not overruled by another line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compiler.desk.changes.change import Booklet, own_entry
from compiler.desk.said import (
    CORRECT,
    SHAPES,
    Said,
    entry_of,
    said_of,
    say,
    tidied,
    unsay,
)
from compiler.model.article import FIELDS

Kind = Literal[
    "title",
    "subtitle",
    "author",
    "source",
    "date",
    "heading",
    "caption",
    "body",
    "signature",
    "note",
]


def _said(booklet: Booklet, file: str, words: str) -> Said:
    return said_of(entry_of(booklet.held, file), words)


@dataclass(frozen=True)
class SetKind:
    """A paragraph is this; ``level`` 1 to 4 is that of a heading.

    ``is_taken`` tells that it is no paragraph now: a caption, or a line under the title.
    """

    file: str
    words: str
    what: Kind
    level: int = 0
    is_taken: bool = False

    def thing(self, booklet: Booklet) -> object:
        """What is said of its shape."""
        return _said(booklet, self.file, self.words).shape

    def carry_out(self, booklet: Booklet) -> None:
        """Say so, and nothing else of it."""
        entry = own_entry(booklet, self.file)
        unsay(entry, self.words, SHAPES)
        if self.what in FIELDS and self.what in entry:
            del entry[self.what]  # or its words would stand for the paragraph's
        if self.what == "body":
            say(entry, "body", self.words)
            return
        if self.what == "caption":
            say(entry, "caption", self.words)
            return
        if self.is_taken:
            say(entry, "body", self.words)
        if self.what == "heading":
            say(entry, "level", self.words, max(1, min(4, self.level)))
        else:
            say(entry, "role", self.words, self.what)


@dataclass(frozen=True)
class LeaveOut:
    """A paragraph or picture that is not printed, or is again."""

    file: str
    words: str
    out: bool

    def thing(self, booklet: Booklet) -> object:
        """What is said of its shape."""
        return _said(booklet, self.file, self.words).shape

    def carry_out(self, booklet: Booklet) -> None:
        """Drop it; its words need not be set right then. Or drop it no more."""
        entry = own_entry(booklet, self.file)
        kept = ("keep", True) in said_of(entry, self.words).rules
        unsay(entry, self.words, (*SHAPES, CORRECT, "keep") if self.out else ("drop",))
        if self.out and not kept:
            say(entry, "drop", self.words)
        tidied(booklet.held, self.file)


@dataclass(frozen=True)
class BringBack:
    """A stretch that its reader left out, printed where it stood."""

    file: str
    words: str

    def thing(self, booklet: Booklet) -> object:
        """What is said of it."""
        said = _said(booklet, self.file, self.words)
        return [rule for rule in said.rules if rule[0] in ("keep", "drop")]

    def carry_out(self, booklet: Booklet) -> None:
        """Keep it; what was left out by this file is left out no more."""
        entry = own_entry(booklet, self.file)
        dropped = ("drop", True) in said_of(entry, self.words).rules
        unsay(entry, self.words, ("drop", "keep"))
        if not dropped:
            say(entry, "keep", self.words)
        tidied(booklet.held, self.file)


@dataclass(frozen=True)
class Join:
    """A paragraph is one with the next."""

    file: str
    words: str

    def thing(self, booklet: Booklet) -> object:
        """How often it is joined."""
        return _said(booklet, self.file, self.words).rules.count(("join", True))

    def carry_out(self, booklet: Booklet) -> None:
        """Say so once more."""
        say(own_entry(booklet, self.file), "join", self.words)


@dataclass(frozen=True)
class Split:
    """Another paragraph begins at ``begins``, words inside the one that begins with ``words``."""

    file: str
    words: str
    begins: str

    def thing(self, booklet: Booklet) -> object:
        """Whether it is parted there."""
        return _said(booklet, self.file, self.begins).rules.count(("split", True))

    def carry_out(self, booklet: Booklet) -> None:
        """Part it."""
        say(own_entry(booklet, self.file), "split", self.begins)


@dataclass(frozen=True)
class BeginArticle:
    """Another article begins at a paragraph, or begins there no more."""

    file: str
    words: str
    begins: bool

    def thing(self, booklet: Booklet) -> object:
        """Whether it does."""
        return ("begin", True) in _said(booklet, self.file, self.words).rules

    def carry_out(self, booklet: Booklet) -> None:
        """Say so, or no more."""
        entry = own_entry(booklet, self.file)
        unsay(entry, self.words, ("begin",))
        if self.begins:
            say(entry, "begin", self.words)
        tidied(booklet.held, self.file)
