"""A picture's file as it is, and as the page can take it: upright, RGB or grey, not too large.

What needs nothing is used as it stands. The rest is written anew, the same bytes in each run:
turned as its EXIF says, first frame only, alpha laid on white (PDF/A with transparency is legal,
but print shops flatten it differently), CMYK and other profiles to sRGB, 16 bits to 8, and no
finer than the page can show.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import ExifTags, ImageCms, ImageFile
from PIL import Image as PillowImage

from compiler.sources.pictures.bounds import UnusablePictureError, check_decoded, check_head

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "AVIF")  # what Pillow may try to open
MAX_DPI = 450  # finer than this no press shows
_JPEG_QUALITY = 92
_HIGH_DENSITY_DPI = range(120, 2401)  # 144 on screenshots of laptops, 300 and 600 on scans
_CSS_DPI = 96
_NAMES = {"MPO": "JPEG"}  # a JPEG with a second picture behind it, as telephones write
# ISO/IEC 23008-12, 10: brands of pictures in HEVC, as iPhones write them.
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_BRANDS_WITHIN = 64  # bytes
_FOREIGN = (  # kinds that are pictures, but none that can be set
    (b"\x01\x00\x00\x00", "EMF"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"8BPS", "PSD"),
    (b"%PDF", "PDF"),
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\x00\x00\x00\x0cJXL ", "JPEG XL"),
    (b"\x00\x00\x01\x00", "ICO"),
)


@dataclass(frozen=True)
class PictureHead:
    """What a picture's head says: ``width`` and ``height`` in px as it is seen, upright.

    ``plain`` is whether the file can be set as it stands; ``frames`` counts the pictures in it;
    ``dpi`` is the resolution it was made for, 96 where it does not say so credibly.
    """

    kind: str
    width: int
    height: int
    plain: bool
    frames: int = 1
    dpi: float = _CSS_DPI

    @property
    def natural_px(self) -> tuple[int, int]:
        """Width and height in CSS px (1/96 inch) at its own resolution."""
        share = _CSS_DPI / self.dpi
        return max(1, round(self.width * share)), max(1, round(self.height * share))


def look(path: Path) -> PictureHead:
    """What the head of ``path`` says; UnusablePictureError for no picture, or one too large."""
    with _opened(path) as picture:
        width, height = picture.size
        turned = _orientation(picture)
        if turned > 4:  # EXIF 2.32, 4.6.4: the values from 5 on lie on their side
            width, height = height, width
        kind = _NAMES.get(picture.format or "", picture.format or "")
        frames = int(getattr(picture, "n_frames", 1)) if kind != "JPEG" else 1
        plain = (
            picture.format in ("JPEG", "PNG")
            and picture.mode in ("RGB", "L")
            and turned == 1
            and frames == 1
            and "transparency" not in picture.info
            and _foreign_profile(picture) is None
        )
        return PictureHead(kind, width, height, plain, frames, _dpi(picture, kind))


def check_whole(path: Path) -> None:
    """Decode the picture and let it go; UnusablePictureError for one that is cut off or broken.

    A JPEG is decoded at an eighth of its size: all its data is read, little is kept.
    """
    with _opened(path) as picture:
        if picture.format == "JPEG":
            picture.draft(None, (max(1, picture.width // 8), max(1, picture.height // 8)))
        check_decoded(picture)
        picture.load()


def upright(path: Path, most_width: int, most_height: int) -> PillowImage.Image:
    """The picture's first frame, upright, in RGB or L, no larger than asked for in either way.

    UnusablePictureError for one that is cut off or broken.
    """
    with _opened(path) as picture:
        turned = _orientation(picture)
        wide, high = (most_height, most_width) if turned > 4 else (most_width, most_height)
        scale = min(1.0, wide / picture.width, high / picture.height)
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        if picture.format in ("JPEG", "MPO") and scale < 1:
            picture.draft(None, size)  # decoded at the nearest larger eighth: an eighth of the room
        profile = _foreign_profile(picture)
        check_decoded(picture)
        picture.load()
        flat = _coloured(picture, profile)
        if flat.size != size and scale < 1:
            flat = flat.resize(size, PillowImage.Resampling.LANCZOS)
        transposed = _turned(flat, turned)
        transposed.info = {}
        return transposed


def encoded(picture: PillowImage.Image, *, photograph: bool) -> tuple[bytes, str]:
    """The bytes of a picture and their suffix: JPEG for a photograph, PNG for the rest."""
    file = io.BytesIO()
    if photograph:
        picture.save(file, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
        return file.getvalue(), ".jpg"
    picture.save(file, "PNG", compress_level=6)
    return file.getvalue(), ".png"


def is_lossy(path: Path, kind: str) -> bool:
    """Whether the file was written by a method for photographs, and may be so again."""
    if kind == "WEBP":
        with path.open("rb") as file:
            return b"VP8L" not in file.read(4096)
    return kind in {"JPEG", "HEIF", "AVIF"}


@contextmanager
def _opened(path: Path) -> Iterator[PillowImage.Image]:
    """The open picture; whatever Pillow raises on broken bytes becomes UnusablePictureError."""
    kept = ImageFile.LOAD_TRUNCATED_IMAGES, PillowImage.MAX_IMAGE_PIXELS
    # The engine switches this on for the whole process: a picture cut off would pass as whole.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    PillowImage.MAX_IMAGE_PIXELS = None  # judged here, by what is decoded
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of metadata that Pillow finds odd
            with PillowImage.open(path, formats=_formats(path)) as picture:
                check_head(picture)
                yield picture
    except UnusablePictureError:
        raise
    except MemoryError as error:
        raise UnusablePictureError("sources.too-large-image") from error
    except Exception as error:
        raise _unreadable(path) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES, PillowImage.MAX_IMAGE_PIXELS = kept


def _formats(path: Path) -> tuple[str, ...]:
    """What Pillow may try; the photographs of iPhones need a library that is loaded for them."""
    with path.open("rb") as file:
        head = file.read(_BRANDS_WITHIN)
    if head[4:8] != b"ftyp" or not any(brand in head[8:] for brand in _HEIF_BRANDS):
        return _FORMATS
    import pillow_heif  # noqa: PLC0415 - 0.1 s, for the few pictures that are of this kind

    pillow_heif.register_heif_opener(thumbnails=False)
    return (*_FORMATS, "HEIF")


def _unreadable(path: Path) -> UnusablePictureError:
    """Why a file cannot be opened: another kind of picture, or no sound picture at all."""
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError:
        head = b""
    for magic, kind in _FOREIGN:
        if head.startswith(magic):
            return UnusablePictureError("sources.unsupported-image", kind)
    return UnusablePictureError("sources.unreadable-image")


def _orientation(picture: PillowImage.Image) -> int:
    """The EXIF orientation, 1 to 8; 1 where there is none, it is broken, or done by Pillow."""
    if picture.format == "TIFF":
        return 1
    try:
        value = picture.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # noqa: BLE001 - broken EXIF raises anything; the picture is still good
        return 1
    return value if value in range(1, 9) else 1


def _turned(picture: PillowImage.Image, orientation: int) -> PillowImage.Image:
    turn = PillowImage.Transpose
    methods = {
        2: turn.FLIP_LEFT_RIGHT,
        3: turn.ROTATE_180,
        4: turn.FLIP_TOP_BOTTOM,
        5: turn.TRANSPOSE,
        6: turn.ROTATE_270,
        7: turn.TRANSVERSE,
        8: turn.ROTATE_90,
    }
    return picture.transpose(methods[orientation]) if orientation in methods else picture


def _dpi(picture: PillowImage.Image, kind: str) -> float:
    """The resolution the file was made for; cameras write any number, so JPEGs are not asked."""
    if kind not in ("PNG", "TIFF", "BMP"):
        return _CSS_DPI
    try:
        dpi = float(picture.info["dpi"][0])
        return dpi if round(dpi) in _HIGH_DENSITY_DPI else _CSS_DPI
    except (KeyError, IndexError, TypeError, ValueError, ZeroDivisionError, OverflowError):
        return _CSS_DPI


def _foreign_profile(picture: PillowImage.Image) -> ImageCms.ImageCmsProfile | None:
    """The picture's colour profile, if it is one of RGB or CMYK and not sRGB."""
    data = picture.info.get("icc_profile")
    if not data or picture.mode in ("L", "LA", "1", "I;16", "I"):
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
        described = ImageCms.getProfileDescription(profile)
    except Exception:  # noqa: BLE001 - a broken profile is no profile
        return None
    return None if "sRGB" in described else profile


def _coloured(
    picture: PillowImage.Image, profile: ImageCms.ImageCmsProfile | None
) -> PillowImage.Image:
    """The picture in RGB or L of 8 bits, nothing transparent."""
    if picture.mode in ("I", "I;16", "I;16L", "I;16B", "F"):
        return _eight_bits(picture)
    if picture.mode in ("1", "L") and "transparency" not in picture.info:
        return picture.convert("L")
    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        colours = _in_srgb(clear.convert("RGB"), profile)
        white = PillowImage.new("RGB", clear.size, "white")
        white.paste(colours, mask=clear.getchannel("A"))
        return white.convert("L") if picture.mode in ("L", "LA", "La") else white
    if picture.mode == "P":
        picture = picture.convert("RGB")
    return _in_srgb(picture, profile)


def _in_srgb(
    picture: PillowImage.Image, profile: ImageCms.ImageCmsProfile | None
) -> PillowImage.Image:
    if profile is not None:
        try:
            target = ImageCms.createProfile("sRGB")
            shown = ImageCms.profileToProfile(picture, profile, target, outputMode="RGB")
        except (ImageCms.PyCMSError, ValueError):
            shown = None  # a profile for another kind of colour than the picture's
        if shown is not None:
            return shown
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _eight_bits(picture: PillowImage.Image) -> PillowImage.Image:
    """Grey of more than 8 bits, or in floats, as L: its full range, not its lowest 8 bits."""
    _, most = picture.convert("F").getextrema()
    full = 1.0 if isinstance(most, float) and most <= 1 and picture.mode == "F" else 65535.0
    if picture.mode in ("I", "F") and isinstance(most, float) and 1 < most <= 255:
        full = 255.0
    return picture.convert("F").point(lambda value: value * (255.0 / full)).convert("L")
