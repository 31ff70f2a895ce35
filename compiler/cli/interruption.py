"""Signals that end a run: Ctrl-C, the system's request to stop, the terminal being closed."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_SETTLING_S = 5.0  # a terminal that is closed sends its signal twice, and tidying takes less


class Interruption:
    """Raises KeyboardInterrupt at the first of these signals, and tells which it was.

    More of them are passed over for a while, so that they do not interrupt the tidying as well.
    """

    def __init__(self) -> None:
        self.signal = signal.SIGINT
        self.happened = False
        self._until = 0.0

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """As a signal handler."""
        del frame
        if time.monotonic() >= self._until:
            self.signal, self.happened = signal.Signals(number), True
            self.settle()
            raise KeyboardInterrupt

    def settle(self) -> None:
        """Take no notice of further signals for a while."""
        self._until = time.monotonic() + _SETTLING_S


@contextmanager
def interruptible() -> Iterator[Interruption]:
    """Inside, these signals raise KeyboardInterrupt, but for those that are ignored (nohup)."""
    interruption = Interruption()
    before = {}
    if threading.current_thread() is threading.main_thread():
        for number in (getattr(signal, name) for name in _NAMES if hasattr(signal, name)):
            if signal.getsignal(number) in {signal.SIG_DFL, signal.default_int_handler}:
                before[number] = signal.signal(number, interruption)
    try:
        yield interruption
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
