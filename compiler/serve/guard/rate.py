"""Who guesses is slowed down: so many tries in so many seconds, and no more."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from time import monotonic

_MOST_KNOWN = 4096  # visitors that are remembered


class Rate:
    """At most ``tries`` in ``seconds`` of each visitor."""

    def __init__(self, tries: int, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self._tries = tries
        self._seconds = seconds
        self._clock = clock
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()

    def allows(self, visitor: str) -> bool:
        """Whether the visitor may try now; the try is counted if so."""
        now = self._clock()
        tries = self._seen.setdefault(visitor, deque())
        self._seen.move_to_end(visitor)
        while len(self._seen) > _MOST_KNOWN:
            self._seen.popitem(last=False)
        while tries and tries[0] <= now - self._seconds:
            tries.popleft()
        if len(tries) >= self._tries:
            return False
        tries.append(now)
        return True
