"""What a colour space of the PDF is, and how its components become inks (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

import pikepdf

from compiler.errors import FinishingError, Location
from compiler.finishing.cmyk import Cmyk
from compiler.finishing.colour import Inks, limited


class Kind(Enum):
    """How the components of a colour are to be read."""

    GREY = auto()
    RGB = auto()
    LAB = auto()
    CMYK = auto()
    INK = auto()  # named inks (Separation, DeviceN): printed as they are
    PATTERN = auto()


@dataclass(frozen=True)
class Space:
    """A colour space, and the number of components of a colour in it."""

    kind: Kind
    components: int


GREY, RGB, LAB, CMYK = (
    Space(Kind.GREY, 1),
    Space(Kind.RGB, 3),
    Space(Kind.LAB, 3),
    Space(Kind.CMYK, 4),
)
PATTERN = Space(Kind.PATTERN, 0)
_NAMED = {
    "/DeviceGray": GREY,
    "/G": GREY,
    "/CalGray": GREY,
    "/DeviceRGB": RGB,
    "/RGB": RGB,
    "/CalRGB": RGB,
    "/DeviceCMYK": CMYK,
    "/CMYK": CMYK,
    "/Lab": LAB,
    "/Pattern": PATTERN,
}
_BY_COMPONENTS = {1: GREY, 3: RGB, 4: CMYK}


def space_of(value: pikepdf.Object | None) -> Space:
    """The colour space that a PDF object describes.

    FinishingError for named inks that are defined through the colours of a screen, and for what
    PDF does not know.
    """
    family = _family(value)
    if family == "/Pattern" and isinstance(value, pikepdf.Array) and len(value) > 1:
        return PATTERN if space_of(value[1]).kind is Kind.CMYK else _refuse(family)
    if family in _NAMED:
        return _NAMED[family]
    if family == "/ICCBased" and isinstance(value, pikepdf.Array):
        return _BY_COMPONENTS.get(int(value[1].get("/N", 0))) or _refuse(family)
    if family in {"/Separation", "/DeviceN"} and isinstance(value, pikepdf.Array):
        if space_of(value[2]).kind is not Kind.CMYK:
            _refuse(family)
        return Space(Kind.INK, 1 if family == "/Separation" else len(list(value[1])))
    return _refuse(family)


def inks_of(space: Space, components: Sequence[float], inks: Inks) -> Cmyk:
    """The inks of a colour of ``space``, which is none of named inks."""
    match space.kind:
        case Kind.GREY:
            return inks.of_grey(components[0])
        case Kind.RGB:
            return inks.of_rgb(components)
        case Kind.LAB:
            return inks.of_lab(components)
        case _:
            return limited([value * 100 for value in components])


def _family(value: pikepdf.Object | None) -> str:
    if isinstance(value, pikepdf.Array) and len(value):
        value = value[0]
    return str(value) if isinstance(value, pikepdf.Name) else ""


def _refuse(family: str) -> Space:
    raise FinishingError("finishing.colour-space", Location(), space=family.lstrip("/") or "?")
