"""The cover of an EPUB as a picture: what the first page says, for a reader's shelf.

Reading systems show a raster picture (EPUB 3.3 §5.6.2 ``cover-image``); few draw an SVG there.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from compiler.model.artifacts import CoverText

WIDTH, HEIGHT = 1200, 1800  # 2 : 3, as shelves have it
_MARGIN = 110
_MEASURE = WIDTH - 2 * _MARGIN
_RED, _BLACK, _WHITE = (195, 0, 11), (0, 0, 0), (255, 255, 255)
_SHADES = 64  # of red, black and the grey at the edges of glyphs
_LARGEST_GAP = 1.2  # between the characters of the name, of their size
_TWO_EM_DASH = "\u2e3a"  # which these families have: their two dashes would show a seam
_FAMILIES_WITH_IT = ("Noto ", "Source Han ")


def cover_picture(cover: CoverText, font: Path, family: str) -> bytes:
    """The cover as PNG, ``WIDTH`` by ``HEIGHT``; ``font`` is a file that holds ``family``.

    Raises OSError for a file that is no font.
    """
    paper = _Paper(font, family)
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

    def __init__(self, font: Path, family: str) -> None:
        self._font, self._index = font, _index_of(font, family)
        self._has_two_em_dash = family.startswith(_FAMILIES_WITH_IT)
        self._picture = Image.new("RGB", (WIDTH, HEIGHT), _WHITE)
        self._draw = ImageDraw.Draw(self._picture)

    def line(
        self, text: str, top: float, size: float, colour: tuple[int, int, int], place: str
    ) -> None:
        """One line of text, made smaller where it is wider than the measure."""
        if not text.strip():
            return
        if self._has_two_em_dash:
            text = text.replace("——", _TWO_EM_DASH)
        width = self._sized(size).getlength(text)
        face = self._sized(min(size, size * _MEASURE / width) if width else size)
        free = _MEASURE - face.getlength(text)
        left = _MARGIN + free * {"left": 0.0, "middle": 0.5, "right": 1.0}[place]
        self._draw.text((left, top), text, fill=colour, font=face)

    def spread(self, name: str, top: float) -> float:
        """The name in red over the whole measure (分散对齐); gives where its line ends."""
        count = len(name)
        size = min(220.0, _MEASURE / (1.12 * count - 0.12))
        face = self._sized(size)
        used = sum(face.getlength(character) for character in name)
        gap = min((_MEASURE - used) / max(count - 1, 1), _LARGEST_GAP * size)
        left = _MARGIN + (_MEASURE - used - gap * (count - 1)) / 2
        for character in name:
            self._draw.text((left, top), character, fill=_RED, font=face)
            left += face.getlength(character) + gap
        return top + 1.35 * size

    def rule(self, top: float, height: float) -> None:
        """A red rule over the measure: thick over thin is the 文武线."""
        self._draw.rectangle((_MARGIN, top, WIDTH - _MARGIN, top + height - 1), fill=_RED)

    def _sized(self, size: float) -> ImageFont.FreeTypeFont:
        plain = ImageFont.Layout.BASIC  # the same picture with and without Raqm
        return ImageFont.truetype(self._font, size, self._index, layout_engine=plain)

    def png(self) -> bytes:
        """The picture, of few colours."""
        buffer = io.BytesIO()
        self._picture.quantize(_SHADES).save(buffer, "PNG", optimize=True)
        return buffer.getvalue()


def _index_of(font: Path, family: str) -> int:
    """Which face of a collection the family is; 0 where none says so."""
    index = 0
    while True:
        try:
            face = ImageFont.truetype(font, 10, index)
        except OSError:
            if index == 0:
                raise
            return 0
        if face.getname()[0] == family:
            return index
        index += 1
