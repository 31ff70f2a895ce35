"""What an article is built of, from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compiler.model.inline import Image, Inlines


class Role(StrEnum):
    """What a paragraph is for, beyond running text."""

    BODY = "body"
    SIGNATURE = "signature"  # 署名, or an organisation and a date at the end
    DATELINE = "dateline"  # 电头
    SOURCE = "source"  # 来源：…
    CREDIT = "credit"  # 责编, 监制丨…
    SALUTATION = "salutation"  # 编者按 run in before the text


@dataclass(frozen=True)
class Heading:
    """A heading inside an article; ``level`` 1–4 is 一、 （一） 1. （1）.

    ``number`` is set by assembly where the project asks for numbers and the text has none;
    ``anchor`` is set by assembly.
    """

    level: int
    children: Inlines
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    children: Inlines
    role: Role = Role.BODY


@dataclass(frozen=True)
class Quote:
    """Quoted blocks, set apart."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class ListItem:
    """One item of a list; ``marker`` is what stands before it (三、), None for the list's own."""

    blocks: tuple[Block, ...]
    marker: str | None = None


@dataclass(frozen=True)
class ListBlock:
    """A list; ``start`` counts for ordered ones."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True)
class Figure:
    """One or more pictures under one caption (图注), which may be empty."""

    images: tuple[Image, ...]
    caption: Inlines = ()


@dataclass(frozen=True)
class Cell:
    """A table cell; spans count from 1; ``align`` is "", "left", "center" or "right"."""

    blocks: tuple[Block, ...]
    colspan: int = 1
    rowspan: int = 1
    header: bool = False
    align: str = ""


@dataclass(frozen=True)
class Row:
    """A row of cells."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table; ``head`` rows are repeated on each page."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    caption: Inlines = ()


@dataclass(frozen=True)
class CodeBlock:
    """Lines that stand exactly as typed."""

    text: str


@dataclass(frozen=True)
class Video:
    """A video or other embedded page: printed as a box with title and QR code of the address."""

    address: str
    title: str = ""


@dataclass(frozen=True)
class Rule:
    """A thematic break."""


@dataclass(frozen=True)
class PageTurn:
    """From here on pages are ``turned`` by 90° (a landscape section), or upright again.

    It stands between blocks and prints nothing. The end of the article is upright whatever was
    before, and so is what only scrolls: a telephone's pages, an e-book.
    """

    turned: bool


Block = (
    Heading | Paragraph | Quote | ListBlock | Figure | Table | CodeBlock | Video | Rule | PageTurn
)
Blocks = tuple[Block, ...]
