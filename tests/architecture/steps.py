"""How much a call does, in lines of Python that are run: seconds are no measure on a busy machine.

A loop counts each time round, a call each line it runs. What C does within one line counts as
that line: for regular expressions there is ``regex_steps``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_run(work: Callable[[], object]) -> int:
    """The lines of Python that ``work`` runs in this thread."""
    count = 0

    def trace(_frame: FrameType, event: str, _given: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times the lines are run for four times ``size``: 4 if linear, 16 if quadratic."""
    work(1)  # what is done once only, such as an import
    return lines_run(lambda: work(4 * size)) / lines_run(lambda: work(size))


LINEAR = 6  # the growth that is still called linear
