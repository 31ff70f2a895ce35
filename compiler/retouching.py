"""A page at once, after one article has changed: of what stands of the booklet made before.

Only in a process that has made the booklet and stays is there something to make it of.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from compiler import briefing
from compiler.diagnostics import Report
from compiler.making import marked_up
from compiler.markup.settings import PageSettings
from compiler.model.booklet import Booklet, Section
from compiler.project.record import EditionPlan, Project
from compiler.typeset.glance import Stand, glance
from compiler.typeset.parts.glancing import Change


@dataclass(frozen=True)
class Last:
    """What was made last: an edition's booklet, what stands of its pages, and of what was read."""

    booklet: Booklet
    stand: Stand
    noted: dict[Path, Any]


def retouched(  # noqa: PLR0917 - what a page is made of
    last: Last,
    booklet: Booklet,
    project: Project,
    plan: EditionPlan,
    settings: PageSettings,
    number: int,
) -> bytes | None:
    """The page of that number (from 0) as it will be, if one article alone has changed.

    None where that cannot be told before the whole is made.
    """
    place = changed(last.booklet, booklet)
    if place is None:
        return None
    report = Report()  # what is found is told when the whole is made
    before, after = (
        marked_up(by_itself(each, *place), project, settings, report)
        for each in (last.booklet, booklet)
    )
    was, anchor = (
        each.sections[place[0]].articles[place[1]].anchor for each in (last.booklet, booklet)
    )
    setting = replace(briefing.typesetting(project, plan), created=last.stand.settings.created)
    return glance(last.stand, setting, Change(before, after, was, anchor), number)


def changed(before: Booklet, after: Booklet) -> tuple[int, int] | None:
    """The section and the number in it of the only article that is another; None if there is more.

    The contents, the editor's note and the colophon stand on pages of their own, or are the same.
    """
    if _around(before) != _around(after):
        return None
    places = [
        (section, number)
        for section, (old, new) in enumerate(zip(before.sections, after.sections, strict=True))
        for number, (was, now) in enumerate(zip(old.articles, new.articles, strict=True))
        if was != now
    ]
    return places[0] if len(places) == 1 else None


def _around(booklet: Booklet) -> object:
    """All of a booklet but its articles, and their titles in the contents."""
    contents = [(entry.level, entry.section) for entry in booklet.contents]
    sections = [(each.title, each.anchor, len(each.articles)) for each in booklet.sections]
    return replace(booklet, sections=(), contents=(), ledgers=()), contents, sections


def by_itself(booklet: Booklet, section: int, number: int) -> Booklet:
    """The booklet with that article alone, behind an empty one if it is not the first."""
    articles = booklet.sections[section].articles
    first = (replace(articles[0], lead=(), blocks=()),) if number else ()
    kept = (*first, articles[number])
    anchors = {article.anchor for article in kept} | {each.anchor for each in booklet.sections}
    sections: list[Section] = [
        replace(each, articles=kept if place == section else ())
        for place, each in enumerate(booklet.sections)
    ]
    contents = tuple(entry for entry in booklet.contents if entry.anchor in anchors)
    return replace(booklet, sections=tuple(sections), contents=contents)
