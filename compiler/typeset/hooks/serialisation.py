"""Each object of the PDF is put into bytes, and compressed, once.

The identifier of the file is made from its content (ISO 32000-1, 14.4), for which pydyf serialises
all objects a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it ships no types

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.replacement import replaced


def _once(make: Callable[[Any], bytes]) -> property:
    """The ``data`` of numbered objects that ``make`` gives, kept once it is made."""

    def data(entry: Any) -> bytes:
        if entry.number is None:
            return make(entry)
        kept: bytes | None = vars(entry).get("wenxuan_data")
        if kept is None:
            kept = entry.wenxuan_data = make(entry)
        return kept

    return property(data)


def _quickly(to_bytes: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """The conversion of pydyf, with the three kinds that are nearly all asked for first."""

    def converted(item: Any) -> bytes:
        if type(item) is bytes:
            return item
        if type(item) is str:
            return item.encode("ascii")
        if type(item) is int:
            return b"%d" % item
        return to_bytes(item)

    return converted


class _Names(dict[str, bytes]):
    """The keys of dictionaries as they are written: a few dozen in a file."""

    def __missing__(self, name: str) -> bytes:
        written = self[name] = f"/{name} ".encode("ascii")
        return written


_NAMES = _Names()


def _dictionary(entry: pydyf.Dictionary) -> bytes:
    """``Dictionary.data``, without a call for each value of the usual kinds."""
    parts = [b"<<"]
    for key, value in entry.items():
        parts.append(_NAMES[key] if type(key) is str else b"/" + pydyf._to_bytes(key) + b" ")  # noqa: SLF001 - guarded
        kind = type(value)
        if kind is bytes:
            parts.append(value)
        elif kind is str:
            parts.append(value.encode("ascii"))
        else:
            parts.append(pydyf._to_bytes(value))  # noqa: SLF001 - guarded
    parts.append(b">>")
    return b"".join(parts)


def _array(entry: pydyf.Array) -> bytes:
    """``Array.data``, without a call for each reference."""
    return b"[" + b" ".join(_converted(entry)) + b"]"


def _stream(make: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """``Stream.data``, given the content in one piece, for it has some ten operators a line."""

    def data(entry: pydyf.Stream) -> bytes:
        entry.stream = [b"\n".join(_converted(entry.stream))]
        return make(entry)

    return data


def _converted(items: Iterable[Any]) -> list[bytes]:
    return [item if type(item) is bytes else pydyf._to_bytes(item) for item in items]  # noqa: SLF001 - guarded


@contextmanager
def _installed() -> Iterator[None]:
    write = pydyf.PDF.write

    def write_once(pdf: pydyf.PDF, *values: Any, **named: Any) -> None:
        with (
            replaced(pydyf.Stream, data=_once(_stream(pydyf.Stream.data.fget))),
            replaced(pydyf.Dictionary, data=_once(_dictionary)),
            replaced(pydyf.Array, data=property(_array)),
        ):
            write(pdf, *values, **named)

    with (
        replaced(pydyf.PDF, write=write_once),
        replaced(pydyf, _to_bytes=_quickly(pydyf._to_bytes)),  # noqa: SLF001 - guarded
    ):
        yield


HOOK = Hook(
    "serialisation",
    (
        Fingerprint("pydyf", "_to_bytes", "2d07f1549e6fba05"),
        Fingerprint("pydyf", "PDF.write", "ee8ac44b44ae1b60"),
        Fingerprint("pydyf", "PDF.add_object", "02ec3e61844d0e54"),
        Fingerprint("pydyf", "Stream.data", "75aee5a28439ad45"),
        Fingerprint("pydyf", "Array.data", "6f8816ab26d24f42"),
        Fingerprint("pydyf", "Dictionary.data", "8087d1c16d80fd57"),
        Fingerprint("pydyf", "Object.indirect", "e3a2d8d8a55b0396"),
    ),
    _installed,
)
