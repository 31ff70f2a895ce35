"""The life of a forked worker, from its first instruction to its last."""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import pickle
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TypeVar

from compiler.workers.answers import Answer, Death, Ending, Task, answer_of
from compiler.workers.framing import written
from compiler.workers.travel import pickled

OUT_OF_MEMORY = 12  # exit status of a worker that ran into its limit, as errno ENOMEM
_PRCTL = ctypes.CDLL(None).prctl if sys.platform == "linux" else None  # once, not in each worker
_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER = 1, 36  # prctl(2)
_STANDARD = (0, 1, 2)  # stdin, stdout, stderr
T = TypeVar("T")


@dataclass(frozen=True)
class Limits:
    """What one worker may take.

    ``cpu_s`` are seconds of computing: on a busy machine they may take minutes. ``asleep_s`` are
    seconds in which it computes nothing at all, as when a disk does not answer. ``memory`` (bytes)
    is above what it starts with. ``answer`` is how many bytes it may send: the process that has
    started it takes them into its own memory.
    """

    cpu_s: int = 60
    asleep_s: float = 600.0
    memory: int = 1024 * 1024 * 1024
    answer: int = 512 * 1024 * 1024


# What a build makes of manuscripts that have been read is our own, and takes what it takes.
UNLIMITED = Limits(cpu_s=7 * 86400, asleep_s=math.inf, memory=1 << 44, answer=1 << 44)


@dataclass(frozen=True)
class Surroundings:
    """Where a worker finds itself: ``parent`` started it, ``scratch`` is for temporary files."""

    parent: int
    scratch: Path


def die_with(parent: int) -> None:
    """Have the system kill this process when ``parent``, which has started it, is gone.

    It is killed when the *thread* that forked it ends (prctl(2)); that thread waits for it.
    """
    if _PRCTL is not None:
        _PRCTL(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    if os.getppid() != parent:  # it was gone before
        os._exit(1)


def outlive() -> None:
    """Let this process live on when the one that has started it is gone."""
    if _PRCTL is not None:
        _PRCTL(_PR_SET_PDEATHSIG, 0, 0, 0, 0)


def adopt_orphans() -> bool:
    """Be the parent of what this process's children leave behind; False where nobody can be."""
    return _PRCTL is not None and not _PRCTL(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def work(write_end: int, task: Task[T], limits: Limits, around: Surroundings) -> NoReturn:
    """Do the task and send its answer; it never returns into what the parent was doing."""
    status = 1
    try:
        write_end = begun(write_end, limits, around)
        written(write_end, sent(answer_of(task)))
        status = 0
    except MemoryError:
        status = OUT_OF_MEMORY
    finally:
        os._exit(status)


def begun(write_end: int, limits: Limits, around: Surroundings) -> int:
    """Begin the life of a forked worker; gives where its answer goes from now on."""
    die_with(around.parent)
    _forget_signals()
    write_end = _silence(write_end)
    tempfile.tempdir = str(around.scratch)
    _restrain(limits)
    return write_end


def sent(answer: Answer[T]) -> bytes:
    """The answer as bytes; one that cannot travel is a fault of ours, told by name."""
    try:
        return pickled(answer)
    except (pickle.PicklingError, RecursionError) as error:
        detail = f"{type(error).__name__}: {error}"[:200]
        return pickled(Answer[T](death=Death(Ending.FAULT, detail)))


def _forget_signals() -> None:
    """What the parent does about signals is not for this process, nor what it holds back."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGXCPU):
        signal.signal(name, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())


def _silence(write_end: int) -> int:
    """What libraries print goes nowhere: only the answer counts. Gives where that goes.

    If the parent was started without one of the standard streams, the pipe may stand in its place.
    The stream objects are new: a thread of the parent may have held a lock of the old ones.
    """
    import fcntl  # noqa: PLC0415 - not on Windows

    moved = fcntl.fcntl(write_end, fcntl.F_DUPFD_CLOEXEC, max(_STANDARD) + 1)
    os.close(write_end)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in _STANDARD:
        os.dup2(nowhere, descriptor)
    if nowhere not in _STANDARD:
        os.close(nowhere)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - to the end
    sys.stdout = sys.stderr = open(1, "w", encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115 - as above
    return moved


def _restrain(limits: Limits) -> None:
    """Put the limits on this process; those that the system lacks are passed over."""
    import resource  # noqa: PLC0415 - not on Windows

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
