"""Drawings with inks, with characters that no font has and with private ones give valid files."""

from __future__ import annotations

import pikepdf
import pytest
from other_fonts import box_font
from verapdf import STANDARDS, verdicts

from compiler.diagnostics import Report
from compiler.pipeline import BuildRequest, build

LACKING, PRIVATE = "\U0010fe23", "\ue123"
FORMATS = ("screen", "print")
INKS = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="400" height="300">
<defs><linearGradient id="g"><stop offset="0" stop-color="device-cmyk(0 1 0 0)"/>
<stop offset="1" style="stop-color: device-cmyk(0 0 1 0)"/></linearGradient></defs>
<style>.k { stroke: device-cmyk(1 0 0 0.2) }</style>
<rect width="400" height="50" fill="url(#g)"/>
<rect class="k" y="60" width="400" height="50" style="fill: device-cmyk(0 0.5 1 0)"/>
<text x="20" y="250" font-size="40" fill="device-cmyk(0 0 0 100%)">墨色</text></svg>"""
LETTERS = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 99" width="400" height="99">
<text x="20" y="60" font-size="40">墨{LACKING}{PRIVATE}色</text></svg>"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The files by format, and the report."""
    folder = tmp_path_factory.mktemp("drawings")
    (folder / "墨.svg").write_text(INKS, "utf-8")
    (folder / "字.svg").write_text(LETTERS, "utf-8")
    text = f"# 两幅图\n\n私用的字：{PRIVATE}。\n\n![墨](墨.svg)\n\n![字](字.svg)\n"
    (folder / "稿.md").write_text(text, "utf-8")
    (folder / "fonts").mkdir()
    own = box_font([ord(PRIVATE)])
    own.setupNameTable({"familyName": "Own Sorts", "styleName": "Regular"})
    own.save(folder / "fonts" / "own.ttf")
    report = Report()
    request = BuildRequest(folder / "稿.md", output=folder / "out", formats=FORMATS)
    result = build(request, report)
    return {item.format: item.path for item in result.artifacts}, report


def test_both_files_are_valid(made):
    found = verdicts(list(made[0].values()))
    assert len(found) == len(FORMATS) * len(STANDARDS)
    assert [(one.path.name, one.standard, one.failures) for one in found if not one.compliant] == []


def test_a_letter_that_no_font_has_is_told_and_still_reads(made):
    files, report = made
    told = [item for item in report if item.code == "typeset.missing-glyph"]
    assert [dict(item.values)["codepoint"] for item in told] == ["U+10FE23"]
    with pikepdf.open(files["screen"]) as pdf:
        content = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    for letter in (LACKING, PRIVATE):
        spelt = ("\ufeff" + letter).encode("utf-16-be").hex()
        assert f"/ActualText <{spelt}>".encode() in content


def test_black_ink_stays_black_ink_in_print(made):
    with pikepdf.open(made[0]["print"]) as pdf:
        content = b"".join(page.Contents[1].read_bytes() for page in pdf.pages)
        resources = pdf.pages[-1].Resources
        drawn = [form.read_bytes() for form in resources.XObject.values()]
    assert b"0 0 0 1 k" in content + b"".join(drawn)
    assert b" rg" not in content
