"""Loops over pages and boxes: the same answers, with less looking."""

from __future__ import annotations

import pytest
from hooked_pages import pages_without, text_of
from small_booklet import document, markup
from weasyprint import HTML, layout
from weasyprint.formatting_structure.boxes import Box

from compiler.typeset.hooks.installation import installed_hooks

LOOPS = "page-loops"
PAGES = "<p>甲</p><p>乙</p><p>丙</p>"
BREAKS = "<style>p { break-after: page } .fixed { position: fixed; top: 0 }</style>"


@pytest.mark.parametrize("place", range(4))
def test_a_fixed_box_of_any_page_is_on_every_page(place: int) -> None:
    parts = PAGES.split("</p>")[:3]
    parts.insert(place, "<div class=fixed>定</div>")
    body = BREAKS + "".join(part + ("</p>" if part.startswith("<p") else "") for part in parts)
    source = markup(document(body))
    hooked = pages_without(source)
    assert hooked.pdf == pages_without(source, LOOPS).pdf
    assert text_of(hooked.pdf).count("定") == len(hooked.labels) >= 3


def test_pages_without_fixed_boxes_are_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    lay_out = layout.layout_fixed_boxes
    monkeypatch.setattr("compiler.typeset.hooks.installation.check_sources", lambda _: None)
    monkeypatch.setattr(
        layout, "layout_fixed_boxes", lambda *values: asked.append(values) or lay_out(*values)
    )
    source = markup(document(BREAKS + PAGES))
    pages_without(source)
    assert not asked
    pages_without(source, LOOPS)
    assert len(asked) >= 6


@pytest.mark.parametrize("placeholders", [False, True])
def test_boxes_are_met_in_the_engines_order(placeholders) -> None:
    body = (
        "<ul><li>甲<b>乙<i>丙</i></b><p style='position: absolute'>丁</ul><table><tr><td>戊</table>"
    )
    page = HTML(string=body).render().pages[0]._page_box
    plain = [*Box.descendants(page, placeholders)]
    with installed_hooks():
        quick = [*Box.descendants(page, placeholders)]
    assert len(plain) > 15
    assert [*map(id, quick)] == [*map(id, plain)]
