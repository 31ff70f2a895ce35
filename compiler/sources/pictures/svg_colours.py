"""Inks in a drawing as colours of the screen: a PDF for reading may not mix the two.

ISO 19005-2, 6.2.4.3 allows one device's colours in a file. The conversion is the one that CSS
Color 5 gives where nothing is known of the press; black ink alone stays a grey, which the print
file prints with black ink alone again.
"""

from __future__ import annotations

import re

_INKS = re.compile(r"device-cmyk\(([^()]*)\)", re.IGNORECASE)
_PART = re.compile(r"[^\s,/]+")


def without_inks(value: str) -> str:
    """The value of a property with ``device-cmyk()`` as ``rgb()``; black for what is no colour."""
    return _INKS.sub(_in_rgb, value) if "(" in value else value


def _in_rgb(match: re.Match[str]) -> str:
    shares = [_share(part) for part in _PART.findall(match[1])]
    inks = [share for share in shares[:4] if share is not None]
    if len(inks) < 4 or len(shares) > 5:
        return "rgb(0, 0, 0)"
    *colours, black = inks
    red, green, blue = (round(255 * (1 - min(1, ink * (1 - black) + black))) for ink in colours)
    opacity = shares[4] if len(shares) == 5 else None
    if opacity is None:
        return f"rgb({red}, {green}, {blue})"
    return f"rgba({red}, {green}, {blue}, {opacity:g})"


def _share(text: str) -> float | None:
    """A number or percentage from 0 to 1; "none" is 0, None for what is neither."""
    if text.lower() == "none":
        return 0.0
    try:
        number = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        return None
    return min(max(number, 0.0), 1.0) if number == number else None  # noqa: PLR0124 - not a number
