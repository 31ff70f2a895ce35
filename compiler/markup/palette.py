"""``[colours]`` of theme.toml: each colour on the screen and in ink.

``red = { rgb = "#c3000b", cmyk = [0, 100, 100, 10] }``: style sheets say ``colour.red``, and the
print-shop file has exactly these inks where the pages have that colour.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from compiler.errors import Location, ThemeError
from compiler.model.artifacts import Colour

_HEX = re.compile(r"#[0-9a-f]{6}", re.ASCII)
_FULL = 100


def read_palette(table: Mapping[str, Mapping[str, object]], place: Location) -> dict[str, Colour]:
    """The colours of a theme by name; ThemeError ``markup.bad-colour`` for one that is none."""
    return {name: _colour(name, said, place) for name, said in table.items()}


def _colour(name: str, said: object, place: Location) -> Colour:
    if isinstance(said, Mapping) and said.keys() == {"rgb", "cmyk"}:
        rgb, inks = str(said["rgb"]).lower(), said["cmyk"]
        if _HEX.fullmatch(rgb) and isinstance(inks, list) and all(map(_is_share, inks)):
            match inks:
                case [cyan, magenta, yellow, black]:
                    return Colour(rgb, (cyan, magenta, yellow, black))
    raise ThemeError("markup.bad-colour", place, name=name)


def _is_share(ink: object) -> bool:
    """Whether it is per cent of an ink; True is a number to Python and none to anybody else."""
    return type(ink) in (int, float) and 0 <= float(str(ink)) <= _FULL
