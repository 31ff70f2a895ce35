"""Text that was once read in a wrong encoding is told from text that only looks odd."""

import pytest

from compiler.sources.encoding.mojibake import garbled

CLEAN = "本手册适用于各组，保管组负责清点。"


@pytest.mark.parametrize(
    "text",
    [
        CLEAN.encode().decode("gb18030", "replace"),
        CLEAN.encode().decode("latin-1"),
        "锟斤拷锟斤拷",
        "烫烫烫烫烫烫",
        "烫烫烫屯屯屯",
    ],
)
def test_it_is_found_where_it_begins(text):
    found = garbled(f"前文在此。\n{text}后文\n")
    assert found
    assert found[:4] in text


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        "café naïve élève àéîöü",
        "热水很烫烫烫，在屯门屯屯",
        "pīnyīn: nǐ hǎo",
        "«Ça va?» — “Très bien…”",
        "联通与移动",
        "臺灣繁體中文的一段文字，並無亂碼。",
        "カタカナとひらがな",
    ],
)
def test_other_text_is_not(text):
    assert garbled(text) == ""
