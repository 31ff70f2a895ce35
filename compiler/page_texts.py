"""The text of a layout's pages, for its proof: read in the PDF, or known of the same pages.

What is known is kept in one entry a layout, by the digest of each page: of its content, its fonts,
its place in the structure tree, as they stand in the PDF that is published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from compiler.cache.units import key_of
from compiler.conservation.printed import PageText
from compiler.diagnostics import Report
from compiler.events import Clock, Unit
from compiler.model.artifacts import Pages
from compiler.products import Task
from compiler.workers.answers import Answer
from compiler.workers.side_by_side import Job

_FEWEST_PAGES = 64  # whose text is worth a process of its own: 0.4 s of reading
_KIND = "page-text"


@dataclass(frozen=True)
class Readings:
    """The pages of a layout: their digests, what is known of them, and those that are to be read.

    ``digests`` are "" where there are none.
    """

    task: Task
    name: str
    pdf: bytes
    digests: tuple[str, ...]
    known: dict[str, PageText]
    unread: tuple[int, ...]

    def jobs(self) -> list[Job[tuple[PageText, ...]]]:
        """Jobs that read what is not known, twice as many as there are hands for it."""
        count, hands = len(self.unread), self.task.hands
        size = max(count if hands == 1 else -(-count // (2 * hands)), _FEWEST_PAGES)
        return [
            partial(_read, self.pdf, self.unread[start : start + size])
            for start in range(0, count, size)
        ]

    def texts(
        self, calls: Iterable[Callable[[], Sequence[PageText]]], clock: Clock
    ) -> tuple[PageText, ...]:
        """The text of every page, in order; ``calls`` give what the jobs have read."""
        read = dict(zip(self.unread, chain.from_iterable(call() for call in calls), strict=True))
        found = tuple(
            read[number] if number in read else self.known[each]
            for number, each in enumerate(self.digests)
        )
        if read and all(self.digests):
            kept = Answer(dict(zip(self.digests, found, strict=True)))
            self.task.units.keep(self._key, kept)
        clock.unit(Unit(_KIND, self.name, made=bool(read)))
        return found

    @property
    def _key(self) -> str:
        return key_of(_KIND, self.name)


def readings(pages: Pages, task: Task, name: str) -> Readings:
    """What is to be read of a layout, that of an edition called ``name``."""
    digests = ("",) * len(pages.labels)
    known: dict[str, PageText] = {}
    if task.units.shelf:
        from compiler.conservation.page_digests import page_digests  # noqa: PLC0415 - to keep them

        digests = page_digests(pages.pdf) or digests
        answer: Answer[dict[str, PageText]] | None = task.units.find(key_of(_KIND, name))
        known = answer.value or {} if answer else {}
    unread = tuple(number for number, each in enumerate(digests) if each not in known)
    return Readings(task, name, pages.pdf, digests, known, unread)


def _read(pdf: bytes, wanted: Sequence[int], _report: Report, clock: Clock) -> tuple[PageText, ...]:
    from compiler.conservation.page_text import read_pages  # noqa: PLC0415 - loads PDFium

    with clock.stage("conservation"):
        return read_pages(pdf, wanted)
