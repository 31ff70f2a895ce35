"""Whether this process may be forked: only if no other thread is in the middle of something.

A forked process has the thread that forked alone, and every lock that another one held at that
instant stays locked in it for good: of a module being imported, of fontconfig, of a logger.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from weakref import WeakSet

_HARMLESS: WeakSet[threading.Thread] = WeakSet()


def may_fork() -> bool:
    """Whether the system can fork, and nothing in this process speaks against it."""
    return hasattr(os, "fork") and is_alone()


def is_alone() -> bool:
    """Whether this process has no thread beside this one that could hold a lock."""
    here = threading.current_thread()
    return all(thread is here or thread in _HARMLESS for thread in threading.enumerate())


def declare_harmless(threads: Iterable[threading.Thread]) -> None:
    """Of these threads it is known that they touch nothing that a worker needs."""
    _HARMLESS.update(threads)
