"""Over-tall screenshots cut into strips between rows of text; photographs are never cut.

A row is safe to cut at when nothing is drawn on it but an even ground and, near the edges, the
upright lines of frames. A picture whose safe rows do not come often enough is no screenshot of
text, and stays whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PIL import Image as PillowImage
from PIL import ImageChops

_TALL = 2.2  # height to width
_EVEN = 14  # of 255, what JPEG adds to an even ground near text
_EDGE = 0.03  # of the width on either side, where the lines of a frame may stand
_LEAST_GAP = 0.004  # of the width, and no fewer rows than this
_LEAST_GAP_ROWS = 3
_STRIPS_A_PAGE = 5  # a strip is at most so much of a page: no page stays half empty
_SHRUNK = 0.6  # a screenshot may be set so much narrower for the sake of its longest piece
_BAND = 512  # rows judged at a time


@dataclass(frozen=True)
class Cutting:
    """Where a picture is cut: ``rows`` are its strips' ends in px, the last its height.

    ``scale`` is what its printed width has to be multiplied with for the longest piece to fit.
    """

    rows: tuple[int, ...]
    scale: float = 1.0


def is_tall(width: float, height: float, page: float) -> bool:
    """Whether a picture of this printed size is to be cut, if it can be; all in one unit."""
    return height > _TALL * width and height > page


def cutting(picture: PillowImage.Image, page_px: float) -> Cutting | None:
    """How to cut ``picture`` for pages that hold ``page_px`` of its rows; None if it cannot be."""
    gaps = _gaps(picture)
    if not gaps:
        return None
    ground, _ = Counter(gap.ground for gap in gaps).most_common(1)[0]
    on_ground = [gap.row for gap in gaps if gap.ground == ground]
    for cuts in (on_ground, [gap.row for gap in gaps]):  # not through a coloured field if possible
        ends = [*cuts, picture.height]
        scale = min(1.0, page_px / _longest(ends))
        if scale == 1:
            break
    if scale < _SHRUNK:
        return None
    return Cutting(tuple(_strips(ends, page_px / scale / _STRIPS_A_PAGE)), scale)


def _longest(ends: Sequence[int]) -> int:
    return max(end - start for start, end in zip([0, *ends], ends, strict=False))


def _strips(ends: Sequence[int], wanted: float) -> Iterator[int]:
    """The ends of strips no longer than ``wanted`` where the pieces allow it."""
    start = 0
    for end, following in zip(ends, [*ends[1:], None], strict=True):
        if following is None or following - start > wanted:
            yield end
            start = end


@dataclass(frozen=True)
class _Gap:
    """A run of safe rows: ``row`` in its middle is the first below the cut, ``ground`` a colour."""

    row: int
    ground: tuple[int, ...]


def _gaps(picture: PillowImage.Image) -> list[_Gap]:
    """The runs of safe rows inside the picture, from top to bottom."""
    least = max(_LEAST_GAP_ROWS, round(picture.width * _LEAST_GAP))
    rows = enumerate(_safe_rows(picture))
    runs = (list(group) for safe, group in groupby(rows, key=lambda row: row[1]) if safe)
    found = []
    for run in runs:
        first, last = run[0][0], run[-1][0]
        if len(run) >= least and first > 0 and last < picture.height - 1:
            middle = (first + last + 1) // 2
            shade = picture.crop((picture.width // 2, middle, picture.width // 2 + 1, middle + 1))
            found.append(_Gap(middle, tuple(value // 16 for value in shade.tobytes())))
    return found


def _safe_rows(picture: PillowImage.Image) -> Iterator[bool]:
    """For each row whether it may be cut at: its middle even, its edges those of the next row."""
    edge = round(picture.width * _EDGE)
    for top in range(0, picture.height, _BAND):
        bottom = min(picture.height, top + _BAND)
        middle = picture.crop((edge, top, picture.width - edge, bottom))
        even = _even_rows(middle)
        continued = _continued_rows(picture, top, bottom)
        yield from (a and b for a, b in zip(even, continued, strict=True))


def _even_rows(band: PillowImage.Image) -> list[bool]:
    """Whether all pixels of a row are nearly the same."""
    first = band.crop((0, 0, 1, band.height)).resize(band.size, PillowImage.Resampling.NEAREST)
    return [most <= _EVEN for most in _row_maxima(ImageChops.difference(band, first))]


def _continued_rows(picture: PillowImage.Image, top: int, bottom: int) -> list[bool]:
    """Whether each row is nearly the same as the one after it."""
    band = picture.crop((0, top, picture.width, bottom))
    lower = min(picture.height, bottom + 1)
    after = picture.crop((0, lower - band.height, picture.width, lower))
    if lower == bottom:  # the last row has none after it
        after = PillowImage.new(picture.mode, band.size)
        after.paste(picture.crop((0, top + 1, picture.width, bottom)), (0, 0))
        after.paste(picture.crop((0, bottom - 1, picture.width, bottom)), (0, band.height - 1))
    return [most <= _EVEN for most in _row_maxima(ImageChops.difference(band, after))]


def _row_maxima(difference: PillowImage.Image) -> list[int]:
    """The largest value of each row, over all channels."""
    channels = difference.split()
    most = channels[0]
    for channel in channels[1:]:
        most = ImageChops.lighter(most, channel)
    width = most.width
    data = most.tobytes()
    return [max(data[start : start + width]) for start in range(0, len(data), width)]
