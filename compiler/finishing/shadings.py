"""Gradients in inks: shadings and the functions that give their colours (ISO 32000-1, 8.7.4)."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from compiler.errors import FinishingError, Location
from compiler.finishing.cmyk import Cmyk
from compiler.finishing.colour import Inks
from compiler.finishing.colour_spaces import Kind, Space, inks_of, space_of

_AXIAL, _RADIAL = 2, 3  # the others carry colours in a stream, and nothing here makes them


def convert_shading(shading: pikepdf.Object, inks: Inks) -> None:
    """Change the colours of a shading to inks, in place.

    FinishingError for kinds that this product's engine does not draw.
    """
    space = space_of(shading.get("/ColorSpace"))
    if space.kind in {Kind.CMYK, Kind.INK}:
        return
    if int(shading.get("/ShadingType", 0)) not in {_AXIAL, _RADIAL}:
        _refuse()
    shading.Function = _converted(shading.get("/Function"), space, inks)
    if "/Background" in shading:
        background = [float(value) for value in shading.Background]
        shading.Background = _array(inks_of(space, background, inks))
    shading.ColorSpace = Name.DeviceCMYK


def _converted(function: pikepdf.Object | None, space: Space, inks: Inks) -> pikepdf.Object:
    """The function with inks for values; its ends are converted, between them inks are mixed."""
    if not isinstance(function, Dictionary):
        return _refuse()
    changed = Dictionary({key: value for key, value in function.items() if key != "/Range"})
    match int(function.get("/FunctionType", -1)):
        case 2:
            for key, usual in (("/C0", 0.0), ("/C1", 1.0)):
                ends = [float(value) for value in function.get(key, Array([usual]))]
                changed[key] = _array(inks_of(space, ends, inks))
        case 3:
            parts = [_converted(part, space, inks) for part in function.Functions]
            changed.Functions = Array(parts)
        case _:
            _refuse()
    return changed


def _array(inks: Cmyk) -> Array:
    return Array([ink / 100 for ink in inks])


def _refuse() -> pikepdf.Object:
    raise FinishingError("finishing.colour-space", Location(), space="Shading")
