"""How a worker tells the program what happens, while it happens: a datagram an event.

A smithy opens the way before it lights its forges; each worker has it from there.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from compiler.events import Event
from compiler.workers.answers import Answer
from compiler.workers.travel import pickled, unpickled

MOST_BYTES = 65536  # of an event
_way: list[int] = []


def open_to(descriptor: int) -> None:
    """Events go to that end of a socket from now on."""
    _way[:] = [descriptor]


@dataclass(frozen=True)
class Told:
    """An event of the job of that number."""

    number: int
    event: Event


@dataclass(frozen=True)
class Teller:
    """Tells the events of the job of that number: a ``Progress``."""

    number: int

    def __call__(self, event: Event) -> None:
        """Tell it; a program that has gone needs to know nothing."""
        data = pickled(Answer(Told(self.number, event)))
        if _way and len(data) <= MOST_BYTES:
            os.write(_way[0], data)


def told(data: bytes) -> Told | None:
    """The event in a datagram; None if it holds none."""
    answer: Answer[Told] = unpickled(data)
    return answer.value if isinstance(answer.value, Told) else None
