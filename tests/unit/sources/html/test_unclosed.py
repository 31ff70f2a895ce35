"""HTML that opens what it never closes is text, whole, and takes no longer than other text."""

import pytest

from compiler.sources.html.parsing import parsed
from compiler.sources.html.unclosed import without_unclosed


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>纸<!-- 与墨</p>", "纸<!-- 与墨"),
        ("<p>纸<!-- 甲 -->与<!-- 墨</p>", "纸与<!-- 墨"),
        ("<p>纸<![CDATA[ 与墨</p>", "纸<![CDATA[ 与墨"),
        ("<p>纸与墨<b", "纸与墨<b"),
        ("<p>纸与墨</", "纸与墨</"),
        ("<p>纸&#与墨;</p>", "纸&#与墨;"),
        ("<p>纸 < 墨</p>", "纸 < 墨"),
        ("<p>&#32440;&#x58A8;</p>", "纸墨"),
    ],
)
def test_what_never_ends_is_text(html, text):
    assert parsed(html).get_text() == text


@pytest.mark.parametrize(
    "html",
    [
        "<!DOCTYPE html><p>纸<!-- 甲 --></p>",
        "<p>纸<!-- 甲 --!>墨</p>",
        "<!--[if mso]><p>甲</p><![endif]--><![if !vml]><p>纸</p><![endif]>",
        "<p>纸<?xml version='1.0'?></p>",
    ],
)
def test_what_ends_is_left_alone(html):
    assert without_unclosed(html) == html
