"""The writer: painted pages, one after another, become one PDF by the engine's own hand.

``Document.write_pdf`` gets pages that stand for laid-out ones: each knows its size, its links,
anchors and bookmarks, and paints itself by giving the bytes that were painted elsewhere. So the
engine numbers, links, tags and writes as ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from types import SimpleNamespace
from typing import Any

from weasyprint.document import Document, DocumentMetadata
from weasyprint.html import get_html_metadata
from weasyprint.pdf.fonts import Font
from weasyprint.text.fonts import get_pango_font_key

from compiler.typeset.hooks.painted_structure import StandInPage
from compiler.typeset.parts.cutting import Source
from compiler.typeset.parts.furniture import draw_furniture
from compiler.typeset.parts.painting import load_font
from compiler.typeset.parts.placing import Placed, PlacedPage
from compiler.typeset.parts.plain import COLOURS, Maker, PlainResources, PlainStream, profile_name
from compiler.typeset.parts.record import PaintedPage, PaintedPart, UsedFont

_BLEED_SIDES = ("top", "right", "bottom", "left")


class WrittenPage:
    """A page as the engine's writer takes it."""

    def __init__(self, placed: PlacedPage, sheet: Any, resources: PartResources) -> None:
        self._placed, self._sheet, self._resources = placed, sheet, resources
        self._painted = painted = placed.painted or _blank(sheet)
        self.width, self.height = painted.size
        self.bleed = painted.bleed
        self.forms: dict[Any, Any] = {}
        dx = placed.shift
        self.links = [_link(link.kind, link.target, link.area, dx) for link in painted.links]
        self.anchors = {
            name: (left + dx, top, right + dx, bottom)
            for name, (left, top, right, bottom) in painted.anchors.items()
        }
        self.bookmarks = [
            (one.level, one.label, (one.point[0] + dx, one.point[1]), one.state)
            for one in painted.bookmarks
        ]
        boxes = [link[3] for link in self.links]
        children = sheet.children if sheet else ()
        self._page_box = StandInPage(painted, boxes, dx, children)

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint the page: what was painted already, then its margin boxes."""
        self._resources.add(stream)
        stream._tags.update(dict.fromkeys(range(len(self._painted.marks))))  # noqa: SLF001 - guarded
        with stream.stacked():
            stream.transform(a=scale, d=scale)
            with stream.stacked():
                if self._placed.shift:
                    stream.transform(e=self._placed.shift)
                if self._painted.content:
                    stream.stream.append(self._painted.content)
            if self._sheet:
                draw_furniture(self._sheet, stream)


def _link(kind: str, target: str, area: Sequence[float], dx: float) -> tuple[Any, ...]:
    left, top, right, bottom = area
    return kind, target, (left + dx, top, right + dx, bottom), SimpleNamespace(link_annotation=None)


def _blank(box: Any) -> PaintedPage:
    """A page that nothing is painted on."""
    bleed = {side: box.style[f"bleed_{side}"].value for side in _BLEED_SIDES}
    size = (box.margin_width(), box.margin_height())
    return PaintedPage(box.page_type, size, bleed, b"", (), (), (), (), (), {}, (), {})


class _Picture:
    """A picture that is in its stream already."""

    def __init__(self, maker: Maker, stream: PlainStream) -> None:
        self._maker, self._stream = maker, stream

    def get_x_object(self, *_: Any) -> Any:
        """The stream, as the engine asks for it last of all."""
        return self._maker.stream(self._stream, {})


class PartResources:
    """The resources of a part, which go into the file with its first page."""

    def __init__(self, found: PlainResources) -> None:
        self._found: PlainResources | None = found

    def add(self, stream: Any) -> None:
        """Add them to those of the file that a stream belongs to."""
        if self._found is None:
            return
        found, self._found = self._found, None
        resources = stream._resources  # noqa: SLF001 - guarded
        profiles = stream._color_profiles  # noqa: SLF001 - guarded
        references = {profile_name(name): one.pdf_reference for name, one in profiles.items()}
        maker = Maker({COLOURS: resources["ColorSpace"], **references})
        for kind, values in maker.resources(found).items():
            for name, value in values.items():
                resources[kind].setdefault(name, value)
        for name, picture in found.pictures.items():
            known = {"image": _Picture(maker, picture), "interpolate": False, "dpi_ratios": {1}}
            stream._images.setdefault(name, {**known, "x_object": None})  # noqa: SLF001 - guarded


def document_of(
    source: Source,
    parts: Sequence[PaintedPart],
    placed: Placed,
    sheets: Sequence[Any],
    metadata: DocumentMetadata | None = None,
) -> Document:
    """The document of placed pages, for the engine to write.

    ``sheets`` are their boxes with margin boxes; None where these are painted already. What it says
    of itself is looked for in its source, unless ``metadata`` are given.
    """
    resources = [PartResources(part.resources) for part in parts]
    pages = [
        WrittenPage(page, sheet, resources[page.part])
        for page, sheet in zip(placed.pages, sheets, strict=True)
    ]
    document = Document(
        pages,
        metadata or DocumentMetadata(**get_html_metadata(source.html)),
        source.html.url_fetcher,
        source.configuration,
        source.profiles,
        source.options["output_intent"],
    )
    _join_fonts(document, [*chain.from_iterable(part.fonts for part in parts)])
    return document


def _join_fonts(document: Any, fonts: Sequence[UsedFont]) -> None:
    """Give a document the fonts that were used: each once, with all that was set in it."""
    by_digest: dict[str, Any] = {}
    for used in fonts:
        font = by_digest.get(used.digest)
        if font is None:
            pango_font = load_font(used, document.font_config.font_map)
            key, description, size = get_pango_font_key(pango_font)
            font = Font(pango_font, description, size)
            font.pango_font = pango_font  # held as long as its faces are used
            if font.hash != used.digest:
                raise LookupError(f"font {used.family} {used.digest} {font.hash}")
            document.fonts[key] = by_digest[used.digest] = font
        for mine, theirs in (
            (font.to_unicode, used.texts), (font.widths, used.widths), (font.missing, used.missing),
        ):  # fmt: skip
            for name, value in theirs.items():
                mine.setdefault(name, value)


def disagrees(used: Sequence[UsedFont], before: Sequence[UsedFont]) -> bool:
    """Whether a glyph of these fonts stands for another text than in the parts before."""
    texts: dict[str, dict[int, str]] = {}
    missing: dict[str, dict[int, int]] = {}
    for font in before:
        for glyph, text in font.texts.items():
            texts.setdefault(font.digest, {}).setdefault(glyph, text)
        for code, glyph in font.missing.items():
            missing.setdefault(font.digest, {})[glyph] = code
    for font in used:
        known = texts.get(font.digest, {})
        if any(known.get(glyph, text) != text for glyph, text in font.texts.items()):
            return True
        lacked = missing.get(font.digest, {})
        if any(lacked.get(glyph, code) != code for code, glyph in font.missing.items()):
            return True
    return False
