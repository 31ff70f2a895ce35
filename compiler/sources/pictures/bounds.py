"""How large a picture may be: what its decoder keeps in memory, not what its head says, counts.

A reader has 1 GB. A JPEG is decoded at an eighth of its size where the page needs no more, row by
row; a progressive one keeps all its coefficients meanwhile (ISO/IEC 10918-1, G.1). Other decoders
hold the whole picture, once or twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image as PillowImage

MAX_PIXELS = 100_000_000  # of what is decoded: a 12000² PNG takes 1.1 GB in the engine
MAX_JPEG_PIXELS = 1_000_000_000  # five seconds of reading
_MAX_HEIF_PIXELS = 60_000_000  # telephones take 48; 10 bytes for each while it is decoded
_MAX_COEFFICIENTS = 600 * 1024 * 1024  # bytes
_JPEGS = frozenset({"JPEG", "MPO"})


class UnusablePictureError(ValueError):
    """A picture that cannot be set; ``code`` is the diagnostic that says why."""

    def __init__(self, code: str, kind: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.kind = kind


def check_head(picture: PillowImage.Image) -> None:
    """UnusablePictureError for a picture that cannot be decoded at any size within bounds."""
    width, height = picture.size
    if not width or not height:
        raise UnusablePictureError("sources.unreadable-image")
    most = _MAX_HEIF_PIXELS if picture.format in {"HEIF", "AVIF"} else MAX_PIXELS
    if picture.format in _JPEGS:
        most = MAX_JPEG_PIXELS
        if _coefficients(picture) > _MAX_COEFFICIENTS:
            raise UnusablePictureError("sources.too-large-image")
    if width * height > most:
        raise UnusablePictureError("sources.too-large-image")


def check_decoded(picture: PillowImage.Image) -> None:
    """The same for the size at which a JPEG is about to be decoded."""
    if picture.width * picture.height > MAX_PIXELS:
        raise UnusablePictureError("sources.too-large-image")


def _coefficients(picture: PillowImage.Image) -> float:
    """Bytes of the coefficients of a progressive JPEG, two for each; 0 for others."""
    if not picture.info.get("progressive"):
        return 0
    layers: list[tuple[Any, int, int, Any]] = getattr(picture, "layer", [])
    if not layers:
        return 6 * picture.width * picture.height
    widest, highest = max(layer[1] for layer in layers), max(layer[2] for layer in layers)
    share = sum(layer[1] * layer[2] for layer in layers) / (widest * highest)
    return 2 * share * picture.width * picture.height
