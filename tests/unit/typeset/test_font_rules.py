"""The own fontconfig: what is declared, in its order, and nothing else."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from compiler.model.artifacts import Font
from compiler.typeset.font_rules import font_rules
from compiler.typeset.fonts import open_fonts

ROLES = (Font("song", ("Noto Serif CJK SC",)), Font("hei", ("Noto Sans CJK SC",)))


def test_generic_families_stand_for_roles() -> None:
    rules = ET.fromstring(font_rules(ROLES, ()))  # noqa: S314 - made here
    found = {
        match.findtext("test/string"): [item.text for item in match.findall("edit/string")]
        for match in rules.findall("match")
        if match.find("test/string") is not None
    }
    assert found == {
        "serif": ["Noto Serif CJK SC"],
        "sans-serif": ["Noto Sans CJK SC"],
        "system-ui": ["Noto Sans CJK SC"],
    }


def test_a_name_with_marks_of_xml_stays_a_name() -> None:
    rules = ET.fromstring(font_rules((), ("A<b>&c",)))  # noqa: S314 - made here
    assert [item.text for item in rules.iter("string")] == ["A<b>&c", "en"]


@pytest.mark.parametrize("family", ["DejaVu Serif", "sans-serif", "Arial", "No Such Font"])
def test_a_family_that_is_not_declared_is_not_used(set_body, family: str) -> None:
    pages, report = set_body(f"<p style='font-family: {family}'>Latin 纸</p>")
    assert report.codes() == []
    assert b"DejaVu" not in pages.pdf


def test_a_fallback_is_told_and_a_role_comes_before_it() -> None:
    fonts = open_fonts(ROLES, (Font("others", ("No Such Font", "DejaVu Sans")),))
    assert [font.family for font in fonts.roles] == ["Noto Serif CJK SC", "Noto Sans CJK SC"]
    assert [font.family for font in fonts.fallbacks] == ["DejaVu Sans"]
