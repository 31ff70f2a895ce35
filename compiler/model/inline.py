"""What stands inside a line: text and the few things that can be done to it.

All records are frozen. ``Text`` is the only one that holds characters of the manuscript that
mending and conversion may touch; ``Code`` and ``Keep`` hold characters that they may not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compiler.model.block import Block


@dataclass(frozen=True)
class Text:
    """A run of characters."""

    text: str


@dataclass(frozen=True)
class Strong:
    """Set in a bold or 黑体 face."""

    children: Inlines


@dataclass(frozen=True)
class Emphasis:
    """Set with emphasis dots (着重号) or in 楷体; never slanted."""

    children: Inlines


@dataclass(frozen=True)
class Superscript:
    """Raised and small."""

    children: Inlines


@dataclass(frozen=True)
class Subscript:
    """Lowered and small."""

    children: Inlines


@dataclass(frozen=True)
class Link:
    """A link; ``target`` is an absolute http(s) or mailto address."""

    children: Inlines
    target: str


@dataclass(frozen=True)
class Ruby:
    """注音: ``base`` with ``annotation`` over it."""

    base: Inlines
    annotation: Inlines


@dataclass(frozen=True)
class Code:
    """Characters that stand exactly as typed."""

    text: str


@dataclass(frozen=True)
class Keep:
    """A protected span: neither mended nor converted."""

    text: str


@dataclass(frozen=True)
class LineBreak:
    """A forced break inside a paragraph."""


@dataclass(frozen=True)
class Note:
    """A footnote: its call stands here, its blocks at the foot of the page."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Image:
    """A picture as the manuscript names it.

    ``address`` is what the manuscript says, with mirrors unwrapped. ``asset`` is the file below
    the project folder (POSIX, relative to it) if there is one, else "": then a placeholder of the
    declared size is set. ``width_px`` and ``height_px`` are the size it is set at, in CSS px
    (1/96 inch), None if unknown. ``strips`` are the assets of an over-tall screenshot's strips
    from top to bottom, set without gaps in place of ``asset``; pages may part between them.
    """

    address: str
    alt: str = ""
    width_px: int | None = None
    height_px: int | None = None
    asset: str = ""
    strips: tuple[str, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether there is no file of it."""
        return not self.asset and not self.strips


@dataclass(frozen=True)
class InlineImage:
    """A small picture standing in a line of text."""

    image: Image


Inline = (
    Text
    | Strong
    | Emphasis
    | Superscript
    | Subscript
    | Link
    | Ruby
    | Code
    | Keep
    | LineBreak
    | Note
    | InlineImage
)
Inlines = tuple[Inline, ...]
