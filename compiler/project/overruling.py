"""What ``[[article]]`` and the entries of ``articles`` say of a manuscript, as records."""

from __future__ import annotations

from pathlib import Path

from compiler.errors import Location
from compiler.model.guess import Correction, LevelRule, Overrules, Pointer, RoleRule
from compiler.project.article_table import ArticleTable
from compiler.project.dates import printed
from compiler.project.findings import Places
from compiler.project.lines import KeyPath
from compiler.project.record import ArticlePlan


def article_plan(entry: ArticleTable, path: Path, key: KeyPath, places: Places) -> ArticlePlan:
    """The plan of one manuscript; ``key`` is where its table stands in the project file."""
    return ArticlePlan(
        path=path,
        title=entry.title,
        subtitle=entry.subtitle,
        author=entry.author,
        source=entry.source,
        date=None if entry.date is None else printed(entry.date),
        kind=entry.kind or "auto",
        overrules=_overrules(entry, key, places),
        corrections=tuple(
            Correction(
                Pointer(each.at, _at((*key, "correct", index, "at"), each.at, places)),
                each.wrong,
                each.right,
                each.row or 0,
                each.column or 0,
            )
            for index, each in enumerate(entry.correct)
        ),
    )


def says_more(entry: ArticleTable) -> bool:
    """Whether a table says anything but which file it is."""
    return entry.model_fields_set != {"file"}


def _overrules(entry: ArticleTable, key: KeyPath, places: Places) -> Overrules:
    def pointers(name: str, texts: list[str]) -> tuple[Pointer, ...]:
        return tuple(
            Pointer(text, _at((*key, name, index), text, places))
            for index, text in enumerate(texts)
        )

    return Overrules(
        levels=tuple(
            LevelRule(Pointer(text, _at((*key, "level", text), text, places)), level)
            for text, level in entry.level.items()
        ),
        captions=pointers("caption", entry.caption),
        body=pointers("body", entry.body),
        drop=pointers("drop", entry.drop),
        keep=pointers("keep", entry.keep),
        roles=tuple(
            RoleRule(Pointer(text, _at((*key, "role", text), text, places)), role)
            for text, role in entry.role.items()
        ),
        joins=pointers("join", entry.join),
        splits=pointers("split", entry.split),
        begins=pointers("begin", entry.begin),
    )


def _at(key: KeyPath, text: str, places: Places) -> Location:
    place = places.at(key)
    return Location(source=place.source, line=place.line, quote=text)
