"""Sections and articles: moved, begun, named, left out and taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from compiler.desk import project_file
from compiler.desk.arrangement import LEFT_OUT, Arrangement, file_of, same
from compiler.desk.changes.change import Booklet, ImpossibleError
from compiler.desk.said import entry_for, entry_of, tidied


@dataclass(frozen=True)
class TakeIn:
    """Manuscripts that have come into the folder, behind those that the last section lists.

    A booklet that lists none holds what lies in its folder: it has them already.
    """

    files: tuple[str, ...]

    def thing(self, booklet: Booklet) -> object:
        """Those that stand in no section."""
        return self._wanted(booklet)

    def carry_out(self, booklet: Booklet) -> None:
        """List them."""
        sections = project_file.tables(booklet.held, "section")
        for file in self._wanted(booklet):
            sections[-1]["articles"].append(file)

    def _wanted(self, booklet: Booklet) -> tuple[str, ...]:
        lying = {same(file): file for file in booklet.arrangement.unlisted}
        return tuple(lying[same(file)] for file in self.files if same(file) in lying)


@dataclass(frozen=True)
class MoveArticle:
    """The manuscript ``file`` behind another in the section at a place counted from 0.

    ``behind`` is "" at the head of the section, and ``title`` what the person saw as its title;
    None is any. One that stood in no section is taken in.
    """

    file: str
    section: int
    behind: str
    title: str | None = None

    def thing(self, booklet: Booklet) -> object:
        """Its section, and what it stands behind."""
        return place_of(booklet.arrangement, self.file)

    def carry_out(self, booklet: Booklet) -> None:
        """Move it; a section that is left empty goes."""
        sections = _listed(booklet)
        titles = _titles(booklet)
        if self.section >= len(sections) or self.title not in {None, titles[self.section]}:
            raise ImpossibleError("desk.no-section")
        target = sections[self.section]["articles"]
        for section in sections:
            files = _names(section["articles"])
            if same(self.file) in files:
                place = files.index(same(self.file))
                moved = section["articles"] is target
                at = self._place(target)
                before = moved and place < at
                project_file.move_item(section["articles"], place, target, at - before)
                _without_empty(booklet)
                return
        if self.file not in booklet.arrangement.unlisted:
            raise ImpossibleError("desk.no-article")
        target.insert(self._place(target), self.file)

    def _place(self, target: Any) -> int:
        """Where it comes among the articles of its new section; at the end if nobody knows."""
        files = _names(target)
        if not self.behind:
            return 0
        return files.index(same(self.behind)) + 1 if same(self.behind) in files else len(files)


@dataclass(frozen=True)
class MoveSection:
    """The section at one place to another, counted without it."""

    section: int
    at: int
    title: str

    def thing(self, booklet: Booklet) -> object:
        """The titles of all sections: a place among them means nothing else."""
        return _titles(booklet)

    def carry_out(self, booklet: Booklet) -> None:
        """Move it with its articles."""
        sections = _listed(booklet)
        if not 0 <= self.section < len(sections):
            raise ImpossibleError("desk.no-section")
        order = list(range(len(sections)))
        order.insert(max(0, min(self.at, len(sections) - 1)), order.pop(self.section))
        _in_order(booklet, order)


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
        sections = _listed(booklet)
        for place, section in enumerate(sections):
            files = _names(section["articles"])
            if same(self.file) in files:
                _parted(booklet, place, files.index(same(self.file)), self.title)
                return
        raise ImpossibleError("desk.no-article")


@dataclass(frozen=True)
class NameSection:
    """Another title for a section."""

    section: int
    title: str

    def thing(self, booklet: Booklet) -> object:
        """Its title."""
        parts = booklet.arrangement.parts
        return parts[self.section].title if self.section < len(parts) else ""

    def carry_out(self, booklet: Booklet) -> None:
        """Name it; a section without a title stands in no list of contents."""
        sections = _listed(booklet)
        if not 0 <= self.section < len(sections):
            raise ImpossibleError("desk.no-section")
        section = sections[self.section]
        if self.title:
            section["title"] = self.title
        elif "title" in section:
            del section["title"]


@dataclass(frozen=True)
class LeaveOutArticle:
    """Leave a manuscript out of the booklet, or take it in again where it stood."""

    file: str
    out: bool

    def thing(self, booklet: Booklet) -> object:
        """Whether it is left out."""
        listed = (each for part in booklet.arrangement.parts for each in part.files)
        found = next((each for each in listed if same(each.file) == same(self.file)), None)
        return found.left_out if found else None

    def carry_out(self, booklet: Booklet) -> None:
        """Say so, or no more; one that stood in no section is taken in at the end."""
        if self.thing(booklet) is None:
            if self.file not in booklet.arrangement.unlisted or self.out:
                raise ImpossibleError("desk.no-article")
            _listed(booklet)[-1]["articles"].append(self.file)
            return
        if self.out:
            entry_for(booklet.held, self.file)[LEFT_OUT] = True
            return
        for _ in range(2):  # an entry of ``articles`` and an ``[[article]]`` may both say so
            entry = entry_of(booklet.held, self.file)
            if entry is not None and LEFT_OUT in entry:
                del entry[LEFT_OUT]
        tidied(booklet.held, self.file)


def place_of(arrangement: Arrangement, file: str) -> object:
    """The section in which a manuscript stands, and the one that it stands behind."""
    for part in arrangement.parts:
        files = [same(each.file) for each in part.files]
        if same(file) in files:
            index = files.index(same(file))
            return (part.title, files[index - 1] if index else "")
    return None


def _titles(booklet: Booklet) -> tuple[str, ...]:
    return tuple(part.title for part in booklet.arrangement.parts)


def _listed(booklet: Booklet) -> Any:
    """The sections of the file, which are listed in it if they were not."""
    arranged = booklet.arrangement
    if arranged.whole or not arranged.parts:
        raise ImpossibleError("desk.one-manuscript")
    if not arranged.is_listed:
        for part in arranged.parts:
            values: dict[str, Any] = {"title": part.title} if part.title else {}
            files = project_file.listed([each.file for each in part.files])
            table = project_file.table_of({**values, "articles": files})
            project_file.append_table(booklet.held, "section", table)
    return booklet.held["section"]


def _names(articles: Any) -> list[str]:
    """The manuscripts that a list of the file names, in the form in which names are compared."""
    return [same(file_of(each)) for each in articles]


def _without_empty(booklet: Booklet) -> None:
    sections: Any = booklet.held["section"]
    for index in reversed(range(len(sections))):
        if not len(sections[index]["articles"]):
            del sections[index]


def _in_order(booklet: Booklet, order: list[int]) -> None:
    """The sections in another order, each with what is written in it."""
    sections: Any = booklet.held["section"]
    tables = [sections[index] for index in order]
    while len(sections):
        del sections[len(sections) - 1]
    for table in tables:
        sections.append(table)


def _parted(booklet: Booklet, place: int, index: int, title: str) -> None:
    """A new section behind the one at ``place``, with its articles from ``index`` on."""
    sections: Any = booklet.held["section"]
    values: dict[str, Any] = {"title": title} if title else {}
    table = project_file.table_of({**values, "articles": project_file.listed([])})
    sections.append(table)
    articles, begun = sections[place]["articles"], sections[len(sections) - 1]["articles"]
    while len(articles) > index:
        project_file.move_item(articles, index, begun, len(begun))
    order = list(range(len(sections)))
    order.insert(place + 1, order.pop())
    _in_order(booklet, order)
    _without_empty(booklet)
