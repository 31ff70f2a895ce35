"""The first link: what a source holds is what is set of it, plus what was dropped or changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from compiler.model.article import Entry, Ledger
from compiler.model.booklet import Booklet
from compiler.model.characters import visible, visible_count
from compiler.model.segments import Segment, article_segments, block_segments


@dataclass(frozen=True)
class SetRun:
    """A run that is to be printed, and the source it comes from ("" for the project file)."""

    segment: Segment
    origin: str


def runs_of(booklet: Booklet) -> tuple[SetRun, ...]:
    """Every run of the booklet in printing order, without the masthead."""
    runs = [SetRun(run, booklet.editor_note_origin) for run in block_segments(booklet.editor_note)]
    for section in booklet.sections:
        if section.title:
            runs.append(SetRun(Segment(section.title), section.origin))
        for article in section.articles:
            runs += (SetRun(run, article.origin) for run in article_segments(article))
    return tuple(runs)


def masthead_runs(booklet: Booklet) -> tuple[SetRun, ...]:
    """The masthead's printed strings; those read from a dump belong to it."""
    values = [(name, getattr(booklet.masthead, name)) for name in booklet.draft_fields]
    return tuple(SetRun(Segment(value), booklet.draft_origin) for _, value in values if value)


@dataclass(frozen=True)
class Imbalance:
    """Characters that a source has and its account has not, and the other way round."""

    missing: str
    surplus: str

    def __bool__(self) -> bool:
        return bool(self.missing or self.surplus)


def imbalance(ledger: Ledger, set_text: str) -> Imbalance:
    """What stands in the way of the ledger's identity (see ``model.article.Ledger``)."""
    left, right = Counter(visible(ledger.text)), Counter(visible(set_text))
    left.update(_count(ledger.changed, after=True))
    right.update(_count(ledger.changed))
    right.update(_count(ledger.dropped))
    if left == right:
        return Imbalance("", "")
    return Imbalance(
        "".join(sorted((left - right).elements())), "".join(sorted((right - left).elements()))
    )


def _count(entries: tuple[Entry, ...], *, after: bool = False) -> Counter[str]:
    total: Counter[str] = Counter()
    for entry in entries:
        total.update(visible(entry.after if after else entry.before))
    return total


def by_reason(entries: tuple[Entry, ...]) -> dict[str, int]:
    """Characters of the source by the reason that took them, in order of the reasons' names."""
    totals: Counter[str] = Counter()
    for entry in entries:
        totals[entry.reason] += visible_count(entry.before)
    return dict(sorted(totals.items()))
