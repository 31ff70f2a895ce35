"""Small pictures of pages: many at a time, and behind what somebody waits for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from compiler.desk.pictures import draw_all
from compiler.serve.engine import Engine

_AT_ONCE = 16  # pages that are drawn while their file is open: a strip, or two rows of them


class Thumbnails:
    """Pictures that are being drawn, by their places; to be used from the event loop alone."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._drawing: dict[Path, asyncio.Task[bool]] = {}

    async def drawn(
        self, pdf: Path, names: Sequence[str], number: int, place: Callable[[str], Path], width: int
    ) -> bool:
        """Whether the picture of the page of that number (from 0) is at its ``place``.

        ``names`` are those of all pages of ``pdf``. The next pages are drawn with it: who sees one
        asks for them at once.
        """
        target = place(names[number])
        if target not in self._drawing:
            if target.exists():
                return True
            pages = {place(names[at]): at for at in range(number, len(names))[:_AT_ONCE]}
            new = {target: page for target, page in pages.items() if target not in self._drawing}
            self._begin(pdf, new, width)
        return await asyncio.shield(self._drawing[target])

    def _begin(self, pdf: Path, pages: dict[Path, int], width: int) -> None:
        task = asyncio.get_running_loop().create_task(self._draw(pdf, pages, width))
        self._drawing |= dict.fromkeys(pages, task)
        task.add_done_callback(partial(self._done, pages))

    def _done(self, pages: dict[Path, int], _task: object) -> None:
        for target in pages:
            del self._drawing[target]

    async def _draw(self, pdf: Path, pages: dict[Path, int], width: int) -> bool:
        job = partial(draw_all, pdf, tuple(pages.items()), width)
        return bool((await self._engine.run(job, rank="behind")).value)
