"""What differs by region in finished PDFs: faces, forms of characters, marks, and all metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar
from PIL import Image, ImageChops

from compiler.diagnostics import Report
from compiler.pipeline import BuildRequest, build

EM = 12  # the body of A4, in points
DIFFERENT = "骨返起草"
FACES = {"zh-Hans": "SC", "zh-Hant-TW": "TC", "zh-Hant-HK": "HK"}
MANUSCRIPT = """# 骨返直起草真

骨，返，直，起，草，真。“外‘内’外”——省略……马克·吐温，《书名〈篇名〉》12.5%。

“第一段引文没有完，[^1]还有下文。

“第二段引文到此为止。”

[^1]: 注文里的“引号”是完整的。

![画面上的头发](p.png)
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The report and the PDFs by script."""
    folder = tmp_path_factory.mktemp("regions")
    editions = "".join(f'\n[[edition]]\nscript = "{script}"\n' for script in FACES)
    (folder / "booklet.toml").write_text(
        '[booklet]\nseries = "学习文选"\ntitle = "纸张的历程"\npublisher = "纸业协会"\n'
        'editor_note = "竹，木，纸。"\n'
        'keywords = ["头发", "面条"]\n\n'
        '[[section]]\ntitle = "工艺与历史"\narticles = ["a.md", "b.md"]\n' + editions,
        "utf-8",
    )
    (folder / "a.md").write_text(MANUSCRIPT, "utf-8")
    (folder / "b.md").write_text("# “直”字考\n\n让-雅克印了7～8册，共￥90元。\n", "utf-8")
    Image.new("RGB", (300, 200), (200, 30, 30)).save(folder / "p.png")
    report = Report()
    result = build(BuildRequest(folder), report)
    return report, {item.script: item.path for item in result.artifacts}


@pytest.fixture(params=["zh-Hant-TW", "zh-Hant-HK"])
def traditional(request, made) -> Path:
    return made[1][request.param]


@pytest.mark.parametrize(("script", "face"), FACES.items())
def test_every_noto_face_is_the_regions_own_also_in_the_margins(made, script, face):
    with pikepdf.open(made[1][script]) as pdf:
        names = {
            str(font.BaseFont)
            for font in pdf.objects
            if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/Font"
        }
        language = str(pdf.Root.Lang)
    noto = {name for name in names if "Noto" in name}
    assert len(noto) >= 3
    assert {re.search(r"CJK-(\w\w)", name)[1] for name in noto} == {face}
    assert language == script


def test_titles_metadata_and_alternative_texts_are_converted(traditional):
    with pikepdf.open(traditional) as pdf:
        with pdf.open_outline() as outline:
            titles = [child.title for item in outline.root for child in (item, *item.children)]
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        alternatives = [
            str(element.Alt)
            for element in pdf.objects
            if isinstance(element, pikepdf.Dictionary) and "/Alt" in element
        ]
        with pdf.open_metadata() as xmp:
            languages = str(xmp)
    assert {"工藝與歷史", "骨返直起草真"} <= set(titles)
    assert info["/Title"] == "學習文選"
    assert info["/Author"] == "紙業協會"
    assert info["/Keywords"] == "頭髮, 麵條"
    assert any("畫面上的頭髮" in text for text in alternatives)
    for simplified in ("学习", "纸业", "头发"):
        assert simplified not in languages


def test_marks_are_the_regions_own_and_no_quotation_is_called_unpaired(made, traditional):
    text = "".join(page_texts(traditional))
    assert "「外『內』外」" in text
    assert "《書名〈篇名〉》" in text
    assert "「第一段引文" in text
    assert "「第二段引文到此為止。」" in text
    assert "的「引號」是完整的。" in text
    assert not set("“”‘’") & set(text)
    assert "editions.unpaired-quote" not in made[0].codes()


def page_texts(path):
    document = pdfium.PdfDocument(path)
    return [page.get_textpage().get_text_range().replace("\r\n", "") for page in document]


@pytest.mark.parametrize("character", "骨返直起草真")
def test_characters_have_the_forms_of_their_region(made, character):
    """Looked at by eye at 200 dpi; 直 真 are drawn alike, 骨 返 起 草 are not."""
    drawn = {script: picture_of(path, character) for script, path in made[1].items()}
    assert all(picture.getbbox() for picture in drawn.values())
    assert different(drawn["zh-Hans"], drawn["zh-Hant-TW"]) == (character in DIFFERENT)


def test_a_comma_stands_low_on_the_mainland_and_in_the_middle_elsewhere(made):
    middles = {script: middle_of_comma(path) for script, path in made[1].items()}
    left, foot = middles["zh-Hans"]
    assert left < 0.35
    for script in ("zh-Hant-TW", "zh-Hant-HK"):
        assert middles[script][0] == pytest.approx(0.5, abs=0.08)
        assert middles[script][1] > foot + 0.2


def test_commas_in_the_handwritten_face_stand_where_the_region_has_them(made):
    """LXGW WenKai draws them lower left; the editor's note and captions are set in it."""
    for script, face in {
        "zh-Hans": "WenKai",
        "zh-Hant-TW": "CJK-TC",
        "zh-Hant-HK": "CJK-HK",
    }.items():
        assert {face in font for font in fonts_after(made[1][script], "竹木")} == {True}


@pytest.mark.parametrize("script", FACES)
def test_entries_of_the_contents_begin_on_one_edge_whatever_their_first_mark(made, script):
    page = pdfium.PdfDocument(made[1][script])[0].get_textpage()
    text = page.get_text_range()
    quoted, plain = re.search("[“「]直", text).start(), text.index("骨返直")
    edges = [page.get_charbox(index)[0] for index in (quoted, plain)]
    assert edges[0] == pytest.approx(edges[1], abs=0.2 * EM)


@pytest.mark.parametrize("script", FACES)
def test_hyphens_and_wide_signs_stand_close_to_what_they_join(made, script):
    drawn = [item for page in extract_pages(made[1][script]) for item in glyphs(page)]
    text = "".join(item.get_text()[0] for item in drawn)  # one each, of ligatures too
    for words in ("-雅", "7～8", "￥90"):
        first = text.index(words)
        for one, other in pairwise(drawn[first : first + len(words)]):
            assert other.x0 - one.x1 == pytest.approx(0, abs=0.06 * EM), words


def fonts_after(path, characters) -> list[str]:
    """The fonts of the commas that follow these characters, which stand in the note only."""
    found = []
    for page in extract_pages(path):
        drawn = [item for item in glyphs(page) if item.get_text().strip()]
        found += [
            mark.fontname
            for one, mark in pairwise(drawn)
            if one.get_text() in characters and mark.get_text() == "，"
        ]
    assert len(found) == len(characters)
    return found


def glyphs(item) -> Iterator[LTChar]:
    """Every glyph of a page, in the order of its content."""
    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for inner in item:
            yield from glyphs(inner)


def _places(path, character):
    """Boxes in points of the character in the body's size, with the page they stand on."""
    document = pdfium.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        whole = text.get_text_range()
        for index, found in enumerate(whole):
            if found == character and index + 1 < len(whole) and whole[index + 1] in "，。":
                yield page, text.get_charbox(index, loose=True), text.get_charbox(index + 1)


def picture_of(path, character) -> Image.Image:
    """The character as it is drawn in running text, at 600 dpi, black on white inverted."""
    page, (left, bottom, _, _), _ = next(_places(path, character))
    return _cut(page, left, bottom)


def _cut(page, left, bottom) -> Image.Image:
    scale, em = 600 / 72, EM
    bitmap = page.render(scale=scale).to_pil().convert("L")
    height = page.get_height()
    top = (height - bottom - 1.3 * em) * scale
    box = (left * scale, top, (left + em) * scale, top + 1.35 * em * scale)
    return ImageChops.invert(bitmap.crop(tuple(map(round, box))))


def different(one: Image.Image, other: Image.Image) -> bool:
    """Whether more than 2 % of the ink of two pictures of one size differs."""
    other = other.resize(one.size)
    changed = sum(ImageChops.difference(one, other).histogram()[128:])
    return changed > 0.02 * sum(one.histogram()[128:])


def middle_of_comma(path) -> tuple[float, float]:
    """Where the middle of a comma's ink stands in its em square: from the left, from the foot."""
    _, (left, bottom, _, _), (x0, y0, x1, y1) = next(_places(path, "骨"))
    return ((x0 + x1) / 2 - (left + EM)) / EM, ((y0 + y1) / 2 - bottom) / EM
