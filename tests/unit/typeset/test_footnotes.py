"""Footnote numbers restart on each page, at the call and at the note."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from compiler.diagnostics import Report
from compiler.model.artifacts import Font, Markup, Stylesheet
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.typeset.footnotes import CIRCLED

CSS = """
@page { size: 100mm 140mm; margin: 15mm }
@counter-style circled { system: fixed; suffix: ''; symbols: FIGURES }
html { font: 10.5pt/18pt 'Noto Serif CJK SC' }
.next { break-before: page }
.note { float: footnote }
.note::footnote-call { content: counter(footnote, circled) }
.note::footnote-marker { content: counter(footnote, circled) }
""".replace("FIGURES", " ".join(f"'{figure}'" for figure in CIRCLED))


def pages_of(body: str, created, css: str = CSS) -> list[str]:
    html = f"<!DOCTYPE html><html lang='zh-Hans'><title>注</title><body>{body}</body></html>"
    markup = Markup(html, (Stylesheet("t", css),), (Font("song", ("Noto Serif CJK SC",)),))
    pdf = typeset(markup, TypesetSettings(created, "zh-Hans"), Report()).pdf
    return [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(pdf)]


@pytest.fixture
def created():
    from datetime import UTC, datetime

    return datetime(2024, 12, 5, tzinfo=UTC)


def note(text: str) -> str:
    return f"<span class='note'>{text}</span>"


def test_numbers_restart_on_each_page(created):
    first, second = pages_of(
        f"<p>甲{note('注甲')}乙{note('注乙')}</p><p class='next'>丙{note('注丙')}</p>", created
    )
    assert first.count("①") == first.count("②") == 2
    assert "①注甲" in first.replace(" ", "")
    assert "②注乙" in first.replace(" ", "")
    assert second.count("①") == 2
    assert "③" not in second


def test_more_notes_than_figures_keep_their_numbers(created):
    (page, *_) = pages_of("<p>" + "".join(f"字{note('注')}" for _ in range(3)) + "</p>", created)
    assert [page.count(figure) for figure in "①②③④"] == [2, 2, 2, 0]


def test_more_than_fifty_notes_have_plain_numbers_as_wide(created):
    body = "<p>" + "".join(f"字{note('注')}" for _ in range(54)) + "</p>"
    css = CSS.replace("system: fixed", "system: cyclic").replace("140mm", "600mm")
    (page,) = pages_of(body, created, css)
    for number in ("㊿", "51", "54"):
        assert page.count(number) == 2
    assert page.count("①") == 2


def test_a_note_put_off_to_the_next_page_shares_its_number_with_none(created):
    """In a cell too high for the page's notes to begin beside it."""
    cell = f"<td style='height: 108mm'>甲{note('注甲' * 9)}</td>"
    body = f"<table><tr>{cell}</tr></table><p>乙{note('注乙')}</p>"
    first, second = pages_of(body, created)
    assert "注甲" not in first
    assert [sign for sign in first if sign in CIRCLED] == ["①"]
    assert [sign for sign in second if sign in CIRCLED] == ["②", "①", "②"]
