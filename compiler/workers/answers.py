"""What a worker gives back: a value, an error or its death."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from compiler.diagnostics import Diagnostic, Report
from compiler.errors import WenxuanError

T = TypeVar("T")
Task = Callable[[Report], T]


class Ending(StrEnum):
    """Why a worker gave no answer."""

    CPU = "cpu"
    ASLEEP = "asleep"  # it computed nothing for long
    MEMORY = "memory"
    CRASH = "crash"  # killed from outside, or a fault of a library's
    FAULT = "fault"  # an exception that no reader expects


@dataclass(frozen=True)
class Death:
    """A worker that gave no answer; ``detail`` is the signal, or the exception in one line."""

    ending: Ending
    detail: str = ""
    trace: str = ""


@dataclass(frozen=True)
class Answer(Generic[T]):
    """What a worker gives: a value, or an error, or its death; and what it found on the way."""

    value: T | None = None
    error: WenxuanError | None = None
    death: Death | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    imported: tuple[str, ...] = ()


def answer_of(task: Task[T]) -> Answer[T]:
    """What the task gives; raises MemoryError, which must not be reported from a full memory."""
    report = Report()
    before = set(sys.modules)
    value: T | None = None
    error: WenxuanError | None = None
    death: Death | None = None
    try:
        value = task(report)
    except WenxuanError as raised:
        error = _plain_error(raised)
    except MemoryError:
        raise
    except Exception as raised:  # noqa: BLE001 - a reader's fault is this source's alone
        detail = f"{type(raised).__name__}: {raised}"[:200]
        death = Death(Ending.FAULT, detail, "".join(traceback.format_exception(raised))[-8000:])
    imported = [name for name in sys.modules if name not in before and is_ours(name)]
    return Answer(value, error, death, tuple(report), tuple(imported))


def _plain_error(error: WenxuanError) -> WenxuanError:
    """The same error, its values as words: they may be anything, and are only ever printed."""
    values = {
        name: value if isinstance(value, str | int | float) else str(value)
        for name, value in error.values.items()
    }
    return type(error)(error.code, error.location, **values)


def is_ours(module: str) -> bool:
    """Whether a module is one of this package that may be imported without harm."""
    return module.startswith("compiler.") and module != "compiler.__main__"
