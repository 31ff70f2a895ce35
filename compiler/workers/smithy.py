"""Several forges in a process of their own, for a program that has threads and must not fork.

    program ──order──► smithy ──► forge ──► worker
            ◄─ answer ──────── ◄──────┘        │
            ◄─ event ──────────────────────────┘

What is to stay for the next job of its kind is done in a lodging instead: there are some of them,
by name, and who was not asked for longest goes, when there are too many or they take too much.

It is a new interpreter: what it has imported, the program has not, and no lock of the program's
comes along. It does nothing else and has one thread, so its forges can be lit again at any time. It
ends with the program.
"""

from __future__ import annotations

import contextlib
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
from compiler.workers.life import adopt_orphans
from compiler.workers.lodging import Lodging
from compiler.workers.memory import machine_memory, memory_of
from compiler.workers.travel import pickled

# What the interpreter does first; -c leaves the current folder out of what it imports from.
START = (
    "import pickle, sys\n"
    "sys.path[:] = pickle.load(sys.stdin.buffer)\n"
    "from compiler.workers.smithy import serve\n"
    "serve()\n"
)
MOST_LODGINGS = 12
_SHARE = 3  # all lodgings together take one of so many of the machine's memory
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
    """A job with its number; without a job, that the one of that number is to end.

    ``lodging`` names the one in which it is done, one job at a time, if there is one.
    """

    number: int
    job: Task[Any] | None = None
    lodging: str = ""


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
        self._lodgings: dict[str, Lodging[Any]] = {}  # who was asked for last stands last
        self._most_bytes = machine_memory() // _SHARE or sys.maxsize
        self._takes_lodgers = adopt_orphans()
        self._working: dict[Forge[Any], int] = {}  # the number of its job

    def work(self) -> None:
        """Take orders and answers until there will be no other order."""
        while True:
            forges = {forge.fileno(): forge for forge in self._working}
            ready = select.select([self._settings.orders, *forges], [], [])[0]
            for descriptor in ready:
                if descriptor in forges:
                    self._answer(forges[descriptor])
            if self._settings.orders in ready:
                message = received(self._settings.orders)
                if message is None:
                    break
                self._take(pickle.loads(message))  # noqa: S301 - from our own parent
            self._begin()
            if self._takes_lodgers:
                self._bury()
        for forge in (*self._forges, *self._lodgings.values()):
            forge.close()

    def _take(self, order: Order) -> None:
        if order.job is not None:
            self._waiting.append(order)
            return
        for forge, number in self._working.items():
            if number == order.number:
                forge.stop()
        for waiting in [each for each in self._waiting if each.number == order.number]:
            self._waiting.remove(waiting)
            self._send(order.number, Answer(death=Death(Ending.CRASH, "ended")))

    def _begin(self) -> None:
        idle = [forge for forge in self._forges if forge not in self._working]
        for order in [*self._waiting]:
            if order.lodging and self._takes_lodgers:
                forge = self._lodging(order.lodging)
            else:
                forge = idle[-1] if idle else None
            if forge is None or forge in self._working:
                continue
            assert order.job is not None  # noqa: S101 - for mypy: _take sees to it
            self._waiting.remove(order)
            forge.begin(order.job)
            self._working[forge] = order.number
            if forge in idle:
                idle.remove(forge)

    def _lodging(self, name: str) -> Forge[Any] | None:
        """The lodging of that name, made if there is none; None if there is no place now."""
        found = self._lodgings.pop(name, None)
        if found is None:
            idle = [each for each, one in self._lodgings.items() if one not in self._working]
            if len(self._lodgings) >= MOST_LODGINGS:
                if not idle:
                    return None
                self._lodgings.pop(idle[0]).close()
            found = Lodging(_nothing)
        self._lodgings[name] = found
        return found

    def _answer(self, forge: Forge[Any]) -> None:
        before = forge.process
        self._send(self._working.pop(forge), forge.take())
        if forge.process != before:  # it is a lodging in which more has stayed
            self._make_room()

    def _make_room(self) -> None:
        """Close lodgings that were not asked for longest, as long as all take too much."""
        sizes = {name: memory_of(lodging.process) for name, lodging in self._lodgings.items()}
        for name in [*self._lodgings][:-1]:
            if sum(sizes.values()) <= self._most_bytes:
                return
            if self._lodgings[name] not in self._working:
                self._lodgings.pop(name).close()
                del sizes[name]

    def _bury(self) -> None:
        """Take notice of the end of processes that others have left behind."""
        own = {forge.process for forge in (*self._forges, *self._lodgings.values())}
        with contextlib.suppress(ChildProcessError):
            while dead := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                if dead.si_pid in own:
                    break
                os.waitpid(dead.si_pid, 0)

    def _send(self, number: int, answer: Answer[Any]) -> None:
        send(self._settings.answers, number.to_bytes(NUMBER, "big") + pickled(answer))


def _nothing() -> None:
    """What a forge loads that was lit when all was loaded."""


def ends_closed(descriptors: tuple[int, ...]) -> None:
    """Close the ends of pipes that were given away."""
    for descriptor in descriptors:
        os.close(descriptor)
