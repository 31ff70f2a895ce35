"""Characters written in one loop come out as those written one by one, to the last byte."""

from __future__ import annotations

import io
import re
from types import SimpleNamespace

import pikepdf
import pytest

from compiler.typeset.faces import EMPTY, Face, Glyph, ShapedCharacter
from compiler.typeset.glyph_writer import GlyphWriter
from compiler.typography.classes import Kind

SIZE = 16.0


class Page:
    """A page that keeps what is written to it; each face is a font of its own in the file."""

    def __init__(self) -> None:
        self.stream: list[bytes] = []
        self._fonts: dict[str, object] = {}

    def add_font(self, name: str) -> tuple[SimpleNamespace, float]:
        font = SimpleNamespace(hash=name, widths={}, to_unicode={})
        font.widths.update(dict.fromkeys(range(1, 9), 1000) | {9: 500})
        return font, SIZE

    def set_font_size(self, name: str, size: float) -> None:
        self.stream.append(f"{name} {size}".encode())

    def set_text_rise(self, rise: float) -> None:
        self.stream.append(f"{rise} Ts".encode())

    def show_text(self, text: str) -> None:
        self.stream.append(text.encode())


def face(name: str) -> Face:
    made = Face.__new__(Face)  # without Pango
    made.font, made.entry = name, None
    return made


SONG, HEI = face("song"), face("hei")


def character(
    text: str, number: int, width: float = SIZE, face: Face | None = SONG, rise: float = 0.0
) -> ShapedCharacter:
    glyph = Glyph(number, 0.0, rise, width)
    return ShapedCharacter(text, Kind.HAN, width, SIZE, glyphs=(glyph,), face=face, cluster=text)


PLAIN = [character(text, number) for number, text in enumerate("造纸印刷", 1)]
NARROW = character("a", 9, 7.9)
SAME_GLYPH = character("―", 1)
BLACK = character("黑", 5, face=HEI)
RAISED = character("上", 6, rise=3.0)
NOTHING = character("\u200b", EMPTY, 0.0)
FACELESS = ShapedCharacter("\n", Kind.LINE_BREAK, 0.0, SIZE)
EVERY = [*PLAIN, NARROW, *PLAIN, SAME_GLYPH, PLAIN[1], BLACK, BLACK, PLAIN[0], RAISED, *PLAIN]
EVERY += [NOTHING, PLAIN[2], FACELESS, PLAIN[3], *PLAIN]


def one_by_one(writer: GlyphWriter, characters, gaps) -> None:
    for character, gap in zip(characters, gaps, strict=True):
        writer.show(character)
        writer.move(gap)


@pytest.mark.parametrize("characters", [PLAIN * 9, EVERY, EVERY[::-1], [], PLAIN[:1]])
@pytest.mark.parametrize("gap", [0.0, 0.0007, 0.0009, -8.0, 0.731, 1 / 3, 4.0])
@pytest.mark.parametrize("lead", [0.0, -8.0])
def test_one_loop_writes_the_same(characters, gap: float, lead: float) -> None:
    gaps = [gap * (index % 3) for index in range(len(characters))]
    written = []
    for write in (one_by_one, GlyphWriter.show_all):
        SONG.entry = HEI.entry = None
        page = Page()
        for _ in range(2):  # the second time all characters are known
            writer = GlyphWriter(page)
            writer.move(lead)
            write(writer, characters, gaps)
            writer.flush()
        written.append(page.stream)
    assert written[0] == written[1]
    assert bool(written[0]) == bool(characters)


@pytest.mark.parametrize("write", [one_by_one, GlyphWriter.show_all])
def test_a_character_without_a_glyph_has_no_code(write) -> None:
    """Its number has seven digits: with it, all codes after it were read half a byte off."""
    SONG.entry = None
    page = Page()
    for _ in range(2):
        writer = GlyphWriter(page)
        write(writer, [PLAIN[0], NOTHING, PLAIN[1]], [0.0] * 3)
        writer.flush()
    codes = re.findall(r"<([0-9a-f]+)>", repr(page.stream))
    assert "".join(codes) == "00010002" * 2


def test_signs_of_no_width_leave_the_text_whole(set_body) -> None:
    for sign in "\u200b\u200c\u200d\u2060\u034f\ufe0f\u180e\U000e0100\u202a":
        pages, _ = set_body(f"<p>Ab{sign}cd {sign} x纸{sign}张{sign}{sign}</p>")
        with pikepdf.open(io.BytesIO(pages.pdf)) as pdf:
            content = pdf.pages[0].Contents.read_bytes()
        odd = [code for code in re.findall(rb"<([0-9a-f]+)>", content) if len(code) % 4]
        assert odd == [], f"U+{ord(sign):04X}"
