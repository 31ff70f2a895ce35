"""A lodging: a forge in which what was made stays, for the next job to begin with.

A job that is to stay is done in a worker like any other. If it comes to a good end, its worker
takes the place of the process that has forked it, with all that it knows by then; if it is ended or
breaks off, that process is there as before. So what stays is always that of a job that was done.

    program ──job──► lodging ──fork──► worker
            ◄─────────────── answer ───┘ which is the lodging from now on
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import tempfile
import time
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from compiler.scratch import scratch_folder
from compiler.workers.answers import Answer, Death, Ending, Task, answer_of
from compiler.workers.forge import STOP, Forge, heard
from compiler.workers.framing import received, send, written
from compiler.workers.life import UNLIMITED, Surroundings, begun, die_with, outlive, sent
from compiler.workers.threads import may_fork
from compiler.workers.travel import pickled, unpickled
from compiler.workers.worker import death_of

T = TypeVar("T")
_NUMBER = 8  # bytes before an answer that say which process it is that serves
_STAYS, _GOES = b"s", b"g"  # what a worker says first: whether it takes the place of the other
_CHUNK = 1 << 20
_MOMENT_S = 0.001

_left: dict[Hashable, Any] | None = None


def leave(key: Hashable, value: object) -> None:
    """Leave something for later jobs in this lodging; nothing is left where there is none."""
    if _left is not None:
        _left[key] = value


def left(key: Hashable) -> Any:
    """What a job before has left under the key; None if none has."""
    return _left.get(key) if _left is not None else None


@dataclass(frozen=True)
class Stay:
    """A job whose worker is to stay."""

    job: Task[Any]

    def __call__(self, report: Any) -> Any:
        """Do it."""
        return self.job(report)


class Lodging(Forge[T]):
    """A forge that keeps what a job has left, if that was begun as a ``Stay``.

    The program must be one that adopts what its processes leave behind (``adopt_orphans``).
    """

    def take(self) -> Answer[T]:
        """As in a forge; the process that has given it may be another than before."""
        self._busy = False
        message = received(self._answers)
        if message is None:
            self.close()
            self._light()
            return Answer(death=Death(Ending.CRASH, "lodging"))
        process = int.from_bytes(message[:_NUMBER], "big")
        if process != self._process:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self._process, 0)
            self._process = process
        return unpickled(message[_NUMBER:])

    def _serve(self, parent: int, orders: int, answers: int) -> NoReturn:
        """The life of the lodging, of one process after another."""
        status = 1
        try:
            die_with(parent)
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # as in a forge
            self._prepare()
            _Landlord(parent, orders, answers).serve()
            status = 0
        finally:
            os._exit(status)


class _Landlord:
    """The process that serves."""

    def __init__(self, program: int, orders: int, answers: int) -> None:
        self._program, self._orders, self._answers = program, orders, answers
        self._places = tempfile.gettempdir()

    def serve(self) -> None:
        """Take orders until there will be no other; in the end it may be another process."""
        global _left  # noqa: PLW0603 - of the process, as what it is about
        _left = {}
        while (order := received(self._orders)) is not None:
            if order == STOP:  # it came after its job was done
                continue
            job = pickle.loads(order)  # noqa: S301 - from our own parent
            data = self._done(job)
            number = os.getpid().to_bytes(_NUMBER, "big")
            send(self._answers, number + data)
            if isinstance(job, Stay):
                _tidy()

    def _done(self, job: Task[Any]) -> bytes:
        """The job's answer, in this process or in the one that has taken its place."""
        here = os.getpid()
        pipe, write_end = os.pipe()
        try:
            process = os.fork()
        except OSError as error:
            os.close(pipe)
            os.close(write_end)
            return pickled(Answer[Any](death=Death(Ending.CRASH, error.strerror or "fork")))
        if not process:
            os.close(pipe)
            return self._worked(job, write_end, here)
        os.close(write_end)
        said = self._said(pipe, process)
        if said[:1] == _STAYS:
            os._exit(0)
        status = os.waitpid(process, 0)[1]
        if said[:1] == _GOES:
            return said[1:]
        return pickled(Answer[Any](death=death_of(status) or Death(Ending.CRASH, "exit")))

    def _said(self, pipe: int, process: int) -> bytes:
        """What the worker says."""
        said = bytearray()
        for _ in heard(pipe, process, self._orders):
            data = os.read(pipe, _CHUNK)
            said += data
            if not data or said[:1] == _STAYS:
                break
        os.close(pipe)
        return bytes(said)

    def _worked(self, job: Task[Any], write_end: int, landlord: int) -> bytes:
        """Do the job in this new process; it returns only if that takes the other's place."""
        status = 1
        stays = False
        try:
            tempfile.tempdir = self._places
            with scratch_folder() as scratch:
                write_end = begun(write_end, UNLIMITED, Surroundings(landlord, scratch))
                answer = answer_of(job)
                data = sent(answer)
            stays = isinstance(job, Stay) and answer.value is not None and may_fork()
            if stays:
                self._succeed(write_end, landlord)
                return data
            written(write_end, _GOES + data)
            status = 0
        finally:
            if not stays:
                os._exit(status)
        raise AssertionError  # it has ended

    def _succeed(self, write_end: int, landlord: int) -> None:
        """Take the place of the process that has forked this one, and wait until it is gone."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        outlive()
        os.write(write_end, _STAYS)
        os.close(write_end)
        while os.getppid() == landlord:  # it ends at once
            time.sleep(_MOMENT_S)
        die_with(self._program)


def _tidy() -> None:
    """Let go of what is left of earlier jobs; what is there now is looked through no more."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
