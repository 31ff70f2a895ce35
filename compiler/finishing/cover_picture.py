"""The cover of an EPUB as a picture: what the first page says, for a reader's shelf.

Reading systems show a raster picture (EPUB 3.3 §5.6.2 ``cover-image``); few draw an SVG there.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

from compiler.model.artifacts import CoverText, FontFile

WIDTH, HEIGHT = 1200, 1800  # 2 : 3, as shelves have it
_MARGIN = 110
_MEASURE = WIDTH - 2 * _MARGIN
_RED, _BLACK, _WHITE = (195, 0, 11), (0, 0, 0), (255, 255, 255)
_SHADES = 64  # of red, black and the grey at the edges of glyphs
_LARGEST_GAP = 1.2  # between the characters of the name, of their size
TWO_EM_DASH = "\u2e3a"  # where the face has it: two dashes would show a seam
_MISSING_SORT = "〓"  # the compositors' mark for a letter that nobody has


def cover_picture(
    cover: CoverText, face: FontFile, instead: Mapping[str, FontFile | None]
) -> bytes:
    """The cover as PNG, ``WIDTH`` by ``HEIGHT``, in ``face``.

    ``instead`` gives for a letter that it lacks the face that has it, None where nobody has: that
    one is drawn as 〓. Raises OSError for a file that is no font.
    """
    paper = _Paper(face, instead)
    paper.line(cover.notice, 100, 36, _BLACK, "right")
    paper.line(cover.above, 230, 64, _RED, "middle")
    foot = paper.spread(cover.name, 340) if cover.name else 340
    paper.rule(foot + 40, 12)
    paper.rule(foot + 60, 3)
    together = len(cover.issue + cover.date) * 44 > _MEASURE
    paper.line(cover.issue, foot + 90, 44, _BLACK, "left")
    paper.line(cover.date, foot + (160 if together else 90), 44, _BLACK, "right")
    top = max(foot + 300, 880)
    for line in cover.title:
        paper.line(line, top, 80, _BLACK, "middle")
        top += 120
    paper.line(cover.subtitle, top + 30, 56, _BLACK, "middle")
    paper.line(cover.publisher, HEIGHT - 220, 52, _BLACK, "middle")
    return paper.png()


class _Paper:
    """The picture while it is painted; all lengths in px from its upper left corner."""

    def __init__(self, face: FontFile, instead: Mapping[str, FontFile | None]) -> None:
        self._face = face
        self._instead = instead
        self._picture = Image.new("RGB", (WIDTH, HEIGHT), _WHITE)
        self._draw = ImageDraw.Draw(self._picture)

    def line(
        self, text: str, top: float, size: float, colour: tuple[int, int, int], place: str
    ) -> None:
        """One line of text, made smaller where it is wider than the measure."""
        if not text.strip():
            return
        if TWO_EM_DASH not in self._instead:
            text = text.replace("——", TWO_EM_DASH)
        width = self._width(text, size)
        size = min(size, size * _MEASURE / width) if width else size
        free = _MEASURE - self._width(text, size)
        left = _MARGIN + free * {"left": 0.0, "middle": 0.5, "right": 1.0}[place]
        self._text(text, left, top, size, colour)

    def spread(self, name: str, top: float) -> float:
        """The name in red over the whole measure (分散对齐); gives where its line ends."""
        count = len(name)
        size = min(220.0, _MEASURE / (1.12 * count - 0.12))
        used = sum(self._width(character, size) for character in name)
        gap = min((_MEASURE - used) / max(count - 1, 1), _LARGEST_GAP * size)
        left = _MARGIN + (_MEASURE - used - gap * (count - 1)) / 2
        for character in name:
            self._text(character, left, top, size, _RED)
            left += self._width(character, size) + gap
        return top + 1.35 * size

    def rule(self, top: float, height: float) -> None:
        """A red rule over the measure: thick over thin is the 文武线."""
        self._draw.rectangle((_MARGIN, top, WIDTH - _MARGIN, top + height - 1), fill=_RED)

    def _text(
        self, text: str, left: float, top: float, size: float, colour: tuple[int, int, int]
    ) -> None:
        """Draw text from ``left`` on, all on the baseline of the cover's own face."""
        base = top + _sized(self._face, size).getmetrics()[0]
        for face, run in self._runs(text):
            font = _sized(face, size)
            self._draw.text((left, base), run, fill=colour, font=font, anchor="ls")
            left += font.getlength(run)

    def _width(self, text: str, size: float) -> float:
        return sum(_sized(face, size).getlength(run) for face, run in self._runs(text))

    def _runs(self, text: str) -> Iterator[tuple[FontFile, str]]:
        """Stretches of letters in one face."""
        for face, letters in groupby(text, lambda letter: self._instead.get(letter, self._face)):
            run = "".join(letters)
            yield (face, run) if face else (self._face, _MISSING_SORT * len(run))

    def png(self) -> bytes:
        """The picture, of few colours."""
        buffer = io.BytesIO()
        self._picture.quantize(_SHADES).save(buffer, "PNG", optimize=True)
        return buffer.getvalue()


def _sized(face: FontFile, size: float) -> ImageFont.FreeTypeFont:
    plain = ImageFont.Layout.BASIC  # the same picture with and without Raqm
    return ImageFont.truetype(face.file, size, face.index, layout_engine=plain)
