"""Pages read by several processes give the same facts and findings, in the same order."""

from __future__ import annotations

import io
from functools import partial

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from compiler.preflight import known_pages, reading
from compiler.preflight.check import preflight
from compiler.preflight.profiles import Profile
from compiler.preflight.reading import read_facts
from compiler.preflight.state import Shelf

PAGES = 150
FAULTS = {3: "1 0 0 rg 20 20 40 40 re f", 70: ".01 w 0 0 m 90 90 l S", 149: "1 g 0 0 9 9 re f"}


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Pages with a form that all of them call, a font that is not embedded, and a few faults."""
    document = pikepdf.new()
    font = document.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
    )
    form = document.make_stream(b"0 0 1 rg 5 5 20 20 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 50, 50])
    for number in range(PAGES):
        page = document.add_blank_page(page_size=(200, 300 + number % 3))
        page.Resources = Dictionary(Font=Dictionary(F=font), XObject=Dictionary(M=form))
        text = f"BT /F {9 + number % 7} Tf 20 100 Td (page {number}) Tj ET /M Do "
        page.Contents = document.make_stream((text + FAULTS.get(number, "")).encode())
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize("hands", [2, 3])
def test_facts_and_findings_are_the_same(pdf, hands):
    facts = read_facts(pdf)
    assert [page.number for page in facts.pages] == list(range(1, PAGES + 1))
    assert read_facts(pdf, hands=hands) == facts
    for profile in (Profile.SCREEN, Profile.PRINT):
        found = preflight(pdf, profile)
        assert len(found) > 3
        assert preflight(pdf, profile, hands=hands) == found


def test_few_pages_are_read_by_one(pdf, monkeypatch):
    monkeypatch.setattr(reading, "_FEWEST_PAGES", 1 + PAGES // 2)
    monkeypatch.setattr(reading, "side_by_side", None)
    assert len(read_facts(pdf, hands=2).pages) == PAGES


def test_where_the_share_is_spent_pages_are_read_in_their_order(pdf, monkeypatch):
    share = whole_cost(pdf) // 2
    for module in (reading, known_pages):
        monkeypatch.setattr(module, "MOST_OPERATORS", share)
    monkeypatch.setattr(reading, "Shelf", partial(Shelf, operators=share))
    found = read_facts(pdf)
    unread = [page.number for page in found.pages if page.unread]
    assert 0 < len(unread) < PAGES
    assert unread[-1] == PAGES
    assert read_facts(pdf, hands=3) == found


def whole_cost(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return reading._part(document, range(PAGES), measure_ink=False).operators
