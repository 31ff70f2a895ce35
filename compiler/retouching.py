"""A page at once, after one article has changed: of what stands of the booklet made before.

Only in a process that has made the booklet and stays is there something to make it of.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from compiler import briefing
from compiler.diagnostics import Report
from compiler.editions.convert import SIMPLIFIED, EditionSettings, convert
from compiler.making import marked_up
from compiler.markup.settings import PageSettings
from compiler.model.booklet import Booklet, Section
from compiler.project.record import EditionPlan, Project
from compiler.typeset.glance import Stand, glance
from compiler.typeset.parts.glancing import Change


@dataclass(frozen=True)
class Last:
    """What was made last: the booklet, its edition, what stands of its pages, and was read.

    ``conversion`` is how the edition was made.
    """

    booklet: Booklet
    conversion: EditionSettings
    edition: Booklet
    stand: Stand
    noted: dict[Path, Any]


@dataclass(frozen=True)
class Wish:
    """What is wanted now: how the booklet is set, and the page that is looked at, from 0."""

    project: Project
    plan: EditionPlan
    settings: PageSettings
    page: int


def retouched(last: Last, booklet: Booklet, wish: Wish) -> bytes | None:
    """The page as it will be, if one article alone has changed in the booklet.

    None where that cannot be told before the whole is made. The article is converted by itself; if
    among the others it was made another, as one whose names they tell, all is converted.
    """
    conversion = briefing.edition(wish.project, wish.plan)
    place = changed(last.booklet, booklet)
    if place is None and conversion == last.conversion:
        return None
    if place is not None and conversion == last.conversion:
        both = (by_itself(last.booklet, *place), by_itself(booklet, *place))
        page = _page(last, _converted(both[0], conversion), _converted(both[1], conversion), wish)
        if page is not None or conversion.script == SIMPLIFIED:
            return page
    edition = _converted(booklet, conversion)
    place = changed(last.edition, edition)
    if place is None:
        return None
    return _page(last, by_itself(last.edition, *place), by_itself(edition, *place), wish)


def _converted(booklet: Booklet, settings: EditionSettings) -> Booklet:
    """In an edition's script; what is found is told when the whole is made."""
    return convert(booklet, settings, Report()).booklet


def _page(last: Last, before: Booklet, after: Booklet, wish: Wish) -> bytes | None:
    """The page, of the only article before and after its change."""
    was, anchor = (
        next(each.articles[-1].anchor for each in booklet.sections if each.articles)
        for booklet in (before, after)
    )
    one, other = (
        marked_up(each, wish.project, wish.settings, Report()) for each in (before, after)
    )
    setting = briefing.typesetting(wish.project, wish.plan)
    setting = replace(setting, created=last.stand.settings.created)
    return glance(last.stand, setting, Change(one, other, was, anchor), wish.page)


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
