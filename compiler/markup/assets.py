"""Pictures and QR codes: their bytes under content-hash names, and the room they take."""

from __future__ import annotations

import hashlib
import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.markup.qr import qr_svg
from compiler.markup.type_area import TypeArea
from compiler.model.inline import Image

_PT_PER_PX = 0.75  # CSS: 96 px to the inch
_ROOM_FOR_CAPTION = 5  # lines of the page that a tall picture leaves
_SVG_SUFFIXES = frozenset({".svg", ".svgz"})
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # ISO/IEC 10918-1 table B.1


@dataclass(frozen=True)
class Picture:
    """A picture, or the box that stands for it, as the templates draw it.

    ``src`` is an ``asset:`` address, "" for a placeholder. ``box_pt`` is the height of the box
    round it: whole lines, so that the text after it stands on the grid again.
    """

    src: str
    alt: str
    width_pt: float
    height_pt: float
    box_pt: float


class Assets:
    """Collects what the HTML names; the same bytes are kept once."""

    def __init__(self, root: Path, area: TypeArea, report: Report) -> None:
        self._root = root
        self._area = area
        self._report = report
        self._found: dict[str, bytes] = {}

    @property
    def found(self) -> Mapping[str, bytes]:
        """The bytes collected so far, by the name after ``asset:``."""
        return self._found

    def picture(self, image: Image) -> Picture:
        """The picture at the size it is printed; a placeholder when there is no usable file."""
        data = self._read(image)
        real = pixel_size(data) if data else None
        width_px, height_px = _declared(image, real)
        column = self._area.width_pt
        most = (self._area.lines - _ROOM_FOR_CAPTION) * self._area.line_pt
        width = min(width_px * _PT_PER_PX, column, most * width_px / height_px)
        height = width * height_px / width_px
        box = math.ceil(height / self._area.line_pt - 0.01) * self._area.line_pt
        src = self._keep(data, Path(image.asset).suffix.lower()) if data else ""
        return Picture(src, image.alt, round(width, 3), round(height, 3), box)

    def qr(self, address: str) -> str:
        """The ``asset:`` address of the QR code of an address, "" if it is too long for one."""
        drawing = qr_svg(address)
        if drawing is None:
            self._report.info("markup.address-too-long", Location(quote=address[:60]))
            return ""
        return self._keep(drawing, ".svg")

    def _keep(self, data: bytes, suffix: str) -> str:
        name = hashlib.sha256(data).hexdigest()[:20] + suffix
        self._found[name] = data
        return f"asset:{name}"

    def _read(self, image: Image) -> bytes:
        if not image.asset:
            return b""  # the reader of sources has said so already
        place = Location(image.asset)
        file = self._root / image.asset
        if file.suffix.lower() in _SVG_SUFFIXES:
            # SVG may hold scripts and addresses of other files: not before it is sanitised
            self._report.warn("markup.svg-picture", place, path=image.asset)
            return b""
        try:
            return file.read_bytes()
        except OSError as error:
            self._report.warn(
                "markup.unreadable-picture", place, path=image.asset, reason=error.strerror
            )
            return b""


def _declared(image: Image, real: tuple[int, int] | None) -> tuple[int, int]:
    """Width and height in px to print at: the declared width, the real proportions."""
    if real:
        width = image.width_px or real[0]
        return width, max(1, round(width * real[1] / real[0]))
    width = image.width_px or 480
    return width, image.height_px or max(1, round(width * 9 / 16))


def pixel_size(data: bytes) -> tuple[int, int] | None:
    """Width and height that a PNG, GIF or JPEG file says it has; None for other or broken files."""
    size: tuple[int, int] | None = None
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        size = (width, height)
    elif data[:6] in {b"GIF87a", b"GIF89a"} and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        size = (width, height)
    elif data.startswith(b"\xff\xd8"):
        size = _jpeg_size(data)
    return size if size and min(size) > 0 else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """The size in the first start-of-frame segment, ISO/IEC 10918-1 B.2.2."""
    at = 2
    while at + 9 <= len(data):
        if data[at] != 0xFF:
            return None
        if data[at + 1] in _START_OF_FRAME:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return (width, height)
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None
