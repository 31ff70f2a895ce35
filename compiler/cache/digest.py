"""Values → a name for their content: the same on every machine, in every process, in any order.

What is equal has the same digest, and what differs has another: each value is written with its kind
and its length, so that no two of them run together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from pathlib import PurePath
from types import NoneType
from typing import Any

_SIZE = 20  # bytes: two contents in 10^24 would have to meet
_Write = Callable[[bytes], None]
_Writer = Callable[[_Write, Any], None]


def digest(*values: object) -> str:
    """The name of these values' content, in hexadecimal digits.

    They are records, plain values and containers of them. TypeError for anything else, whose
    content nobody can tell.
    """
    hashed = hashlib.blake2b(digest_size=_SIZE)
    _write(hashed.update, values)
    return hashed.hexdigest()


def _write(write: _Write, value: Any) -> None:
    """One value, with its kind and its length."""
    kind = type(value)
    writer = _WRITERS.get(kind)
    if writer is None:
        writer = _WRITERS[kind] = _writer(kind)
    writer(write, value)


def _writer(kind: type) -> _Writer:
    """Who writes values of a kind; TypeError for one whose content nobody can tell."""
    if issubclass(kind, Enum):
        return _enumerated
    if issubclass(kind, bool | int | float | datetime | NoneType):
        return _plain
    for base, writer in _OF_BASES:
        if issubclass(kind, base):
            return writer
    if is_dataclass(kind):
        names = tuple(field.name for field in fields(kind))
        return lambda write, value: _named(write, value, [getattr(value, name) for name in names])
    raise TypeError(f"no digest of {kind.__qualname__}")


def _plain(write: _Write, value: Any) -> None:
    _bytes(write, type(value).__name__, repr(value).encode())


def _text(write: _Write, value: str) -> None:
    _bytes(write, "str", value.encode("utf-8", "surrogatepass"))


def _data(write: _Write, value: bytes) -> None:
    _bytes(write, "bytes", value)


def _path(write: _Write, value: PurePath) -> None:
    _bytes(write, "path", value.as_posix().encode("utf-8", "surrogateescape"))


def _sequence(write: _Write, value: Sequence[Any]) -> None:
    _all(write, "sequence", value)


def _mapping(write: _Write, value: Mapping[Any, Any]) -> None:
    if all(type(key) is str for key in value):
        write(f"names {len(value)}:".encode())
        for key in sorted(value):
            _text(write, key)
            _write(write, value[key])
    else:
        _all(write, "mapping", sorted((digest(key), digest(each)) for key, each in value.items()))


def _set(write: _Write, value: Iterable[Any]) -> None:
    _all(write, "set", sorted(digest(each) for each in value))


def _enumerated(write: _Write, value: Enum) -> None:
    _named(write, value, value.value)


def _bytes(write: _Write, kind: str, content: bytes) -> None:
    write(f"{kind} {len(content)}:".encode())
    write(content)


def _all(write: _Write, kind: str, values: Sequence[Any]) -> None:
    write(f"{kind} {len(values)}:".encode())
    for each in values:
        _write(write, each)


def _named(write: _Write, value: object, content: Any) -> None:
    """A value of a kind of our own, whose name counts."""
    kind = type(value)
    _bytes(write, "record", f"{kind.__module__}.{kind.__qualname__}".encode())
    _write(write, content)


_OF_BASES: tuple[tuple[type | tuple[type, ...], _Writer], ...] = (
    (str, _text),
    (bytes, _data),
    (PurePath, _path),
    ((tuple, list), _sequence),
    (Mapping, _mapping),
    ((set, frozenset), _set),
)
_WRITERS: dict[type, _Writer] = {}  # by the kinds that were met
