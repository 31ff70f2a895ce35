"""A forge: a process that knows everything from the start, and forks a worker for each job.

What starts a build anew, imports most of all, is done once. It does nothing else and has no other
thread, so it can be forked whatever goes on in the program that has it; and as each job is done in
a worker, nothing of a job stays in it. It ends with the program.

    program ──job──► forge ──fork──► worker
            ◄────────── answer ───────┘
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
from collections.abc import Callable, Iterator
from typing import Any, Generic, NoReturn, TypeVar

from compiler.scratch import scratch_folder
from compiler.workers.answers import Answer, Death, Ending, Task
from compiler.workers.framing import received, send
from compiler.workers.life import UNLIMITED, Surroundings, die_with
from compiler.workers.travel import pickled, unpickled
from compiler.workers.worker import Worker

T = TypeVar("T")
STOP = b""  # the message that ends the job at work


class Forge(Generic[T]):
    """A process that is ready; one job at a time. Not to be made beside other threads."""

    def __init__(self, prepare: Callable[[], None]) -> None:
        """Light it; ``prepare`` is called in it, before the first job."""
        self._prepare = prepare
        self._busy = False
        self._light()

    @property
    def busy(self) -> bool:
        """Whether a job was begun whose answer was not taken yet."""
        return self._busy

    def fileno(self) -> int:
        """What becomes readable when an answer is there, for ``select``."""
        return self._answers

    def begin(self, job: Task[T]) -> None:
        """Have the job done; it must be picklable, and what it gives must be able to travel."""
        if self._busy:
            raise RuntimeError("the forge is at work")
        self._busy = True
        with contextlib.suppress(OSError):  # it has died: taking the answer will tell
            send(self._orders, pickle.dumps(job, pickle.HIGHEST_PROTOCOL))

    def take(self) -> Answer[T]:
        """The answer of the job that was begun, waited for; a death if the forge itself has died.

        Then another is lit.
        """
        self._busy = False
        message = received(self._answers)
        if message is not None:
            return unpickled(message)
        self.close()
        self._light()
        return Answer(death=Death(Ending.CRASH, "forge"))

    def stop(self) -> None:
        """End the job at work, if there is one; its answer is a death, unless it was done before.

        What the job does with SIGTERM held back it ends in peace.
        """
        if self._busy:
            with contextlib.suppress(OSError):
                send(self._orders, STOP)

    def close(self) -> None:
        """Let it go out, and whatever it works at."""
        os.close(self._orders)
        os.close(self._answers)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self._process, 0)

    @property
    def process(self) -> int:
        """The number of the process."""
        return self._process

    def _light(self) -> None:
        orders, self._orders = os.pipe()
        self._answers, answers = os.pipe()
        parent = os.getpid()
        self._process = os.fork()
        if not self._process:
            os.close(self._orders)
            os.close(self._answers)
            self._serve(parent, orders, answers)
        os.close(orders)
        os.close(answers)

    def _serve(self, parent: int, orders: int, answers: int) -> NoReturn:
        """The life of the forge."""
        _serve(parent, orders, answers, self._prepare)


def _serve(parent: int, orders: int, answers: int, prepare: Callable[[], None]) -> NoReturn:
    status = 1
    try:
        die_with(parent)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which decides
        prepare()
        with scratch_folder() as scratch:
            around = Surroundings(os.getpid(), scratch)
            while (order := received(orders)) is not None:
                if order != STOP:  # else it came after its job was done
                    send(answers, _done(pickle.loads(order), orders, around))  # noqa: S301 - from our own parent
        status = 0
    finally:
        os._exit(status)


def _done(job: Task[Any], orders: int, around: Surroundings) -> bytes:
    """The job's answer as bytes; ended early by a stop among the orders, or by their end."""
    try:
        worker: Worker[Any] = Worker(0, job, UNLIMITED, around)
    except OSError as error:
        return pickled(Answer[Any](death=Death(Ending.CRASH, error.strerror or "fork")))
    for _ in heard(worker.pipe, worker.pid, orders):
        if worker.hear():
            break
    return pickled(worker.ended())


def heard(pipe: int, process: int, orders: int) -> Iterator[None]:
    """Each time that something can be read from a worker, without end.

    A stop among the orders, or their end, ends the worker early.
    """
    watched = select.poll()
    watched.register(orders, select.POLLIN | select.POLLHUP)
    watched.register(pipe, select.POLLIN | select.POLLHUP)
    while True:
        ready = {descriptor for descriptor, _ in watched.poll()}
        if pipe in ready:
            yield
        if orders in ready:
            watched.unregister(orders)
            received(orders)
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGTERM)
