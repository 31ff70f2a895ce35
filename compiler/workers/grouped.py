"""Small tasks, several of them done by one worker: a fork costs more than they do.

Each has its own answer, as if it had been alone. A worker that dies, or takes longer than small
tasks may, takes the answers of its group with it: then each of them is done in a worker of its own,
with all that the limits allow, and what was to blame is told of that task alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from compiler.diagnostics import Report
from compiler.workers.answers import Answer, Task, answer_of
from compiler.workers.life import Limits
from compiler.workers.processors import processors
from compiler.workers.worker import run_isolated

T = TypeVar("T")
_LARGE = 256 * 1024  # bytes: that is worth a worker
_MOST = 32  # tasks of a group, all to be done again if one of them kills the worker
_TURNS = 2  # groups for each processor: they are not equally long
_SHARE = 4  # a group has this part of what a task may take


def run_grouped(
    tasks: Sequence[Task[T]],
    sizes: Sequence[int],
    limits: Limits,
    told: Callable[[int], None] | None = None,
) -> list[Answer[T]]:
    """The answers of all tasks as ``run_isolated`` gives them; ``sizes`` are what each reads."""
    groups = list(_groups(sizes))
    small = replace(limits, cpu_s=max(1, limits.cpu_s // _SHARE), asleep_s=limits.asleep_s / _SHARE)
    together = [partial(_all_of, [tasks[index] for index in group]) for group in groups]
    answers: dict[int, Answer[T]] = {}
    for group, done in zip(groups, run_isolated(together, small, told=told), strict=True):
        answers.update(zip(group, done.value or (), strict=done.value is not None))
    left = [index for index in range(len(tasks)) if index not in answers]
    alone = run_isolated([tasks[index] for index in left], limits, told=told)
    answers.update(zip(left, alone, strict=True))
    return [answers[index] for index in range(len(tasks))]


def _all_of(tasks: Sequence[Task[T]], _report: Report) -> tuple[Answer[T], ...]:
    """What a worker does."""
    return tuple(map(answer_of, tasks))


def _groups(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Which tasks go together, in their order; large ones, and one for each turn, go alone."""
    small = [index for index, size in enumerate(sizes) if size < _LARGE]
    count = min(_MOST, -(-len(small) // (_TURNS * processors())))
    if count > 1:
        yield from (small[start : start + count] for start in range(0, len(small), count))
