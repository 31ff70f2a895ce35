"""Objects of a PDF as plain data, and made again from it.

What has a number in the file that is written has none in the process that paints: such references
go by name (``COLOURS``, ``profile_name``). A stream that stands in two places is kept once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it ships no types

COLOURS = b"@colours"  # the dictionary of colour spaces
_KINDS = ("XObject", "Pattern", "Shading", "ExtGState")


def profile_name(name: str) -> bytes:
    """What stands for a reference to a colour profile."""
    return b"@profile " + name.encode()


@dataclass(frozen=True)
class PlainText:
    """A string of PDF."""

    text: Any


@dataclass(frozen=True)
class PlainDictionary:
    """A dictionary of PDF."""

    entries: Mapping[str, Any]


@dataclass(frozen=True)
class PlainStream:
    """A stream of PDF, not compressed if it is to be."""

    content: bytes
    entries: Mapping[str, Any]
    compress: bool


@dataclass(frozen=True)
class PlainUse:
    """A stream that is kept elsewhere: the name of its resource."""

    name: str


@dataclass(frozen=True)
class PlainResources:
    """Resources of pages by kind and name, and the pictures among them by name."""

    kinds: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    pictures: Mapping[str, PlainStream] = field(default_factory=dict)


def plain_resources(resources: Any, pictures: Mapping[str, Any]) -> PlainResources:
    """The resources of a part; ``pictures`` are the streams of those that the engine adds last."""
    known = {
        id(stream): name for name, stream in resources["XObject"].items() if stream is not None
    }
    kinds: dict[str, dict[str, Any]] = {}
    for kind in _KINDS:
        kinds[kind] = {}
        for name, value in resources[kind].items():
            own = {key: other for key, other in known.items() if key != id(value)}
            kinds[kind][name] = plain(value, own if kind == "XObject" else known)
    return PlainResources(kinds, {name: plain(stream, {}) for name, stream in pictures.items()})


def plain(value: Any, known: Mapping[int, str]) -> Any:
    """A value as plain data; ``known`` are the names of streams that are kept elsewhere."""
    if id(value) in known:
        return PlainUse(known[id(value)])
    if isinstance(value, pydyf.Stream):
        content = b"\n".join(pydyf._to_bytes(item) for item in value.stream)  # noqa: SLF001 - guarded
        entries = {name: plain(entry, known) for name, entry in value.extra.items()}
        return PlainStream(content, entries, bool(value.compress))
    if isinstance(value, dict):
        return PlainDictionary(_plain_entries(value, known))
    if isinstance(value, pydyf.String):
        return PlainText(value.string)
    if isinstance(value, list | tuple):
        return [plain(entry, known) for entry in value]
    return value


def _plain_entries(value: Mapping[str, Any], known: Mapping[int, str]) -> dict[str, Any]:
    """The entries of a dictionary; in resources within a stream its own streams go by name."""
    own = value.get("XObject")
    if not isinstance(own, dict):
        return {name: plain(entry, known) for name, entry in value.items()}
    known = {id(stream): name for name, stream in own.items() if stream is not None}
    entries = {name: plain(entry, known) for name, entry in value.items() if name != "XObject"}
    streams = {
        name: plain(stream, {key: other for key, other in known.items() if key != id(stream)})
        for name, stream in own.items()
    }
    return {"XObject": PlainDictionary(streams), **entries}


class Maker:
    """Makes objects of PDF of plain data, for a file whose references have these numbers."""

    def __init__(self, references: Mapping[bytes, bytes]) -> None:
        self._references = references

    def resources(self, found: PlainResources) -> dict[str, dict[str, Any]]:
        """The resources by kind and name."""
        made: dict[str, dict[str, Any]] = {}
        streams: dict[str, Any] = {}
        for kind in _KINDS:
            made[kind] = {}
            for name, value in found.kinds.get(kind, {}).items():
                made[kind][name] = self.value(value, streams)
            if kind == "XObject":
                streams = made[kind]
        return made

    def value(self, value: Any, streams: Mapping[str, Any]) -> Any:
        """The object that ``value`` stands for; ``streams`` are those kept elsewhere."""
        if isinstance(value, PlainUse):
            return streams[value.name]
        if isinstance(value, PlainStream):
            return self.stream(value, streams)
        if isinstance(value, PlainDictionary):
            made = pydyf.Dictionary()
            for name, entry in value.entries.items():  # streams first, see _plain_entries
                made[name] = self.value(entry, streams)
                streams = made[name] if name == "XObject" else streams
            return made
        if isinstance(value, PlainText):
            return pydyf.String(value.text)
        if isinstance(value, list):
            return pydyf.Array(self.value(entry, streams) for entry in value)
        if isinstance(value, bytes):
            return self._references.get(value, value)
        return value

    def stream(self, value: PlainStream, streams: Mapping[str, Any]) -> Any:
        """A stream of PDF."""
        entries = {name: self.value(entry, streams) for name, entry in value.entries.items()}
        return pydyf.Stream([value.content], pydyf.Dictionary(entries), compress=value.compress)
