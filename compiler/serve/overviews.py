"""What each booklet holds, read anew when its files have changed; one reading at a time of each."""

from __future__ import annotations

import asyncio
from functools import partial

from compiler.desk.overview import Overview, Refusal, is_empty, kept, look_over, refusal
from compiler.desk.shelf import Book
from compiler.serve.engine import Engine

_MOST_SOON = 8  # booklets that are read over because the shelf is looked at


class Overviews:
    """Overviews by booklet; to be used from the event loop alone."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading: dict[str, asyncio.Task[Overview]] = {}

    async def fresh(self, book: Book) -> Overview:
        """What the booklet holds now."""
        if is_empty(book.folder):
            return Overview()
        if (known := _known(book)) is not None:
            return known
        return await asyncio.shield(self._begun(book))

    def soon(self, books: tuple[Book, ...]) -> None:
        """Have those read over that have changed, after this."""
        stale = [book for book in books if _known(book) is None]
        for book in stale[: max(0, _MOST_SOON - len(self._reading))]:
            self._begun(book)

    def _begun(self, book: Book) -> asyncio.Task[Overview]:
        task = self._reading.get(book.key)
        if task is None:
            task = asyncio.get_running_loop().create_task(self._read(book))
            self._reading[book.key] = task
            task.add_done_callback(lambda _: self._reading.pop(book.key, None))
        return task

    async def _read(self, book: Book) -> Overview:
        answer = await self._engine.run(partial(look_over, book.folder, book.changed))
        if answer.value is not None:
            return answer.value
        died = Refusal(book.folder.name, "desk.died")
        return Overview(refusals=(refusal(answer.error) if answer.error else died,))


def _known(book: Book) -> Overview | None:
    """What is kept of the booklet; None if its files have changed since."""
    known = kept(book.folder)
    return known if known and known.seen >= book.changed else None
