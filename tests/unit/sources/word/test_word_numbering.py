"""Automatic numbering of Word files, resolved to text."""

from __future__ import annotations

import pytest

from compiler.sources.word.numbering import read_numbering
from compiler.sources.word.xml_tree import parse
from compiler.sources.wording.number_forms import is_known, written

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("form", "number", "expected"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 3, "c"),
        ("ordinal", 22, "22nd"),
        ("ordinal", 12, "12th"),
        ("none", 5, ""),
        ("chineseCounting", 1, "一"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 11, "十一"),
        ("chineseCounting", 20, "二十"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1005, "一千零五"),
        ("japaneseCounting", 15, "十五"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 2, "乙丑"),
        ("ideographDigital", 20, "二〇"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircleChinese", 21, "㉑"),
        ("decimalEnclosedCircle", 36, "㊱"),
        ("decimalEnclosedCircle", 51, "(51)"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("ideographEnclosedCircle", 4, "㊃"),
        ("decimalFullWidth", 10, "１０"),
        ("numberInDash", 7, "- 7 -"),
        ("hebrew1", 7, "7"),
    ],
)
def test_numbers_are_written_as_word_writes_them(form, number, expected):
    assert written(number, form) == expected


def test_an_unknown_form_is_known_to_be_unknown():
    assert is_known("chineseCounting")
    assert not is_known("hebrew1")


def levels(*texts: tuple[str, str], extra: str = "") -> str:
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{extra if at == len(texts) - 1 else ""}</w:lvl>'
        for at, (form, text) in enumerate(texts)
    )


def numbering(abstract: str, numbers: str):
    return read_numbering(
        parse(
            f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{abstract}</w:abstractNum>'
            f"{numbers}</w:numbering>".encode()
        )
    )


ONE = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def labels(defined, *paragraphs: tuple[str, int]) -> list[str]:
    return [defined.label(number, depth).text for number, depth in paragraphs]


def test_levels_restart_below_a_higher_one():
    defined = numbering(
        levels(("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3．")), ONE
    )
    found = labels(defined, *[("1", at) for at in (0, 1, 1, 2, 0, 1)])
    assert found == ["一、", "（一）", "（二）", "1．", "二、", "（一）"]


def test_a_label_of_several_levels_and_legal_numbers():
    plain = numbering(levels(("chineseCounting", "第%1章"), ("decimal", "%1.%2")), ONE)
    assert labels(plain, ("1", 0), ("1", 1), ("1", 1)) == ["第一章 ", "一.1 ", "一.2 "]
    legal = numbering(
        levels(("chineseCounting", "第%1章"), ("decimal", "%1.%2"), extra="<w:isLgl/>"), ONE
    )
    assert labels(legal, ("1", 0), ("1", 1)) == ["第一章 ", "1.1 "]


def test_a_level_used_before_the_one_above_counts_it_as_one():
    defined = numbering(levels(("decimal", "%1"), ("decimal", "%1.%2")), ONE)
    assert labels(defined, ("1", 1), ("1", 1), ("1", 0)) == ["1.1 ", "1.2 ", "2 "]


def test_numbers_share_counters_unless_they_start_anew():
    again = '<w:num w:numId="{}"><w:abstractNumId w:val="0"/>{}</w:num>'
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    defined = numbering(
        levels(("decimal", "%1)")), ONE + again.format(2, "") + again.format(3, override)
    )
    found = labels(defined, ("1", 0), ("2", 0), ("3", 0), ("3", 0))
    assert found == ["1)", "2)", "5)", "6)"]


def test_a_level_that_never_restarts():
    never = '<w:lvlRestart w:val="0"/>'
    defined = numbering(levels(("decimal", "%1."), ("decimal", "（%2）"), extra=never), ONE)
    found = labels(defined, ("1", 0), ("1", 1), ("1", 0), ("1", 1))
    assert found == ["1.", "（1）", "2.", "（2）"]


def test_a_level_that_restarts_below_one_of_several():
    third = '<w:lvlRestart w:val="1"/>'
    defined = numbering(
        levels(("decimal", "%1."), ("decimal", "（%2）"), ("decimal", "%3)"), extra=third), ONE
    )
    found = labels(defined, *[("1", at) for at in (0, 1, 2, 1, 2, 0, 2)])
    assert found == ["1.", "（1）", "1)", "（2）", "2)", "2.", "1)"]


def test_an_override_redefines_a_level_and_bullets_have_no_text():
    redefined = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
        "</w:lvlOverride></w:num>"
    )
    label = numbering(levels(("decimal", "%1.")), redefined).label("1", 0)
    assert label.bullet
    assert label.text == ""


def test_a_style_names_its_level_and_unknown_numbers_give_nothing():
    defined = numbering(
        levels(("decimal", "%1."), ("decimal", "%1.%2"), extra='<w:pStyle w:val="H2"/>'), ONE
    )
    assert defined.label("1", 0, "H2").text == "1.1 "
    assert defined.label("9", 0).text == ""
    assert defined.label("1", 7).text == ""
