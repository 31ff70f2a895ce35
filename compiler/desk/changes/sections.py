"""Sections: added, begun, moved, named and taken away.

They are told apart by their titles: one that somebody has moved meanwhile is still the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from compiler.desk import project_file
from compiler.desk.arrangement import same
from compiler.desk.changes.arranging import place_of
from compiler.desk.changes.change import Booklet, ImpossibleError
from compiler.desk.changes.listed import (
    append,
    in_order,
    listed,
    names,
    place_by,
    titles,
    without_nameless,
)


@dataclass(frozen=True)
class AddSection:
    """A section ``title`` behind all others, without an article yet: nothing of it is printed."""

    title: str

    def thing(self, booklet: Booklet) -> object:
        """The titles of all sections."""
        return titles(booklet)

    def carry_out(self, booklet: Booklet) -> None:
        """Add it; one without a title could not be told from nothing."""
        if not self.title:
            raise ImpossibleError("desk.section-unnamed")
        listed(booklet)
        append(booklet, self.title, [])


@dataclass(frozen=True)
class MoveSection:
    """The section at one place to another, counted without it."""

    section: int
    at: int
    title: str

    def thing(self, booklet: Booklet) -> object:
        """The titles of all sections: a place among them means nothing else."""
        return titles(booklet)

    def carry_out(self, booklet: Booklet) -> None:
        """Move it with its articles."""
        sections, place = listed(booklet), _place(booklet, self.section, self.title)
        order = list(range(len(sections)))
        order.insert(max(0, min(self.at, len(sections) - 1)), order.pop(place))
        in_order(booklet, order)


@dataclass(frozen=True)
class BeginSection:
    """A section ``title`` that begins with the manuscript ``file``: what stood before stays."""

    file: str
    title: str

    def thing(self, booklet: Booklet) -> object:
        """Where the manuscript stands."""
        return place_of(booklet.arrangement, self.file)

    def carry_out(self, booklet: Booklet) -> None:
        """Part the section in which it stands."""
        sections = listed(booklet)
        for place, section in enumerate(sections):
            files = names(section["articles"])
            if same(self.file) in files:
                _parted(booklet, place, files.index(same(self.file)), self.title)
                return
        raise ImpossibleError("desk.no-article")


@dataclass(frozen=True)
class NameSection:
    """Another title for the section that was called ``was``; None is any."""

    section: int
    title: str
    was: str | None = None

    def thing(self, booklet: Booklet) -> object:
        """Its title."""
        known = titles(booklet)
        place = place_by(booklet, self.section, self.was)
        place = self.section if place < 0 else place
        return known[place] if place < len(known) else ""

    def carry_out(self, booklet: Booklet) -> None:
        """Name it; a section without a title stands in no list of contents."""
        sections, place = listed(booklet), place_by(booklet, self.section, self.was)
        place = self.section if place < 0 else place
        if not 0 <= place < len(sections):
            raise ImpossibleError("desk.no-section")
        section = sections[place]
        if self.title:
            section["title"] = self.title
        elif "title" in section:
            del section["title"]
        without_nameless(booklet)


@dataclass(frozen=True)
class RemoveSection:
    """A section taken away: its articles go to the end of the one before, or to the next."""

    section: int
    title: str

    def thing(self, booklet: Booklet) -> object:
        """The titles of all sections."""
        return titles(booklet)

    def carry_out(self, booklet: Booklet) -> None:
        """Move its articles, then take it away; the only one stays."""
        sections, place = listed(booklet), _place(booklet, self.section, self.title)
        if len(sections) < 2:
            raise ImpossibleError("desk.only-section")
        articles, is_first = sections[place]["articles"], place == 0
        target = sections[1 if is_first else place - 1]["articles"]
        start = 0 if is_first else len(target)
        for count in range(len(articles)):
            project_file.move_item(articles, 0, target, start + count)
        del sections[place]


def _place(booklet: Booklet, section: int, title: str) -> int:
    place = place_by(booklet, section, title)
    if place < 0:
        raise ImpossibleError("desk.no-section")
    return place


def _parted(booklet: Booklet, place: int, index: int, title: str) -> None:
    """A new section behind the one at ``place``, with its articles from ``index`` on.

    From the first on it is the same section with another title.
    """
    append(booklet, title, [])
    sections: Any = booklet.held["section"]
    articles, begun = sections[place]["articles"], sections[len(sections) - 1]["articles"]
    while len(articles) > index:
        project_file.move_item(articles, index, begun, len(begun))
    order = list(range(len(sections)))
    order.insert(place + 1, order.pop())
    in_order(booklet, order)
    if not index:
        del sections[place]
