"""Signals that end a run: Ctrl-C, the system's request to stop, the terminal being closed."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_AGAIN_S = 0.5


class Interruption:
    """Raises KeyboardInterrupt at the first of these signals, and tells which it was.

    Further ones do not interrupt the tidying. A library may swallow the exception (several do while
    they are imported, or let something go): then it is raised again.
    """

    def __init__(self) -> None:
        self.signal = signal.SIGINT
        self.happened = False
        self._raised: KeyboardInterrupt | None = None
        self._over = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """As a signal handler; SIGALRM comes from here, and asks what has become of it."""
        del frame
        if self._over or self._is_on_its_way():
            return
        if not self.happened:
            self.happened, self.signal = True, signal.Signals(number)
            if hasattr(signal, "setitimer"):
                signal.setitimer(signal.ITIMER_REAL, _AGAIN_S, _AGAIN_S)
        self._raised = KeyboardInterrupt()
        raise self._raised

    def pass_over(self, ignored: UnraisableHookArgs) -> None:
        """As ``sys.unraisablehook``, where what a library swallows would be printed."""
        if ignored.exc_value is None or ignored.exc_value is not self._raised:
            sys.__unraisablehook__(ignored)

    def settle(self) -> None:
        """It has arrived: take no notice of further signals."""
        self._over = True

    def _is_on_its_way(self) -> bool:
        """Whether what runs now is what tidies up because of it."""
        error = sys.exc_info()[1]
        while error is not None and error is not self._raised:
            error = error.__context__
        return error is not None


@contextmanager
def interruptible() -> Iterator[Interruption]:
    """Inside, these signals raise KeyboardInterrupt, but for those that are ignored (nohup)."""
    interruption = Interruption()
    before = {}
    if threading.current_thread() is threading.main_thread():
        wanted = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        for number in wanted:
            if signal.getsignal(number) in {signal.SIG_DFL, signal.default_int_handler}:
                before[number] = signal.signal(number, interruption)
        if hasattr(signal, "setitimer"):
            before[signal.SIGALRM] = signal.signal(signal.SIGALRM, interruption)
    unraisable, sys.unraisablehook = sys.unraisablehook, interruption.pass_over
    try:
        yield interruption
    finally:
        interruption.settle()
        sys.unraisablehook = unraisable
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
