"""What the real fonts say of each character in a style."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import TextBox

from compiler.typeset.shaping import Declined, Shaper
from compiler.typography.classes import Kind

SONG = "Noto Serif CJK SC"
KAI = "LXGW WenKai"
EM = 16.0


def styles_of(family: str, *css: str) -> list[Any]:
    """The computed styles of paragraphs in a family, 16 px, each with more CSS."""
    html = "".join(
        f"<p lang=zh-Hans style=\"font: 16px '{family}'; {more}\">国</p>" for more in css
    )
    page = HTML(string=html).render().pages[0]
    return [box.style for box in page._page_box.descendants() if isinstance(box, TextBox)]


@pytest.fixture
def shape():
    """Characters of a text in a family, measured."""

    def shape_text(text: str, family: str = SONG, css: str = ""):
        return Shaper().table(styles_of(family, css)[0]).characters(text)

    return shape_text


@pytest.mark.parametrize("family", [SONG, "Noto Sans CJK SC", KAI])
@pytest.mark.parametrize("text", ["国“家”国", "国‘家’国", "国。”国"])
def test_quotes_take_an_em_in_chinese(shape, family, text):
    for character in shape(text, family):
        assert character.advance == pytest.approx(EM, abs=0.01)


@pytest.mark.parametrize("family", [SONG, KAI])
def test_marks_have_half_an_em_of_blank(shape, family):
    for character in shape("，。、；：！？）》〉】」』〕”’", family):
        assert (character.left, character.right) == (0, EM / 2), character.text
    for character in shape("（《〈【「『〔“‘", family):
        assert (character.left, character.right) == (EM / 2, 0), character.text


def test_marks_of_taiwan_are_centred(shape):
    for character in shape("，。、；：！？", "Noto Serif CJK TC"):
        assert character.centred, character.text


def test_quotes_and_apostrophes_are_narrow_in_latin(shape):
    for character in shape("It’s “fine” now"):
        assert character.kind in {Kind.LATIN, Kind.SYMBOL, Kind.SPACE}
        assert character.advance < 0.9 * EM


def test_a_dash_is_one_glyph_of_two_em(shape):
    first, second = shape("国——国")[1:3]
    assert len(first.glyphs) == 1
    assert first.advance == pytest.approx(2 * EM, abs=0.01)
    assert first.cluster == "——"
    assert second.joined
    assert second.advance == 0


def test_equal_styles_and_characters_are_shared(shape):
    shaper = Shaper()
    tables = [shaper.table(style) for style in styles_of(SONG, "", "", "letter-spacing: 2px")]
    one, other = (table.characters("国a国a国") for table in tables[:2])
    assert one[0] is one[4] is other[0]
    assert one[1] is one[3] is other[1]
    assert tables[0] is tables[1] is not tables[2]


def test_letter_spacing_is_part_of_the_advance(shape):
    (character,) = shape("国", css="letter-spacing: 2px")
    assert character.advance == EM + 2
    assert character.spare == 2


def test_a_combining_mark_stays_with_its_letter(shape):
    letter, mark, han, selector = shape("e\u0301葛\U000e0100")
    assert mark.joined
    assert selector.joined
    assert letter.cluster in {"e\u0301", "e"}
    assert han.advance == EM


def test_right_to_left_text_is_declined(shape):
    with pytest.raises(Declined) as refusal:
        shape("国\u05d0\u05d1国")
    assert refusal.value.reason == "right-to-left"


def test_a_missing_character_keeps_its_place(shape):
    characters = shape("缺\U0003fffd字")
    assert len(characters) == 3
    assert characters[1].glyphs
