"""Text on its way to a paragraph: characters with the marks they stand in, breaks, ends."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.model.inline import Emphasis, Inline, Inlines, Link, Strong, Subscript, Superscript

Style = Strong | Emphasis | Superscript | Subscript


@dataclass(frozen=True)
class Mark:
    """A style or a link that text stands in."""

    style: type[Style] | None  # None for a link
    target: str = ""

    def around(self, children: Inlines) -> Inline:
        """The model's element of this mark with ``children`` in it."""
        return self.style(children) if self.style else Link(children, self.target)


Marks = tuple[Mark, ...]


@dataclass(frozen=True)
class Characters:
    """Text of the source, white space as it stands there."""

    text: str
    marks: Marks


@dataclass(frozen=True)
class Newline:
    """A forced line break."""

    marks: Marks


@dataclass(frozen=True)
class Break:
    """A paragraph ends here, if one is open."""
