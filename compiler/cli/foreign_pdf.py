"""A PDF of unknown origin, handled in a worker: what it does to its reader ends that one only."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from compiler.cli.console import shown_path
from compiler.diagnostics import Report
from compiler.errors import Location, ProjectError, WenxuanError, reason_of
from compiler.workers.answers import Death, Ending
from compiler.workers.life import Limits
from compiler.workers.worker import run_isolated

# Of computing; a catalogue of 2,000 pages takes some 20 s.
_SECONDS = 300
_LEAST_MEMORY = 2 * 1024**3
_MEMORY_OF_A_BYTE = 8  # source, copy, what is written, and the answer on its way

T = TypeVar("T")


def handled_apart(pdf: Path, task: Callable[..., T], failure: type[WenxuanError]) -> T:
    """What ``task`` makes of the PDF's bytes and of ``name``, the file's in messages.

    ``task`` is picklable: where there is no fork it goes to another interpreter.

    Raises ProjectError for a file that is not there; ``failure`` for one that cannot be read, and
    for one that took its reader's limits of time and memory, or its life. What ``task`` raises
    comes out as it is.
    """
    name = shown_path(pdf)
    where = Location(source=name)
    try:
        content = pdf.read_bytes()
    except FileNotFoundError as error:  # as the verbs that take a manuscript say it
        raise ProjectError("cli.missing-file", where, path=name) from error
    except OSError as error:
        reason = reason_of(error)
        raise failure("cli.unread-pdf", where, reason=reason) from error
    memory = max(_LEAST_MEMORY, _MEMORY_OF_A_BYTE * len(content))
    # Sheets are as large as their pages: what may be made may also be handed over.
    limits = Limits(cpu_s=_SECONDS, memory=memory, answer=memory)
    (answer,) = run_isolated([partial(_handled, task, content, name)], limits)
    if answer.value is not None:
        return answer.value
    raise answer.error or _told(answer.death or Death(Ending.CRASH), failure, where, limits)


def _handled(task: Callable[..., T], content: bytes, name: str, _: Report) -> T:
    return task(content, name=name)


def _told(
    death: Death, failure: type[WenxuanError], where: Location, limits: Limits
) -> WenxuanError:
    """The death of a worker, with the limit that it met."""
    match death.ending:
        case Ending.CPU | Ending.ASLEEP:
            return failure("cli.pdf-too-slow", where, seconds=limits.cpu_s)
        case Ending.MEMORY:
            return failure("cli.pdf-too-large", where, limit_mb=limits.memory // 1024**2)
        case Ending.CRASH | Ending.FAULT:
            error = failure("cli.pdf-crashed", where, detail=death.detail or "?")
            error.__cause__ = RuntimeError(death.trace)  # what --verbose shows
            return error
