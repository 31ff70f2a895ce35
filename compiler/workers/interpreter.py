"""Workers of a process that must not be forked: a new interpreter forks them, or does their task.

A program with several threads may call this package from each of them, and none of its locks is
taken along. It costs a program that does so half a second a build. The interpreter gets the tasks,
so they must be picklable, and the place of every module; it imports nothing of the program's own.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Generic, TypeVar

from compiler.workers.answers import Answer, Death, Ending, Task, answer_of
from compiler.workers.life import Limits, die_with
from compiler.workers.travel import pickled, unpickled

if TYPE_CHECKING:
    import subprocess

# What the interpreter does first; -c leaves the current folder out of what it imports from.
_START = (
    "import pickle, sys\n"
    "sys.path[:] = pickle.load(sys.stdin.buffer)\n"
    "from compiler.workers.interpreter import serve\n"
    "serve()\n"
)
_TOLD, _ANSWERED = b"told ", b"answered\n"
T = TypeVar("T")


@dataclass(frozen=True)
class _Order(Generic[T]):
    """What an interpreter is to do, and for whom."""

    parent: int
    tasks: tuple[Task[T], ...]
    limits: Limits
    at_once: int | None


def answers(
    tasks: Sequence[Task[T]],
    limits: Limits,
    at_once: int | None,
    told: Callable[[int], None] | None,
) -> list[Answer[T]]:
    """As ``run_isolated``; where the system cannot fork, an interpreter for each task."""
    if hasattr(os, "fork"):
        return _served(tasks, limits, at_once, told)
    if told:
        told(0)
    return [_served([task], limits, None, None)[0] for task in tasks]


def _served(
    tasks: Sequence[Task[T]],
    limits: Limits,
    at_once: int | None,
    told: Callable[[int], None] | None,
) -> list[Answer[T]]:
    import subprocess  # noqa: PLC0415 - both take 10 ms, and most programs have one thread
    from multiprocessing.spawn import get_executable  # noqa: PLC0415 - as above

    order = _Order(os.getpid(), tuple(tasks), limits, at_once)
    given = pickle.dumps(sys.path) + pickle.dumps(order, pickle.HIGHEST_PROTOCOL)
    # what a program embedding Python has named, as for every other process of its (docs.python.org)
    command = [os.fsdecode(get_executable() or sys.executable), "-c", _START]
    process = subprocess.Popen(  # noqa: S603 - our own interpreter
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        process_group=0,  # Ctrl-C is for the program, which decides what becomes of this
    )  # fmt: skip
    timer = threading.Timer(limits.asleep_s, process.kill)
    with process:
        if not hasattr(os, "fork"):  # nobody looks after its rest
            timer.start()
        try:
            heard = _conversation(process, given, told)
        finally:
            timer.cancel()
            process.kill()
    answer: Answer[tuple[Answer[T], ...]] = unpickled(heard)
    if answer.value is None:
        death = Death(Ending.CRASH, f"exit {process.returncode}")
        return [Answer(death=death) for _ in tasks]
    return list(answer.value)


def _conversation(
    process: subprocess.Popen[bytes], given: bytes, told: Callable[[int], None] | None
) -> bytes:
    """What the interpreter answers; on the way it tells how many answers there are."""
    assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - for mypy: pipes
    try:
        process.stdin.write(given)
        process.stdin.close()
    except BrokenPipeError:  # it has died already
        return b""
    for line in process.stdout:
        if line == _ANSWERED:
            return process.stdout.read()
        if told and line.startswith(_TOLD):
            told(int(line.removeprefix(_TOLD)))
    return b""


def serve() -> None:
    """Do what the order on stdin says, and answer on stdout: the other half of ``answers``."""
    from compiler.workers.worker import forked  # noqa: PLC0415 - which imports this

    order: _Order[object] = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    out = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - for what libraries print
        os.dup2(nowhere.fileno(), 1)
    if not hasattr(os, "fork"):
        _answer(out, [answer_of(task) for task in order.tasks])
        return
    die_with(order.parent)

    def told(count: int) -> None:
        out.write(b"%b%d\n" % (_TOLD, count))
        out.flush()

    _answer(out, forked(order.tasks, order.limits, order.at_once, told))


def _answer(out: IO[bytes], given: Sequence[Answer[object]]) -> None:
    out.write(_ANSWERED + pickled(Answer(value=tuple(given))))
    out.close()
