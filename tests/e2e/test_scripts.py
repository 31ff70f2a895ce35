"""Scripts of the country and of the world: in titles, paragraphs, cells and notes, read back whole.

What no font here has is told by place, and the build goes on: those tests run on every machine.
"""

from __future__ import annotations

import ctypes
import io
import re
import subprocess
import unicodedata
import zipfile
from collections import defaultdict
from itertools import pairwise

import pikepdf
import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw
from set_tables import drawn, paragraph, set_blocks

from compiler.conservation.characters import fold
from compiler.conservation.page_text import read_pages
from compiler.diagnostics import Report
from compiler.model.block import Heading
from compiler.model.inline import Text
from compiler.pipeline import BuildRequest, build

# A sentence about paper and print in each; in those from right to left with brackets and a number.
SENTENCES = {
    "ug": "ئاق قەغەز (نېپىز) 1980-يىلى باسما ئۈچۈن ياسالدى، ئۇ PDF ئەمەس.",
    "kk-Arab": "قاعاز جۇقا، كىتاپ باسۋعا جارايدى، ٴبىر تاباق.",
    "ar": "صُنِعَ الوَرَقُ (الأبيض) عام 105 وَلَا يَزَالُ مُهِمًّا؟",
    "he": "הנייר הלבן (הדק) משמש לדפוס מאז 1980, שָׁלוֹם.",
    "bo": "ཤོག་བུ་དཀར་པོ་ནི་པར་འདེབས་ལ་བཀོལ།",
    "mn-Mong": "ᠴᠠᠭᠠᠰᠤ ᠨᠢᠮᠭᠡᠨ ᠪᠠᠶᠢᠨ᠎ᠠ᠃",
    "ii": "ꆈꌠꁱꂷ ꌧꅪ",
    "za": "Sawgveh neix yungh daeuj yinqsawq.",
    "th": "กระดาษบางใช้พิมพ์หนังสือ ปั๊มน้ำที่ผู้ใหญ่ฟื้นฟู ญี่ปุ่น ฝั่งฟ้า ก้ำ ป็่น หมึกดำ",
    "hi": "सफ़ेद काग़ज़ पर छपाई होती है, स्त्री प्रश्न।",
    "km": "ស្ត្រី ភ្នំ ខ្ញុំ ភាសាខ្មែរ ក្រដាស។",
    "tdd": "ᥖᥭᥰ ᥖᥬᥲ ᥖᥬᥲ",
    "ko": "얇은 종이는 인쇄에 쓰인다.",
    "ru": "Белая бумага нужна для печати, ёлка.",
    "el": "Το λευκό χαρτί είναι για εκτύπωση.",
    "emoji": "纸📄与墨✒️，一家👨‍👩‍👧，旗🇨🇳，键1️⃣，手👍🏽。",
}
THAI_LINES = "ภาษาไทยไม่มีช่องว่างระหว่างคำดังนั้นการตัดบรรทัดจึงยาก"
FROM_RIGHT = ("ug", "kk-Arab", "ar", "he")
MISSING = {"typeset.missing-glyph", "typeset.missing-script"}
FILES = {"/FontFile2", "/FontFile3"}
NO_FONT = "\U00010910\U00010911"  # Phoenician, in no declared family


def manuscript(sentence: str) -> str:
    title = sentence.rstrip("।།᠃。.?？؟ ")
    return f"""# 纸 {title}

## {title}

中文里夹着{sentence}这句话，后面还有汉字，长到换行为止，看一看行末的标点与两端是否照旧对齐。

{sentence} **{title}** {sentence}

- {sentence}

> {sentence}

| 名称 | 说明 |
|---|---|
| 纸 | {sentence} |

脚注[^1]。

[^1]: {sentence}
"""


class Made:
    """A build of the manuscript of one script, and its findings."""

    def __init__(self, folder, sentence: str) -> None:
        source = folder / "纸.md"
        source.write_text(manuscript(sentence), "utf-8")
        self.report = Report()
        request = BuildRequest(
            source,
            output=folder / "out",
            editions=("zh-Hans",),
            formats=("screen", "phone", "epub"),
        )
        made = build(request, self.report)
        self.paths = {artifact.format: artifact.path for artifact in made.artifacts}
        self.pdf = self.paths["screen"]

    @property
    def missing(self) -> set[str]:
        """The characters that no font has, as far as they are told."""
        values = [dict(one.values) for one in self.report if one.code in MISSING]
        told = (str(one.get("character", one.get("characters"))) for one in values)
        return {character for characters in told for character in characters.rstrip("…")}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    kept: dict[str, Made] = {}

    def get(script: str) -> Made:
        if script not in kept:
            kept[script] = Made(tmp_path_factory.mktemp("scripts"), SENTENCES[script])
        return kept[script]

    return get


def with_fonts(made: Made) -> Made:
    if made.missing:
        pytest.skip(f"no declared font here has {''.join(sorted(made.missing))}")
    return made


def squeezed(text: str) -> str:
    """Without blanks and marks of direction, composed."""
    kept = (one for one in text if not one.isspace() and unicodedata.category(one) != "Cf")
    return unicodedata.normalize("NFC", "".join(kept))


@pytest.mark.parametrize("script", SENTENCES)
def test_every_script_is_built_and_proved(made, script):
    assert set(made(script).paths) == {"screen", "phone", "epub"}
    for finding in made(script).report:
        if finding.code in MISSING:
            assert finding.location is not None
            assert finding.location.page


def test_what_no_font_has_is_told_by_place(tmp_path):
    built = Made(tmp_path, f"字母{NO_FONT}。")
    assert built.missing == set(NO_FONT)
    [first, *_] = [one for one in built.report if one.code in MISSING]
    assert first.code == "typeset.missing-script"  # both letters in one
    assert dict(first.values)["package"] == "fonts-noto-core"
    assert first.location is not None
    assert NO_FONT[0] in first.location.quote


@pytest.mark.parametrize("script", [name for name in SENTENCES if name != "emoji"])
def test_the_page_has_each_sentence_in_its_order(made, script):
    pages = read_pages(with_fonts(made(script)).pdf.read_bytes())
    wanted = fold(SENTENCES[script])
    assert fold("".join(page.main for page in pages)).count(wanted) >= 6
    assert fold("".join(page.notes for page in pages)).count(wanted) == 1


@pytest.mark.parametrize(
    "script", [name for name in SENTENCES if name not in {"emoji", "ar", "km"}]
)
def test_poppler_finds_each_word(made, script):
    """Arabic with vowels and Khmer are left to PDFium: poppler puts marks where it pleases."""
    command = ["pdftotext", with_fonts(made(script)).pdf, "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = squeezed(text)
    words = re.findall(r"[^\W\d_]{2,}", SENTENCES[script])
    assert len(words) >= 2
    assert [word for word in words if squeezed(word) not in found] == []


@pytest.mark.parametrize("script", [name for name in FROM_RIGHT if name != "ar"])
def test_words_stand_from_right_to_left(made, script):
    built = with_fonts(made(script))
    first, second = SENTENCES[script].split()[:2]
    lines = [  # Arabic with vowels is drawn in more pieces than words
        (left[0], right[0])
        for left, right in pairs(built.pdf, squeezed(first), squeezed(second))
        if abs(left[1] - right[1]) < 4
    ]
    assert len(lines) >= 5
    assert all(one > other for one, other in lines)


def pairs(path, first: str, second: str):
    """The places (x, y) of two words that are read one after the other."""
    document = pdfium.PdfDocument(path)
    for page in document:
        layer = page.get_textpage()
        places: list[tuple[str, tuple[float, float]]] = []
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            left, bottom, _, _ = item.get_bounds()
            text = squeezed(object_text(item, layer))
            places.extend([(text, (left, bottom))] if text else [])
        for (one, place), (other, next_place) in pairwise(places):
            if one and other and first.startswith(one) and other in second:
                yield place, next_place


def object_text(item, layer) -> str:
    size = raw.FPDFTextObj_GetText(item.raw, layer.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    target = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFTextObj_GetText(item.raw, layer.raw, target, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")


@pytest.mark.parametrize("script", FROM_RIGHT)
def test_a_paragraph_from_right_to_left_begins_at_the_right(made, script):
    built = with_fonts(made(script))
    first = squeezed(SENTENCES[script].split()[0])
    document = pdfium.PdfDocument(built.pdf)
    rights = []
    for page in document:
        layer = page.get_textpage()
        items = [*page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
        texts = [squeezed(object_text(item, layer)) for item in items]
        middle = page.get_width() / 2
        rights += [
            item.get_bounds()[2] > middle
            for item, text in zip(items, texts, strict=True)
            if text and first.startswith(text)
        ]
    assert sum(rights) >= 3


@pytest.mark.parametrize("script", SENTENCES)
def test_all_fonts_are_in_the_file(made, script):
    with pikepdf.open(made(script).pdf) as pdf:
        fonts = [
            font.DescendantFonts[0].FontDescriptor
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
            if "/DescendantFonts" in font
        ]
        assert fonts
        assert [font.FontName for font in fonts if not FILES & set(font.keys())] == []


@pytest.mark.parametrize("script", FROM_RIGHT)
def test_the_epub_says_direction_and_language(made, script):
    with zipfile.ZipFile(io.BytesIO(made(script).paths["epub"].read_bytes())) as archive:
        text = "".join(
            archive.read(name).decode() for name in archive.namelist() if "article-" in name
        )
    assert f'<p dir="rtl" lang="{script}" class="body">' in text
    assert f'<td dir="rtl" lang="{script}"' in text
    assert f'<span lang="{script}">' in text  # inside the Chinese paragraph
    for tag in ("h2", "ul", "blockquote", "aside"):
        assert f'<{tag} dir="rtl" lang="{script}"' in text


@pytest.mark.parametrize("shape", ["gongwen A4", "A4", "phone"])
@pytest.mark.parametrize("script", ["ug", "he"])
def test_heads_from_right_to_left_stand_as_heads_do(script, shape):
    """The title in the middle; heads of all levels at the right, as far in as the paragraphs."""
    first, second = SENTENCES[script].split()[:2]
    heads = tuple(Heading(level, (Text(f"{first} {second}"),)) for level in (1, 2, 3))
    body = paragraph(" ".join([SENTENCES[script]] * 4))
    pages = set_blocks((*heads, body), shape, title=f"{second} {first}")
    lines: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for one in drawn(pages):
        if one.page == 1 and unicodedata.bidirectional(one.text) in {"R", "AL"}:
            line = next((key for key in lines if abs(key - one.foot) < one.size * 0.6), one.foot)
            lines[line].append((one.left, one.right))
    ends = [(min(lefts), max(rights)) for lefts, rights in (zip(*each, strict=True)
            for _, each in sorted(lines.items(), reverse=True))]  # fmt: skip
    title, *rest = ends[: 1 + len(heads) + 2]
    edge = max(right for _, right in ends)  # of the paragraph's second line
    left = min(left for left, _ in ends)
    assert sum(title) / 2 == pytest.approx((left + edge) / 2, abs=24)
    for _, right in rest[: len(heads) + 1]:
        assert edge - right == pytest.approx(edge - rest[len(heads)][1], abs=4)
        assert edge - right > 15


def test_letters_set_apart_to_fill_a_line_are_read_once():
    """Between them is white enough for a blank, and marks stand a hair off their place."""
    pages = set_blocks((paragraph(THAI_LINES),), "phone", title="")
    assert "".join(one.text for one in drawn(pages)).startswith(THAI_LINES)


@pytest.mark.parametrize("script", ["bo", "mn-Mong", "ii", "th", "hi", "ko", "ru", "el"])
def test_the_language_of_a_phrase_is_told(made, script):
    with zipfile.ZipFile(io.BytesIO(made(script).paths["epub"].read_bytes())) as archive:
        text = "".join(
            archive.read(name).decode() for name in archive.namelist() if "article-" in name
        )
    assert f'<span lang="{script}">' in text
    assert "dir=" not in text
    with pikepdf.open(made(script).pdf) as pdf:
        contents = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert f"/Span <</Lang ({script})>> BDC".encode() in contents
