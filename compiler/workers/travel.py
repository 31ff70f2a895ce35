"""How an answer comes from a worker: as bytes that hold values, and nothing that must be called.

The form is pickle's, but what stands in it is settled here, type by type: how a version of Python
pickles an enumeration, a path or a date differs. What is no record of ours and no plain value is
refused where it is made, by name. It is read back as records of this package and plain containers
only: a worker that hostile input has taken over must not make this process call anything.
"""

from __future__ import annotations

import contextlib
import copyreg
import gc
import io
import pickle
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from compiler.errors import WenxuanError
from compiler.workers.answers import Answer, Death, Ending, is_ours

T = TypeVar("T")
_Reduced = tuple[Any, ...]

# Types of Python's own that an answer may hold beside those that pickle writes without a name,
# each with the arguments that make its value again; they go by these names, in any version.
_PLAIN: dict[type, Callable[[Any], _Reduced]] = {
    complex: lambda value: (value.real, value.imag),
    range: lambda value: (value.start, value.stop, value.step),
    Counter: lambda value: (dict(value),),
    OrderedDict: lambda value: (tuple(value.items()),),
    defaultdict: lambda value: (None, dict(value)),
    deque: lambda value: (tuple(value), value.maxlen),
    date: lambda value: (value.year, value.month, value.day),
    datetime: lambda value: (*value.timetuple()[:6], value.microsecond, value.tzinfo),
    time: lambda value: (value.hour, value.minute, value.second, value.microsecond, value.tzinfo),
    timedelta: lambda value: (value.days, value.seconds, value.microseconds),
    timezone: lambda value: (value.utcoffset(None),),
    type(Path()): lambda value: (str(value),),
}
_NAMED = {(kind.__module__, kind.__qualname__): kind for kind in _PLAIN}
_BUILT_IN = (str, bytes, int, float)


class _Pickler(pickle.Pickler):
    """Writes values; raises PicklingError, which names the type, for what is none."""

    def reducer_override(self, obj: object, /) -> Any:
        kind: Any = type(obj)
        if is_record(kind):
            return copyreg.__newobj__, (kind,), _state(obj)  # type: ignore[attr-defined]  # it is there
        if isinstance(obj, type):
            return NotImplemented  # by its name, for one of the others
        if isinstance(obj, Enum):
            return kind, (obj.value,)
        if isinstance(obj, WenxuanError):
            return copyreg.__newobj__, (kind, *obj.args), dict(vars(obj))  # type: ignore[attr-defined]  # as above
        if kind in _PLAIN:
            return kind, _PLAIN[kind](obj)
        for plain in _BUILT_IN:  # of a library's kind, with its methods: only the value travels
            if isinstance(obj, plain):
                return plain, (plain(obj),)  # type: ignore[arg-type]  # it is one
        raise pickle.PicklingError(f"{kind.__module__}.{kind.__qualname__} in an answer")


@cache
def is_record(kind: Any) -> bool:
    """Whether ``kind`` is a record of this package."""
    return is_dataclass(kind) and is_ours(kind.__module__)


def _state(record: Any) -> Any:
    """The record's fields, in the form that goes into its ``__dict__``, or its slots."""
    held = getattr(record, "__dict__", None)
    if held is None:
        return record.__getstate__()
    kind: Any = type(record)
    names = _names(kind)
    return held if len(held) == len(names) else {name: held[name] for name in names}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def pickled(answer: Answer[T]) -> bytes:
    """The answer as bytes, for ``unpickled`` to read."""
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(answer)
    return buffer.getvalue()


class _Unpickler(pickle.Unpickler):
    """Knows records, enumerations and errors of this package, and plain values."""

    def find_class(self, module_name: str, global_name: str, /) -> object:
        plain = _NAMED.get((module_name, global_name))
        if plain is not None:
            return plain
        if module_name == "builtins":
            found: object = {kind.__name__: kind for kind in _BUILT_IN}.get(global_name)
        elif is_ours(module_name) and "." not in global_name:
            found = super().find_class(module_name, global_name)
        else:
            found = None
        if isinstance(found, type) and (
            found in _BUILT_IN or is_record(found) or issubclass(found, Enum | WenxuanError)
        ):
            return found
        raise pickle.UnpicklingError(f"{module_name}.{global_name} in an answer")


def unpickled(data: bytes) -> Answer[T]:
    """The answer in ``data``; a death if it is none, or names what no answer may."""
    with _collector_paused():
        try:
            answer = _Unpickler(io.BytesIO(data)).load()
        except Exception as error:  # noqa: BLE001 - made bytes can raise anything; no answer is all it means
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
