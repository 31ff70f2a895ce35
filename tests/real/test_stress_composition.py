"""Composed lines read back from the PDF: 1,500 breaks and more at each width, in three scripts."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import pypdfium2
import pytest
from line_checker import (
    PT_PER_MM,
    WIDEST_STRETCH,
    Fault,
    SetLine,
    baseline_faults,
    break_faults,
    edge_faults,
    gap_faults,
    glyph_faults,
    lines_of,
    pair_faults,
)
from stress_texts import StressParagraph, made_paragraphs, real_paragraphs

from compiler.diagnostics import Report
from compiler.model.artifacts import Composition, Font, Markup
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.typography.last_resort import LOOSEST

SIZE, LINE_HEIGHT, MARGIN = 10.5, 18.0, 36.0  # pt
BREAKS = 1500
FAMILIES = {
    "zh-Hans": "Noto Serif CJK SC",
    "zh-Hant-TW": "Noto Serif CJK TC",
    "zh-Hant-HK": "Noto Serif CJK HK",
}
# Narrow and wide in each script; where a line ends is one composer's work for all three.
WIDTHS = {"zh-Hans": (60, 90, 130, 160), "zh-Hant-TW": (90, 130), "zh-Hant-HK": (60, 160)}
CASES = [(script, width) for script, widths in WIDTHS.items() for width in widths]


@dataclass(frozen=True)
class Stress:
    """A stress text as set at a width: its paragraphs, its lines, and how the product counts."""

    width: float
    paragraphs: tuple[StressParagraph, ...]
    lines: tuple[SetLine, ...]
    composition: Composition
    pdf: bytes

    @property
    def breaks(self) -> int:
        """The line ends inside paragraphs."""
        return sum(not line.last for line in self.lines)


def _chosen(script: str, ems: int) -> tuple[StressParagraph, ...]:
    """Real and made paragraphs by turns, enough for the breaks wanted."""
    real = real_paragraphs(script)
    made = made_paragraphs(600, ems, script)
    turns = [paragraph for pair in zip(real, made, strict=False) for paragraph in pair]
    chosen, breaks = [], 0
    while breaks < BREAKS * 1.15:
        paragraph = turns[len(chosen)]
        chosen.append(paragraph)
        breaks += (len(paragraph.text) + 1) // ems
    return tuple(chosen)


@cache
def stress(script: str, width_mm: int) -> Stress:
    """The stress text set by the product's own stage, and read back."""
    ems = int(width_mm * PT_PER_MM / SIZE)
    width = ems * SIZE
    paragraphs = _chosen(script, ems)
    css = (
        f"@page {{ size: {width + 2 * MARGIN}pt 700pt; margin: {MARGIN}pt }}"
        f"html {{ font: {SIZE}pt/{LINE_HEIGHT}pt '{FAMILIES[script]}' }} body {{ margin: 0 }}"
        "p { margin: 0; text-indent: 2em; text-align: justify; orphans: 2; widows: 2 }"
    )
    body = "".join(paragraph.html for paragraph in paragraphs)
    html = f"<!DOCTYPE html><html lang={script}><title>纸</title><style>{css}</style>{body}</html>"
    settings = TypesetSettings(datetime(2024, 12, 5, tzinfo=UTC), script)
    pages = typeset(Markup(html, (), (Font("song", (FAMILIES[script],)),)), settings, Report())
    lines = lines_of(pages.pdf, [paragraph.text for paragraph in paragraphs])
    return Stress(width, paragraphs, tuple(lines), pages.composition, pages.pdf)


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]}-{case[1]}mm")
def case(request, shared) -> tuple[str, int]:
    """A script and a width in mm."""
    return request.param


@pytest.fixture
def text(case) -> Stress:
    """The stress text of the case."""
    return stress(*case)


def listed(faults: Sequence[Fault]) -> str:
    """The faults for a message."""
    return "\n".join(map(str, faults[:25]))


def test_there_are_breaks_enough_and_none_is_left_to_the_engine(text):
    assert text.breaks >= BREAKS
    assert text.composition.declined == ()
    assert text.composition.composed == text.composition.lines == len(text.lines)


def test_edges_are_flush(text):
    faults = [*edge_faults(text.lines, MARGIN, text.width)]
    assert not faults, listed(faults)
    assert text.composition.ragged == 0


def test_neighbouring_marks_are_squeezed(case, text):
    faults = [*pair_faults(text.lines, centred=case[0] != "zh-Hans")]
    assert not faults, listed(faults)


def test_traditional_text_is_traditional(case, text):
    source = "".join(paragraph.text for paragraph in text.paragraphs)
    simplified = set("张书页线么这国") & set(source)
    corners = source.count("「")
    assert (not simplified and corners > 200) if case[0] != "zh-Hans" else simplified


def test_quotes_and_dashes_have_their_widths(text):
    faults = [*glyph_faults(text.lines)]
    assert not faults, listed(faults)


def test_gaps_between_han_and_latin(text):
    faults = [*gap_faults(text.lines)]
    assert not faults, listed(faults)


def test_breaks_are_legal(text):
    faults = [*break_faults(text.lines)]
    assert not faults, listed(faults)


def test_baselines_stand_on_one_grid_over_all_pages(text):
    faults = [*baseline_faults(text.lines, LINE_HEIGHT)]
    assert not faults, listed(faults)
    assert len({line.glyphs[0].page for line in text.lines}) >= 30


def test_lines_are_hardly_stretched(case, text):
    stretches = sorted((line.stretch or 0.0, line.text) for line in text.lines if not line.last)
    over = [line for line in stretches if line[0] > WIDEST_STRETCH + 0.001]
    if case[1] >= 70:
        assert not over, over
    # Beside long Latin words in a narrow column a line goes over the cap rather than stay ragged.
    assert len(over) <= text.composition.last_resort <= text.breaks * 0.03
    assert len(over) <= text.breaks * 0.005, over
    assert stretches[-1][0] <= LOOSEST + 0.001, stretches[-5:]
    if case[1] >= 100:
        tight = sum(stretch <= 0.05 for stretch, _ in stretches)
        assert tight / len(stretches) >= 0.95, stretches[int(len(stretches) * 0.95)]


def test_readers_find_no_space_between_han_and_han_or_digits(text, tmp_path):
    path = tmp_path / "stress.pdf"
    path.write_bytes(text.pdf)
    poppler = subprocess.run(
        ["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    pdfium = "\n".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(text.pdf))
    )
    source = "\n".join(paragraph.text for paragraph in text.paragraphs)
    spaced = re.compile(r"[\u4e00-\u9fff] +[\u4e00-\u9fff0-9]|[0-9] +[\u4e00-\u9fff]")
    typed = set(spaced.findall(source))
    for found in (poppler, pdfium):
        assert not [one for one in spaced.findall(found) if one not in typed]
        squeezed = re.sub(r"\s", "", found).replace("\ufffe", "-")
        assert squeezed == re.sub(r"\s", "", source)
