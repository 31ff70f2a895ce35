"""The parts of a booklet that hold printed text, rewritten one after another."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any, TypeVar

from compiler.model.booklet import Booklet, ContentsEntry, Masthead, Section
from compiler.model.walk import (
    ByPlace,
    Edit,
    Rewrite,
    rewrite_article,
    rewrite_blocks,
    rewrite_text,
)

Part = TypeVar("Part")


@dataclass(frozen=True)
class Run:
    """The text of a run, and whether it stands in a note."""

    text: str
    note: bool


def runs_of(part: Part, rewrite: Callable[[Part, Rewrite], Part]) -> list[Run]:
    """The runs of a part, in the order in which ``rewrite`` shows them to a rule."""
    runs: list[Run] = []

    def collect(text: str, *, note: bool = False) -> tuple[Edit, ...]:
        runs.append(Run(text, note))
        return ()

    rewrite(part, ByPlace(collect, partial(collect, note=True)))
    return runs


class BookletParts(ABC):
    """A way through a booklet: what is done to a part, done to every one."""

    @abstractmethod
    def part(self, part: Part, rewrite: Callable[[Part, Rewrite], Part], origin: str) -> Part:
        """``part`` as it is to be; ``rewrite`` shows its runs to a rule and makes the edits."""

    def booklet(self, booklet: Booklet, script: str) -> Booklet:
        """Every part of the booklet, which is then in ``script``."""
        note = self.part(booklet.editor_note, rewrite_blocks, booklet.editor_note_origin)
        sections = tuple(self._section(section) for section in booklet.sections)
        contents = tuple(self._entry(entry) for entry in booklet.contents)
        return replace(
            booklet,
            masthead=self._masthead(booklet.masthead, booklet.draft_origin),
            sections=sections,
            contents=contents,
            editor_note=note,
            script=script,
            name=self._text(booklet.name, ""),
        )

    def _section(self, section: Section) -> Section:
        articles = tuple(
            self.part(article, rewrite_article, article.origin) for article in section.articles
        )
        return replace(section, title=self._text(section.title, section.origin), articles=articles)

    def _entry(self, entry: ContentsEntry) -> ContentsEntry:
        return replace(entry, title=self._text(entry.title, ""))

    def _masthead(self, masthead: Masthead, origin: str) -> Masthead:
        changed = {
            field.name: self._field(getattr(masthead, field.name), origin)
            for field in fields(masthead)
        }
        return replace(masthead, **changed)

    def _field(self, value: object, origin: str) -> Any:
        """A field's text, or the texts of a tuple; anything else (a number, a date) as it is."""
        if isinstance(value, str):
            return self._text(value, origin)
        if isinstance(value, tuple):
            return tuple(self._field(item, origin) for item in value)
        return value

    def _text(self, text: str, origin: str) -> str:
        return self.part(text, rewrite_text, origin)
