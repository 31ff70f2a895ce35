"""Where an article's pictures are, and the files that are set for them.

They are files of the project, bytes of the manuscript itself, or addresses fetched when asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from compiler.diagnostics import Report
from compiler.errors import Location, reason_of
from compiler.model.inline import Image
from compiler.sources.pictures.addresses import LONGEST_TOLD, own_name, told
from compiler.sources.pictures.beside import Beside
from compiler.sources.pictures.bounds import UnusablePictureError
from compiler.sources.pictures.data import Written, is_written, written
from compiler.sources.pictures.room import PictureRoom
from compiler.sources.pictures.store import PictureStore
from compiler.sources.wording.addresses import is_web

if TYPE_CHECKING:
    from compiler.sources.pictures.making import Made, Maker

_LOOPS = frozenset({"GIF", "WEBP", "PNG", "AVIF"})  # kinds whose further frames are an animation


class Fetches(Protocol):
    """Brings a remote picture to a file; see ``fetching``."""

    def fetch(self, address: str) -> Path:
        """The file of ``address``; raises OSError if it cannot be had."""
        ...


@dataclass
class Pictures:
    """Places the pictures of one source.

    ``root`` is the project folder, ``source`` the manuscript's path; pictures must lie below
    ``root``. ``fetcher`` is None where remote pictures are off. ``room`` is what a page has for a
    picture. ``enclosed`` are pictures that the manuscript brings along, by their addresses. What
    has to be made anew is kept below ``root`` in .wenxuan/images. ``asked_the_network`` tells that
    what came of it depends on more than files.
    """

    root: Path
    source: Path
    origin: str
    report: Report
    fetcher: Fetches | None = None
    room: PictureRoom = field(default_factory=PictureRoom)
    enclosed: dict[str, Written] = field(default_factory=dict)
    asked_the_network: bool = False
    _remote: dict[str, None] = field(default_factory=dict)

    def place(self, image: Image) -> Image:
        """The image with its file and size in px, or as it is with a diagnostic.

        A declared width is kept where it is smaller than the picture's own: none is enlarged.
        """
        if (held := self.enclosed.get(image.address)) is not None:
            return self._kept(image, held.data, held.suffix, larger=False)
        if is_written(image.address):
            return self._written(image)
        web = is_web(image.address)
        try:
            found = (
                self.beside.picture(image.address) if not web or own_name(image.address) else None
            )
        except PermissionError:
            return self._missing(image, "sources.image-outside")
        if found is None:
            return self._fetched(image) if web else self._missing(image, "sources.missing-image")
        if found.elsewhere or web:
            place = self._asset(found.path)
            location = Location(source=self.origin)
            shown = image.address[:LONGEST_TOLD]
            self.report.info("sources.image-elsewhere", location, address=shown, path=place)
        return self._made(image, found.path, larger=False)

    def place_bytes(self, data: bytes, suffix: str, image: Image) -> Image:
        """The image with ``data`` as its picture, as ``place`` does for a file.

        A declared width is kept as it is: Word's authors set it by hand. ``suffix`` has its dot.
        """
        return self._kept(image, data, suffix, larger=True)

    def close(self) -> None:
        """Report, once for the source, how many remote pictures were left out."""
        if self._remote:
            location = Location(source=self.origin)
            self.report.info("sources.remote-images-off", location, count=len(self._remote))

    @cached_property
    def beside(self) -> Beside:
        """The files beside the manuscript that were asked for."""
        return Beside(self.root, self.source)

    @cached_property
    def _maker(self) -> Maker:
        from compiler.sources.pictures.making import Maker  # noqa: PLC0415 - loads Pillow

        return Maker(self.room, PictureStore(self.root.resolve()))

    def _fetched(self, image: Image) -> Image:
        if self.fetcher is None:
            self._remote[image.address] = None
            return image
        self.asked_the_network = True
        try:
            path = self.fetcher.fetch(image.address)
        except OSError as error:
            location = Location(source=self.origin)
            reason = str(error) or type(error).__name__
            self.report.warn(
                "sources.unfetched-image", location, address=image.address[:120], reason=reason
            )
            return image
        return self._made(image, path.resolve(), larger=False)

    def _written(self, image: Image) -> Image:
        """The image whose address holds it."""
        try:
            picture = written(image.address)
        except ValueError:
            return self._missing(image, "sources.inline-image")
        return self._kept(image, picture.data, picture.suffix, larger=False)

    def _kept(self, image: Image, data: bytes, suffix: str, *, larger: bool) -> Image:
        try:
            path = PictureStore(self.root.resolve()).keep(data, suffix)
        except OSError as error:
            return self._unkept(image, error)
        return self._made(image, path, larger=larger)

    def _made(self, image: Image, path: Path, *, larger: bool) -> Image:
        """The image with the files that are set for ``path``, if it can be set at all."""
        try:
            made = self._maker.make(path, None if not larger else image.width_px)
            declared = image.width_px
            if not larger and declared and 1 < declared < made.width_px:
                made = self._maker.make(path, declared)
        except UnusablePictureError as error:
            return self._missing(image, error.code, **({"kind": error.kind} if error.kind else {}))
        except OSError as error:
            return self._unkept(image, error)
        self._tell(image, made)
        for file in (made.file, *made.strips):
            if file != path or file.is_relative_to(self._maker.store.folder):
                self.beside.was_made(file)
        return replace(
            image,
            asset=self._asset(made.file),
            width_px=made.width_px,
            height_px=made.height_px,
            strips=tuple(map(self._asset, made.strips)),
        )

    def _tell(self, image: Image, made: Made) -> None:
        """Report what a reader will not see of the picture."""
        location = Location(source=self.origin)
        shown = image.address[:LONGEST_TOLD]
        if made.frames > 1 and made.kind in _LOOPS:
            self.report.info("sources.first-frame", location, address=shown, count=made.frames)
        elif made.frames > 1:
            self.report.warn("sources.first-page", location, address=shown, count=made.frames)
        if made.removed:
            parts = ", ".join(made.removed)[:200]
            self.report.warn("sources.drawing-parts", location, address=shown, parts=parts)
        if made.uncut:
            self.report.info("sources.uncut-image", location, address=shown)

    def _asset(self, path: Path) -> str:
        return path.resolve().relative_to(self.root.resolve()).as_posix()

    def _unkept(self, image: Image, error: OSError) -> Image:
        reason = reason_of(error)
        return self._missing(image, "sources.unkept-image", reason=reason)

    def _missing(self, image: Image, code: str, **values: str) -> Image:
        shown = told(image.address)
        if code == "sources.unreadable-image" and is_written(shown):
            code = "sources.inline-image"  # there is no file to be looked at
        self.report.warn(code, Location(source=self.origin), address=shown, **values)
        return image
