"""The slug line: letters as lines, Han characters in the file's own fonts, labels as shown."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from compiler.finishing import stroke_letters
from compiler.finishing.page_labels import page_labels
from compiler.finishing.slug import FileFonts, slug_line

CMAP = b"""2 beginbfchar
<0005> <7EB8>
<0006> <58A8>
endbfchar
1 beginbfrange
<0010> <0012> <4E00>
endbfrange"""


@pytest.fixture
def fonts() -> FileFonts:
    pdf = pikepdf.new()
    whole = Dictionary(Encoding=Name("/Identity-H"), ToUnicode=pdf.make_stream(CMAP))
    part = Dictionary(
        Encoding=Name("/Identity-H"),
        ToUnicode=pdf.make_stream(b"1 beginbfchar <0009> <7EB8> endbfchar"),
    )
    found = FileFonts(Dictionary(A=part, B=whole, C=Dictionary()))
    found.document = pdf  # keeps the streams alive
    return found


def test_glyphs_are_of_one_font_as_far_as_can_be(fonts):
    glyphs = fonts.glyphs("纸墨丁x")
    assert {character: (glyph.font, glyph.code) for character, glyph in glyphs.items()} == {
        "纸": ("/B", "0005"),
        "墨": ("/B", "0006"),
        "丁": ("/B", "0011"),
    }


def test_han_is_text_and_the_rest_is_lines(fonts):
    line = slug_line("墨A-1", fonts, 10, 20, 100)
    assert line.content.startswith("BT /B 6 Tf 1 0 0 1 10.000 20.000 Tm <0006> Tj ET\n16.000 20.")
    assert line.content.count(" m") == 5
    assert list(line.fonts) == ["/B"]


def test_the_line_is_cut_at_its_width(fonts):
    line = slug_line("纸纸纸纸", fonts, 0, 0, 13)
    assert line.content.count("Tj") == 2


def test_what_no_font_has_is_left_out(fonts):
    assert slug_line("鼎", fonts, 0, 0, 99).content == ""


def test_every_letter_a_slug_has_can_be_drawn():
    for letter in "ABCXYZabcxyz0123456789-/()·:. +":
        assert stroke_letters.advance(letter, 6) == 6
    assert stroke_letters.advance("鼎", 6) == 0


def test_letters_stay_in_their_grid():
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-+.,:/()#%_·":
        points = [part.split()[:2] for part in stroke_letters.lines(letter, 0, 0, 6)]
        assert len(points) > 1
        assert all(0 <= float(x) <= 4 and 0 <= float(y) <= 6 for x, y in points)


def test_page_labels():
    pdf = pikepdf.new()
    for _ in range(7):
        pdf.add_blank_page()
    assert page_labels(pdf) == tuple("1234567")
    rules = [0, Dictionary(S=Name.r), 3, Dictionary(S=Name.D, St=9, P=pikepdf.String("A-")),
             5, Dictionary(S=Name.a), 6, Dictionary(P=pikepdf.String("cover"))]  # fmt: skip
    pdf.Root.PageLabels = Dictionary(Nums=rules)
    assert page_labels(pdf) == ("i", "ii", "iii", "A-9", "A-10", "a", "cover")
    pdf.Root.PageLabels = Dictionary(
        Nums=[0, Dictionary(S=Name.R, St=4), 2, Dictionary(S=Name.A, St=27)]
    )
    assert page_labels(pdf)[:3] == ("IV", "V", "AA")
