"""The pictures of a page, painted without the text over them, those that touch as one.

Many programs cut a picture into strips, or lay its parts side by side. What covers the whole page
under its text is its ground and no picture.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from compiler.sources.pdf.drawn import Area, Drawn
from compiler.sources.pdf.sheet import Sheet

_GAP = 1.5  # pt between parts of one picture
_GROUND = 0.85  # of the page that its ground covers
_LEAST = 24.0  # pt that a picture is broad or high
_MOST = 40  # of a page
_DPI = 220
_MOST_PIXELS = 4_000_000
_PX = 96 / 72  # px of the model in a pt


@dataclass(frozen=True)
class Picture:
    """A picture at its place; ``data`` is a file of it, as broad as ``width_px`` in print."""

    area: Area
    data: bytes
    suffix: str

    @property
    def width_px(self) -> int:
        """How broad it is printed, in px of 1/96 inch."""
        return max(1, round(self.area.width * _PX))


def areas_in(drawn: Drawn, sheet: Sheet) -> list[Area]:
    """Where the pictures of a page are; parts that touch are one."""
    whole = Area(0, 0, sheet.width, sheet.height)
    parts = [_cut(area, whole) for area in drawn.pictures]
    parts = [area for area in parts if area.width > 0 and area.height > 0]
    joined: list[Area] = []
    for area in sorted(parts, key=lambda one: (one.top, one.left))[: 50 * _MOST]:
        for at in range(len(joined) - 1, max(-1, len(joined) - 60), -1):
            if _touch(joined[at], area):
                joined[at] = joined[at].around(area)
                break
        else:
            joined.append(area)
    limit = _GROUND * sheet.width * sheet.height
    kept = [one for one in joined if min(one.width, one.height) >= _LEAST]
    return [one for one in kept if one.width * one.height < limit][:_MOST]


def _cut(area: Area, whole: Area) -> Area:
    return Area(
        max(area.left, whole.left),
        max(area.top, whole.top),
        min(area.right, whole.right),
        min(area.bottom, whole.bottom),
    )


def _touch(one: Area, other: Area) -> bool:
    """Whether two areas are parts of one picture: edge to edge, or one upon the other."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    if across < -_GAP or down < -_GAP:
        return False
    if across > _GAP and down > _GAP:
        return True
    edge = max(down, across)
    side = (min(one.width, other.width)) if across > down else (min(one.height, other.height))
    return edge > 0.9 * side


def painted(page: Any, areas: Sequence[Area], sheet: Sheet) -> list[Picture]:
    """The pictures in some areas of a page; its text is left out, and it must not be read after."""
    if not areas:
        return []
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        handle = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(handle) == raw.FPDF_PAGEOBJ_TEXT:
            raw.FPDFPageObj_SetIsActive(handle, 0)
    return [picture for area in areas if (picture := _painted(page, area, sheet)) is not None]


def _painted(page: Any, area: Area, sheet: Sheet) -> Picture | None:
    scale = _DPI / 72
    pixels = area.width * area.height * scale * scale
    if pixels > _MOST_PIXELS:
        scale *= (_MOST_PIXELS / pixels) ** 0.5
    crop = (area.left, sheet.height - area.bottom, sheet.width - area.right, area.top)
    turn = (sheet.turned - 90 * raw.FPDFPage_GetRotation(page.raw)) % 360
    try:
        image = page.render(scale=scale, rotation=turn, crop=crop, may_draw_forms=False).to_pil()
    except (ValueError, RuntimeError, MemoryError):
        return None
    if image.getextrema() in {((255, 255),) * 3, (255, 255)}:
        return None
    out = io.BytesIO()
    if len(image.getcolors(65536) or ()) > 0:
        image.save(out, "PNG")
        return Picture(area, out.getvalue(), ".png")
    image.convert("RGB").save(out, "JPEG", quality=90)
    return Picture(area, out.getvalue(), ".jpg")
