"""Values → a name for their content: the same on every machine, in every process, in any order.

What is equal has the same digest, and what differs has another: each value is written with its kind
and its length, so that no two of them run together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from pathlib import PurePath
from typing import Any

_SIZE = 20  # bytes: two contents in 10^24 would have to meet
_Write = Callable[[bytes], None]


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
    if isinstance(value, Enum):
        _named(write, value, value.value)
    elif value is None or isinstance(value, bool | int | float | datetime):
        _bytes(write, type(value).__name__, repr(value).encode())
    elif isinstance(value, str):
        _bytes(write, "str", value.encode("utf-8", "surrogatepass"))
    elif isinstance(value, bytes):
        _bytes(write, "bytes", value)
    elif isinstance(value, PurePath):
        _bytes(write, "path", value.as_posix().encode("utf-8", "surrogateescape"))
    elif isinstance(value, tuple | list):
        _all(write, "sequence", value)
    elif isinstance(value, Mapping):
        _all(write, "mapping", sorted((digest(key), digest(each)) for key, each in value.items()))
    elif isinstance(value, set | frozenset):
        _all(write, "set", sorted(digest(each) for each in value))
    elif is_dataclass(value) and not isinstance(value, type):
        _named(write, value, tuple(getattr(value, field.name) for field in fields(value)))
    else:
        raise TypeError(f"no digest of {type(value).__qualname__}")


def _bytes(write: _Write, kind: str, content: bytes) -> None:
    write(f"{kind} {len(content)}:".encode())
    write(content)


def _all(write: _Write, kind: str, values: tuple[Any, ...] | list[Any]) -> None:
    write(f"{kind} {len(values)}:".encode())
    for each in values:
        _write(write, each)


def _named(write: _Write, value: object, content: Any) -> None:
    """A value of a kind of our own, whose name counts."""
    kind = type(value)
    _bytes(write, "record", f"{kind.__module__}.{kind.__qualname__}".encode())
    _write(write, content)
