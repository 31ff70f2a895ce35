"""News of something that goes on, and who waits for them: a page is told by server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

from starlette.responses import StreamingResponse

_HEARTBEAT_S = 15  # a connection that says nothing is closed by proxies


class News:
    """Of one thing; to be used from the event loop alone."""

    def __init__(self) -> None:
        self._happened = asyncio.Event()

    def tell(self) -> None:
        """Wake those who wait."""
        self._happened.set()
        self._happened = asyncio.Event()

    def wait(self) -> Awaitable[object]:
        """What lasts until something happens, from now on."""
        return self._happened.wait()

    async def heard(self) -> AsyncIterator[bool]:
        """True at first and with each news; False where nothing has happened for long."""
        while True:
            happened = self._happened
            yield True
            while not happened.is_set():
                try:
                    await asyncio.wait_for(happened.wait(), _HEARTBEAT_S)
                except TimeoutError:
                    yield False


def streamed(
    news: News, said: Callable[[], Iterator[str]], is_over: Callable[[], bool] = lambda: False
) -> StreamingResponse:
    """What is ``said`` at first and with each news, as events (HTML Living Standard, 9.2).

    The stream ends when it has been said that it ``is_over``.
    """

    async def events() -> AsyncIterator[str]:
        async for is_news in news.heard():
            if not is_news:
                yield ": still here\n\n"
                continue
            last = is_over()
            for event in said():
                yield f"{event}\n\n"
            if last:
                return

    return StreamingResponse(events(), media_type="text/event-stream")
