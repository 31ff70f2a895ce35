"""Which documents a publication has, and where each line of its contents leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compiler.model.article import Article
from compiler.model.block import Heading
from compiler.model.booklet import Booklet, ContentsEntry, Masthead, Section

FRONT = "front.xhtml"
CONTENTS = "nav.xhtml"
EDITOR_NOTE = "note.xhtml"
COLOPHON = "colophon.xhtml"


@dataclass(frozen=True)
class Chapter:
    """One document of the text: the opening page of ``section``, or one ``article`` of it."""

    file: str
    title: str
    section: Section
    article: Article | None = None

    @property
    def anchors(self) -> Iterator[str]:
        """The names of the places in it that the contents may point to."""
        if self.article is None:
            yield self.section.anchor
            return
        if not self.section.title:
            yield self.section.anchor
        yield self.article.anchor
        for block in self.article.blocks:
            if isinstance(block, Heading):
                yield block.anchor


@dataclass(frozen=True)
class Point:
    """A line of the contents, and the lines below it."""

    title: str
    target: str
    below: tuple[Point, ...] = ()


def chapters_of(booklet: Booklet) -> tuple[Chapter, ...]:
    """The documents of sections and articles in reading order."""
    found: list[Chapter] = []
    for number, section in enumerate(booklet.sections, 1):
        if section.title:
            found.append(Chapter(f"section-{number:02}.xhtml", section.title, section))
        for article in section.articles:
            file = f"article-{sum(1 for one in found if one.article) + 1:03}.xhtml"
            found.append(Chapter(file, article.title, section, article))
    return tuple(found)


def points_of(contents: Sequence[ContentsEntry], chapters: Sequence[Chapter]) -> tuple[Point, ...]:
    """The contents as a tree; an article's or section's line leads to the head of its document."""
    places = {
        anchor: chapter.file + (f"#{anchor}" if index else "")
        for chapter in chapters
        for index, anchor in enumerate(chapter.anchors)
        if anchor
    }
    return _grown([entry for entry in contents if entry.anchor in places], places)


def _grown(entries: Sequence[ContentsEntry], places: Mapping[str, str]) -> tuple[Point, ...]:
    points: list[Point] = []
    at = 0
    while at < len(entries):
        end = at + 1
        while end < len(entries) and entries[end].level > entries[at].level:
            end += 1
        title, target = " ".join(entries[at].title.split()), places[entries[at].anchor]
        points.append(Point(title or "·", target, _grown(entries[at + 1 : end], places)))
        at = end
    return tuple(points)


def depth_of(points: Sequence[Point]) -> int:
    """How many levels a tree of contents has."""
    return 1 + max((depth_of(point.below) for point in points), default=0) if points else 0


def imprint(masthead: Masthead) -> tuple[tuple[str, str], ...]:
    """What the colophon says: the label's name and the value, only what the project gives."""
    told = ("publisher", "editor", "issue", "date", "copies", "contact")
    return tuple((name, getattr(masthead, name)) for name in told if getattr(masthead, name))
