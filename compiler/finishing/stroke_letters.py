"""Letters drawn as lines, for the slug: what stands there needs no font in the file.

Each letter stands on a grid 4 wide and 6 high: strokes parted by spaces, points by commas.
"""

from __future__ import annotations

from collections.abc import Iterator

_HEIGHT = 6
_ADVANCE = 6
_STROKES = {
    "A": "00,26,40 12,32",
    "B": "00,06,36,45,44,33,03 33,42,41,30,00",
    "C": "45,36,16,05,01,10,30,41",
    "D": "00,06,26,44,42,20,00",
    "E": "40,00,06,46 03,33",
    "F": "00,06,46 03,33",
    "G": "45,36,16,05,01,10,30,41,43,23",
    "H": "00,06 40,46 03,43",
    "I": "20,26 10,30 16,36",
    "J": "46,41,30,10,01",
    "K": "00,06 46,03,40",
    "L": "06,00,40",
    "M": "00,06,23,46,40",
    "N": "00,06,40,46",
    "O": "10,01,05,16,36,45,41,30,10",
    "P": "00,06,36,45,44,33,03",
    "Q": "10,01,05,16,36,45,41,30,10 22,40",
    "R": "00,06,36,45,44,33,03 23,40",
    "S": "01,10,30,41,42,33,13,04,05,16,36,45",
    "T": "20,26 06,46",
    "U": "06,01,10,30,41,46",
    "V": "06,20,46",
    "W": "06,10,23,30,46",
    "X": "00,46 06,40",
    "Y": "06,23,46 23,20",
    "Z": "06,46,00,40",
    "0": "10,01,05,16,36,45,41,30,10 01,45",
    "1": "05,26,20 00,40",
    "2": "05,16,36,45,44,00,40",
    "3": "05,16,36,45,44,33,42,41,30,10,01 13,33",
    "4": "30,36,02,42",
    "5": "01,10,30,41,43,34,04,06,46",
    "6": "03,34,43,41,30,10,01,04,26,36",
    "7": "06,46,10",
    "8": "13,04,05,16,36,45,44,33,13,02,01,10,30,41,42,33",
    "9": "10,20,42,45,36,16,05,03,12,43",
    "-": "13,33",
    "+": "13,33 22,24",
    ".": "20,21",
    ",": "21,10",
    ":": "21,22 24,25",
    "/": "00,46",
    "(": "30,21,25,36",
    ")": "10,21,25,16",
    "#": "10,16 30,36 02,42 04,44",
    "%": "00,46 05,06 40,41",
    "_": "00,40",
    "·": "23,24",
    " ": "",
}


def advance(letter: str, height_pt: float) -> float:
    """How far the next letter stands, pt; 0 for one that cannot be drawn."""
    return _ADVANCE * height_pt / _HEIGHT if letter.upper() in _STROKES else 0


def lines(letter: str, x: float, y: float, height_pt: float) -> Iterator[str]:
    """The path operators of a letter with its lower left corner at (x, y); small ones as large."""
    scale = height_pt / _HEIGHT
    for stroke in _STROKES.get(letter.upper(), "").split():
        for index, point in enumerate(stroke.split(",")):
            across, up = x + int(point[0]) * scale, y + int(point[1]) * scale
            yield f"{across:.3f} {up:.3f} {'l' if index else 'm'}"
