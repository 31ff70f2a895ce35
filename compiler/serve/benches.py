"""Booklets that somebody has on the desk: what is known of each, made anew when its files change.

What was good last stays until there is something newer; who waits for news is told of each step.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from compiler.desk.laid_out import LaidOut, lay_out, understand
from compiler.desk.shelf import Book
from compiler.diagnostics import Diagnostic
from compiler.errors import WenxuanError
from compiler.model.artifacts import Format
from compiler.model.booklet import Booklet
from compiler.serve.engine import Engine

View = tuple[str, Format]
_MOST = 50  # booklets that are kept open
_HEARTBEAT_S = 20  # a connection that says nothing is closed by proxies
_OURS = (".wenxuan", "dist")


@dataclass
class Bench:
    """One booklet; ``read`` and ``laid`` count what was made, so that nothing is shown twice.

    ``error`` is why the last making failed: the pages shown are then those before it.
    """

    folder: Path
    booklet: Booklet | None = None
    findings: tuple[Diagnostic, ...] = ()
    pages: dict[View, LaidOut] = field(default_factory=dict)
    error: WenxuanError | None = None
    is_busy: bool = False
    read: int = 0
    laid: int = 0
    stamp: tuple[tuple[str, float, int], ...] = ()
    viewed: dict[View, None] = field(default_factory=dict)
    task: asyncio.Task[None] | None = None
    happened: asyncio.Event = field(default_factory=asyncio.Event)

    def news(self) -> None:
        """Wake those who wait for news."""
        self.happened.set()
        self.happened = asyncio.Event()

    @property
    def state(self) -> dict[str, object]:
        """What a page that shows it must know to tell whether it is behind."""
        return {
            "read": self.read,
            "laid": self.laid,
            "busy": self.is_busy,
            "failed": self.error.code if self.error else "",
        }


class Benches:
    """By booklet; to be used from the event loop alone."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._by_key: dict[str, Bench] = {}

    async def of(self, book: Book) -> Bench:
        """The booklet's, read as its files are now."""
        bench = self._by_key.pop(book.key, None)
        if bench is None or bench.folder != book.folder:
            bench = Bench(book.folder)
        self._by_key[book.key] = bench
        for key in list(self._by_key)[:-_MOST]:
            del self._by_key[key]
        if bench.stamp != _stamp(book.folder):
            self.begin(bench)
        while bench.booklet is None and bench.error is None:
            await bench.happened.wait()
        return bench

    def begin(self, bench: Bench) -> None:
        """Read it anew, and make the pages that somebody looks at; what was begun is ended."""
        bench.stamp = _stamp(bench.folder)
        if bench.task:
            bench.task.cancel()
        bench.is_busy = True
        bench.task = asyncio.get_running_loop().create_task(self._make(bench))
        bench.news()

    def look(self, bench: Bench, view: View) -> LaidOut | None:
        """The pages of an edition, if they are there; else they are made now."""
        is_new = view not in bench.viewed
        bench.viewed.pop(view, None)
        bench.viewed[view] = None
        for old in list(bench.viewed)[:-2]:
            del bench.viewed[old]
        if is_new and bench.pages.get(view) is None:
            self.begin(bench)
        return bench.pages.get(view)

    async def news(self, bench: Bench) -> AsyncIterator[dict[str, object] | None]:
        """What is known, and again with each change; None where nothing has happened for long."""
        while True:
            happened = bench.happened
            yield bench.state
            while not happened.is_set():
                try:
                    await asyncio.wait_for(happened.wait(), _HEARTBEAT_S)
                except TimeoutError:
                    yield None

    async def _make(self, bench: Bench) -> None:
        read = await self._engine.run(partial(understand, bench.folder))
        if read.value is None:
            self._failed(bench, read.error)
            return
        bench.booklet, bench.findings, bench.error = read.value, read.diagnostics, None
        bench.read += 1
        bench.news()
        for view in reversed(list(bench.viewed)):
            made = await self._engine.run(partial(lay_out, bench.folder, *view))
            if made.value is None:
                self._failed(bench, made.error)
                return
            bench.pages[view] = made.value
            bench.laid += 1
            bench.news()
        bench.is_busy = False
        bench.news()

    def _failed(self, bench: Bench, error: WenxuanError | None) -> None:
        bench.error = error or WenxuanError("watching.died", detail="")
        bench.is_busy = False
        bench.news()


def _stamp(folder: Path) -> tuple[tuple[str, float, int], ...]:
    """What tells whether a file of the booklet has changed."""
    found: list[tuple[str, float, int]] = []
    for top, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in _OURS]
        for name in files:
            path = os.path.join(top, name)  # noqa: PTH118 - of thousands of files
            stat = os.lstat(path)
            found.append((path, stat.st_mtime, stat.st_size))
    return tuple(sorted(found))
