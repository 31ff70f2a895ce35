"""Pictures and QR codes: their bytes under content-hash names, and the room they take."""

from __future__ import annotations

import hashlib
import math
import re
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from compiler.diagnostics import Report
from compiler.errors import Location, reason_of
from compiler.markup.qr import qr_svg
from compiler.markup.settings import MissingImages
from compiler.markup.type_area import TypeArea
from compiler.model.inline import Image
from compiler.units import PT_PER_INCH

_PT_PER_PX = 0.75  # CSS: 96 px to the inch
_ROOM_FOR_CAPTION = 5  # lines of the page that a tall picture leaves at least
_SVG_SUFFIXES = frozenset({".svg", ".svgz"})
_CLEAN_SVG = ".clean.svg"  # as the reader of sources names the drawings it made harmless
_LEAST_DPI = 150  # below this the dots of a picture are seen in print
_MISSING_LINES = 3  # the strip that stands for a missing picture
_GAP_EM = 1.0  # between two pictures side by side
_PORTRAIT = 1.1  # height to width
_LONGEST_CAPTION = 300  # characters that are looked into for the order of its pictures
_STACKED = re.compile(r"上图.*下图|下图.*上图|[上下][一二两]?图", re.DOTALL)
_SIDE_BY_SIDE = re.compile(r"左图.*右图|右图.*左图", re.DOTALL)
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # ISO/IEC 10918-1 table B.1


@dataclass(frozen=True)
class Picture:
    """A picture, or the box that stands for it, as the templates draw it.

    ``src`` is an ``asset:`` address, "" for a placeholder. ``box_pt`` is the height of the box
    round it: whole lines, so that the text after it stands on the grid again. An over-tall
    screenshot is drawn as ``strips`` from top to bottom without gaps; pages may part between them.
    """

    src: str
    alt: str
    width_pt: float
    height_pt: float
    box_pt: float
    strips: tuple[Strip, ...] = ()


@dataclass(frozen=True)
class Strip:
    """A strip of an over-tall screenshot, as wide as its picture; ``src`` as in ``Picture``."""

    src: str
    height_pt: float


class Assets:
    """Collects what the HTML names; the same bytes are kept once.

    ``missing`` is what stands for a picture without a file that can be used.
    """

    def __init__(
        self, root: Path, area: TypeArea, report: Report, missing: MissingImages = "strip"
    ) -> None:
        self._root = root
        self._missing = missing
        self._area = area
        self._report = report
        self._found: dict[str, bytes] = {}
        self._coarse: dict[str, float] = {}

    @property
    def found(self) -> Mapping[str, bytes]:
        """The bytes collected so far, by the name after ``asset:``."""
        return self._found

    def picture(self, image: Image, caption: str = "") -> Picture:
        """The picture at the size it is printed; a placeholder when there is no usable file.

        It leaves room on its page for ``caption``, and is never set larger than its own size.
        """
        if image.strips:
            return self._in_strips(image)
        data = self._read(image, image.asset)
        real = pixel_size(data) if data else None
        width_px, height_px = _declared(image, real)
        most = self._most_pt(caption)
        width = min(width_px * _PT_PER_PX, self._area.width_pt, most * width_px / height_px)
        height = width * height_px / width_px
        if not data and self._missing == "strip":
            height = min(height, _MISSING_LINES * self._area.line_pt)
        src = self._keep(data, Path(image.asset).suffix.lower()) if data else ""
        shown = Picture(src, image.alt, round(width, 3), round(height, 3), self._box_pt(height))
        self._judge(image, real, shown)
        return shown

    def pictures(self, images: Sequence[Image], caption: str = "") -> list[Picture]:
        """The pictures of a figure; a missing one only where the project wants it marked."""
        shown = [self.picture(image, caption) for image in images]
        return [one for one in shown if one.src or self._missing != "omit"]

    def rows(self, images: Sequence[Image], caption: str = "") -> list[list[Picture]]:
        """The pictures of a figure, two side by side where that suits them and their caption."""
        shown = self.pictures(images, caption)
        caption = caption[:_LONGEST_CAPTION]
        if len(shown) < 2 or (_STACKED.search(caption) and not _SIDE_BY_SIDE.search(caption)):
            return [[one] for one in shown]
        named = bool(_SIDE_BY_SIDE.search(caption))
        rows: list[list[Picture]] = []
        for one in shown:
            if rows and len(rows[-1]) == 1 and self._pairs(rows[-1][0], one, named=named):
                rows[-1] = self._beside(rows[-1][0], one)
            else:
                rows.append([one])
        return rows

    def close(self) -> None:
        """Report, once for the booklet, how many pictures are coarse, and the coarsest."""
        if self._coarse:
            worst = min(self._coarse, key=lambda name: (self._coarse[name], name))
            self._report.info(
                "markup.low-resolution",
                count=len(self._coarse),
                path=worst,
                dpi=round(self._coarse[worst]),
            )

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

    def _in_strips(self, image: Image) -> Picture:
        """An over-tall screenshot: as wide as it can be, however many pages it takes."""
        strips = []
        width_px = image.width_px or 480
        width = round(min(width_px * _PT_PER_PX, self._area.width_pt), 3)
        for asset in image.strips:
            data = self._read(image, asset)
            real = pixel_size(data)
            if real is None:
                return self.picture(replace(image, strips=(), asset=""))
            height = round(width * real[1] / real[0], 3)
            strips.append(Strip(self._keep(data, Path(asset).suffix), height))
        total = sum(strip.height_pt for strip in strips)
        whole = Picture(
            strips[0].src, image.alt, width, round(total, 3), self._box_pt(total), tuple(strips)
        )
        self._judge(image, real, whole)
        return whole

    def _most_pt(self, caption: str) -> float:
        """The greatest height of a picture whose caption is to stand on its page."""
        em = self._area.em_pt
        lines = math.ceil(len(caption) * em / max(em, self._area.width_pt - 5 * em))
        room = max(_ROOM_FOR_CAPTION, lines + 2)
        return max(self._area.lines - room, self._area.lines / 2) * self._area.line_pt

    def _box_pt(self, height_pt: float) -> float:
        return math.ceil(height_pt / self._area.line_pt - 0.01) * self._area.line_pt

    def _pairs(self, one: Picture, other: Picture, *, named: bool) -> bool:
        """Whether two pictures are to stand side by side."""
        if one.strips or other.strips or not (one.src and other.src):
            return False
        half = (self._area.width_pt - _GAP_EM * self._area.em_pt) / 2
        return named or all(
            shown.width_pt <= half or shown.height_pt >= _PORTRAIT * shown.width_pt
            for shown in (one, other)
        )

    def _beside(self, one: Picture, other: Picture) -> list[Picture]:
        """Two pictures of one height that fill the column at most, neither of them enlarged."""
        ratios = [shown.width_pt / shown.height_pt for shown in (one, other)]
        room = self._area.width_pt - _GAP_EM * self._area.em_pt
        height = min(room / sum(ratios), one.height_pt, other.height_pt)
        return [
            replace(
                shown,
                width_pt=round(height * ratio, 3),
                height_pt=round(height, 3),
                box_pt=self._box_pt(height),
            )
            for shown, ratio in zip((one, other), ratios, strict=True)
        ]

    def _judge(self, image: Image, real: tuple[int, int] | None, shown: Picture) -> None:
        """Remember a picture that prints coarse, by the name the manuscript gives it."""
        if real and shown.width_pt:
            dpi = real[0] * PT_PER_INCH / shown.width_pt
            if dpi < _LEAST_DPI:
                name = image.address[:80]
                self._coarse[name] = min(dpi, self._coarse.get(name, dpi))

    def _read(self, image: Image, asset: str) -> bytes:
        if not image.asset:
            return b""  # the reader of sources has said so already
        place = Location(image.asset)
        file = self._root / asset
        if file.suffix.lower() in _SVG_SUFFIXES and not file.name.endswith(_CLEAN_SVG):
            # SVG may hold scripts and addresses of other files: not before it is sanitised
            self._report.warn("markup.svg-picture", place, path=image.asset)
            return b""
        try:
            return file.read_bytes()
        except OSError as error:
            self._report.warn(
                "markup.unreadable-picture", place, path=image.asset, reason=reason_of(error)
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
