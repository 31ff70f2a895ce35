"""Sections of a Word file (ISO/IEC 29500-1 §17.6): landscape ones turn their pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compiler.model.block import PageTurn
from compiler.sources.word.xml_tree import EMPTY, Node


@dataclass(frozen=True)
class Part:
    """A section by its blocks, from index ``start`` up to ``stop``."""

    start: int
    stop: int
    landscape: bool


def is_landscape(properties: Node) -> bool:
    """Whether a section's pages are broader than high.

    The size says so, for not all programs write ``w:orient``; that is asked where no size is given.
    """
    size = properties.child("w:pgSz") or EMPTY
    width, height = (_twips(size.get(name)) for name in ("w:w", "w:h"))
    return width > height if width and height else size.get("w:orient") == "landscape"


def turns(parts: Sequence[Part]) -> list[tuple[int, PageTurn]]:
    """Before which blocks pages turn and turn back, the last first.

    A file whose pages are all landscape turns none: that is how its author likes to read. A title
    that stands first is no part of what is turned.
    """
    filled = [part for part in parts if part.stop > part.start]
    if all(part.landscape for part in filled):
        return []
    found: list[tuple[int, PageTurn]] = []
    turned = False
    for part in filled:
        if part.landscape != turned:
            turned = part.landscape
            found.append((part.start or 1, PageTurn(turned)))
    return found[::-1]


def _twips(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
