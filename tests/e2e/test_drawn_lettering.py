"""Faults that a drawing brings along are told, and the files are made all the same."""

from __future__ import annotations

import io

import pikepdf
import pytest
from printed_booklets import printed, screen_colours

from compiler.diagnostics import Report, Severity
from compiler.errors import PreflightFailed
from compiler.pipeline import BuildRequest, build
from compiler.preflight import own_files
from compiler.preflight.own_files import inspect
from compiler.preflight.profiles import Profile
from compiler.preflight.settings import Expected

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="400" height="300">
<defs><linearGradient id="g"><stop offset="0" stop-color="#f00"/>
<stop offset="1" stop-color="#00f" stop-opacity=".4"/></linearGradient></defs>
<rect width="400" height="150" fill="url(#g)"/>
<line x1="0" y1="150" x2="400" y2="150" stroke="#123456" stroke-width="0.05"/>
<text x="20" y="250" font-size="40" fill="#101020">墨色</text></svg>"""


@pytest.fixture(scope="module")
def manuscript(tmp_path_factory):
    folder = tmp_path_factory.mktemp("drawing")
    (folder / "图.svg").write_text(DRAWING, "utf-8")
    file = folder / "稿.md"
    file.write_text("# 一幅图\n\n请看下图。\n\n![示意](图.svg)\n\n图完。\n", "utf-8")
    return file


def test_dark_lettering_of_a_drawing_is_a_warning(manuscript, tmp_path):
    report = Report()
    request = BuildRequest(manuscript, output=tmp_path, formats=("booklet", "print"))
    result = build(request, report)
    assert {item.format for item in result.artifacts} == {"booklet", "print"}
    found = {item.code: item.severity for item in report}
    assert found["preflight.mixed-black-lettering"] is Severity.WARNING
    assert found["preflight.hairline"] is Severity.WARNING


def test_no_colour_of_the_screen_is_left_of_a_drawing(manuscript, tmp_path):
    _, files = printed(manuscript, tmp_path)
    assert screen_colours(files["zh-Hans"].printed) == []


def test_the_same_colour_in_the_text_of_a_page_is_an_error(manuscript, tmp_path):
    _, files = printed(manuscript, tmp_path)
    content = files["zh-Hans"].printed.read_bytes()
    with pytest.raises(PreflightFailed):
        inspect(_untagged(content), Profile.PRINT, Expected(), "稿.pdf", Report())


def _untagged(content: bytes) -> bytes:
    """The file with its figures tagged as text."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
            stream = page.Contents
            stream.write(stream.read_bytes().replace(b"/Figure", b"/Span"))
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def test_an_error_found_by_a_worker_ends_the_build(manuscript, tmp_path, monkeypatch):
    monkeypatch.setattr(own_files, "_OF_CONTENT", frozenset())
    report = Report()
    request = BuildRequest(manuscript, output=tmp_path, formats=("screen", "print"))
    with pytest.raises(PreflightFailed):
        build(request, report)
    assert "preflight.mixed-black-lettering" in {item.code for item in report}
    assert list(tmp_path.iterdir()) == []
