"""Articles: moved, left out and taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from compiler.desk import project_file
from compiler.desk.arrangement import LEFT_OUT, Arrangement, same
from compiler.desk.changes.change import Booklet, ImpossibleError
from compiler.desk.changes.listed import listed, names, place_by, without_nameless
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
        """Move it; a section without a title that is left empty goes."""
        sections, into = listed(booklet), place_by(booklet, self.section, self.title)
        if into < 0:
            raise ImpossibleError("desk.no-section")
        target = sections[into]["articles"]
        for section in sections:
            files = names(section["articles"])
            if same(self.file) in files:
                place = files.index(same(self.file))
                moved = section["articles"] is target
                at = self._place(target)
                before = moved and place < at
                project_file.move_item(section["articles"], place, target, at - before)
                without_nameless(booklet)
                return
        if self.file not in booklet.arrangement.unlisted:
            raise ImpossibleError("desk.no-article")
        target.insert(self._place(target), self.file)

    def _place(self, target: Any) -> int:
        """Where it comes among the articles of its new section; at the end if nobody knows."""
        files = names(target)
        if not self.behind:
            return 0
        return files.index(same(self.behind)) + 1 if same(self.behind) in files else len(files)


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
            listed(booklet)[-1]["articles"].append(self.file)
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
