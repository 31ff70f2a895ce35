"""What a worker gives back: a value, an error or its death; and how that travels.

An answer is pickled by the worker, and read back as records of this package and plain values
only: a worker that hostile input has taken over must not make this process call anything.
"""

from __future__ import annotations

import contextlib
import gc
import io
import pickle
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any, Generic, TypeVar

from compiler.diagnostics import Diagnostic, Report
from compiler.errors import WenxuanError

_PLAIN = frozenset(
    {("builtins", name) for name in ("set", "frozenset", "bytearray", "complex", "range")}
    | {("collections", name) for name in ("Counter", "OrderedDict", "deque", "defaultdict")}
    | {("datetime", name) for name in ("date", "datetime", "timedelta", "timezone")}
)

T = TypeVar("T")
Task = Callable[[Report], T]


class Ending(StrEnum):
    """Why a worker gave no answer."""

    WALL = "wall"
    CPU = "cpu"
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
    imported = [name for name in sys.modules if name not in before and _is_ours(name)]
    return Answer(value, error, death, tuple(report), tuple(imported))


def _plain_error(error: WenxuanError) -> WenxuanError:
    """The same error, its values as words: they may be anything, and are only ever printed."""
    values = {
        name: value if isinstance(value, str | int | float) else str(value)
        for name, value in error.values.items()
    }
    return type(error)(error.code, error.location, **values)


def _is_ours(module: str) -> bool:
    return module.startswith("compiler.")


class _Pickler(pickle.Pickler):
    """Writes members of enumerations by their values.

    How a version of Python pickles them differs: 3.11.2, Debian 12's, does it through ``getattr``,
    which no answer may name.
    """

    def reducer_override(self, obj: object, /) -> Any:
        if isinstance(obj, Enum):
            return type(obj), (obj.value,)
        return NotImplemented  # all else as pickle does it


def pickled(answer: Answer[T]) -> bytes:
    """The answer as bytes, for ``unpickled`` to read."""
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(answer)
    return buffer.getvalue()


class _Unpickler(pickle.Unpickler):
    """Reads classes of this package and plain containers, and calls nothing else."""

    def find_class(self, module_name: str, global_name: str, /) -> object:
        known = (module_name, global_name) in _PLAIN
        if known or (_is_ours(module_name) and "." not in global_name):
            found = super().find_class(module_name, global_name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module_name}.{global_name} in an answer")


def unpickled(data: bytes) -> Answer[T]:
    """The answer in ``data``; a death if it is none, or names what no answer may."""
    with _collector_paused():
        try:
            answer = _Unpickler(io.BytesIO(data)).load()
        except (pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError) as error:
            return Answer(death=Death(Ending.CRASH, type(error).__name__))
    if isinstance(answer, Answer):
        return answer
    return Answer(death=Death(Ending.CRASH, type(answer).__name__))


@contextlib.contextmanager
def _collector_paused() -> Iterator[None]:
    """A large answer is all new objects: collections would walk them again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
