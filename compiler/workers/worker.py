"""Calls in processes of their own, with limits: what hostile input does to one ends that one.

A worker is forked from this process, so it knows all that is imported here and costs a few
milliseconds; its answer comes back over a pipe (``life`` is what happens at the other end). It ends
when this process does, however that ends. Address space and computing time are limited by the
system; one that computes nothing for long is ended as well. Where this process cannot be forked
safely, a new interpreter does the same (``interpreter``).
"""

from __future__ import annotations

import contextlib
import importlib
import math
import os
import select
import signal
import time
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from compiler.compilations import imported_elsewhere
from compiler.errors import reason_of
from compiler.scratch import scratch_folder
from compiler.workers import interpreter
from compiler.workers.answers import Answer, Death, Ending, Task, is_ours
from compiler.workers.life import OUT_OF_MEMORY, Limits, Surroundings, work
from compiler.workers.processors import processors
from compiler.workers.threads import may_fork
from compiler.workers.travel import unpickled

_CHUNK = 1024 * 1024
_TURN_S = 10.0  # how often workers are looked after that send nothing
T = TypeVar("T")


def run_isolated(
    tasks: Sequence[Task[T]],
    limits: Limits,
    at_once: int | None = None,
    told: Callable[[int], None] | None = None,
) -> list[Answer[T]]:
    """The answers of all tasks, in their order, ``at_once`` (else one a processor) at a time.

    A task gets a report of its own; what it returns must be able to travel (``travel``). ``told``
    is called with the number of answers: when the first workers have begun, and now and then since.
    Workers still at work are killed when this is left by an exception such as KeyboardInterrupt.
    """
    if not tasks:
        return []
    if not may_fork():
        return interpreter.answers(tasks, limits, at_once, told)
    return forked(tasks, limits, at_once, told)


def forked(
    tasks: Sequence[Task[T]],
    limits: Limits,
    at_once: int | None = None,
    told: Callable[[int], None] | None = None,
) -> list[Answer[T]]:
    """The same, by forking this process whatever else goes on in it."""
    most = at_once or processors()
    answers: dict[int, Answer[T]] = {}
    waiting = list(enumerate(tasks))[::-1]
    working: dict[int, Worker[T]] = {}
    with scratch_folder() as scratch:
        around = Surroundings(os.getpid(), scratch)
        try:
            while waiting or working:
                while waiting and len(working) < most:
                    started = _begun(*waiting[-1], limits, around)
                    if isinstance(started, Worker):
                        working[started.pipe] = started
                    elif working:
                        break  # the system has no more processes: when one has ended
                    else:
                        answers[waiting[-1][0]] = started
                    waiting.pop()
                if told:
                    told(len(answers))
                for worker in _finished(working):
                    del working[worker.pipe]
                    answers[worker.index] = answer = worker.ended()
                    imported = [name for name in answer.imported if is_ours(name)]
                    imported_elsewhere(imported)
                    if waiting:
                        _import_too(imported)
        finally:
            for worker in working.values():
                worker.kill()
    return [answers[index] for index in range(len(tasks))]


def _begun(
    index: int, task: Task[T], limits: Limits, around: Surroundings
) -> Worker[T] | Answer[T]:
    """A worker that has begun; or its death, if the system starts no other process now."""
    try:
        return Worker(index, task, limits, around)
    except OSError as error:
        return Answer(death=Death(Ending.CRASH, reason_of(error)))


def _import_too(names: Sequence[str]) -> None:
    """Import what a worker had to import, so that the next ones have it from the start."""
    for name in names:
        with contextlib.suppress(ImportError):  # the worker was not ours any more
            importlib.import_module(name)


def _finished(working: dict[int, Worker[T]]) -> list[Worker[T]]:
    """Wait for news of the workers; those that have ended, or were found asleep.

    Rest is counted in turns: if this process itself was stopped, its workers are not to blame.
    """
    if not working:
        return []
    turn = min(_TURN_S, min(worker.limits.asleep_s for worker in working.values()) / 4)
    poll = select.poll()
    for pipe in working:
        poll.register(pipe, select.POLLIN | select.POLLHUP)
    before = time.monotonic()
    ready = {pipe for pipe, _ in poll.poll(1 + turn * 1000)}
    rest = min(turn, time.monotonic() - before)
    return [
        worker
        for pipe, worker in working.items()
        if (worker.hear() if pipe in ready else worker.sleeps(rest))
    ]


class Worker(Generic[T]):
    """One forked process, and what has come from it so far."""

    def __init__(self, index: int, task: Task[T], limits: Limits, around: Surroundings) -> None:
        self.index = index
        self.limits = limits
        self.pipe, write_end = os.pipe()
        self._heard: list[bytes] = []
        self._size = 0
        self._computed = -1.0
        self._asleep = 0.0
        self._death: Death | None = None
        try:
            self.pid = os.fork()
        except OSError:
            os.close(self.pipe)
            os.close(write_end)
            raise
        if not self.pid:
            work(write_end, task, limits, around)
        os.close(write_end)

    def hear(self) -> bool:
        """Take in what the worker has sent; whether it is done."""
        data = os.read(self.pipe, _CHUNK)
        self._heard.append(data)
        self._size += len(data)
        if self._size > self.limits.answer:
            self._death = Death(Ending.MEMORY)
        return not data or self._death is not None

    def sleeps(self, seconds: float) -> bool:
        """Whether, after ``seconds`` more, the worker has computed nothing for too long."""
        if self.limits.asleep_s == math.inf:
            return False
        computed = _computing_time(self.pid)
        self._asleep = self._asleep + seconds if computed == self._computed else 0.0
        self._computed = computed
        if self._asleep < self.limits.asleep_s:
            return False
        self._death = Death(Ending.ASLEEP)
        return True

    def ended(self) -> Answer[T]:
        """The worker's answer; it is gone afterwards."""
        if self._death is not None:
            self.kill()
            return Answer(death=self._death)
        os.close(self.pipe)
        status = _waited(self.pid)
        death = death_of(status)
        return Answer(death=death) if death else unpickled(b"".join(self._heard))

    def kill(self) -> None:
        """End the worker now."""
        os.close(self.pipe)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        _waited(self.pid)


def _waited(pid: int) -> int:
    """The status of a process that ends; 0 if the program has it waited for by someone else."""
    try:
        return os.waitpid(pid, 0)[1]
    except ChildProcessError:  # it ignores SIGCHLD, as what started it may have
        return 0


def death_of(status: int) -> Death | None:
    """What a worker that has ended so died of; None if it did not."""
    if not os.WIFSIGNALED(status):
        return Death(Ending.MEMORY) if os.WEXITSTATUS(status) == OUT_OF_MEMORY else None
    number = os.WTERMSIG(status)
    if number == signal.SIGXCPU:
        return Death(Ending.CPU)
    try:
        return Death(Ending.CRASH, signal.Signals(number).name)
    except ValueError:  # a signal without a name
        return Death(Ending.CRASH, f"signal {number}")


def _computing_time(pid: int) -> float:
    """Seconds that a process has computed (proc(5)); 0 where the system does not tell."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:  # noqa: PTH123 - no other way is as cheap
            times = file.read().rpartition(b")")[2].split()[11:13]
        return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError):
        return 0.0
