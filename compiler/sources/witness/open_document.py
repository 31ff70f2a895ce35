"""The words of an OpenDocument text: one pass over its content, no program asked."""

from __future__ import annotations

import zipfile
from pathlib import Path

from compiler.sources.witness.xml_events import parse

_PARAGRAPHS = frozenset({"p", "h"})
_BREAKS = frozenset({"tab", "line-break", "s"})
# Whose words are none of the text: deleted, remarks, what a program fills in or describes.
_OTHERS = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "note-citation", "title", "desc"}
    | {"scripts", "forms", "tracked-change", "binary-data", "variable-decls", "sequence-decls"}
    | {"page-number", "page-count", "index-title-template"}
)


def words_of(path: Path) -> tuple[str, ...]:
    """The paragraphs of the text, of its notes and frames. Raises ValueError for a DTD."""
    with zipfile.ZipFile(path) as archive:
        walk = _Walk()
        parse(archive.read("content.xml"), walk.start, walk.end, walk.text)
    return tuple(walk.found)


class _Walk:
    """The pass: a paragraph within another ends what stands before it."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._words: list[str] = []
        self._open: list[str] = []
        self._silent = 0

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        """An element begins."""
        local = name.rpartition(" ")[2]
        self._open.append(local)
        if local in _OTHERS:
            self._silent += 1
        elif local in _PARAGRAPHS and not self._silent:
            self._close()
        elif local in _BREAKS:
            self._words.append(" ")

    def end(self, _name: str) -> None:
        """An element ends."""
        local = self._open.pop()
        if local in _OTHERS:
            self._silent -= 1
        elif local in _PARAGRAPHS and not self._silent:
            self._close()

    def text(self, words: str) -> None:
        """Characters between tags."""
        if not self._silent and any(local in _PARAGRAPHS for local in self._open):
            self._words.append(words)

    def _close(self) -> None:
        text = "".join(self._words)
        if text.strip():
            self.found.append(text)
        self._words.clear()
