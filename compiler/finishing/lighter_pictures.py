"""Photographs of a file for screens, no finer than a screen shows: small enough to be sent.

Print has them in full. Line art and screenshots of text stay as they are: fewer pixels would blur
them, and they are small.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

SCREEN_PPI = 200  # of the whole page: 260 over the text of an A4 page, where preflight asks for 150
PHONE_PPI = 260  # 1075 px over 105 mm, the width of a telephone's screen
EPUB_PX = (1080, 1440)  # the screen of a telephone, and most of a tablet

_WORTH = 1.15  # times too fine before anything is done
_QUALITY = 75  # with colour at half the resolution, as cameras write it
_SAVED = 0.9  # of the bytes: less is no gain for a second loss
_SAMPLE = (64, 64)  # pixels looked at to tell a photograph
_COLOURS = 1200  # that so many pixels have, if it is one
_DEEPEST = 8  # forms in forms
_PT_PER_INCH = 72


def lighten(document: pikepdf.Pdf, ppi: float) -> None:
    """Reduce, in place, the photographs that have more than ``ppi`` pixels an inch of their page.

    A picture is no larger than its page, so on the page it has that resolution at least.
    """
    seen: set[tuple[int, int]] = set()
    for page in document.pages:
        left, bottom, right, top = (float(side) for side in page.mediabox)
        most = ((right - left) / _PT_PER_INCH * ppi, (top - bottom) / _PT_PER_INCH * ppi)
        for image in _images(page.obj.get("/Resources"), seen, 0):
            _reduce(image, most)


def lighter(data: bytes) -> bytes:
    """A file for a publication: photographs in JPEG and PNG at ``EPUB_PX``, else as it is."""
    if not data.startswith((b"\xff\xd8", b"\x89PNG")):
        return data
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
            if not _is_too_fine(picture.size, EPUB_PX) or picture.mode not in {"L", "RGB"}:
                return data
            if picture.format == "PNG":
                return _smaller_png(picture, data)
            return _jpeg(picture, EPUB_PX, data) or data
    except (OSError, ValueError):  # it is on the pages as well, and was looked at for those
        return data


def _images(
    resources: pikepdf.Object | None, seen: set[tuple[int, int]], depth: int
) -> Iterator[pikepdf.Stream]:
    """The pictures that resources hold, also in forms; each once."""
    if resources is None or depth > _DEEPEST:
        return
    things = resources.get("/XObject", Dictionary())
    for name in sorted(things.keys()):
        thing = things[name]
        if thing.objgen in seen or not isinstance(thing, pikepdf.Stream):
            continue
        seen.add(thing.objgen)
        if thing.get("/Subtype") == Name.Image:
            yield thing
        else:
            yield from _images(thing.get("/Resources"), seen, depth + 1)


def _reduce(image: pikepdf.Stream, most: tuple[float, float]) -> None:
    odd = any(key in image for key in ("/Decode", "/Mask", "/ImageMask", "/DecodeParms"))
    if not _is_too_fine((int(image.Width), int(image.Height)), most):
        return
    if image.get("/Filter") == Name.DCTDecode and not odd:
        before = image.read_raw_bytes()
        with Image.open(io.BytesIO(before), formats=("JPEG",)) as picture:
            after = _jpeg(picture, most, before)
    elif not any(key in image for key in ("/Decode", "/Mask", "/ImageMask", "/SMask")):
        after = _of_pixels(image, most)
    else:
        return
    if after:
        _put(image, after)


def _put(image: pikepdf.Stream, data: bytes) -> None:
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
        image.Width, image.Height = picture.size
    image.write(data, filter=Name.DCTDecode)
    if "/DecodeParms" in image:
        del image["/DecodeParms"]


def _of_pixels(image: pikepdf.Stream, most: tuple[float, float]) -> bytes | None:
    """A photograph that was kept without loss, as JPEG; None for what is none."""
    space = image.get("/ColorSpace")
    named = space[0] if isinstance(space, Array) else space
    if named not in {Name.DeviceRGB, Name.DeviceGray, Name.ICCBased}:
        return None
    if int(image.get("/BitsPerComponent", 8)) != 8:
        return None
    data = image.read_bytes()
    size = int(image.Width), int(image.Height)
    mode = {1: "L", 3: "RGB"}.get(len(data) // (size[0] * size[1]))
    if mode is None:
        return None
    picture = Image.frombytes(mode, size, data)
    raw = image.read_raw_bytes()
    return _jpeg(picture, most, raw) if _is_photograph(picture) else None


def _is_too_fine(size: tuple[int, int], most: tuple[float, float]) -> bool:
    return any(side > _WORTH * limit for side, limit in zip(size, most, strict=True))


def _is_photograph(picture: Image.Image) -> bool:
    """Whether nearly every pixel has a colour of its own: in drawings and text few have."""
    sample = picture.resize(_SAMPLE, Image.Resampling.NEAREST)
    colours = sample.getcolors(_SAMPLE[0] * _SAMPLE[1]) or ()
    return len(colours) > (_COLOURS if picture.mode == "RGB" else 128)


def _fitting(size: tuple[int, int], most: tuple[float, float]) -> tuple[int, int]:
    scale = min(1.0, most[0] / size[0], most[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _jpeg(picture: Image.Image, most: tuple[float, float], before: bytes) -> bytes | None:
    """The photograph in fewer pixels; None where that saves little, or its colours are inks."""
    if picture.mode not in {"L", "RGB"}:
        return None
    size = _fitting(picture.size, most)
    if picture.format == "JPEG":
        picture.draft(None, size)  # decoded at the nearest larger eighth, in a part of the time
    reduced = picture.resize(size, Image.Resampling.LANCZOS)
    file = io.BytesIO()
    reduced.save(file, "JPEG", quality=_QUALITY, optimize=True)
    return file.getvalue() if file.tell() < _SAVED * len(before) else None


def _smaller_png(picture: Image.Image, before: bytes) -> bytes:
    if not _is_photograph(picture):
        return before
    file = io.BytesIO()
    reduced = picture.resize(_fitting(picture.size, EPUB_PX), Image.Resampling.LANCZOS)
    reduced.save(file, "PNG", compress_level=6)
    return file.getvalue() if file.tell() < _SAVED * len(before) else before
