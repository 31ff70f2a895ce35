"""Boxes that are laid out and not drawn have their place in the structure, with nothing in it.

The engine draws nothing of what is scaled to nothing (``transform: scale(0)``), and then fails on
its tags: it tags every box laid out, and numbers those drawn. Here such a box gets an empty piece
of marked content (ISO 32000-1, 14.6) at the end of its page: the structure stays sound, and the
proof finds that its text is not printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it ships no types
import weasyprint.pdf
from weasyprint.formatting_structure.boxes import ReplacedBox

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.replacement import replaced


class PageTags(dict[Any, dict[str, Any]]):
    """The tag and number of each box drawn on a page; others get theirs when asked for."""

    def __init__(self, stream: Any, drawn: dict[Any, dict[str, Any]]) -> None:
        super().__init__(drawn)
        self._stream = stream
        self._next = len(drawn)

    def __missing__(self, box: Any) -> dict[str, Any]:
        tag = "Figure" if isinstance(box, ReplacedBox) else "Span"
        number, self._next = self._next, self._next + 1
        self._stream.begin_marked_content(tag, pydyf.Dictionary({"MCID": number}))
        self._stream.end_marked_content()
        return {"tag": tag, "mcid": number}

    def pop(self, box: Any) -> dict[str, Any]:  # type: ignore[override]  # as the engine calls it
        """What the box was drawn as, or an empty place; the engine asks for each once."""
        return super().pop(box) if box in self else self[box]


@contextmanager
def _installed() -> Iterator[None]:
    add_tags = weasyprint.pdf.add_tags

    def add(pdf: Any, document: Any, version: Any, streams: Sequence[Any]) -> None:
        for stream in streams:
            stream._tags = PageTags(stream, stream._tags)  # noqa: SLF001 - guarded
        add_tags(pdf, document, version, streams)

    with replaced(weasyprint.pdf, add_tags=add):
        yield


HOOK = Hook(
    "undrawn-boxes",
    (
        Fingerprint("weasyprint.pdf.tags", "add_tags", "74d331d78a019795"),
        Fingerprint("weasyprint.pdf.tags", "_build_box_tree", "e8338d00c41d15e4"),
        Fingerprint("weasyprint.pdf.stream", "Stream.marked", "9cce103418861ead"),
    ),
    _installed,
)
