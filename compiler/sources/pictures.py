"""Where an article's pictures are: files of the project, or addresses fetched when asked for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from PIL import Image as PillowImage

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.inline import Image
from compiler.sources.link_markers import is_web

MAX_PIXELS = 100_000_000  # a 12000² PNG takes 1.1 GB in the engine
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")  # what Pillow may try to open


class Fetches(Protocol):
    """Brings a remote picture to a file; see ``fetching``."""

    def fetch(self, address: str) -> Path:
        """The file of ``address``; raises OSError if it cannot be had."""
        ...


@dataclass
class Pictures:
    """Places the pictures of one source.

    ``root`` is the project folder, ``source`` the manuscript's path; pictures must lie below
    ``root``. ``fetcher`` is None where remote pictures are off.
    """

    root: Path
    source: Path
    origin: str
    report: Report
    fetcher: Fetches | None = None
    _remote: dict[str, None] = field(default_factory=dict)

    def place(self, image: Image) -> Image:
        """The image with its file and real size in pixels, or as it is with a diagnostic."""
        if is_web(image.address):
            return self._fetched(image)
        if image.address.lower().startswith("data:"):
            self._missing(image, "sources.inline-image")
            return image
        root = self.root.resolve()
        relative = unquote(image.address.split("?")[0].split("#")[0])
        try:
            path = (self.source.parent / relative).resolve()
            inside = path.is_relative_to(root)
            exists = inside and path.is_file()
        except (OSError, ValueError):  # a name too long, a NUL in it
            inside, exists = True, False
        if not inside:
            self._missing(image, "sources.image-outside")
        elif not exists:
            self._missing(image, "sources.missing-image")
        else:
            return self._sized(image, path)
        return image

    def close(self) -> None:
        """Report, once for the source, how many remote pictures were left out."""
        if self._remote:
            location = Location(source=self.origin)
            self.report.info("sources.remote-images-off", location, count=len(self._remote))

    def _fetched(self, image: Image) -> Image:
        if self.fetcher is None:
            self._remote[image.address] = None
            return image
        try:
            return self._sized(image, self.fetcher.fetch(image.address))
        except OSError as error:
            location = Location(source=self.origin)
            reason = str(error) or type(error).__name__
            self.report.warn(
                "sources.unfetched-image", location, address=image.address[:120], reason=reason
            )
            return image

    def _sized(self, image: Image, path: Path) -> Image:
        """The image with ``path`` as its asset, if Pillow can read its size and it is bearable."""
        try:
            width, height = picture_size(path)
        except (OSError, ValueError):
            self._missing(image, "sources.unreadable-image")
            return image
        asset = path.resolve().relative_to(self.root.resolve()).as_posix()
        return replace(image, asset=asset, width_px=width, height_px=height)

    def _missing(self, image: Image, code: str) -> None:
        self.report.warn(code, Location(source=self.origin), address=image.address[:80])


def picture_size(path: Path) -> tuple[int, int]:
    """Width and height in pixels; raises OSError or ValueError for no picture, or too large."""
    try:
        with PillowImage.open(path, formats=FORMATS) as picture:
            width, height = picture.size
    except PillowImage.DecompressionBombError as error:
        raise ValueError("too many pixels") from error
    if width * height > MAX_PIXELS or not width or not height:
        raise ValueError("too many pixels")
    return width, height
