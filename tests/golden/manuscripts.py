"""An article as it is typed, once for all formats: parts with the role that their writer means.

A part is one key and its text. Each shape of ``SHAPES`` makes a file of it as people make such
files; ``shows`` says which parts a shape has no means for.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

Text = str | list[str] | list[list[str]]

# What each key stands for. All others than these are refused.
KINDS = {
    "title": "the title; a list for lines that are one title",
    "subtitle": "the line under it",
    "line": "a short line of its own: byline, source, day, recipients, credits",
    "p": "a paragraph of running text",
    "h1": "a heading",
    "h2": "a heading below h1",
    "h3": "a heading below h2",
    "bold": "a paragraph that is all bold",
    "picture": "a picture; the text says what it shows",
    "caption": "the line under a picture",
    "table": "a table: rows of cells",
    "tablecaption": "the line over a table",
    "quote": "a paragraph that is set apart as quoted",
    "right": "a line set to the right",
    "centre": "a line set in the middle",
}


@dataclass(frozen=True)
class Part:
    """A part of a manuscript: its kind (``KINDS``) and its text."""

    kind: str
    text: Text

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines; a table has one a cell."""
        if isinstance(self.text, str):
            return (self.text,)
        return tuple(
            each for line in self.text for each in ([line] if isinstance(line, str) else line)
        )

    @property
    def words(self) -> str:
        """Its lines as one."""
        return "".join(self.lines)

    @property
    def level(self) -> int:
        """The level of a heading; 0 for other parts."""
        return int(self.kind[1]) if self.kind in {"h1", "h2", "h3"} else 0


@dataclass(frozen=True)
class Written:
    """What a case of ``reading/`` says: what it is about, and the parts in their order."""

    about: str
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """The title, "" if it has none."""
        return next((part.words for part in self.parts if part.kind == "title"), "")


def written(path: Path) -> Written:
    """The manuscript in ``article.yaml``."""
    content = yaml.safe_load(path.read_text("utf-8"))
    parts = tuple(Part(kind, text) for part in content["parts"] for kind, text in part.items())
    unknown = {part.kind for part in parts} - KINDS.keys()
    assert not unknown, f"{path}: {unknown}"
    return Written(content["about"], parts)
