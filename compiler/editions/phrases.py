"""The project's own knowledge of words, read from ``data/*.tsv``, and the user's.

``phrases.tsv`` holds words that are right as they stand (longest match first); ``contexts.tsv``
holds, for single one-to-many characters, what stands before and after them (first match first).
Both are written in OpenCC's standard forms (裏 爲 麪), so that one row serves every region.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import NamedTuple

SCRIPTS = ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK")  # the editions that a row may be for

# So many characters before a one-to-many character are shown to its context rows.
REACH = 8


@dataclass(frozen=True)
class PhraseRow:
    """``source`` becomes ``right`` wherever it stands; ``example`` is ``source text>result``.

    ``script`` is the one edition that the row is for, "" for all. ``yields`` says that usage may
    overrule the row where it is clearly otherwise. ``before`` is what a context row asks for before
    its character.
    """

    source: str
    right: str
    reason: str = ""
    example: str = ""
    script: str = ""
    yields: bool = False
    before: str = ""


@dataclass(frozen=True)
class ContextRow:
    """``row``, of one character, holds where ``before`` matches up to it and ``after`` from it on.

    A row that yields is a tendency, not a name or an idiom. Patterns are compiled when first asked:
    most booklets need few of them.
    """

    before: str
    after: str
    row: PhraseRow

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.before})\Z")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return re.compile(self.after)

    def matches(self, text: str, position: int) -> bool:
        """Whether the row decides the character at ``position`` of ``text``."""
        if self.after and not self._after.match(text, position + 1):
            return False
        if not self.before:
            return True
        return bool(self._before.search(text[max(0, position - REACH) : position]))


class Match(NamedTuple):
    """``text[start:end]`` is ``row``'s source."""

    start: int
    end: int
    row: PhraseRow


class PhraseTable:
    """Rows found in a text from the left, the longest at each place. Linear in the text."""

    def __init__(self, rows: Iterable[PhraseRow]) -> None:
        by_first: dict[str, list[PhraseRow]] = defaultdict(list)
        for row in rows:
            if row.source:
                by_first[row.source[0]].append(row)
        for several in by_first.values():
            several.sort(key=lambda row: -len(row.source))
        self._by_first = by_first
        heads = "".join(map(re.escape, by_first))
        self._heads = re.compile(f"[{heads}]") if heads else None

    def matches(self, text: str) -> Iterator[Match]:
        """Every match in ``text``, in order, none overlapping another."""
        if self._heads is None:
            return
        position = 0
        while head := self._heads.search(text, position):
            start = head.start()
            position = start + 1
            for row in self._by_first[head.group()]:
                if text.startswith(row.source, start):
                    position = start + len(row.source)
                    yield Match(start, position, row)
                    break


class ContextTable:
    """Context rows by the character they decide."""

    def __init__(self, rows: Iterable[ContextRow]) -> None:
        by_character: dict[str, list[ContextRow]] = defaultdict(list)
        for row in rows:
            by_character[row.row.source].append(row)
        self._by_character: Mapping[str, list[ContextRow]] = by_character
        self._characters = re.compile(f"[{''.join(by_character)}]")

    def matches(self, text: str) -> Iterator[Match]:
        """A match for each character that a row decides."""
        for found in self._characters.finditer(text):
            position = found.start()
            for row in self._by_character[found.group()]:
                if row.matches(text, position):
                    yield Match(position, position + 1, row.row)
                    break


@dataclass(frozen=True)
class CertainRow:
    """A character whose usual form is right but where ``doubtful`` (a pattern) is found near."""

    character: str
    doubtful: str
    reason: str


@cache
def certain_rows() -> tuple[CertainRow, ...]:
    """The rows of ``data/certain.tsv``: character, grounds for doubt ("" for none), reason."""
    return tuple(CertainRow(*cells) for cells in table("certain.tsv", 3))


@cache
def phrase_rows() -> tuple[PhraseRow, ...]:
    """The rows of ``data/phrases.tsv``: source, right ("" for the same), reason, example."""
    return tuple(
        PhraseRow(source, right or source, reason, example)
        for source, right, reason, example in table("phrases.tsv", 4)
    )


@cache
def round_trip_rows() -> PhraseTable:
    """The table of ``data/round_trip.tsv``: simplified words that come back in another spelling."""
    rows = table("round_trip.tsv", 3)
    return PhraseTable(PhraseRow(source, back, reason) for source, back, reason in rows)


@cache
def _classes() -> Mapping[str, str]:
    return {name: members for name, members in table("classes.tsv", 2)}  # noqa: C416 - mypy knows no pair in a row


def with_classes(pattern: str) -> str:
    """A pattern in which ``{name}`` stands for a class of ``data/classes.tsv``."""
    return re.sub(r"\{([a-z]+)\}", lambda found: _classes()[found[1]], pattern)


@cache
def context_rows() -> tuple[ContextRow, ...]:
    """The rows of ``data/contexts.tsv``: character, before, after, right, reason, example, yields.

    ``{name}`` in a pattern stands for a class of ``data/classes.tsv``; "" matches anywhere. The
    last is 让 where usage may overrule the row, 定 where it may not.
    """
    return tuple(
        ContextRow(
            with_classes(before),
            with_classes(after),
            PhraseRow(character, right, reason, example, yields=y == "让", before=before),
        )
        for character, before, after, right, reason, example, y in table("contexts.tsv", 7)
    )


@cache
def taiwan_words() -> PhraseTable:
    """The table of ``data/taiwan_words.tsv``: what Taiwan calls things, in OpenCC's standard."""
    rows = table("taiwan_words.tsv", 2)
    return PhraseTable(PhraseRow(source, right, "台湾用语") for source, right in rows)


@cache
def project_phrases() -> PhraseTable:
    """The table of ``data/phrases.tsv``."""
    return PhraseTable(phrase_rows())


@cache
def project_contexts() -> ContextTable:
    """The table of ``data/contexts.tsv``."""
    return ContextTable(context_rows())


def table(name: str, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of a TSV of this room, without comments; ValueError for a row of another width."""
    text = (resources.files("compiler.editions") / "data" / name).read_text("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            cells = tuple(line.split("\t"))
            if len(cells) != columns:
                raise ValueError(f"{name}:{number} has {len(cells)} columns, not {columns}")
            yield cells
