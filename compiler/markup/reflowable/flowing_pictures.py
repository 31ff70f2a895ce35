"""Pictures of a publication: at their own size, and never wider than the screen."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compiler.markup.assets import Assets, Picture
from compiler.markup.reflowable.package import media_type
from compiler.model.inline import Image

_PX_PER_PT = 96 / 72
FOLDER = "images/"


@dataclass(frozen=True)
class Shown:
    """A picture, or a strip of an over-tall one; ``src`` is "" where there is no usable file."""

    src: str
    alt: str
    width_px: int
    height_px: int


class FlowingPictures:
    """Collects the pictures that the documents name, by their names in the publication."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self.found: dict[str, bytes] = {}
        self.described = True

    def figure(self, images: Sequence[Image], caption: str = "") -> list[tuple[Shown, ...]]:
        """The pictures of a figure, as ``shown``; without those that the project leaves out."""
        return [self._parts(picture, caption) for picture in self._assets.pictures(images)]

    def shown(self, image: Image) -> tuple[Shown, ...]:
        """A picture in a line, or its strips."""
        return self._parts(self._assets.picture(image), "")

    def _parts(self, picture: Picture, caption: str) -> tuple[Shown, ...]:
        """A picture, or its strips from top to bottom; ``caption`` describes it if need be."""
        alt = picture.alt or caption
        self.described = self.described and bool(alt or not picture.src)
        if not picture.strips:
            return (self._one(picture.src, alt, picture.width_pt, picture.height_pt),)
        count = len(picture.strips)
        return tuple(
            self._one(
                strip.src,
                alt if index == 1 else f"{index}/{count}",
                picture.width_pt,
                strip.height_pt,
            )
            for index, strip in enumerate(picture.strips, 1)
        )

    def _one(self, address: str, alt: str, width_pt: float, height_pt: float) -> Shown:
        src = self._kept(self._assets.found[address.removeprefix("asset:")]) if address else ""
        width, height = (max(1, round(side * _PX_PER_PT)) for side in (width_pt, height_pt))
        return Shown(src, alt, width, height)

    def _kept(self, data: bytes) -> str:
        name = FOLDER + hashlib.sha256(data).hexdigest()[:20] + media_type(data)[1]
        self.found[name] = data
        return name

    @property
    def media_types(self) -> Mapping[str, str]:
        """The media type of each picture by its name."""
        return {name: media_type(data)[0] for name, data in self.found.items()}
