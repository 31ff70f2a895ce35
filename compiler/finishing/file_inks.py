"""A whole file in inks: pages, forms, patterns, gradients, glyphs and pictures, each once."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name

from compiler.finishing.cmyk import Cmyk
from compiler.finishing.colour import Inks
from compiler.finishing.graphics_state import Drawn
from compiler.finishing.images import PrintedSize, convert_image
from compiler.finishing.inked_content import START, InkedContent
from compiler.finishing.profile import Profile
from compiler.finishing.resource_names import (
    KNOCKS_OUT,
    OVERPRINTS,
    SPOT,
    ResourceNames,
    is_transparent,
)
from compiler.finishing.shadings import convert_shading
from compiler.model.artifacts import Colour
from compiler.pdf.plane import IDENTITY, Matrix, combined

_DEEPEST = 24  # forms in forms
_Key = tuple[int, int]


class FileInks:
    """Converts one file in place; ``spot`` is the name of the ink that prints the theme's red."""

    def __init__(
        self, document: pikepdf.Pdf, profile: Profile, palette: Mapping[str, Colour], spot: str
    ) -> None:
        self._document = document
        self._profile = profile
        self._inks = Inks(profile, palette)
        red = self._inks.red
        self._spot = _spot(document, spot, red) if spot and red else None
        self._states = _overprint_states(document)
        self._names: dict[_Key, ResourceNames] = {}
        self._visited: set[_Key] = set()
        self._drawn: dict[_Key, Drawn] = {}
        self._transparent: dict[_Key, set[str]] = {}
        self._images: dict[_Key, pikepdf.Object] = {}
        self._see_through: set[_Key] = set()

    @property
    def spot_used(self) -> bool:
        """Whether anything is printed with the spot ink."""
        return self._spot is not None and any(SPOT in one.used for one in self._names.values())

    def convert(self) -> None:
        """Bring every colour of the file to the press's inks.

        FinishingError for what this product's engine never draws and that is not understood.
        """
        sizes: dict[_Key, PrintedSize] = {}
        for page in self._document.pages:
            page.contents_coalesce()
            resources = page.resources
            self._content(page.Contents, resources, page.obj.objgen, START)
            drawn = self._drawn[page.Contents.objgen]
            self._measure(drawn, IDENTITY, sizes, 0)
            if self._shines_through(drawn, resources, page.obj.objgen, 0):
                page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True)
            elif "/Group" in page:
                del page["/Group"]
        for key, image in self._images.items():
            convert_image(image, self._profile, sizes.get(key, PrintedSize()))
        for names in self._names.values():
            names.finish(self._states, self._spot)

    def _content(
        self,
        stream: pikepdf.Object,
        resources: pikepdf.Object,
        owner: _Key,
        start: bytes = b"",
        *,
        is_mask: bool = False,
    ) -> None:
        """A content stream and everything that its resources hold."""
        if stream.objgen in self._drawn:
            return
        names = self._resources(resources, owner, is_mask=is_mask)
        content = InkedContent(names, self._inks, spot=self._spot is not None, is_mask=is_mask)
        self._drawn[stream.objgen] = content.drawn
        inked = content.rewritten(stream.read_bytes())
        stream.write(start + inked)
        for image in names.all("/XObject"):  # inline ones have come to them
            if image.get("/Subtype") == Name.Image:
                self._images.setdefault(image.objgen, image)

    def _resources(self, resources: pikepdf.Object, owner: _Key, *, is_mask: bool) -> ResourceNames:
        key = resources.objgen if resources.objgen != (0, 0) else owner
        if key in self._names:
            return self._names[key]
        names = self._names[key] = ResourceNames(self._document, resources)
        for thing in names.all("/XObject"):
            if thing.get("/Subtype") == Name.Form:
                self._form(thing, resources, key, is_mask=is_mask)
            elif thing.get("/Subtype") == Name.Image:
                self._images.setdefault(thing.objgen, thing)
        for pattern in names.all("/Pattern"):
            self._pattern(pattern, is_mask=is_mask)
        for shading in names.all("/Shading"):
            self._shading(shading, is_mask=is_mask)
        for font in names.all("/Font"):
            self._glyphs(font, resources, key)
        self._transparent[key] = self._graphics_states(names, key)
        return names

    def _form(
        self, form: pikepdf.Object, inherited: pikepdf.Object, owner: _Key, *, is_mask: bool
    ) -> None:
        resources = form.get("/Resources", inherited)
        key = form.objgen if "/Resources" in form else owner
        if "/Group" in form and "/CS" in form.Group:
            form.Group.CS = Name.DeviceGray if is_mask else Name.DeviceCMYK
        self._content(form, resources, key, is_mask=is_mask)

    def _pattern(self, pattern: pikepdf.Object, *, is_mask: bool) -> None:
        if "/Shading" in pattern:
            self._shading(pattern.Shading, is_mask=is_mask)
            return
        own = pattern.get("/Resources", Dictionary())
        start = b"" if is_mask else START
        self._content(pattern, own, pattern.objgen, start, is_mask=is_mask)

    def _shading(self, shading: pikepdf.Object, *, is_mask: bool) -> None:
        """A gradient; those of soft masks are greys, and no colours."""
        if not is_mask:
            convert_shading(shading, self._inks)

    def _glyphs(self, font: pikepdf.Object, inherited: pikepdf.Object, owner: _Key) -> None:
        """Fonts whose glyphs are drawings, in colour perhaps."""
        if font.get("/Subtype") == Name.Type3 and font.objgen not in self._visited:
            self._visited.add(font.objgen)
            resources = font.get("/Resources", inherited)
            key = font.objgen if "/Resources" in font else owner
            for glyph in sorted(font.CharProcs.keys()):
                self._content(font.CharProcs[glyph], resources, key)

    def _graphics_states(self, names: ResourceNames, owner: _Key) -> set[str]:
        """The names of the states that are transparent; masks go on to be converted."""
        found = set()
        states = names.resources.get("/ExtGState", Dictionary())
        for name in sorted(states.keys()):
            state = states[name]
            for key in ("/OP", "/op", "/OPM"):
                if key in state:
                    del state[key]
            if is_transparent(state):
                found.add(name)
            mask = state.get("/SMask")
            if isinstance(mask, Dictionary):
                self._form(mask.G, names.resources, owner, is_mask=True)
        return found

    def _measure(
        self, drawn: Drawn, base: Matrix, sizes: dict[_Key, PrintedSize], depth: int
    ) -> None:
        """Note the largest size that each picture is drawn at."""
        for key, matrix in drawn.objects:
            a, b, c, d, e, f = combined(matrix, base)
            if key in self._images:
                known = sizes.get(key, PrintedSize())
                sizes[key] = PrintedSize(
                    max(known.width_pt, math.hypot(a, b)), max(known.height_pt, math.hypot(c, d))
                )
            elif key in self._drawn and depth < _DEEPEST:
                self._measure(self._drawn[key], (a, b, c, d, e, f), sizes, depth + 1)

    def _shines_through(
        self, drawn: Drawn, resources: pikepdf.Object, owner: _Key, depth: int
    ) -> bool:
        key = resources.objgen if resources.objgen != (0, 0) else owner
        if drawn.states & self._transparent.get(key, set()):
            return True
        for thing, _ in drawn.objects:
            image = self._images.get(thing)
            if image is not None and "/SMask" in image:
                return True
            inner = self._drawn.get(thing)
            if inner is not None and image is None and depth < _DEEPEST:
                within = self._document.get_object(thing)
                own = within.get("/Resources", resources)
                if self._shines_through(inner, own, thing, depth + 1):
                    return True
        return False


def _overprint_states(document: pikepdf.Pdf) -> Dictionary:
    """OPM 1: a plate that has no ink of the text leaves what lies below (ISO 32000-1, 8.6.7)."""
    over = Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)
    knock = Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=0)
    return Dictionary(
        {OVERPRINTS: document.make_indirect(over), KNOCKS_OUT: document.make_indirect(knock)}
    )


def _spot(document: pikepdf.Pdf, name: str, red: Cmyk) -> pikepdf.Object:
    """The spot ink, and the four inks that show it where it is not printed."""
    full = [ink / 100 for ink in red]
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=full, N=1)
    ink = Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, tint])
    return document.make_indirect(ink)
