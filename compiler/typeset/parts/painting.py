"""Laid-out pages → plain data: each painted into a stream of its own, its structure written down.

What the engine would number through all of the file has a name here that starts with that of the
part; references into the file go by name (``plain``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it ships no types
from weasyprint.document import Page
from weasyprint.draw import draw_page
from weasyprint.formatting_structure.boxes import FootnoteAreaBox
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import ffi, gobject, pango

from compiler.typeset.hooks.painted_structure import LinkPlace, recorded
from compiler.typeset.parts.plain import COLOURS, PlainResources, plain_resources, profile_name
from compiler.typeset.parts.record import Bookmark, Link, PageKind, PaintedPage, UsedFont
from compiler.typeset.structure import is_own_link

SCALE = 0.75  # pt a px


@dataclass
class Canvas:
    """What the pages of a part are painted with; it collects their fonts and resources.

    ``known`` are the fonts of the parts before, by digest.
    """

    prefix: str
    profiles: dict[str, Any]
    output_intent: str
    known: Mapping[str, UsedFont]
    fonts: dict[int, Any] = field(default_factory=dict)
    pictures: dict[str, Any] = field(default_factory=dict)
    notes: dict[int, int] = field(default_factory=dict)
    resources: Any = None

    def __post_init__(self) -> None:
        kinds = ("ExtGState", "XObject", "Pattern", "Shading")
        self.resources = pydyf.Dictionary({kind: pydyf.Dictionary() for kind in kinds})
        self.resources["ColorSpace"] = COLOURS

    def stream(self, page: Page) -> _PartStream:
        """A stream to paint a page into."""
        bleed = page.bleed
        rectangle = (
            -bleed["left"], -bleed["top"],
            page.width + bleed["left"] + bleed["right"],
            page.height + bleed["top"] + bleed["bottom"],
        )  # fmt: skip
        stream = _PartStream(
            self.fonts, rectangle, self.resources, self.pictures, {}, self.profiles,
            self.output_intent,
        )  # fmt: skip
        stream.canvas = self
        return stream

    def plain(self) -> PlainResources:
        """The resources that were painted with."""
        return plain_resources(
            self.resources,
            {
                name: one["image"].get_x_object(one["interpolate"], max(one["dpi_ratios"]))
                for name, one in self.pictures.items()
            },
        )


def canvas(text: bytes, profiles: Iterable[str], intent: str, known: Sequence[UsedFont]) -> Canvas:
    """A canvas for a part that is made of ``text``."""
    names = [*profiles, *((intent,) if intent == "srgb" else ())]
    stand_ins = {name: SimpleNamespace(pdf_reference=profile_name(name)) for name in names}
    prefix = hashlib.blake2b(text, digest_size=4).hexdigest() + "-"
    return Canvas(prefix, stand_ins, intent, {font.digest: font for font in known})


class _PartStream(Stream):  # type: ignore[misc]  # the engine has no types
    """A page's stream, whose resources have names that no other part has."""

    canvas: Canvas

    def _renamed(self, kind: str, name: str) -> str:
        own = self.canvas.prefix + name
        self._resources[kind][own] = self._resources[kind].pop(name)
        return own

    def set_state(self, state: Any) -> None:
        """Set a graphics state; those of opacity have names that say what they are."""
        name = f"{self.canvas.prefix}s{len(self._resources['ExtGState'])}"
        self._resources["ExtGState"][name] = state
        pydyf.Stream.set_state(self, name)

    def add_group(self, *area: Any) -> Any:
        """A group of transparency."""
        group = super().add_group(*area)
        group.id = self._renamed("XObject", group.id)
        return group

    def add_pattern(self, *values: Any) -> Any:
        """A pattern."""
        pattern = super().add_pattern(*values)
        pattern.id = self._renamed("Pattern", pattern.id)
        return pattern

    def add_shading(self, *values: Any, **named: Any) -> Any:
        """A shading."""
        shading = super().add_shading(*values, **named)
        shading.id = self._renamed("Shading", shading.id)
        return shading

    def add_font(self, pango_font: Any) -> Any:
        """A font, which knows what its glyphs stand for in the parts before."""
        before = len(self._fonts)
        font, size = super().add_font(pango_font)
        if len(self._fonts) > before and (known := self.canvas.known.get(font.hash)):
            font.to_unicode.update(known.texts)
            font.widths.update(known.widths)
            font.missing.update(known.missing)
        return font, size


def paint_page(box: Any, canvas: Canvas, strings: Mapping[str, tuple[str, ...]]) -> PaintedPage:
    """A laid-out page as plain data."""
    page = Page(box)
    links = [link for link in page.links if is_own_link(link)]
    for number, link in enumerate(links):
        link[3].link_annotation = LinkPlace(number)
    stream = canvas.stream(page)
    stream.transform(d=-1, f=page.height * SCALE)
    with stream.stacked():
        stream.transform(a=SCALE, d=SCALE)
        begin = len(stream.stream)
        draw_page(box, stream)
        structure = recorded(box, stream, stream._tags)  # noqa: SLF001 - guarded
        content = b"\n".join(pydyf._to_bytes(item) for item in stream.stream[begin:])  # noqa: SLF001 - guarded
    kind = box.page_type
    return PaintedPage(
        kind=PageKind(kind.side, bool(kind.blank), kind.name or "", tuple(kind.groups)),
        size=(page.width, page.height),
        bleed=page.bleed,
        content=content,
        elements=structure.elements,
        top=structure.top,
        marks=structure.marks,
        notes=_notes(box, canvas.notes),
        links=tuple(Link(kind, target, tuple(area)) for kind, target, area, _ in links),
        anchors={name: tuple(area) for name, area in page.anchors.items()},
        bookmarks=tuple(Bookmark(*one) for one in page.bookmarks),
        strings=strings,
    )


def _notes(box: Any, numbers: dict[int, int]) -> tuple[int, ...]:
    """The notes at a page's foot, numbered through the part by their elements."""
    areas = (child for child in box.children if isinstance(child, FootnoteAreaBox))
    notes = [id(note.element) for area in areas for note in area.children]
    return tuple(numbers.setdefault(note, len(numbers)) for note in notes)


def used_fonts(fonts: Mapping[int, Any]) -> tuple[UsedFont, ...]:
    """What the fonts of the engine were used for."""
    return tuple(_used(font) for font in fonts.values())


def _used(font: Any) -> UsedFont:
    variations = ",".join(f"{axis}={value:g}" for axis, value in font.variations.items())
    return UsedFont(
        font.hash, font.family, font.style, font.weight, variations, font.font_size,
        dict(font.to_unicode), dict(font.widths), dict(font.missing),
    )  # fmt: skip


def load_font(used: UsedFont, font_map: Any) -> Any:
    """The Pango font that was used; its stretch is the one that gives the font's digest.

    It is let go when nobody holds it any more.
    """
    description = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
    family = ffi.new("char[]", used.family.encode())
    pango.pango_font_description_set_family(description, family)
    pango.pango_font_description_set_style(description, used.style)
    pango.pango_font_description_set_weight(description, used.weight)
    if used.variations:
        variations = ffi.new("char[]", used.variations.encode())
        pango.pango_font_description_set_variations(description, variations)
    pango.pango_font_description_set_absolute_size(description, round(used.size * 1024))
    context = ffi.gc(pango.pango_font_map_create_context(font_map), gobject.g_object_unref)
    font = pango.pango_font_map_load_font(font_map, context, description)
    return ffi.gc(font, gobject.g_object_unref)
