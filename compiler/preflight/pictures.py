"""Pictures read from a PDF: pixels, bits, space, masks, and how much ink they lay down."""

from __future__ import annotations

from collections.abc import Mapping

import pikepdf

from compiler.pdf.operands import Name, Operand
from compiler.preflight.colours import UNKNOWN, Family, Space
from compiler.preflight.facts import ImageFact
from compiler.preflight.resources import Resources

# The Ghent Workgroup measures coverage over 15 mm²: a mean over few pixels, not single ones.
_MEASURED_SIDE = 256
_MOST_PIXELS = 80_000_000

_SHORT_SPACES = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK"}


def image_fact(found: pikepdf.Stream, resources: Resources, *, measured: bool) -> ImageFact:
    """A picture's facts; its ink is only measured where a rule asks, as it must be unpacked."""
    mask = bool(found.get("/ImageMask", False))
    stated = found.get("/ColorSpace", None)
    space = UNKNOWN if mask or stated is None else resources.space_of(stated)
    width, height = int(found.get("/Width", 0)), int(found.get("/Height", 0))
    bits = 1 if mask else int(found.get("/BitsPerComponent", 8))
    ink = None
    if measured and not mask and width * height <= _MOST_PIXELS:
        ink = _heaviest_ink(found, space)
    soft = "/SMask" in found or int(found.get("/SMaskInData", 0)) > 0
    return ImageFact(width, height, bits, space, mask, soft, ink)


def inline_fact(entries: Mapping[str, Operand], resources: Resources) -> ImageFact:
    """The facts of a picture in the content stream, its keys short or long (8.9.7)."""

    def number(*names: str) -> int:
        value = next((entries[name] for name in names if name in entries), 0)
        return int(value) if isinstance(value, float) else 0

    mask = bool(entries.get("/IM", entries.get("/ImageMask", False)))
    stated = entries.get("/CS", entries.get("/ColorSpace"))
    space = UNKNOWN
    if isinstance(stated, Name):
        space = resources.space(_SHORT_SPACES.get(stated, stated))
    elif isinstance(stated, list) and len(stated) > 1 and isinstance(stated[1], Name):
        base = resources.space(_SHORT_SPACES.get(stated[1], stated[1]))
        space = Space(Family.INDEXED, 1, base=base)
    bits = 1 if mask else number("/BPC", "/BitsPerComponent") or 8
    width, height = number("/W", "/Width"), number("/H", "/Height")
    return ImageFact(width, height, bits, space, mask, soft_mask=False, ink=None)


def _heaviest_ink(found: pikepdf.Stream, space: Space) -> float | None:
    """The heaviest mean coverage of a small part of a CMYK picture, in percent.

    None for pictures in other spaces, and for those that cannot be unpacked here.
    """
    if space.family is not Family.CMYK and not (
        space.family is Family.ICC and space.components == 4
    ):
        return None
    try:
        picture = pikepdf.PdfImage(found).as_pil_image()
        if picture.mode != "CMYK":
            return None
        factor = max(1, max(picture.size) // _MEASURED_SIDE)
        pixels = picture.reduce(factor).tobytes() if factor > 1 else picture.tobytes()
    except Exception:  # noqa: BLE001 - Pillow's decoders raise what they like on broken pictures
        return None
    plates = (pixels[plate::4] for plate in range(4))
    return max(map(sum, zip(*plates, strict=True)), default=0) / 2.55
