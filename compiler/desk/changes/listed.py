"""The sections that a project file lists: made if there are none, found, and put in order."""

from __future__ import annotations

from typing import Any

from compiler.desk import project_file
from compiler.desk.arrangement import file_of, same
from compiler.desk.changes.change import Booklet, ImpossibleError


def titles(booklet: Booklet) -> tuple[str, ...]:
    """The titles of all sections, in order."""
    return tuple(part.title for part in booklet.arrangement.parts)


def listed(booklet: Booklet) -> Any:
    """The sections of the file, which are listed in it if they were not.

    Raises ImpossibleError where one manuscript is the whole booklet.
    """
    arranged = booklet.arrangement
    if arranged.whole or not arranged.parts:
        raise ImpossibleError("desk.one-manuscript")
    if not arranged.is_listed:
        for part in arranged.parts:
            append(booklet, part.title, [each.file for each in part.files])
    return booklet.held["section"]


def names(articles: Any) -> list[str]:
    """The manuscripts that a list of the file names, in the form in which names are compared."""
    return [same(file_of(each)) for each in articles]


def append(booklet: Booklet, title: str, files: list[str]) -> None:
    """Put a section behind all others."""
    values: dict[str, Any] = {"title": title} if title else {}
    table = project_file.table_of({**values, "articles": project_file.listed(files)})
    project_file.append_table(booklet.held, "section", table)


def place_by(booklet: Booklet, section: int, title: str | None) -> int:
    """Where the section is by now that stood at ``section`` and was called ``title``.

    None is any title; -1 if it is there no more.
    """
    known = titles(booklet)
    if section < len(known) and title in {None, known[section]}:
        return section
    return known.index(title) if title is not None and known.count(title) == 1 else -1


def in_order(booklet: Booklet, order: list[int]) -> None:
    """The sections in another order, each with what is written in it."""
    sections: Any = booklet.held["section"]
    tables = [sections[index] for index in order]
    while len(sections):
        del sections[len(sections) - 1]
    for table in tables:
        sections.append(table)


def without_nameless(booklet: Booklet) -> None:
    """Take away the sections that have neither articles nor a title."""
    sections: Any = booklet.held["section"]
    for index in reversed(range(len(sections))):
        if not len(sections[index]["articles"]) and not sections[index].get("title"):
            del sections[index]
