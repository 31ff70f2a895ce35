"""What of a manuscript is in doubt, said once for each kind; what the project file says is not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.article import Ledger
from compiler.model.guess import Depth, Guess, GuessKind
from compiler.model.remedies import remedy

_CODES = {
    GuessKind.TITLE: "assembly.title-in-doubt",
    GuessKind.HEADING: "assembly.headings-in-doubt",
    GuessKind.UNATTRIBUTED: "assembly.author-in-doubt",
    GuessKind.BEGINNING: "assembly.articles-in-doubt",
    GuessKind.NOTES: "assembly.notes-in-doubt",
    GuessKind.UNCAPTIONED: "assembly.captions-in-doubt",
    GuessKind.SITE: "assembly.site-text-in-doubt",
}
_SETTLE = {
    GuessKind.TITLE: "title",
    GuessKind.SUBTITLE: "subtitle",
    GuessKind.AUTHOR: "author",
    GuessKind.UNATTRIBUTED: "author",
    GuessKind.DAY: "date",
}
_MOST = 4  # warnings of a manuscript; the first kinds matter more
_QUOTED = 3  # of many alike
_LONGEST = 16  # characters of each


def settled(ledger: Ledger, given: Collection[str]) -> Ledger:
    """The ledger without guesses about fields that the project file gives."""
    left = tuple(guess for guess in ledger.guesses if _SETTLE.get(guess.kind) not in given)
    return ledger if len(left) == len(ledger.guesses) else replace(ledger, guesses=left)


def report_doubts(ledger: Ledger, report: Report) -> None:
    """Warn of each kind of guesses that are rather wrong than right, with the first of them.

    Text that may be headings is no more than noted: of documents with such lines as many are right
    as wrong.
    """
    said = 0
    for kind, code in _CODES.items():
        found = _unlikely(ledger, kind)
        if found and said < _MOST:
            said += 1
            report.warn(code, _place(ledger, found), **_words(found))
    if found := _unlikely(ledger, GuessKind.BODY):
        report.info("assembly.text-in-doubt", _place(ledger, found), **_words(found))


def _unlikely(ledger: Ledger, kind: GuessKind) -> list[Guess]:
    return [g for g in ledger.guesses if g.kind is kind and g.depth is Depth.UNLIKELY]


def _place(ledger: Ledger, found: list[Guess]) -> Location:
    return Location(ledger.path, quote=found[0].quote)


def _words(found: list[Guess]) -> dict[str, str | int]:
    quotes = " / ".join(_short(guess.quote) for guess in found[:_QUOTED])
    more = " …" if len(found) > _QUOTED else ""
    return {"count": len(found), "quotes": quotes + more, "remedy": remedy(found[0])}


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
