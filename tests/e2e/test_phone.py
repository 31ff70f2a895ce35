"""Pages for a telephone: small, large in type, alike left and right, linked, whole."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from built_booklets import EDITIONS
from other_formats import CREATED, Phone, phones
from verapdf import STANDARDS, verdicts

from compiler.diagnostics import Report
from compiler.markup.render import render
from compiler.markup.settings import PageSettings, phone_page
from compiler.model.article import Article
from compiler.model.block import Paragraph
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Text
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.units import Size, mm_to_pt

LINE = 23  # pt


@pytest.fixture(scope="module")
def made(root, seeds_folder, tmp_path_factory) -> dict[tuple[str, str], Phone]:
    """The pages of each booklet and edition."""
    found = {}
    for name, project in (("example", root / "examples" / "yinshua"), ("seeds", seeds_folder)):
        out = tmp_path_factory.mktemp(name)
        found |= {(name, script): one for script, one in phones(project, out, EDITIONS).items()}
    return found


def text_edges(pages: Phone) -> list[tuple[float, float]]:
    """Where the text begins and ends across each page, in pt; no page may be without."""
    edges = []
    document = pdfium.PdfDocument(pages.path)
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        shown = [box for box in boxes if box[2] > box[0]]
        assert shown
        edges.append((min(box[0] for box in shown), max(box[2] for box in shown)))
    return edges


@pytest.mark.parametrize("script", EDITIONS)
@pytest.mark.parametrize("name", ["example", "seeds"])
def test_every_character_of_every_source_is_on_them(made, name, script):
    accounts = made[name, script].accounts
    assert len(accounts) >= 3
    assert [account.unaccounted for account in accounts] == [0] * len(accounts)
    assert made[name, script].pages.missing == frozenset()


@pytest.mark.parametrize("name", ["example", "seeds"])
def test_every_line_is_composed(made, name):
    composition = made[name, "zh-Hans"].pages.composition
    assert composition.composed == composition.lines > 300
    assert composition.ragged == 0


@pytest.mark.parametrize("name", ["example", "seeds"])
def test_left_and_right_are_alike_and_none_is_blank(made, name):
    pages = made[name, "zh-Hans"]
    for left, right in text_edges(pages):
        assert left >= 10
        assert right <= mm_to_pt(105) - 10
    with pikepdf.open(pages.path) as pdf:
        boxes = [box for page in pdf.pages for box in (page.mediabox, page.trimbox)]
        sizes = {(round(float(b[2] - b[0])), round(float(b[3] - b[1]))) for b in boxes}
    assert sizes == {(round(mm_to_pt(105)), round(mm_to_pt(190)))}


def test_body_text_begins_at_one_place_on_every_page(made):
    starts = [round(left, 1) for left, _ in text_edges(made["example", "zh-Hans"])[3:]]
    odd, even = min(starts[::2]), min(starts[1::2])
    assert abs(odd - even) < 1


@pytest.mark.parametrize("name", ["example", "seeds"])
def test_lines_of_the_contents_are_high_enough_for_a_thumb(made, name):
    with pikepdf.open(made[name, "zh-Hans"].path) as pdf:
        inside = [
            abs(float(link.Rect[3]) - float(link.Rect[1]))
            for page in pdf.pages
            for link in page.get("/Annots", [])
            if "/Dest" in link
        ]
    assert len(inside) >= 10
    assert min(inside) >= 1.3 * LINE


@pytest.mark.parametrize("name", ["example", "seeds"])
def test_a_line_of_the_contents_is_touched_as_one_whole(made, name):
    """An entry of two lines too: its number stands far from its first words."""
    with pikepdf.open(made[name, "zh-Hans"].path) as pdf:
        targets = [
            str(link.Dest)
            for page in pdf.pages
            for link in page.get("/Annots", [])
            if "/Dest" in link
        ]
    assert len(targets) == len(set(targets))


def test_the_colophon_stands_below_the_text_and_covers_none(tmp_path):
    """At every place of a page once: a paper page has it at the foot."""
    made = [last_lines(length, tmp_path) for length in range(26, 44)]
    assert len({pages for pages, _ in made}) == 2
    for _, baselines in made:
        assert min(above - below for above, below in pairwise(baselines)) > LINE / 2


def last_lines(length: int, folder: Path) -> tuple[int, list[float]]:
    """How many pages a text of so many lines has, and where the last one's lines stand."""
    body = (Paragraph((Text("纸" * 18),)),) * length
    imprint = {name: name for name in ("publisher", "editor", "issue", "copies", "contact")}
    booklet = Booklet(Masthead(**imprint), (Section("", (Article("题", body, anchor="a"),)),))
    settings = phone_page(PageSettings(Size(210, 297), "A4", folder))
    pages = typeset(
        render(booklet, settings, Report()), TypesetSettings(CREATED, "zh-Hans"), Report()
    )
    document = pdfium.PdfDocument(pages.pdf)
    text = document[len(document) - 1].get_textpage()
    boxes = [text.get_charbox(at, loose=True) for at in range(text.count_chars())]
    return len(document), sorted({round(box[1]) for box in boxes if box[3] > box[1]}, reverse=True)


def test_addresses_are_live(made):
    with pikepdf.open(made["example", "zh-Hans"].path) as pdf:
        targets = {
            str(link.A.URI)
            for page in pdf.pages
            for link in page.get("/Annots", [])
            if "/A" in link
        }
    assert any(target.startswith("https://video.example.com/") for target in targets)
    assert "https://example.com/typesetting" in targets


def test_each_edition_complies(made):
    found = verdicts([one.path for one in made.values()])
    assert len(found) == len(STANDARDS) * len(made)
    assert [(one.path, one.failures) for one in found if not one.compliant] == []
