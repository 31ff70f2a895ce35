"""What the tag tree of a page says of its marked content: of which element each piece is.

Programs tag running heads and page numbers as artifacts, or leave them out of the tree (ISO
32000-1, 14.8.2.2). A tree that leaves out much of a page's text is not believed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from typing import Any

from pypdfium2 import raw

_DEEPEST = 60
_MOST = 20_000  # elements of a page
_BELIEVED = 0.6  # of the page's marked characters
_BLOCKS = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6", "P", "Note", "Caption", "TOCI", "LI"})


def roles_on(page: Any) -> Mapping[int, str]:
    """The element that each marked content of a page belongs to; {} for a page without tags."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    found: dict[int, str] = {}
    try:
        count = raw.FPDF_StructTree_CountChildren(tree)
        stack = [
            (raw.FPDF_StructTree_GetChildAtIndex(tree, index), "", 0) for index in range(count)
        ]
        seen = 0
        while stack and seen < _MOST:
            element, role, depth = stack.pop()
            seen += 1
            if not element or depth > _DEEPEST:
                continue
            kind = _kind(element)
            role = kind if kind in _BLOCKS else role
            for index in range(raw.FPDF_StructElement_CountChildren(element)):
                mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
                if mark >= 0:
                    found.setdefault(mark, role)
                    continue
                child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
                stack.append((child, role, depth + 1))
    finally:
        raw.FPDF_StructTree_Close(tree)
    return found


def _kind(element: Any) -> str:
    buffer = ctypes.create_string_buffer(64)
    written = raw.FPDF_StructElement_GetType(element, buffer, 64)
    return buffer.raw[: max(0, min(written, 64) - 2)].decode("utf-16-le", "replace")


def is_believed(roles: Mapping[int, str], marks: Mapping[int, int]) -> bool:
    """Whether a tree has most of a page's marked characters; ``marks`` counts them."""
    whole = sum(count for mark, count in marks.items() if mark >= 0)
    held = sum(count for mark, count in marks.items() if mark in roles)
    return held > 0 and held >= _BELIEVED * whole


def level_of(role: str) -> int:
    """The level of a heading's role; 0 for others."""
    return int(role[1]) if len(role) == 2 and role[0] == "H" and role[1].isdigit() else 0
