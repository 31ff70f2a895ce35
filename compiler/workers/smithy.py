"""Several forges in a process of their own, for a program that has threads and must not fork.

    program ──order──► smithy ──► forge ──► worker
            ◄─ answer ──────── ◄──────┘        │
            ◄─ event ──────────────────────────┘

It is a new interpreter: what it has imported, the program has not, and no lock of the program's
comes along. It does nothing else and has one thread, so its forges can be lit again at any time. It
ends with the program.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from compiler.workers import telling
from compiler.workers.answers import Answer, Death, Ending, Task
from compiler.workers.forge import Forge
from compiler.workers.framing import received, send
from compiler.workers.travel import pickled

# What the interpreter does first; -c leaves the current folder out of what it imports from.
START = (
    "import pickle, sys\n"
    "sys.path[:] = pickle.load(sys.stdin.buffer)\n"
    "from compiler.workers.smithy import serve\n"
    "serve()\n"
)
NUMBER = 8  # bytes before an answer that say which job it is of


@dataclass(frozen=True)
class Settings:
    """What a smithy needs to know: its ends of the pipes, how many forges, what they load first."""

    orders: int
    answers: int
    events: int
    hands: int
    prepare: Callable[[], None]


@dataclass(frozen=True)
class Order:
    """A job with its number; without a job, that the one of that number is to end."""

    number: int
    job: Task[Any] | None = None


def serve() -> None:
    """The life of the smithy: from what stands on stdin until the program closes the orders."""
    settings: Settings = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which decides
    telling.open_to(settings.events)
    settings.prepare()
    _Smithy(settings).work()


class _Smithy:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._waiting: deque[Order] = deque()
        self._forges: list[Forge[Any]] = [Forge(_nothing) for _ in range(settings.hands)]
        self._working: dict[int, int] = {}  # forge by its place → number of its job

    def work(self) -> None:
        """Take orders and answers until there will be no other order."""
        while True:
            places = {self._forges[place].fileno(): place for place in self._working}
            ready = select.select([self._settings.orders, *places], [], [])[0]
            for descriptor in ready:
                if descriptor in places:
                    self._answer(places[descriptor])
            if self._settings.orders in ready:
                message = received(self._settings.orders)
                if message is None:
                    break
                self._take(pickle.loads(message))  # noqa: S301 - from our own parent
            self._begin()
        for forge in self._forges:
            forge.close()

    def _take(self, order: Order) -> None:
        if order.job is not None:
            self._waiting.append(order)
            return
        for place, number in self._working.items():
            if number == order.number:
                self._forges[place].stop()
        for waiting in [each for each in self._waiting if each.number == order.number]:
            self._waiting.remove(waiting)
            self._send(order.number, Answer(death=Death(Ending.CRASH, "ended")))

    def _begin(self) -> None:
        idle = [place for place in range(len(self._forges)) if place not in self._working]
        while idle and self._waiting:
            place, order = idle.pop(), self._waiting.popleft()
            assert order.job is not None  # noqa: S101 - for mypy: _take sees to it
            self._forges[place].begin(order.job)
            self._working[place] = order.number

    def _answer(self, place: int) -> None:
        self._send(self._working.pop(place), self._forges[place].take())

    def _send(self, number: int, answer: Answer[Any]) -> None:
        send(self._settings.answers, number.to_bytes(NUMBER, "big") + pickled(answer))


def _nothing() -> None:
    """What a forge loads that was lit when all was loaded."""


def ends_closed(descriptors: tuple[int, ...]) -> None:
    """Close the ends of pipes that were given away."""
    for descriptor in descriptors:
        os.close(descriptor)
