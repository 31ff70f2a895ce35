"""Booklets that are being made: what is known of each, and who waits for news of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from functools import partial

from compiler.desk.made import Made
from compiler.desk.making import BEGUN, DONE, make
from compiler.desk.overview import Refusal, refusal
from compiler.desk.shelf import Book
from compiler.events import Event, Step
from compiler.serve.engine import Engine
from compiler.serve.news import News

_TYPESET = "pipeline.stage-typeset"
_KEPT = 50  # makings that are over, of which somebody may still ask


@dataclass(frozen=True)
class EditionState:
    """How far an edition is: pages that are set, and of how many once that is known."""

    script: str
    state: str = "waiting"  # then "now", then "done"
    pages: int = 0
    total: int = 0


@dataclass
class Making:
    """One booklet being made."""

    editions: list[EditionState]
    task: asyncio.Task[None] | None = None
    made: Made | None = None
    refusals: tuple[Refusal, ...] = ()
    stopped: bool = False
    news: News = field(default_factory=News)

    @property
    def is_over(self) -> bool:
        """Whether it has come to an end, whichever."""
        return self.made is not None or bool(self.refusals) or self.stopped

    @property
    def now(self) -> EditionState | None:
        """The edition that is being made."""
        return next((each for each in self.editions if each.state == "now"), None)

    def tell(self, event: Event) -> None:
        """Something has happened."""
        if isinstance(event, Step) and event.editions:
            script = event.editions[0]
            self.editions = [
                _after(each, event) if each.script == script else each for each in self.editions
            ]
            self.news.tell()


def _after(edition: EditionState, event: Step) -> EditionState:
    match event.stage:
        case stage if stage == BEGUN:
            return replace(edition, state="now")
        case stage if stage == DONE:
            return replace(edition, state="done", pages=event.page, total=event.page)
        case stage if stage == _TYPESET and event.page:
            pages = edition.pages + 1
            return replace(edition, pages=pages, total=max(edition.total, pages))
    return edition


class Makings:
    """By booklet: at most one at a time of each; to be used from the event loop alone."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._by_key: dict[str, Making] = {}

    def of(self, key: str) -> Making | None:
        """The one at work, or the last; None if there was none."""
        return self._by_key.get(key)

    def begin(self, book: Book, pages: int) -> Making:
        """Make the booklet, unless it is being made; ``pages`` it had last time."""
        present = self._by_key.get(book.key)
        if present and not present.is_over:
            return present
        making = Making([EditionState(script, total=pages) for script in book.scripts])
        self._by_key.pop(book.key, None)
        self._by_key[book.key] = making
        for key in list(self._by_key)[:-_KEPT]:
            if self._by_key[key].is_over:
                del self._by_key[key]
        making.task = asyncio.get_running_loop().create_task(self._make(book, making))
        return making

    def stop(self, key: str) -> None:
        """End it; what was made before is as it was."""
        making = self._by_key.get(key)
        if making and making.task and not making.is_over:
            making.task.cancel()

    async def _make(self, book: Book, making: Making) -> None:
        try:
            answer = await self._engine.run(partial(make, book.folder), making.tell, rank="long")
        except asyncio.CancelledError:
            making.stopped = True
            making.news.tell()
            return
        if answer.value is not None:
            making.made = answer.value
        elif answer.error is not None:
            making.refusals = tuple(map(refusal, (answer.error, *answer.error.others)))
        else:
            making.refusals = (Refusal("", "desk.died", (("name", book.title),)),)
        making.news.tell()
