"""Colour spaces read from a PDF's objects."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import pikepdf

from compiler.preflight.colours import CMYK, GRAY, PATTERN, RGB, UNKNOWN, Family, Space
from compiler.preflight.streams import UNREAD, UNREAD_STREAM, content_of

_DEVICE = {
    "/DeviceGray": GRAY,
    "/G": GRAY,
    "/DeviceRGB": RGB,
    "/RGB": RGB,
    "/DeviceCMYK": CMYK,
    "/CMYK": CMYK,
    "/Pattern": PATTERN,
}
# A space of the page that a device space is silently replaced by (8.6.5.6).
_DEFAULTS = {GRAY: "/DefaultGray", RGB: "/DefaultRGB", CMYK: "/DefaultCMYK"}
_DEEPEST = 6
_MOST_COLORANTS = 64
_MOST_TINT_BYTES = 1024 * 1024


def space_of(
    found: object, named: Mapping[str, pikepdf.Object] | None = None, depth: int = 0
) -> Space:
    """The space that an object states; ``named`` are the spaces of the page's resources.

    What cannot be read gives the family ``unknown``; never an exception.
    """
    if depth > _DEEPEST:
        return UNKNOWN
    try:
        if isinstance(found, str | pikepdf.Name):
            return _named(str(found), named, depth)
        if isinstance(found, pikepdf.Array) and len(found):
            return _stated(found, named, depth)
    except UNREAD:
        return UNKNOWN
    return UNKNOWN


def _named(name: str, named: Mapping[str, pikepdf.Object] | None, depth: int) -> Space:
    device = _DEVICE.get(name)
    if device is None:
        return space_of(named[name], named, depth + 1) if named and name in named else UNKNOWN
    instead = _DEFAULTS.get(device)
    if named and instead and instead in named:
        return space_of(named[instead], None, depth + 1)
    return device


def _stated(found: pikepdf.Array, named: Mapping[str, pikepdf.Object] | None, depth: int) -> Space:
    family = str(found[0])
    match family:
        case "/ICCBased":
            return Space(Family.ICC, int(found[1].get("/N", 0)))
        case "/CalRGB" | "/Lab" | "/CalGray":
            return Space(Family(family[1:]), 1 if family == "/CalGray" else 3)
        case "/Indexed" | "/I":
            return Space(Family.INDEXED, 1, base=space_of(found[1], named, depth + 1))
        case "/Pattern":
            base = space_of(found[1], named, depth + 1) if len(found) > 1 else None
            return Space(Family.PATTERN, 0, base=base)
        case "/Separation":
            return _inks((str(found[1])[1:],), found, Family.SEPARATION, depth)
        case "/DeviceN":
            names = tuple(str(item)[1:] for item in list(found[1])[:_MOST_COLORANTS])
            return _inks(names, found, Family.DEVICE_N, depth)
        case _:
            return _named(family, named, depth) if len(found) == 1 else UNKNOWN


def _inks(names: tuple[str, ...], found: pikepdf.Array, family: Family, depth: int) -> Space:
    alternate = space_of(found[2], None, depth + 1)
    recipe = f"{alternate.family} {_digest(found[3])}" if len(found) > 3 else ""
    return Space(family, len(names), names, alternate, recipe)


def _digest(function: pikepdf.Object) -> str:
    """What two tint functions must share to mix the same colour."""
    form = function.get("/FunctionType", None)
    written = b" ".join(
        str([float(part) for part in function[key]]).encode()
        for key in ("/C0", "/C1", "/Range", "/Size", "/Bounds")
        if key in function
    )
    if isinstance(function, pikepdf.Stream):
        try:
            written += content_of(function, _MOST_TINT_BYTES)
        except UNREAD_STREAM:
            written += b"?"
    return hashlib.sha256(f"{form}".encode() + written).hexdigest()[:16]
