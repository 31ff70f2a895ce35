"""Calls in processes of their own, with limits: what hostile input does to one ends that one.

The process is forked from this one, so it knows all that is imported here and costs a few
milliseconds; its answer comes back over a pipe. Address space, CPU time and wall time are limited
by the system. Where there is no fork (Windows) a new interpreter is started, and only the wall
time is limited.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import pickle
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, NoReturn, TypeVar

from compiler.workers.answers import Answer, Death, Ending, Task, answer_of, pickled, unpickled

MAX_ANSWER = 512 * 1024 * 1024  # bytes; the answer is read into this process's memory
_CHUNK = 1024 * 1024
_NO_MEMORY = 12  # exit status of a worker that ran into its limit, as errno ENOMEM
_GRACE_S = 2  # the worker ends itself this much later, should this process be gone by then
T = TypeVar("T")


@dataclass(frozen=True)
class Limits:
    """What one worker may take; ``memory`` (bytes) is above what it starts with."""

    wall_s: float = 60.0
    cpu_s: int = 60
    memory: int = 1024 * 1024 * 1024


def run_isolated(
    tasks: Sequence[Task[T]],
    limits: Limits,
    at_once: int | None = None,
    told: Callable[[int], None] | None = None,
) -> list[Answer[T]]:
    """The answers of all tasks, in their order, ``at_once`` (else one a processor) at a time.

    A task gets a report of its own; what it returns must be picklable. ``told`` is called with the
    number of answers: when the first workers have begun, and whenever something has come since.
    Workers still at work are killed when this is left by an exception such as KeyboardInterrupt.
    """
    if not hasattr(os, "fork"):
        return [_spawned(task, limits) for task in tasks]
    most = at_once or os.cpu_count() or 1
    answers: dict[int, Answer[T]] = {}
    waiting = list(enumerate(tasks))[::-1]
    working: dict[int, _Worker[T]] = {}
    try:
        while waiting or working:
            while waiting and len(working) < most:
                index, task = waiting.pop()
                started = _Worker(index, task, limits)
                working[started.pipe] = started
            if told:
                told(len(answers))
            for worker in _finished(working):
                del working[worker.pipe]
                answers[worker.index] = answer = worker.ended()
                if waiting:
                    _import_too(answer.imported)
    finally:
        for worker in working.values():
            worker.kill()
    return [answers[index] for index in range(len(tasks))]


def _import_too(names: Sequence[str]) -> None:
    """Import what a worker had to import, so that the next ones have it from the start."""
    for name in names:
        importlib.import_module(name)


def _finished(working: dict[int, _Worker[T]]) -> list[_Worker[T]]:
    """Wait for news of the workers; those that have ended, or were ended for their time."""
    now = time.monotonic()
    left = max(0.0, min(worker.until for worker in working.values()) - now)
    poll = select.poll()
    for pipe in working:
        poll.register(pipe, select.POLLIN | select.POLLHUP)
    ready = {pipe for pipe, _ in poll.poll(1 + left * 1000)}
    now = time.monotonic()
    return [
        worker
        for pipe, worker in working.items()
        if (pipe in ready and worker.hear()) or worker.is_late(now)
    ]


class _Worker(Generic[T]):
    """One forked process, and what has come from it so far."""

    def __init__(self, index: int, task: Task[T], limits: Limits) -> None:
        self.index = index
        self.until = time.monotonic() + limits.wall_s
        self.pipe, write_end = os.pipe()
        self._heard: list[bytes] = []
        self._size = 0
        self._death: Death | None = None
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if not self.pid:
            _work(write_end, task, limits)
        os.close(write_end)

    def hear(self) -> bool:
        """Take in what the worker has sent; whether it is done."""
        data = os.read(self.pipe, _CHUNK)
        self._heard.append(data)
        self._size += len(data)
        if self._size > MAX_ANSWER:
            self._death = Death(Ending.MEMORY)
        return not data or self._death is not None

    def is_late(self, now: float) -> bool:
        """Whether the worker's time is over."""
        if now < self.until:
            return False
        self._death = Death(Ending.WALL)
        return True

    def ended(self) -> Answer[T]:
        """The worker's answer; it is gone afterwards."""
        if self._death is not None:
            self.kill()
            return Answer(death=self._death)
        os.close(self.pipe)
        status = _waited(self.pid)
        if os.WIFSIGNALED(status):
            return Answer(death=_death_by(os.WTERMSIG(status)))
        if os.WEXITSTATUS(status) == _NO_MEMORY:
            return Answer(death=Death(Ending.MEMORY))
        return unpickled(b"".join(self._heard))

    def kill(self) -> None:
        """End the worker now."""
        os.close(self.pipe)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        _waited(self.pid)


def _waited(pid: int) -> int:
    return os.waitpid(pid, 0)[1]


def _death_by(number: int) -> Death:
    if number == signal.SIGXCPU:
        return Death(Ending.CPU)
    if number == signal.SIGALRM:
        return Death(Ending.WALL)
    try:
        return Death(Ending.CRASH, signal.Signals(number).name)
    except ValueError:  # a signal without a name
        return Death(Ending.CRASH, f"signal {number}")


def _work(write_end: int, task: Task[T], limits: Limits) -> NoReturn:
    """The whole life of a worker: it never returns into what the parent was doing."""
    status = 1
    try:
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, signal.SIG_DFL)
        _silence()
        _restrain(limits)
        data = pickled(answer_of(task))
        while data:
            data = data[os.write(write_end, data) :]
        status = 0
    except MemoryError:
        status = _NO_MEMORY
    finally:
        os._exit(status)


def _silence() -> None:
    """What libraries print goes nowhere: only the answer counts."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)


def _restrain(limits: Limits) -> None:
    """Put the limits on this process; those that the system lacks are passed over."""
    import resource  # noqa: PLC0415 - not on Windows

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.wall_s + _GRACE_S)
    wanted = {resource.RLIMIT_CPU: limits.cpu_s, resource.RLIMIT_CORE: 0}
    if present := _address_space():
        wanted[resource.RLIMIT_AS] = present + limits.memory
    for name, most in wanted.items():
        _, hard = resource.getrlimit(name)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (soft, hard))


def _address_space() -> int:
    """Bytes of address space this process has now; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - cheaper, and in every worker
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def _spawned(task: Task[T], limits: Limits) -> Answer[T]:
    """The answer of a new interpreter; ``task`` must be picklable here."""
    command = [sys.executable, "-m", "compiler.workers.worker"]
    given = pickle.dumps(task, pickle.HIGHEST_PROTOCOL)
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter
            command, input=given, capture_output=True, timeout=limits.wall_s, check=False
        )
    except subprocess.TimeoutExpired:
        return Answer(death=Death(Ending.WALL))
    if done.returncode:
        return Answer(death=Death(Ending.CRASH, f"exit {done.returncode}"))
    return unpickled(done.stdout)


def _serve() -> None:
    """Do the task on stdin: the other half of ``_spawned``."""
    answer: Answer[object] = answer_of(pickle.load(sys.stdin.buffer))  # noqa: S301 - from our own parent
    sys.stdout.buffer.write(pickled(answer))


if __name__ == "__main__":
    _serve()
