"""Draw the pictures of the example booklet: a screen over the vat, sheets on the drying wall.

usage: .venv/bin/python scripts/draw_example_pictures.py
"""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

TARGET = Path(__file__).resolve().parents[1] / "examples" / "yinshua" / "pictures"
_FINE = 2  # drawn so much larger, then made smaller: edges without steps
_WALL, _SHADE, _PAPER, _WET = "#d9cdb8", "#b9a98d", "#f6f1e4", "#e8dfca"
_WOOD, _DARK_WOOD, _BAMBOO, _WATER, _LIGHT = "#8a6343", "#5d4029", "#c9a86a", "#7f9a96", "#a9c0ba"


def canvas(width: int, height: int, ground: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A picture to draw on, in the fine scale."""
    picture = Image.new("RGB", (width * _FINE, height * _FINE), ground)
    return picture, ImageDraw.Draw(picture)


def scaled(*points: float) -> list[float]:
    """Coordinates in the fine scale."""
    return [point * _FINE for point in points]


def grain(
    draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int], colour: str, rows: int
) -> None:
    """The lines of wood or wet fibres in a box, a little uneven."""
    chance = random.Random(f"{box}")  # noqa: S311 - the same picture each time
    left, top, right, bottom = box
    for row in range(rows):
        y = top + (bottom - top) * (row + chance.random()) / rows
        start = left + (right - left) * chance.random() * 0.4
        end = right - (right - left) * chance.random() * 0.4
        draw.line(scaled(start, y, end, y + chance.uniform(-1, 1)), colour, _FINE)


def saved(picture: Image.Image, name: str) -> None:
    """The picture at its size, as a file of the example."""
    small = picture.filter(ImageFilter.GaussianBlur(0.6)).reduce(_FINE)
    small.save(TARGET / name, quality=88, optimize=True)


def vat() -> None:
    """A bamboo screen with a wet sheet, lifted over the vat."""
    picture, draw = canvas(900, 600, _WALL)
    draw.rectangle(scaled(0, 0, 900, 250), _SHADE)
    draw.rectangle(scaled(560, 40, 800, 205), "#efe6d0")  # a window
    for x in (640, 720):
        draw.line(scaled(x, 40, x, 205), _DARK_WOOD, 5 * _FINE)
    draw.line(scaled(560, 122, 800, 122), _DARK_WOOD, 5 * _FINE)
    draw.polygon(scaled(70, 360, 830, 360, 890, 600, 10, 600), _WOOD)
    grain(draw, (40, 470, 860, 598), _DARK_WOOD, 22)
    draw.polygon(scaled(105, 375, 795, 375, 835, 470, 65, 470), _WATER)
    for row, y in enumerate(range(386, 466, 12)):
        draw.arc(scaled(150 + 9 * row, y, 420 + 9 * row, y + 20), 200, 340, _LIGHT, 2 * _FINE)
        draw.arc(scaled(500 - 9 * row, y + 4, 760 - 9 * row, y + 24), 200, 340, _LIGHT, 2 * _FINE)
    draw.polygon(scaled(175, 245, 690, 215, 735, 345, 205, 385), _DARK_WOOD)
    draw.polygon(scaled(192, 256, 678, 228, 716, 336, 218, 372), _BAMBOO)
    draw.polygon(scaled(214, 268, 655, 242, 688, 328, 238, 360), _PAPER)
    for step in range(1, 26):  # the laid lines of the screen are seen through the sheet
        x = step / 26
        top, bottom = (214 + 441 * x, 268 - 26 * x), (238 + 450 * x, 360 - 32 * x)
        draw.line(scaled(*top, *bottom), _WET, _FINE)
    for step in range(9):  # water runs off
        x = 235 + step * 54
        draw.line(scaled(x, 380 - step * 4.4, x, 398 - step * 3), _LIGHT, 2 * _FINE)
    for x, y, way in ((160, 300, 1), (722, 270, -1)):  # two pairs of hands, from left and right
        draw.polygon(
            scaled(
                x - way * 200, y - 84, x - way * 200, y, x + way * 18, y + 28, x + way * 18, y - 6
            ),
            "#55606b",
        )
        draw.ellipse(scaled(x - 26, y - 20, x + 30, y + 34), "#d8a887")
    saved(picture, "paper_1024.jpg")


def wall() -> None:
    """Damp sheets side by side on the warm wall, a brush of pine needles below."""
    picture, draw = canvas(800, 533, _WALL)
    grain(draw, (0, 0, 800, 440), _SHADE, 60)
    draw.rectangle(scaled(0, 440, 800, 533), _DARK_WOOD)
    for number, left in enumerate((40, 292, 544)):
        top = 50 + 7 * (number % 2)
        draw.rectangle(scaled(left + 7, top + 8, left + 223, top + 338), _SHADE)
        draw.rectangle(scaled(left, top, left + 216, top + 330), (_PAPER, _PAPER, _WET)[number])
        for step in range(1, 22):
            y = top + step * 15
            draw.line(scaled(left + 6, y, left + 210, y), "#ebe3d0", _FINE)
    draw.polygon(scaled(740, 380, 760, 372, 768, 400, 744, 404), "#ece4d2")  # a corner comes off
    draw.rounded_rectangle(scaled(300, 452, 420, 474), 8 * _FINE, _BAMBOO)
    for step in range(30):
        x = 304 + step * 3.8
        draw.line(scaled(x, 474, x - 6 + step * 0.4, 512), "#4c5b3c", 2 * _FINE)
    saved(picture, "drying_1024.jpg")


if __name__ == "__main__":
    vat()
    wall()
