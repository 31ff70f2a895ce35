"""Words that the project file sets right, where the manuscript stays as it is.

It is done after everything else, so a paragraph is named by the words that it was read with. The
account has each change as ``corrected``; what was set right is kept, to be shown beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from compiler.diagnostics import Report
from compiler.model.article import FIELDS, Article, CorrectedText, Entry
from compiler.model.block import Block, Cell, Figure, Row, Table
from compiler.model.booklet import Manuscript
from compiler.model.guess import Correction
from compiler.model.walk import ATOM, Edit, all_blocks, rewrite_blocks, rewrite_run, rewrite_text
from compiler.sources.overruling.acting import Content, acting, articles_of, blocks_of, changed
from compiler.sources.overruling.pointing import folded, pointed_at
from compiler.sources.overruling.unmet import UNCORRECTED, UNMATCHED, refuse, refuse_unless_one

CORRECTED = "corrected"  # the reason in a ledger


@dataclass
class _Writing:
    """One correction while it is looked for: a rule of ``model.walk``."""

    wrong: str
    right: str
    found: int = 0

    def __call__(self, text: str) -> Iterable[Edit]:
        start = text.find(self.wrong)
        while start >= 0:
            self.found += 1
            end = start + len(self.wrong)
            yield from _parted(text, start, end, self.right)
            start = text.find(self.wrong, end)


def _parted(text: str, start: int, end: int, right: str) -> Iterator[Edit]:
    if ATOM not in text[start:end] and "\n" not in text[start:end]:
        yield Edit(start, end, right)


def corrected(
    manuscript: Manuscript, corrections: Sequence[Correction], report: Report
) -> Manuscript:
    """The manuscript with the words set right; what points at nothing is an error in ``report``."""
    for correction in _grouped(corrections):
        manuscript = _corrected(manuscript, correction, report)
    return manuscript


def _grouped(corrections: Sequence[Correction]) -> list[list[Correction]]:
    """The corrections of one paragraph together: it is looked for by its words as they were."""
    groups: dict[str, list[Correction]] = {}
    for each in corrections:
        groups.setdefault(each.at.text, []).append(each)
    return list(groups.values())


def _corrected(
    manuscript: Manuscript, corrections: Sequence[Correction], report: Report
) -> Manuscript:
    at, content = corrections[0].at, manuscript.content
    blocks = list(all_blocks(blocks_of(content)))
    found = pointed_at(at.text, blocks)
    target: Block | str | None = None
    if found.single:
        target = found.blocks[0]
    elif not found.blocks:
        target = _field(content, at.text)
    if target is None:
        path, count = manuscript.ledger.path, len(found.blocks)
        for each in corrections:
            refuse_unless_one(report, UNMATCHED, count, each.at, "correct", path, wrong=each.wrong)
        return manuscript
    return _written(manuscript, target, corrections, report)


def _written(
    manuscript: Manuscript,
    target: Block | str,
    corrections: Sequence[Correction],
    report: Report,
) -> Manuscript:
    """The corrections of one block, or of the field that reads as ``target``."""
    now: Any = target if isinstance(target, str) else (target,)
    entries: list[Entry] = []
    for each in corrections:
        writing = _Writing(each.wrong, each.right)
        written = _with(now, writing, each)
        if writing.found != 1 or written == now:
            said = {"wrong": each.wrong, "count": writing.found}
            refuse(report, UNCORRECTED, each.at, "correct", manuscript.ledger.path, **said)
            continue
        now = written
        entries.append(Entry(CORRECTED, each.wrong, each.right))
    after = now if isinstance(now, str) else now[0]
    ledger = replace(
        manuscript.ledger,
        changed=(*manuscript.ledger.changed, *entries),
        corrected=(*manuscript.ledger.corrected, CorrectedText(target, after, tuple(entries))),
    )
    return Manuscript(_put(manuscript.content, target, now), ledger)


def _with(now: Any, writing: _Writing, asked: Correction) -> Any:
    """The words rewritten; a picture's description, which nobody sees, is not looked at."""
    match now:
        case (Table() as table,) if asked.row or asked.column:
            return (_in_cells(table, writing, asked),)
        case _ if asked.row or asked.column:
            return now
        case str():
            return rewrite_text(now, writing)
        case (Figure(_, caption) as figure,):
            return (replace(figure, caption=rewrite_run(caption, writing)),)
        case _:
            return rewrite_blocks(now, writing)


def _in_cells(table: Table, writing: _Writing, asked: Correction) -> Table:
    """The table with the cells rewritten that are asked for."""

    def rewritten(first: int, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(
            replace(row, cells=tuple(changed_cells(row.cells))) if asked.row in {0, place} else row
            for place, row in enumerate(rows, start=first)
        )

    def changed_cells(cells: tuple[Cell, ...]) -> Iterator[Cell]:
        for place, cell in enumerate(cells, start=1):
            is_asked = asked.column in {0, place}
            yield replace(cell, blocks=rewrite_blocks(cell.blocks, writing)) if is_asked else cell

    head = rewritten(1, table.head)
    return replace(table, head=head, body=rewritten(1 + len(head), table.body))


def _field(content: Content, quote: str) -> str | None:
    """What an article says of itself that begins so, if it is one thing."""
    said = {
        value
        for article in articles_of(content)
        for name in FIELDS
        if (value := getattr(article, name)) and folded(value).startswith(folded(quote))
    }
    return said.pop() if len(said) == 1 else None


def _put(content: Content, target: Block | str, now: Any) -> Content:
    def change(article: Article) -> Article:
        if not isinstance(target, str):
            return acting((target,), lambda _: now)(article)
        said: dict[str, Any] = {
            field.name: now
            for field in fields(article)
            if field.name in FIELDS and getattr(article, field.name) == target
        }
        return replace(article, **said)

    return changed(content, change)
