"""Characters the fonts cannot set are named, with their place."""

from __future__ import annotations

import pytest

from compiler.errors import Location


def test_a_missing_glyph_is_told_once_with_page_and_context(set_body) -> None:
    pages, report = set_body(
        '<p>甲</p><p style="break-before: page">前文\U0010fe23后文</p><p>又\U0010fe23\U0010fe24</p>'
    )
    first, second = report
    assert first.code == second.code == "typeset.missing-glyph"
    assert first.location == Location(page=2, quote="前文\U0010fe23后文")
    values = dict(first.values)
    assert values["codepoint"] == "U+10FE23"
    assert values["count"] == "2"
    assert dict(second.values)["codepoint"] == "U+10FE24"
    assert len(pages.labels) == 2


def test_a_missing_glyph_in_a_running_head_is_found_too(set_body) -> None:
    _, report = set_body("<p>甲</p>", css="@page { @top-left { content: '\\10FE23' } }")
    (finding,) = report
    assert finding.location.page == 1


def test_another_family_is_told_with_its_characters(set_body) -> None:
    # Armenian: no CJK face has it; DejaVu, which Debian's fontconfig always brings, does.
    _, report = set_body("<p>字\u0561\u0562 \u0561</p>")
    (finding,) = report
    assert finding.code == "typeset.fallback-font"
    assert dict(finding.values)["characters"] == "\u0561\u0562"


@pytest.mark.parametrize(
    "text",
    ["简体字，标点。“引号”——……", "Latin 123", "零\u200b宽", "空\u3000格\u00a0", "甲\u00ad乙"],
)
def test_what_the_fonts_have_is_not_told(set_body, text: str) -> None:
    _, report = set_body(f"<p>{text}</p>")
    assert report.codes() == []
