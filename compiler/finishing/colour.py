"""Which inks print a colour of the screen.

Greys are black ink alone: black text of four inks would show every misregister of the plates.
Colours that the theme declares have the inks it says; the rest goes through the profiles, sRGB
to the press, relative colorimetric with black point compensation, in whole percent.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from PIL import Image, ImageCms

from compiler.errors import FinishingError, Location
from compiler.finishing.cmyk import Cmyk
from compiler.finishing.profile import Profile
from compiler.model.artifacts import Colour

MOST_INK = 300  # percent, the limit of sheet-fed offset (GWG 2022 R0026)
SPOT_COLOUR = "red"  # the colour of a theme that a spot ink may print
_NEUTRAL = 1.5  # of 255: how far the channels of a grey may lie apart


def to_press(profile: Profile, mode: str = "RGB", source: Any = None) -> Any:
    """The transform to the press of pictures of ``mode``: RGB as sRGB, LAB, or of ``source``."""
    own = source or ImageCms.createProfile("LAB" if mode == "LAB" else "sRGB")
    try:
        press = ImageCms.ImageCmsProfile(io.BytesIO(profile.icc))
        return ImageCms.buildTransform(
            own,
            press,
            mode,
            "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (OSError, ImageCms.PyCMSError) as error:
        where = Location(source=profile.condition)
        raise FinishingError("finishing.no-profile", where) from error


def limited(inks: Sequence[float], most: float = MOST_INK) -> Cmyk:
    """The inks in whole percent, the three colours cut back where the total is over ``most``."""
    cyan, magenta, yellow, black = (min(max(ink, 0), 100) for ink in inks)
    colours = cyan + magenta + yellow
    share = min(1.0, (most - black) / colours) if colours else 1.0
    if share < 1:  # down, so that rounding does not go over the limit again
        return Cmyk(int(cyan * share), int(magenta * share), int(yellow * share), int(black))
    return Cmyk(round(cyan), round(magenta), round(yellow), round(black))


class Inks:
    """The inks of every colour of a file, looked up once each."""

    def __init__(self, profile: Profile, palette: Mapping[str, Colour]) -> None:
        self._profile = profile
        declared = {name: limited(colour.cmyk) for name, colour in palette.items()}
        self._known = {_channels(palette[name].rgb): inks for name, inks in declared.items()}
        self.red = declared.get(SPOT_COLOUR)
        self._transforms: dict[str, Any] = {}

    def of_grey(self, level: float) -> Cmyk:
        """The inks of a grey, 0 black to 1 white."""
        return Cmyk(0, 0, 0, round(100 * (1 - min(max(level, 0), 1))))

    def of_rgb(self, channels: Sequence[float]) -> Cmyk:
        """The inks of an sRGB colour, 0 to 1 each."""
        red, green, blue = (min(max(value, 0), 1) * 255 for value in channels)
        key = (round(red), round(green), round(blue))
        if key not in self._known:
            if max(red, green, blue) - min(red, green, blue) <= _NEUTRAL:
                self._known[key] = self.of_grey((red + green + blue) / 3 / 255)
            else:
                self._known[key] = self._through_profile("RGB", key)
        return self._known[key]

    def of_lab(self, channels: Sequence[float]) -> Cmyk:
        """The inks of a CIE Lab colour, its white point the white of the paper."""
        lightness, a, b = channels
        if abs(a) < 1 and abs(b) < 1:
            return self.of_grey(lightness / 100)
        bands = lightness * 2.55, a + 128, b + 128  # how Pillow keeps them
        stored = (_band(bands[0]), _band(bands[1]), _band(bands[2]))
        return self._through_profile("LAB", stored)

    def _through_profile(self, mode: str, colour: tuple[int, int, int]) -> Cmyk:
        if mode not in self._transforms:
            self._transforms[mode] = to_press(self._profile, mode)
        pixel = Image.new(mode, (1, 1), colour)
        printed = ImageCms.applyTransform(pixel, self._transforms[mode])
        values = printed.getpixel((0, 0)) if printed else (0, 0, 0, 255)
        assert isinstance(values, tuple)  # noqa: S101 - four bands
        return limited([value / 2.55 for value in values])


def _channels(rgb: str) -> tuple[int, int, int]:
    """The channels of a colour as CSS writes it: ``#c3000b``."""
    red, green, blue = bytes.fromhex(rgb.lstrip("#"))
    return red, green, blue


def _band(value: float) -> int:
    return min(max(round(value), 0), 255)
