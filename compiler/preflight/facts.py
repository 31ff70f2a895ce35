"""What a PDF holds, read once and frozen: all that the rules look at.

Lengths are in pt as printed: /UserUnit has been applied to boxes and content alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.pdf.plane import Box
from compiler.preflight.colours import Colour, Space


@dataclass(frozen=True)
class FontFact:
    """A font: its name without subset tag, its kind (Type1, TrueType, CIDFontType0 …)."""

    name: str
    kind: str
    embedded: bool
    subset: bool
    unicode: bool


@dataclass(frozen=True)
class Overprint:
    """Whether strokes (/OP) and fills (/op) leave what is below them, and the mode (/OPM)."""

    stroke: bool = False
    fill: bool = False
    mode: int = 0


@dataclass(frozen=True)
class TextStyle:
    """How text is painted; ``fill`` and ``stroke`` are None where its mode does not paint so."""

    font: FontFact
    size_pt: float
    fill: Colour | None
    stroke: Colour | None
    overprint: Overprint


@dataclass(frozen=True, slots=True)
class TextRun:
    """One string as shown; ``missing`` counts its characters that have no glyph.

    ``in_figure`` tells that it is tagged as part of a figure: lettering of a drawing.
    """

    style: TextStyle
    box: Box
    missing: int = 0
    in_figure: bool = False

    @property
    def overprint(self) -> Overprint:
        """What it leaves of that below it."""
        return self.style.overprint

    @property
    def paints(self) -> tuple[tuple[Colour, bool], ...]:
        """Each colour it is painted in, and whether that overprints."""
        return _paints(self.style.fill, self.style.stroke, self.style.overprint)


@dataclass(frozen=True, slots=True)
class Path:
    """A line or an area; ``width_pt`` of its stroke at the thinnest; ``box`` after clipping."""

    fill: Colour | None
    stroke: Colour | None
    width_pt: float
    box: Box
    overprint: Overprint

    @property
    def paints(self) -> tuple[tuple[Colour, bool], ...]:
        """Each colour it is painted in, and whether that overprints."""
        return _paints(self.fill, self.stroke, self.overprint)


def _paints(
    fill: Colour | None, stroke: Colour | None, overprint: Overprint
) -> tuple[tuple[Colour, bool], ...]:
    filled = ((fill, overprint.fill),) if fill else ()
    stroked = ((stroke, overprint.stroke),) if stroke else ()
    return (*filled, *stroked)


@dataclass(frozen=True)
class ImageFact:
    """A picture as stored; ``ink`` is its heaviest coverage in percent, None if not known."""

    width: int
    height: int
    bits: int
    space: Space
    mask: bool
    soft_mask: bool
    ink: float | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture where it is printed, in pt; ``paint`` colours a stencil."""

    image: ImageFact
    width_pt: float
    height_pt: float
    box: Box
    paint: Colour | None = None

    @property
    def ppi(self) -> float:
        """Pixels an inch in the direction that has fewer; 0 for one without extent."""
        if self.width_pt <= 0 or self.height_pt <= 0:
            return 0.0
        return 72 * min(self.image.width / self.width_pt, self.image.height / self.height_pt)


@dataclass(frozen=True)
class Annotation:
    """A note, link, field or stamp over the page; ``shown`` if it would be printed or seen."""

    kind: str
    box: Box
    shown: bool


@dataclass(frozen=True)
class Transparency:
    """What is see-through on a page: opacity, blend modes, masks; the spaces groups blend in."""

    used: bool
    blend_spaces: tuple[Space, ...]


@dataclass(frozen=True)
class Page:
    """A page with all that is painted on it, in painting order by kind.

    ``trim_stated`` and ``bleed_stated`` tell whether the file gives the box or it follows from
    another (ISO 32000-2, 14.11.2). ``unread`` says why not all of it could be read, else "".
    """

    number: int
    media: Box
    crop: Box
    bleed: Box
    trim: Box
    art: Box | None
    trim_stated: bool
    bleed_stated: bool
    rotation: int
    user_unit: float
    texts: tuple[TextRun, ...]
    paths: tuple[Path, ...]
    images: tuple[Placed, ...]
    annotations: tuple[Annotation, ...]
    transparency: Transparency
    spaces: frozenset[Space]
    alternatives: bool
    unread: str

    @property
    def drawn(self) -> Iterator[TextRun | Path]:
        """Everything painted in a colour: texts, lines and areas."""
        yield from self.texts
        yield from self.paths

    @property
    def fonts(self) -> Iterator[tuple[FontFact, Box]]:
        """Each font that text is set in, with where it first stands."""
        found: dict[FontFact, Box] = {}
        for run in self.texts:
            found.setdefault(run.style.font, run.box)
        yield from found.items()


@dataclass(frozen=True)
class OutputIntent:
    """Which press a file is made for; ``components`` of its profile, 0 without one."""

    kind: str
    condition: str
    components: int


@dataclass(frozen=True)
class Statement:
    """What the document information and XMP say of one thing; None where it is not said."""

    name: str
    info: str | None
    xmp: str | None


@dataclass(frozen=True)
class Metadata:
    """Standards claimed and statements made; ``readable`` is False for XMP that is broken."""

    present: bool
    readable: bool
    pdfa: str
    pdfua: str
    pdfx: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Document:
    """The document beside its pages."""

    version: str
    encrypted: bool
    identified: bool
    title: str
    shows_title: bool
    language: str
    tagged: bool
    figures_without_text: int
    outline: int
    labelled: bool
    scripts: tuple[str, ...]
    attachments: tuple[str, ...]
    layers: int
    trapped: str
    intents: tuple[OutputIntent, ...]
    metadata: Metadata


@dataclass(frozen=True)
class Facts:
    """A PDF as the rules see it."""

    document: Document
    pages: tuple[Page, ...]
