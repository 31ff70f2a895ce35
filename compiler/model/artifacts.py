"""What the later stages hand each other: markup, pages, accounts, results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from compiler.model.booklet import Booklet

# What a booklet is made into: to read, to fold, for the print shop, for telephones and readers.
Format = Literal["screen", "booklet", "print", "phone", "epub"]


# The confidence from which a decision counts as settled: what is less sure is in doubt.
SURE = 0.9


@dataclass(frozen=True)
class Occurrence:
    """Where a decision was made: the sentence in the manuscript, and as the edition has it.

    ``start`` and ``printed_start`` are the places of the decision in the two; ``pages`` are the
    printed numbers of the pages that hold these words, once there are pages.
    """

    sentence: str
    start: int
    printed: str
    printed_start: int
    pages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decision:
    """A conversion that a person may want to look at; see EDITIONS in REFERENCE.md.

    ``word`` is the manuscript's word around it, long enough to name in a phrase list, ``right``
    that word in the edition and ``choices`` the same with each alternative in its place.
    ``confidence`` is how sure the choice is, from 0 to 1; ``doubts`` say why it is in doubt.
    """

    source: str
    before: str
    after: str
    reason: str
    quote: str
    word: str = ""
    right: str = ""
    alternatives: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()
    places: tuple[Occurrence, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether a list or a rule decided, so that nobody need look."""
        return self.confidence >= SURE


@dataclass(frozen=True)
class Edition:
    """A booklet in one script, and how it came to be.

    ``converted`` counts characters that differ from the source, by origin path;
    ``protected`` counts protected occurrences; ``round_trip_same`` and ``round_trip_listed`` count
    runs that come back equal, or differ only where a list says so.
    """

    booklet: Booklet
    converted: Mapping[str, int]
    protected: int = 0
    decisions: tuple[Decision, ...] = ()
    round_trip_same: int = 0
    round_trip_listed: int = 0


@dataclass(frozen=True)
class Font:
    """A role's faces in order of preference (宋 黑 楷 仿宋 Latin)."""

    role: str
    families: tuple[str, ...]


@dataclass(frozen=True)
class FontFile:
    """A face: a file, and which of the faces in it."""

    file: Path
    index: int = 0


@dataclass(frozen=True)
class Stylesheet:
    """CSS text with a name for messages; whether it comes of a theme that the program ships."""

    name: str
    css: str
    shipped: bool = False


@dataclass(frozen=True)
class Colour:
    """A colour of a theme: ``rgb`` as CSS writes it (``#c3000b``), ``cmyk`` in per cent of ink."""

    rgb: str
    cmyk: tuple[float, float, float, float]


@dataclass(frozen=True)
class Markup:
    """A booklet as HTML.

    ``assets`` holds the bytes of everything the HTML names, by content-hash name: the HTML says
    ``asset:NAME`` and the engine is given nothing else. ``fonts`` are the roles that the
    stylesheets use for this script, ``palette`` the theme's colours by name; ``fallbacks`` are
    the families, by script of the world, for characters that none of the roles' has.
    """

    html: str
    stylesheets: tuple[Stylesheet, ...]
    fonts: tuple[Font, ...]
    assets: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    palette: Mapping[str, Colour] = field(default_factory=dict)
    fallbacks: tuple[Font, ...] = ()


@dataclass(frozen=True)
class Composition:
    """How the lines of a document were set; running heads and page numbers are not counted.

    ``declined`` counts lines left to the engine by reason; ``ragged`` lines that miss the right
    edge because nothing more could be stretched; ``worst_stretch_em`` is the widest that a gap was
    stretched. ``last_resort`` counts lines that were filled only by parting a word with a hyphen
    or by gaps over the policy's cap.
    """

    lines: int = 0
    composed: int = 0
    declined: tuple[tuple[str, int], ...] = ()
    ragged: int = 0
    worst_stretch_em: float = 0.0
    last_resort: int = 0


@dataclass(frozen=True)
class Pages:
    """A finished PDF.

    ``labels`` are the page labels in order; ``anchors`` maps an element's id to the index
    (from 0) of the page it stands on; ``missing`` are the characters that no font had a glyph for;
    ``back_cover`` says that the last page holds nothing but what closes a booklet (版权页、版记).
    """

    pdf: bytes = field(repr=False)
    labels: tuple[str, ...]
    anchors: Mapping[str, int]
    composition: Composition = Composition()
    missing: frozenset[str] = frozenset()
    back_cover: bool = False


@dataclass(frozen=True)
class CoverText:
    """What the cover of an EPUB says, top down; "" and () where the project gives nothing.

    ``above`` and ``name`` are the series, parted as on the first page; ``title`` is in lines.
    """

    notice: str = ""
    above: str = ""
    name: str = ""
    issue: str = ""
    date: str = ""
    title: tuple[str, ...] = ()
    subtitle: str = ""
    publisher: str = ""

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(
            (self.notice, self.above, self.name, self.issue, self.date, *self.title,
             self.subtitle, self.publisher)
        )  # fmt: skip


@dataclass(frozen=True)
class EpubFiles:
    """An EPUB publication before it is one file: EPUB 3.3, without ``mimetype``.

    ``files`` holds the bytes of each by its name in the archive; ``spine`` names the documents in
    reading order.
    """

    files: Mapping[str, bytes] = field(repr=False)
    spine: tuple[str, ...]


@dataclass(frozen=True)
class SourceAccount:
    """The account of one source in one finished PDF; characters without white space.

    ``read`` = ``printed`` + sum of ``dropped`` + sum of ``changed`` + ``unaccounted``.
    """

    path: str
    kind: str
    read: int
    printed: int
    dropped: tuple[tuple[str, int], ...]
    changed: tuple[tuple[str, int], ...]
    unaccounted: int = 0
