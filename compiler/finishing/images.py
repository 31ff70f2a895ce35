"""Pictures of the file in inks: grey or CMYK, no finer than a press shows, masks as they are."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Name
from PIL import Image

from compiler.errors import FinishingError, Location
from compiler.finishing.colour import MOST_INK
from compiler.finishing.colour_spaces import Kind, space_of
from compiler.finishing.picture_inks import Converted, held, in_inks, most_ink
from compiler.finishing.profile import Profile

_TOO_FINE_PPI = 450  # finer than this is not seen, and costs the RIP time
_FINE_PPI = 300  # what such a picture is reduced to
_QUALITY = 90
_ATTEMPTS = 3  # at a JPEG whose ripples stay below the most ink
_MARGIN = 0.5  # percent


@dataclass(frozen=True)
class PrintedSize:
    """The largest size that a picture is printed at, in pt; 0 for one that is not."""

    width_pt: float = 0
    height_pt: float = 0


def convert_image(image: pikepdf.Object, profile: Profile, printed: PrintedSize) -> None:
    """Change a picture to inks, in place; stencils and pictures in CMYK stay as they are.

    FinishingError for one that cannot be decoded, or is masked by colours.
    """
    if bool(image.get("/ImageMask", False)):
        return
    space = _space(image)
    if space is Kind.CMYK:
        return
    reduced = _reduced(image, printed)
    if space is Kind.GREY and reduced is None:
        image.ColorSpace = Name.DeviceGray
        return
    if isinstance(image.get("/Mask"), Array):
        raise FinishingError("finishing.colour-space", Location(), space="Mask")
    pixels = _pixels(image)
    icc = _own_profile(image)
    lossy = "/DCTDecode" in _filters(image) or "/JPXDecode" in _filters(image)
    if reduced is not None:
        pixels = pixels.resize(reduced, Image.Resampling.LANCZOS)
    if pixels.mode == "L":
        _write(image, Converted(pixels, flat=not lossy))
    else:
        _write(image, in_inks(pixels, profile, icc, lossy=lossy))


def _space(image: pikepdf.Object) -> Kind:
    value = image.get("/ColorSpace")
    if isinstance(value, Array) and value[0] in {Name.Indexed, Name("/I")}:
        base = space_of(value[1]).kind
        return base if base is Kind.CMYK else Kind.RGB
    kind = space_of(value).kind
    return Kind.CMYK if kind is Kind.INK else kind


def _reduced(image: pikepdf.Object, printed: PrintedSize) -> tuple[int, int] | None:
    """The pixels that a picture has enough of; None if it is not too fine."""
    width, height = int(image.Width), int(image.Height)
    if not (printed.width_pt and printed.height_pt):
        return None
    inches = printed.width_pt / 72, printed.height_pt / 72
    ppi = min(width / inches[0], height / inches[1])
    if ppi <= _TOO_FINE_PPI or int(image.get("/BitsPerComponent", 8)) == 1:
        return None
    return max(1, round(width * _FINE_PPI / ppi)), max(1, round(height * _FINE_PPI / ppi))


def _pixels(image: pikepdf.Object) -> Image.Image:
    """The picture decoded, RGB or L."""
    assert isinstance(image, pikepdf.Stream)  # noqa: S101 - pictures are
    try:
        pixels = pikepdf.PdfImage(image).as_pil_image(apply_mask=False)
        decoded = pixels if pixels.mode in {"L", "RGB"} else pixels.convert(_plain(pixels))
        decoded.load()
    except (pikepdf.PdfError, NotImplementedError, OSError, ValueError, RuntimeError) as error:
        raise FinishingError("finishing.picture", Location(), reason=error) from error
    return decoded


def _plain(image: Image.Image) -> str:
    return "L" if image.mode in {"1", "LA", "I", "I;16"} else "RGB"


def _own_profile(image: pikepdf.Object) -> bytes | None:
    space = image.get("/ColorSpace")
    if isinstance(space, Array) and space[0] == Name.ICCBased:
        return bytes(space[1].read_bytes())
    return None


def _filters(image: pikepdf.Object) -> list[str]:
    found = image.get("/Filter", Array())
    return [str(name) for name in found] if isinstance(found, Array) else [str(found)]


def _write(image: pikepdf.Object, converted: Converted) -> None:
    """The pixels back into the PDF: graphics without loss, photographs as JPEG."""
    pixels = converted.image
    data = None if converted.flat else _jpeg(pixels)
    if data is None:
        image.write(zlib.compress(pixels.tobytes(), 6), filter=Name.FlateDecode)
    else:
        image.write(data, filter=Name.DCTDecode)
    for key in ("/Decode", "/DecodeParms", "/Intent"):
        if key in image:
            del image[key]
    if data is not None and pixels.mode == "CMYK":
        image.Decode = Array([1, 0] * 4)  # Pillow writes them inverted, as Photoshop does
    image.Width, image.Height = pixels.size
    image.BitsPerComponent = 8
    image.ColorSpace = Name.DeviceGray if pixels.mode == "L" else Name.DeviceCMYK


def _jpeg(pixels: Image.Image) -> bytes | None:
    """The picture as JPEG without subsampling; None if it would take too much ink in places."""
    most: float = MOST_INK
    for _ in range(_ATTEMPTS):
        target = io.BytesIO()
        source = held(pixels, most) if pixels.mode == "CMYK" else pixels
        source.save(target, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
        if pixels.mode == "L":
            return target.getvalue()
        over = most_ink(Image.open(io.BytesIO(target.getvalue()))) - MOST_INK
        if over <= 0:
            return target.getvalue()
        most -= over + _MARGIN
    return None
