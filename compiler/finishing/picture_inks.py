"""The pixels of a picture in inks.

A picture without colour becomes grey and prints on the black plate. In flat graphics (a screen
shot, a diagram) greys are black ink alone, as text is; photographs go through the profiles whole,
for four inks hold their shadows. No pixel has more ink than the press takes.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Any, cast

from PIL import Image, ImageChops, ImageCms, ImageMath

from compiler.finishing.colour import MOST_INK, to_press
from compiler.finishing.profile import Profile

_FULL = 255
_SAMPLE = 256  # pixels a side that a picture is judged by
_FEW_COLOURS = 16
_FLAT_SHARE = 0.5  # of the sample, that the most frequent colours cover in a graphic
_COARSE = 0xF0  # colours that differ less are one, for JPEG blurs them
_GREY_LOSSLESS, _GREY_LOSSY = 2, 12  # how far the channels of a grey may lie apart, of 255


@dataclass(frozen=True)
class Converted:
    """A picture of one band (black) or four (inks); ``flat`` for graphics."""

    image: Image.Image
    flat: bool


def in_inks(image: Image.Image, profile: Profile, icc: bytes | None, *, lossy: bool) -> Converted:
    """The RGB picture in the inks of the profile; grey if it has no colour.

    ``icc`` is the picture's own profile, if it has one; ``lossy`` says that it was a JPEG.
    """
    tolerance = _GREY_LOSSY if lossy else _GREY_LOSSLESS
    flat = _is_flat(image)
    spread = _spread(image)
    if _highest(spread) <= tolerance:
        return Converted(image.convert("L"), flat)
    printed = ImageCms.applyTransform(image, to_press(profile, "RGB", _own(icc)))
    assert printed is not None  # noqa: S101 - not in place
    if flat:
        grey = spread.point([_FULL if value <= tolerance else 0 for value in range(256)])
        blank = Image.new("L", image.size)
        black = ImageChops.invert(image.convert("L"))
        printed = Image.composite(Image.merge("CMYK", (blank, blank, blank, black)), printed, grey)
    return Converted(held(printed, MOST_INK), flat)


def most_ink(image: Image.Image) -> float:
    """The highest total of inks in a CMYK picture, percent."""
    return _highest(ImageMath.lambda_eval(_total, **_bands(image))) / 2.55


def held(image: Image.Image, most: float) -> Image.Image:
    """The CMYK picture with the colours cut back wherever the total is over ``most`` percent."""
    if most_ink(image) <= most:
        return image
    room = most * 2.55 - 0.5
    bands = _bands(image)
    kept = [ImageMath.lambda_eval(_cut(name, room), **bands) for name in ("c", "m", "y")]
    return Image.merge("CMYK", (*kept, bands["k"]))


def _highest(band: Image.Image) -> float:
    return float(cast("tuple[float, float]", band.getextrema())[1])


def _bands(image: Image.Image) -> dict[str, Image.Image]:
    return dict(zip("cmyk", image.split(), strict=True))


def _total(bands: dict[str, Any]) -> Any:
    return bands["c"] + bands["m"] + bands["y"] + bands["k"]


def _cut(name: str, room: float) -> Callable[[dict[str, Any]], Any]:
    """The formula of one colour's plate: its share of what black leaves of the room."""

    def formula(bands: dict[str, Any]) -> Any:
        colours = bands["max"](bands["float"](bands["c"] + bands["m"] + bands["y"]), 1.0)
        share = bands["min"]((room - bands["k"]) / colours, 1.0)
        return bands["convert"](bands[name] * share, "L")

    return formula


def _is_flat(image: Image.Image) -> bool:
    sample = image.resize(
        (min(image.width, _SAMPLE), min(image.height, _SAMPLE)), Image.Resampling.NEAREST
    ).point([value & _COARSE for value in range(256)] * 3)
    counts = sorted((count for count, _ in sample.getcolors(_SAMPLE * _SAMPLE) or ()), reverse=True)
    return sum(counts[:_FEW_COLOURS]) >= _FLAT_SHARE * sample.width * sample.height


def _spread(image: Image.Image) -> Image.Image:
    """How far the channels of each pixel lie apart."""
    bands = image.split()
    return ImageChops.subtract(reduce(ImageChops.lighter, bands), reduce(ImageChops.darker, bands))


def _own(icc: bytes | None) -> Any:
    """The picture's own profile, None for sRGB and for one that cannot be read."""
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(icc)) if icc else None
    except (OSError, ImageCms.PyCMSError):
        return None
    return own if own and str(own.profile.xcolor_space).strip() == "RGB" else None
