"""Each object of the PDF is put into bytes, and compressed, once.

The identifier of the file is made from its content (ISO 32000-1, 14.4), for which pydyf serialises
all objects a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it ships no types

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.replacement import replaced


def _once(kind: type[pydyf.Object]) -> property:
    """The ``data`` of numbered objects of a kind, kept once it is made."""
    make: Callable[[Any], bytes] = vars(kind)["data"].fget

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


@contextmanager
def _installed() -> Iterator[None]:
    write = pydyf.PDF.write

    def write_once(pdf: pydyf.PDF, *values: Any, **named: Any) -> None:
        with (
            replaced(pydyf.Stream, data=_once(pydyf.Stream)),
            replaced(pydyf.Dictionary, data=_once(pydyf.Dictionary)),
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
        Fingerprint("pydyf", "Dictionary.data", "8087d1c16d80fd57"),
        Fingerprint("pydyf", "Object.indirect", "e3a2d8d8a55b0396"),
    ),
    _installed,
)
