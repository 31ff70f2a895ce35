"""A form that is called again paints the same facts, as the state it is called in has them."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from compiler.preflight.reading import read_facts

FORM = b"0 0 0 1 k 10 10 20 20 re f BT /F 12 Tf 5 50 Td (Ink) Tj ET /G gs 1 0 0 RG 0 0 m 9 9 l S"


def facts_of(*contents: bytes, form: bytes = FORM):
    pdf = pikepdf.Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    drawn = pdf.make_stream(form, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 100])
    drawn.Resources = Dictionary(
        Font=Dictionary(F=font), ExtGState=Dictionary(G=Dictionary(ca=0.5))
    )
    drawn = pdf.make_indirect(drawn)
    for content in contents:
        page = pdf.add_blank_page(page_size=(200, 200))
        page.Resources = Dictionary(XObject=Dictionary(X=drawn))
        page.Contents = pdf.make_stream(content)
    out = io.BytesIO()
    pdf.save(out)
    return read_facts(out.getvalue()).pages


@pytest.mark.parametrize("before", [b"", b"q 2 0 0 2 5 5 cm ", b"0 0 50 50 re W n ", b"3 w "])
def test_pages_that_call_a_form_alike_have_the_same_facts(before):
    [alone] = facts_of(before + b"/X Do")
    first, other, again = facts_of(before + b"/X Do", b"1 0 0 1 7 0 cm /X Do", before + b"/X Do")
    for page in (first, again):
        assert (page.texts, page.paths, page.spaces) == (alone.texts, alone.paths, alone.spaces)
        assert page.transparency == alone.transparency
        assert page.transparency.used
    assert other.texts[0].box != alone.texts[0].box


def test_a_form_within_a_figure_is_lettering_there_only():
    first, figure, again = facts_of(b"/X Do", b"/Figure BMC /X Do EMC", b"/X Do")
    assert [page.texts[0].in_figure for page in (first, figure, again)] == [False, True, False]


def test_a_form_called_twice_on_a_page_is_there_twice():
    [page] = facts_of(b"/X Do q 1 0 0 1 50 0 cm /X Do Q /X Do")
    assert len(page.texts) == 3
    assert page.texts[0] == page.texts[2] != page.texts[1]


def test_what_is_painted_after_a_form_keeps_its_own_state():
    [page] = facts_of(b"0 1 0 0 k /X Do 0 0 5 5 re f /X Do 0 0 6 6 re f")
    fills = [path.fill.values for path in page.paths if path.fill]
    assert fills == [(0, 0, 0, 1), (0, 1, 0, 0), (0, 0, 0, 1), (0, 1, 0, 0)]


def test_a_line_of_more_than_a_megabyte_is_not_read_and_said_so():
    [page] = facts_of(b"[" + b"1 " * 600_000 + b"] TJ 0 0 5 5 re f")
    assert page.unread == "bytes"
