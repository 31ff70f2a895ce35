"""Booklets that somebody has on the desk: what is known of each, made anew when its files change.

What was good last stays until there is something newer; who waits for news is told of each step.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from compiler.desk.laid_out import LaidOut, glance, lay_out, prove, understand
from compiler.desk.places import Places
from compiler.desk.shelf import Book
from compiler.diagnostics import Diagnostic
from compiler.errors import WenxuanError
from compiler.events import Event, Glimpse
from compiler.model.artifacts import Format
from compiler.model.booklet import Booklet
from compiler.serve.engine import Engine, Rank
from compiler.serve.news import News

View = tuple[str, Format]
_MOST = 50  # booklets that are kept open
_OURS = (".wenxuan", "dist")
_LONGEST_DETAIL = 200


@dataclass
class Bench:
    """One booklet; ``read`` and ``laid`` count what was made, so that nothing is shown twice.

    ``error`` is why the last making failed: the pages shown are then those before it. ``pages`` are
    of the files as they are now where ``fresh`` has their view, and outdated otherwise; ``early``
    are single pages of now. ``viewed`` tells which page is looked at; ``making`` are the views
    that are made, or failed to be, since the files are as they are.
    """

    folder: Path
    booklet: Booklet | None = None
    findings: tuple[Diagnostic, ...] = ()
    pages: dict[View, LaidOut] = field(default_factory=dict)
    fresh: set[View] = field(default_factory=set)
    early: dict[View, Glimpse] = field(default_factory=dict)
    error: WenxuanError | None = None
    is_busy: bool = False
    read: int = 0
    laid: int = 0
    stamp: tuple[tuple[str, float, int], ...] = ()
    viewed: dict[View, int] = field(default_factory=dict)
    making: tuple[View, ...] = ()
    task: asyncio.Task[None] | None = None
    news: News = field(default_factory=News)
    placed: tuple[int, Places] | None = None

    def places(self, booklet: Booklet) -> Places:
        """Where the words of the booklet as it was read last stand."""
        if self.placed is None or self.placed[0] != self.read:
            self.placed = (self.read, Places(booklet))
        return self.placed[1]

    def page_of(self, view: View) -> int:
        """The page that is looked at, from 0; the first if nobody looks at the pages any more."""
        return self.viewed.get(view, 0)

    @property
    def state(self) -> dict[str, object]:
        """What a page that shows it must know to tell whether it is behind."""
        return {
            "read": self.read,
            "laid": self.laid,
            "busy": self.is_busy,
            "fresh": self.fresh >= self.viewed.keys(),
            "failed": self.error.code if self.error else "",
        }


class Benches:
    """By booklet; to be used from the event loop alone."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._by_key: dict[str, Bench] = {}

    async def of(self, book: Book, view: View | None = None) -> Bench:
        """The booklet's, read as its files are now; pages of ``view`` are made beside it."""
        bench = self.present(book)
        is_first = view is not None and not bench.viewed
        if view and is_first:
            bench.viewed[view] = 0
        if bench.stamp != _stamp(book.folder) or (is_first and view not in bench.pages):
            self.begin(bench)
        while bench.booklet is None and bench.error is None:
            await bench.news.wait()
        return bench

    def present(self, book: Book) -> Bench:
        """The booklet's, whatever is known of it."""
        bench = self._by_key.pop(book.key, None)
        if bench is None or bench.folder != book.folder:
            bench = Bench(book.folder)
        self._by_key[book.key] = bench
        for key in list(self._by_key)[:-_MOST]:
            del self._by_key[key]
        return bench

    def begin(self, bench: Bench, *, anew: bool = True) -> None:
        """Read it anew, and make the pages that somebody looks at; what was begun is ended.

        Without ``anew`` no file has changed: pages that are fresh stay, and what was to be made is
        made after those looked at, so that people with many views do not end each other's.
        """
        if bench.task:
            bench.task.cancel()
        bench.is_busy = True
        if anew:
            bench.stamp = _stamp(bench.folder)
            bench.fresh.clear()
            bench.early.clear()
            bench.making = ()
        wanted = dict.fromkeys((*reversed(bench.viewed), *bench.making))
        bench.making = tuple(view for view in wanted if view not in bench.fresh)
        bench.task = asyncio.get_running_loop().create_task(self._make(bench))
        bench.news.tell()

    def look(self, bench: Bench, view: View, page: int | None = None) -> LaidOut | None:
        """The pages of an edition, if they are there; else they are made now.

        ``page`` (from 0) is looked at: it is shown first when they change.
        """
        before = bench.viewed.pop(view, 0)
        bench.viewed[view] = before if page is None else page
        for old in list(bench.viewed)[:-2]:
            del bench.viewed[old]
        if view not in bench.fresh and view not in bench.making:
            self.begin(bench, anew=False)
        return bench.pages.get(view)

    async def _make(self, bench: Bench) -> None:
        """Make it; whatever goes wrong, it does not seem to be at work for ever."""
        bench.error = None
        try:
            await self._made(bench)
        except Exception as error:  # noqa: BLE001 - told, as what the engine's processes die of
            self._failed(bench, None, _reason(error))
        bench.is_busy = False
        bench.news.tell()

    async def _made(self, bench: Bench) -> None:
        """What a person waits for first: the page looked at, then all pages, then their proof."""
        views = bench.making
        seen = {view for view in views if bench.pages.get(view) and await self._glance(bench, view)}
        if bench.booklet is None:  # then it need not be read for the pages
            await self._read(bench, "")
            await self._lay_out(bench, views, seen)
        else:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._read(bench, _rank(views[:1], seen)))
                both.create_task(self._lay_out(bench, views, seen))
        if bench.error is None:
            await self._prove(bench)

    async def _glance(self, bench: Bench, view: View) -> bool:
        """Whether the page looked at could be shown before anything else is made."""
        job = partial(glance, bench.folder, *view, bench.page_of(view))
        told = _early(bench, view)
        shown = await self._engine.run(job, told, rank="urgent", lodging=_lodging(bench, view))
        return bool(shown.value)

    async def _read(self, bench: Bench, rank: Rank) -> None:
        read = await self._engine.run(partial(understand, bench.folder), rank=rank)
        if read.value is None:
            self._failed(bench, read.error)
            return
        bench.booklet, bench.findings = read.value, read.diagnostics
        bench.read += 1
        bench.news.tell()

    async def _lay_out(self, bench: Bench, views: Sequence[View], seen: AbstractSet[View]) -> None:
        for view in views:
            page = None if view in seen else bench.page_of(view)
            job = partial(lay_out, bench.folder, *view, page)
            made = await self._engine.run(
                job,
                _early(bench, view),
                rank=_rank((view,), seen),
                lodging=_lodging(bench, view),
                stays=True,
            )
            if made.value is None:
                self._failed(bench, made.error)
                return
            bench.pages[view] = made.value
            bench.fresh.add(view)
            bench.early.pop(view, None)
            bench.laid += 1
            bench.news.tell()

    async def _prove(self, bench: Bench) -> None:
        for view in reversed(list(bench.viewed)):
            proved = await self._engine.run(partial(prove, bench.folder, *view), rank="last")
            if proved.value is None:
                self._failed(bench, proved.error)
                return
            laid = bench.pages.get(view)
            if laid is not None:
                found = proved.value
                bench.pages[view] = replace(
                    laid, diagnostics=found.diagnostics, decisions=found.decisions
                )

    def _failed(self, bench: Bench, error: WenxuanError | None, detail: str = "") -> None:
        bench.error = error or WenxuanError("watching.died", detail=detail[:_LONGEST_DETAIL])
        bench.news.tell()


def _reason(error: BaseException) -> str:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return f"{type(error).__name__}: {error}"


def _rank(views: Iterable[View], seen: AbstractSet[View]) -> Rank:
    """How urgent it is to make what is wanted for these: their pages may have been seen already."""
    return "behind" if seen and all(view in seen for view in views) else ""


def _lodging(bench: Bench, view: View) -> str:
    return f"{bench.folder} {' '.join(view)}"


def _early(bench: Bench, view: View) -> Callable[[Event], None]:
    """What hears of a page that is there before the others."""

    def told(event: Event) -> None:
        if isinstance(event, Glimpse):
            bench.early[view] = event
            bench.news.tell()

    return told


def _stamp(folder: Path) -> tuple[tuple[str, float, int], ...]:
    """What tells whether a file of the booklet has changed."""
    return tuple(sorted(_stamps(os.fspath(folder))))


def _stamps(folder: str) -> Iterator[tuple[str, float, int]]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _OURS:
                    yield from _stamps(entry.path)
                continue
            with suppress(FileNotFoundError):  # it was there while another was written
                stat = entry.stat(follow_symlinks=False)
                yield entry.path, stat.st_mtime, stat.st_size
