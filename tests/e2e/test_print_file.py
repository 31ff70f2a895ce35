"""The file for the print shop, read back: inks, bleed, boxes, text, claims, the same bytes."""

from __future__ import annotations

import os
import shutil

import pikepdf
import pypdfium2 as pdfium
import pytest
from drawn_pictures import manuscript
from pdf_facts import PdfFacts, squeezed
from PIL import Image
from printed_booklets import coverage, plates, printed, screen_colours, total_ink
from verapdf import STANDARDS, verdicts

EDITIONS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
MM = 72 / 25.4

# A band of the theme's red to both edges, and a picture over a whole page, both into the bleed.
BAND = """
.masthead { position: relative; }
.masthead::before {
  content: ""; position: absolute; background: {{ colour.red }}; height: 30pt; top: 0;
  left: -{{ area.inner_pt + bleed_pt }}pt;
  width: {{ area.page_width_pt + 2 * bleed_pt }}pt;
}
figure .picture { position: static; }
figure .picture img {
  position: absolute; max-width: none;
  left: -{{ area.inner_pt + bleed_pt }}pt; top: -{{ area.head_pt + bleed_pt }}pt;
  width: {{ area.page_width_pt + 2 * bleed_pt + 30 }}pt !important;
  height: {{ area.page_height_pt + 2 * bleed_pt }}pt !important;
}
article { position: relative; }
.article-head { background: linear-gradient(90deg, #ff0000, #ffffff); }
.byline { color: lab(50% 40 30); }
p.body { background: rgba(0, 0, 0, 0.05); }
"""


@pytest.fixture(scope="session")
def ghostscript():
    if shutil.which("gs") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Ghostscript: run scripts/setup")
        pytest.skip("no Ghostscript on this machine")


@pytest.fixture(scope="session")
def example_prints(root, tmp_path_factory):
    return printed(root / "examples" / "yinshua", tmp_path_factory.mktemp("p"), EDITIONS)


@pytest.fixture(scope="session")
def seeds_prints(seeds_folder, tmp_path_factory):
    return printed(seeds_folder, tmp_path_factory.mktemp("p"), EDITIONS)


@pytest.fixture(scope="session")
def corpus_prints(shared, tmp_path_factory):
    """The whole corpus as one booklet, in the editions that differ most."""
    folder = tmp_path_factory.mktemp("corpus") / "booklet"
    shutil.copytree(shared / "corpus", folder)
    return printed(folder, tmp_path_factory.mktemp("p"), ("zh-Hans", "zh-Hant-HK"))


@pytest.fixture(scope="session")
def picture_prints(tmp_path_factory):
    """Pictures of every kind."""
    folder = tmp_path_factory.mktemp("pictures")
    _, files = printed(manuscript(folder), tmp_path_factory.mktemp("p"))
    return files["zh-Hans"]


@pytest.fixture(scope="session")
def bled_prints(tmp_path_factory):
    """A theme with a band and a picture that touch the trim."""
    folder = tmp_path_factory.mktemp("bled")
    (folder / "look" / "styles").mkdir(parents=True)
    (folder / "look" / "styles" / "60-band.css.j2").write_text(BAND, encoding="utf-8")
    Image.radial_gradient("L").resize((600, 850)).convert("RGB").point(
        [40 + value // 2 for value in range(256)] + [90] * 256 + [160] * 256
    ).save(folder / "cover.jpg", quality=92)
    (folder / "a.md").write_text(
        "# 墨色\n\n李四\n\n正文一段，说的是油墨与纸张。\n\n![封面](cover.jpg)\n", encoding="utf-8"
    )
    (folder / "booklet.toml").write_text(
        'theme = "./look"\n[booklet]\ntitle = "墨色"\nseries = "印务 文选"\n'
        '[[section]]\ntitle = "色"\narticles = ["a.md"]\n[page]\ntrim = "A5"\n',
        encoding="utf-8",
    )
    _, files = printed(folder, tmp_path_factory.mktemp("p"))
    return files["zh-Hans"]


@pytest.fixture(params=["example", "seeds"])
def prints(request):
    _, files = request.getfixturevalue(f"{request.param}_prints")
    return files


@pytest.mark.parametrize("script", EDITIONS)
def test_no_colour_of_the_screen_is_left(prints, script):
    assert screen_colours(prints[script].screen), "the test reads nothing"
    assert screen_colours(prints[script].printed) == []


def test_no_colour_of_the_screen_is_left_of_pictures(picture_prints, bled_prints):
    for one in (picture_prints, bled_prints):
        assert screen_colours(one.printed) == []


def test_text_pages_are_black_ink_alone(prints, ghostscript):
    """Pages with neither red nor pictures nor tints have one plate only."""
    shares = coverage(prints["zh-Hans"].printed)
    plain = [page for page in shares if max(page[:3]) == 0]
    assert len(plain) >= 3
    assert all(page[3] > 0.001 for page in plain)
    red = [page for page in shares if page[0] == 0 and page[1] == page[2] > 0]
    assert red, "the theme's red has no cyan, and as much magenta as yellow"


def test_total_ink_is_below_three_hundred(
    example_prints, picture_prints, bled_prints, tmp_path, ghostscript
):
    _, files = example_prints
    for index, path in enumerate(
        (files["zh-Hans"].printed, picture_prints.printed, bled_prints.printed)
    ):
        folder = tmp_path / str(index)
        folder.mkdir()
        most = [total_ink(page) for page in plates(path, folder)]
        assert max(most) > 90, "something is printed"
        assert max(most) <= 300


def test_band_and_picture_reach_the_end_of_the_bleed(bled_prints, tmp_path, ghostscript):
    first, *_, last = plates(bled_prints.printed, tmp_path, box="Bleed", dpi=144)
    width, height = first.size
    assert (width, height) == (round((148 + 6) / 25.4 * 144), round((210 + 6) / 25.4 * 144))
    column = [first.getpixel((0, y)) for y in range(height)]
    assert (0, 255, 255, 25) in column, "the red band at the left end"
    assert (0, 255, 255, 25) in [first.getpixel((width - 1, y)) for y in range(height)]
    for place in ((1, 1), (width - 2, 1), (1, height - 2), (width - 2, height - 2)):
        assert sum(last.getpixel(place)) > 60, place


def test_boxes_and_what_a_print_shop_looks_for_first(prints):
    for files in prints.values():
        with pikepdf.open(files.printed) as pdf:
            assert pdf.pdf_version == "1.6"
            assert pdf.Root.OutputIntents[0].S == pikepdf.Name.GTS_PDFX
            for page in pdf.pages:
                trim = [float(edge) for edge in page.TrimBox]
                assert trim == pytest.approx([0, 0, 210 * MM, 297 * MM], abs=0.01)
                bleed = [float(edge) for edge in page.BleedBox]
                outer = [-3 * MM, -3 * MM, 213 * MM, 300 * MM]
                assert bleed == pytest.approx(outer, abs=0.01)
                assert "/Annots" not in page
                assert "/CropBox" not in page


def test_the_screen_file_has_no_bleed(prints):
    for files in prints.values():
        with pikepdf.open(files.screen) as pdf:
            for page in pdf.pages:
                assert list(page.MediaBox) == list(page.TrimBox) == list(page.BleedBox)
                assert float(page.MediaBox[0]) == float(page.MediaBox[1]) == 0


def text_in_trim(path) -> list[str]:
    """Each page's text inside its trim, as PDFium extracts it."""
    found = []
    for page in pdfium.PdfDocument(path):
        left, bottom, right, top = page.get_trimbox()
        text = page.get_textpage()
        found.append(squeezed(text.get_text_bounded(left, bottom, right, top)))
    return found


@pytest.mark.parametrize("script", EDITIONS)
def test_the_text_is_that_of_the_screen_file(prints, script):
    files = prints[script]
    screen = text_in_trim(files.screen)
    assert sum(map(len, screen)) > 2000
    assert text_in_trim(files.printed) == screen
    screen_facts, print_facts = PdfFacts(files.screen), PdfFacts(files.printed)
    assert print_facts.labels == screen_facts.labels
    assert [(entry.title, entry.page) for entry in print_facts.outline] == [
        (entry.title, entry.page) for entry in screen_facts.outline
    ]
    assert print_facts.fonts() == screen_facts.fonts()


def test_the_slug_says_what_is_printed(example_prints):
    _, files = example_prints
    page = pdfium.PdfDocument(files["zh-Hans"].printed)[2]
    _, bottom, _, _ = page.get_bleedbox()
    media = page.get_mediabox()
    slug = page.get_textpage().get_text_bounded(media[0], media[1], media[2], bottom)
    assert "学习文选" in squeezed(slug)


def test_veraPDF_finds_nothing_wrong(  # noqa: N802 - its name
    example_prints, seeds_prints, corpus_prints, bled_prints
):
    _, corpus = corpus_prints
    paths = [bled_prints.printed, corpus["zh-Hans"].screen, corpus["zh-Hant-HK"].printed]
    for _, files in (example_prints, seeds_prints):
        paths += [one.printed for one in files.values()]
    found = verdicts(paths)
    assert len(found) == len(STANDARDS) * 9
    assert [(one.path.name, one.failures) for one in found if one.failures] == []
    for path in paths:
        with pikepdf.open(path) as pdf, pdf.open_metadata() as packet:
            assert (packet.pdfa_status, packet.get("pdfuaid:part")) == ("2A", "1")


def test_the_same_bytes_in_another_folder(root, example_prints, tmp_path):
    folder = tmp_path / "别处" / "yinshua"
    shutil.copytree(root / "examples" / "yinshua", folder)
    _, again = printed(folder, tmp_path / "out")
    _, files = example_prints
    assert again["zh-Hans"].printed.read_bytes() == files["zh-Hans"].printed.read_bytes()
    assert again["zh-Hans"].screen.read_bytes() == files["zh-Hans"].screen.read_bytes()
