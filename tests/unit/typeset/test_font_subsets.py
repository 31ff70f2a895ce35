"""A face with more characters than HarfBuzz takes with its GDEF is embedded in part as well."""

from __future__ import annotations

from datetime import UTC, datetime

from compiler.diagnostics import Report
from compiler.model.artifacts import Font, Markup, Stylesheet
from compiler.typeset.engine import TypesetSettings, typeset

FAMILY = "LXGW WenKai"
TEXT = "".join(chr(0x4E00 + step) for step in range(0, 6000, 4))


def _size(without: frozenset[str] = frozenset()) -> tuple[int, list[str]]:
    html = f'<html lang="zh-Hans"><title>t</title><body><p>{TEXT}</p></body></html>'
    sheet = Stylesheet("t", f'html {{ font-family: "{FAMILY}" }}')
    settings = TypesetSettings(datetime(2024, 1, 1, tzinfo=UTC), "zh-Hans", without=without)
    report = Report()
    pages = typeset(Markup(html, (sheet,), (Font("kai", (FAMILY,)),)), settings, report)
    assert not pages.missing
    return len(pages.pdf), [found.code for found in report]


def test_many_characters_of_one_face_make_a_subset():
    size, told = _size()
    assert size < 1_500_000
    assert told == []


def test_without_the_hook_the_whole_face_is_embedded():
    size, told = _size(frozenset({"font-subsets"}))
    assert size > 5_000_000
    assert told
