"""Lodgings are bounded by what they take of the machine's memory, not by their number alone."""

from __future__ import annotations

import os
import sys

import pytest

from compiler.workers import smithy
from compiler.workers.memory import machine_memory, memory_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="proc(5)")
MB = 1024 * 1024


def test_what_a_process_takes_is_its_own():
    before = memory_of(os.getpid())
    taken = bytearray(b"x") * (50 * MB)
    assert memory_of(os.getpid()) - before > 40 * MB
    assert len(taken) < memory_of(os.getpid()) < machine_memory()


def test_of_a_process_that_has_ended_nothing_is_known():
    assert memory_of(1 << 30) == 0


class Lodging:
    """Stands for one; its number is that of its process."""

    def __init__(self, process):
        self.process, self.closed = process, False

    def close(self):
        self.closed = True

    def take(self):
        self.process += 100


@pytest.fixture
def house(monkeypatch):
    """A smithy with four lodgings of 100 bytes each; the second is at work."""
    monkeypatch.setattr(smithy, "memory_of", lambda _process: 100)
    made = object.__new__(smithy._Smithy)
    made._lodgings = {name: Lodging(number) for number, name in enumerate("abcd")}
    made._working = {made._lodgings["b"]: 7, made._lodgings["d"]: 8}
    made._send = lambda *_: None
    return made


@pytest.mark.parametrize(
    ("most", "left"), [(1000, "abcd"), (400, "abcd"), (300, "bcd"), (200, "bd"), (1, "bd")]
)
def test_who_was_not_asked_for_longest_goes(house, most, left):
    house._most_bytes = most
    known = dict(house._lodgings)
    house._answer(known["d"])
    assert [*house._lodgings] == [*left]
    assert [name for name, each in known.items() if each.closed] == [
        *"abcd".translate({ord(name): None for name in left})
    ]
