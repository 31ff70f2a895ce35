"""One paragraph as several systems have set it, cut from their pages and put one below another."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from set_lines import Line

RESOLUTION = 130  # dots an inch
PAGE_HEIGHT = 841.89  # pt, A4
MARGIN, LABEL, GREYS = 16, 30, 16
EDGE, GROUND, INK = 200, 255, 0


@dataclass(frozen=True)
class Strip:
    """A system's name, its PDF, and the lines to be shown, all on one page."""

    name: str
    pdf: Path
    lines: tuple[Line, ...]


def draw_strips(strips: Sequence[Strip], measure: float, folder: Path, target: Path) -> None:
    """Write a PNG of the strips with names, each between thin lines at the edges of its measure.

    ``measure`` in pt. ValueError if a paragraph goes over a page's end.
    """
    images = [_cut(strip, measure, folder) for strip in strips]
    width = max(image.width for image in images) + 2 * MARGIN
    height = sum(image.height + LABEL + MARGIN for image in images) + MARGIN
    sheet = Image.new("L", (width, height), GROUND)
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(18)
    top = MARGIN
    for strip, image in zip(strips, images, strict=True):
        pen.text((MARGIN, top), strip.name, INK, font)
        sheet.paste(image, (MARGIN, top + LABEL))
        top += image.height + LABEL + MARGIN
    sheet.quantize(GREYS).save(target, optimize=True)


def _cut(strip: Strip, measure: float, folder: Path) -> Image.Image:
    """The paragraph from its page, with a few pt around and hairlines at the edges."""
    pages = {line.page for line in strip.lines}
    if len(pages) != 1:
        raise ValueError(f"{strip.name}: the paragraph goes over a page's end")
    baselines = [line.glyphs[0].baseline for line in strip.lines]
    edge_left = min(line.glyphs[0].left for line in strip.lines[1:])
    scale = RESOLUTION / 72
    stem = folder / f"strip-{strip.name}"
    page = str(pages.pop() + 1)
    command = ["pdftoppm", "-r", str(RESOLUTION), "-gray", "-png", "-singlefile", "-f", page]
    subprocess.run([*command, strip.pdf, stem], check=True)
    top, foot = PAGE_HEIGHT - max(baselines) - 14, PAGE_HEIGHT - min(baselines) + 6
    left, top, right, foot = (
        round(value * scale) for value in (edge_left - 12, top, edge_left + measure + 12, foot)
    )
    with Image.open(f"{stem}.png") as whole:
        image = whole.crop((left, top, right, foot))
    pen = ImageDraw.Draw(image)
    for edge in (12, 12 + measure):
        pen.line((round(edge * scale), 0, round(edge * scale), image.height), EDGE)
    return image
