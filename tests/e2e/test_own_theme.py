"""The example with a theme of its own: what that says is on the pages, the rest is neikan's."""

from __future__ import annotations

from itertools import groupby

import pikepdf
import pypdfium2 as pdfium
import pytest
from pdf_facts import PdfFacts

from compiler.diagnostics import Report, Severity
from compiler.markup.theme import load_theme
from compiler.pipeline import BuildRequest, build

SCRIPTS = ("zh-Hans", "zh-Hant-TW")
MM = 72 / 25.4
RED, BLUE = ("c3", "00", "0b"), ("1f", "4e", "79")
RED_INKS, BLUE_INKS = (0, 1, 1, 0.1), (0.9, 0.6, 0.2, 0.2)


@pytest.fixture(scope="module")
def made(root, tmp_path_factory):
    """The example for the screen and for the print shop; and what was said."""
    report = Report()
    request = BuildRequest(
        root / "examples" / "shuyi",
        tmp_path_factory.mktemp("out"),
        editions=SCRIPTS,
        formats=("screen", "print"),
    )
    return build(request, report), report


def _file(result, script, kind):
    [path] = [one.path for one in result.artifacts if (one.script, one.format) == (script, kind)]
    return path


def _colours(path, operators):
    """All colours that the pages of a file are painted with, by those operators."""
    with pikepdf.open(path) as pdf:
        return {
            tuple(round(float(value), 3) for value in one.operands)
            for page in pdf.pages
            for one in pikepdf.parse_content_stream(page)
            if str(one.operator) in operators
        }


def _of_screen(colour):
    return tuple(f"{round(value * 255):02x}" for value in colour)


def test_nothing_is_lost_and_nothing_is_wrong(made):
    """Preflight of both formats is a part of the build."""
    result, report = made
    assert len(result.artifacts) == 2 * len(SCRIPTS)
    assert [account.unaccounted for account in result.accounts] == [0] * len(result.accounts)
    assert [one.code for one in report if one.severity is not Severity.INFO] == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_accent_is_the_theme_s_on_the_screen(made, script):
    colours = _colours(_file(made[0], script, "screen"), ("rg", "RG", "sc", "SC", "scn", "SCN"))
    seen = {_of_screen(colour) for colour in colours}
    assert BLUE in seen
    assert RED not in seen
    assert not [colour for colour in colours if len(colour) == 3 and colour[0] > max(colour[1:])]


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_accent_has_the_theme_s_inks_in_print(made, script):
    inks = _colours(_file(made[0], script, "print"), ("k", "K"))
    assert BLUE_INKS in inks
    assert RED_INKS not in inks
    assert not [ink for ink in inks if ink[1] > ink[0]], "more magenta than cyan"


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_title_of_a_section_is_a_bar_over_the_whole_width(made, script):
    path = _file(made[0], script, "screen")
    scale = 2
    page = pdfium.PdfDocument(path)[PdfFacts(path).labels.index("1")]
    picture = page.render(scale=scale).to_pil().convert("RGB")
    blue = tuple(int(part, 16) for part in BLUE)
    longest = max(
        len(list(run))
        for row in range(picture.height)
        for same, run in groupby(picture.getpixel((x, row)) == blue for x in range(picture.width))
        if same
    )
    assert longest / scale == pytest.approx(28 * 10.5, abs=1.5)  # neikan's 28 ems on A5


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_page_number_is_the_theme_s(made, script):
    facts = PdfFacts(_file(made[0], script, "screen"))
    for label, page in zip(facts.labels, facts.document, strict=True):
        if label.isdigit():
            width = page.get_width()
            foot = page.get_textpage().get_text_bounded(left=0, right=width, bottom=0, top=17 * MM)
            assert foot.split() == ["·", label, "·"]


def test_the_theme_says_only_what_differs(root):
    own, base = load_theme(root / "examples" / "shuyi" / "look"), load_theme("neikan")
    assert own.labels == base.labels
    assert own.palette.keys() == base.palette.keys()
    assert [name for name in base.palette if own.palette[name] != base.palette[name]] == ["red"]
