"""The work of all pages, done in forges: this process makes no booklet and is never forked.

What a hostile manuscript does ends a worker, not the server; the engine's hooks are in the forges.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import pickle
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, TypeVar

from compiler.diagnostics import Report
from compiler.events import Progress, untold
from compiler.watching import prepare
from compiler.workers.answers import Answer, Death, Ending
from compiler.workers.framing import send, taken
from compiler.workers.lodging import Stay
from compiler.workers.processors import processors
from compiler.workers.smithy import NUMBER, START, Order, Settings, ends_closed
from compiler.workers.telling import MOST_BYTES, Teller, told
from compiler.workers.travel import unpickled

T = TypeVar("T")
Job = Callable[[Progress, Report], T]  # a function of a module, with its values by ``partial``
Rank = Literal["", "urgent", "long", "behind", "last"]
_CHUNK = 1 << 20
_GRACE_S = 2.0
_FEWEST_HANDS, _HANDS_EACH = 4, 4  # of a processor: one that does nothing costs next to nothing


@dataclass
class _Pending:
    answer: asyncio.Future[Answer[Any]]
    progress: Progress


@dataclass
class _Smithy:
    """The process, and our ends of its pipes."""

    process: subprocess.Popen[bytes]
    orders: int
    answers: int
    events: socket.socket
    heard: bytearray = field(default_factory=bytearray)


class Engine:
    """Does jobs, several at once; to be used from the event loop alone.

    ``hands`` are at work at the same time, more than there are processors: what a person waits
    for is begun at once, and what is less urgent steps back (nice). Of ``long`` jobs there are no
    more at a time than processors. What somebody looks at (``urgent``) is done by so many at a time
    that it is not slower for all; what comes ``behind``, or ``last`` (which has stepped back), is
    not begun meanwhile, and leaves a processor free for it.
    """

    def __init__(self, hands: int | None = None) -> None:
        self._hands = hands or max(_FEWEST_HANDS, _HANDS_EACH * processors())
        self._numbers = itertools.count(1)
        self._pending: dict[int, _Pending] = {}
        self._at_once: dict[Rank, asyncio.Semaphore] = {
            "urgent": asyncio.Semaphore(processors() + 1),
            "long": asyncio.Semaphore(min(processors(), self._hands - 1)),
            "behind": asyncio.Semaphore(max(1, processors() - 1)),
            "last": asyncio.Semaphore(processors()),
        }
        self._looks = 0  # how many urgent jobs there are
        self._calm = asyncio.Event()
        self._calm.set()
        self._smithy: _Smithy | None = None

    async def run(
        self,
        job: Job[T],
        progress: Progress = untold,
        *,
        rank: Rank = "",
        lodging: str = "",
        stays: bool = False,
    ) -> Answer[T]:
        """The answer of ``job``; ``progress`` is told its events. It ends if this is cancelled.

        In a ``lodging`` jobs are done one after another, and what one that ``stays`` has left in
        its process is there for the next.
        """
        async with self._turn(rank):
            return await self._run(job, progress, lodging, stays=stays)

    @contextlib.asynccontextmanager
    async def _turn(self, rank: Rank) -> AsyncIterator[None]:
        """Inside, it is the turn of a job of that rank."""
        if rank == "urgent":
            self._looks += 1
            self._calm.clear()
        try:
            async with self._at_once[rank] if rank else contextlib.nullcontext():
                if rank in {"behind", "last"}:
                    await self._calm.wait()
                yield
        finally:
            if rank == "urgent":
                self._looks -= 1
                if not self._looks:
                    self._calm.set()

    async def _run(
        self, job: Job[T], progress: Progress, lodging: str, *, stays: bool
    ) -> Answer[T]:
        smithy = self._smithy or self.light()
        number = next(self._numbers)
        pending = _Pending(asyncio.get_running_loop().create_future(), progress)
        self._pending[number] = pending
        task = partial(job, Teller(number))
        self._send(smithy, Order(number, Stay(task) if stays else task, lodging))
        try:
            return await pending.answer
        except asyncio.CancelledError:
            self._send(smithy, Order(number))
            raise
        finally:
            self._pending.pop(number, None)

    def light(self) -> _Smithy:
        """Start the process that does the work; it loads what it needs meanwhile."""
        loop = asyncio.get_running_loop()
        taken_orders, orders = os.pipe()
        answers, given_answers = os.pipe()
        events, given_events = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        given = (taken_orders, given_answers, given_events.detach())
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", START], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            pass_fds=given, process_group=0,  # Ctrl-C is for this process, which decides
        )  # fmt: skip
        ends_closed(given)
        settings = Settings(*given, hands=self._hands, prepare=prepare)
        assert process.stdin is not None  # noqa: S101 - for mypy: it is a pipe
        with contextlib.suppress(BrokenPipeError), process.stdin as stdin:
            stdin.write(pickle.dumps(sys.path) + pickle.dumps(settings))
        smithy = _Smithy(process, orders, answers, events)
        events.settimeout(0)
        loop.add_reader(answers, self._hear, smithy)
        loop.add_reader(events, self._be_told, smithy)
        self._smithy = smithy
        return smithy

    def close(self) -> None:
        """End the process and whatever it works at."""
        if self._smithy:
            self._put_out(self._smithy)

    def _send(self, smithy: _Smithy, order: Order) -> None:
        with contextlib.suppress(OSError):  # it has died: that is heard
            send(smithy.orders, pickle.dumps(order, pickle.HIGHEST_PROTOCOL))

    def _hear(self, smithy: _Smithy) -> None:
        data = os.read(smithy.answers, _CHUNK)
        if not data:
            self._put_out(smithy)
            return
        smithy.heard += data
        for message in taken(smithy.heard):
            number = int.from_bytes(message[:NUMBER], "big")
            self._settle(number, unpickled(message[NUMBER:]))

    def _be_told(self, smithy: _Smithy) -> None:
        with contextlib.suppress(BlockingIOError):
            while data := smithy.events.recv(MOST_BYTES):
                found = told(data)
                pending = self._pending.get(found.number) if found else None
                if found and pending:
                    pending.progress(found.event)

    def _settle(self, number: int, answer: Answer[Any]) -> None:
        pending = self._pending.get(number)
        if pending and not pending.answer.done():
            if self._smithy:
                self._be_told(self._smithy)  # what it told before it was done
            pending.answer.set_result(answer)

    def _put_out(self, smithy: _Smithy) -> None:
        """It has died, or is to: the next job lights another."""
        loop = asyncio.get_running_loop()
        loop.remove_reader(smithy.answers)
        loop.remove_reader(smithy.events)
        ends_closed((smithy.orders, smithy.answers))
        smithy.events.close()
        smithy.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            smithy.process.wait(_GRACE_S)
        smithy.process.kill()
        smithy.process.wait()
        self._smithy = None
        for number in list(self._pending):
            self._settle(number, Answer(death=Death(Ending.CRASH, "smithy")))
