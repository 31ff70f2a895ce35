"""A picture's file → the files that are set: as it is, made anew, in strips, or a clean drawing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from compiler.sources.pictures import svg as picture_svg
from compiler.sources.pictures.bounds import UnusablePictureError
from compiler.sources.pictures.files import (
    MAX_DPI,
    PictureHead,
    check_whole,
    encoded,
    is_lossy,
    look,
    upright,
)
from compiler.sources.pictures.room import PictureRoom
from compiler.sources.pictures.store import PictureStore
from compiler.sources.pictures.strips import cutting, is_tall

CLEAN_SVG = ".clean.svg"  # the only drawings that markup hands to the engine
_PT_PER_PX = 0.75  # CSS: 96 px to the inch
_PT_PER_INCH = 72
_MOST_HEIGHT = 65_000  # of a JPEG (ISO/IEC 10918-1, B.2.2), and of a screenshot in good faith


@dataclass(frozen=True)
class Made:
    """What stands for a picture: its file, and its width and height in CSS px (1/96 inch).

    ``strips`` are the files of its strips from top to bottom, empty when it is whole. ``frames``
    counts the pictures of its file, of which the first is set. ``removed`` names what a drawing
    lost; ``uncut`` tells of a picture higher than the page that no safe row parts.
    """

    file: Path
    width_px: int
    height_px: int
    strips: tuple[Path, ...] = ()
    frames: int = 1
    kind: str = ""
    removed: tuple[str, ...] = ()
    uncut: bool = False


@dataclass(frozen=True)
class Maker:
    """Makes pictures fit for pages with ``room``; what is new is kept in ``store``."""

    room: PictureRoom
    store: PictureStore

    def make(self, path: Path, width_px: int | None = None) -> Made:
        """The picture at ``path``, set ``width_px`` wide (its own width if None).

        Raises UnusablePictureError for one that cannot be set, OSError if nothing can be kept.
        """
        if picture_svg.is_svg(path):
            return self._drawing(path)
        seen = look(path)
        natural = seen.natural_px
        width = width_px or natural[0]
        height = max(1, round(width * seen.height / seen.width))
        printed_pt = min(width * _PT_PER_PX, self.room.width_pt)
        if is_tall(printed_pt, printed_pt * seen.height / seen.width, self.room.height_pt):
            return self._tall(path, seen, width, height)
        file = path
        most = self._most_px(printed_pt, seen)
        if seen.plain and seen.width <= most[0] and seen.height <= most[1]:
            check_whole(path)
        else:
            picture = upright(path, *most)
            file = self.store.keep(*encoded(picture, photograph=is_lossy(path, seen.kind)))
        return Made(file, width, height, frames=seen.frames, kind=seen.kind)

    def _most_px(self, printed_pt: float, seen: PictureHead) -> tuple[int, int]:
        """The most pixels the page can show of a picture, in either way."""
        tallest = self.room.height_pt / seen.height * seen.width
        inches = min(printed_pt, tallest) / _PT_PER_INCH
        # A tenth more, so that a picture a little too fine is not written anew for nothing.
        width = max(1, round(inches * MAX_DPI * 1.1))
        if seen.width <= width:
            return seen.width, seen.height
        width = max(1, round(inches * MAX_DPI))
        return width, max(1, round(width * seen.height / seen.width))

    def _tall(self, path: Path, seen: PictureHead, width: int, height: int) -> Made:
        """A picture higher than the page: in strips if it is a screenshot, else whole."""
        printed_pt = min(width * _PT_PER_PX, self.room.width_pt)
        finest = max(1, round(printed_pt / _PT_PER_INCH * MAX_DPI))
        picture = upright(path, finest, _MOST_HEIGHT)
        px_per_pt = picture.width / printed_pt
        cut = cutting(picture, (self.room.height_pt - 2 * self.room.line_pt) * px_per_pt)
        if cut is None:
            most = self._most_px(printed_pt, seen)
            file = path
            if not seen.plain or most != (seen.width, seen.height):
                picture.thumbnail(most)
                file = self.store.keep(*encoded(picture, photograph=is_lossy(path, seen.kind)))
            return Made(file, width, height, frames=seen.frames, kind=seen.kind, uncut=True)
        strips = []
        lossy = is_lossy(path, seen.kind)
        start = 0
        for end in cut.rows:
            strip = picture.crop((0, start, picture.width, end))
            strips.append(self.store.keep(*encoded(strip, photograph=lossy)))
            start = end
        if cut.scale < 1:
            width = max(1, round(printed_pt * cut.scale / _PT_PER_PX))
        height = max(1, round(width * seen.height / seen.width))
        return Made(path, width, height, tuple(strips), seen.frames, seen.kind)

    def _drawing(self, path: Path) -> Made:
        try:
            if path.stat().st_size > picture_svg.MAX_BYTES:
                raise UnusablePictureError("sources.too-large-image")
            drawing = picture_svg.cleaned(path.read_bytes())
        except (ValueError, RecursionError) as error:
            if isinstance(error, UnusablePictureError):
                raise
            raise UnusablePictureError("sources.unsafe-drawing") from error
        file = self.store.keep(drawing.data, CLEAN_SVG)
        size = drawing.width_px, drawing.height_px
        return Made(file, *size, kind="SVG", removed=drawing.removed)
