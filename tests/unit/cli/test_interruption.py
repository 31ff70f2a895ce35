"""One signal ends a run, once, whatever swallows or repeats it."""

from __future__ import annotations

import os
import signal
import time

import pytest

from compiler.cli.interruption import interruptible


@pytest.fixture(autouse=True)
def _heard():
    """What a shell starts in its background has Ctrl-C ignored."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGHUP)}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def send(number: int) -> None:
    os.kill(os.getpid(), number)
    time.sleep(0)  # a bytecode later it has arrived


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_first_signal_interrupts_and_is_known(number):
    with interruptible() as interruption:
        with pytest.raises(KeyboardInterrupt):
            send(number)
        interruption.settle()
        assert interruption.happened
        assert interruption.signal == number


def test_tidying_is_not_interrupted():
    tidied = []

    def fail() -> None:
        raise OSError

    def work() -> None:
        try:
            send(signal.SIGHUP)
        finally:
            for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
                send(number)
            try:
                fail()
            except OSError:
                send(signal.SIGALRM)
            tidied.append(True)

    with interruptible() as interruption:
        with pytest.raises(KeyboardInterrupt):
            work()
        interruption.settle()
    assert tidied == [True]
    assert interruption.signal == signal.SIGHUP


def test_what_a_library_swallows_comes_again_and_is_not_printed(capfd):
    class Careless:
        def __del__(self):  # what it raises is printed and forgotten
            send(signal.SIGTERM)

    def work() -> None:
        careless = Careless()
        del careless
        while True:  # until it comes again
            time.sleep(0.01)

    with interruptible() as interruption:
        with pytest.raises(KeyboardInterrupt):
            work()
        interruption.settle()
    assert interruption.signal == signal.SIGTERM
    assert capfd.readouterr().err == ""


def test_handlers_are_put_back():
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGALRM)]
    with interruptible():
        assert signal.getsignal(signal.SIGTERM) not in before
    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGALRM)] == before
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_what_is_ignored_stays_so(monkeypatch):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with interruptible() as interruption:
            send(signal.SIGHUP)
            assert not interruption.happened
    finally:
        signal.signal(signal.SIGHUP, before)
