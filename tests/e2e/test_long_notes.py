"""Notes longer than the room at the foot of their page, read back from the pages."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pikepdf
import PIL.Image
import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar

from compiler.diagnostics import Report
from compiler.markup.render import render
from compiler.markup.settings import PageSettings
from compiler.model.article import Article
from compiler.model.block import (
    Block,
    Blocks,
    Cell,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Role,
    Row,
    Table,
)
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Image, Inline, Note, Text
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.typeset.footnotes import CIRCLED
from compiler.units import parse_trim

TEXT = "纸"
NOTES = "甲乙丙丁戊己庚辛壬癸"  # each note is made of one of these


@dataclass(frozen=True)
class Line:
    """A printed line: its baseline from the foot, and what it says."""

    baseline: float
    text: str

    @property
    def kind(self) -> str:
        """The character that a note's or the text's line is made of; "" for any other line."""
        return next((sign for sign in self.text if sign in TEXT + NOTES), "")


@dataclass(frozen=True)
class SetPages:
    """The lines of each page from the top, and how many characters stand outside of the sheet."""

    lines: list[list[Line]]
    outside: int

    def parts(self, kind: str) -> dict[int, int]:
        """On which pages (from 0) a note stands, with how many lines."""
        found = {
            number: sum(line.kind == kind for line in page)
            for number, page in enumerate(self.lines)
        }
        return {number: count for number, count in found.items() if count}

    def count(self, sign: str) -> int:
        return sum(line.text.count(sign) for page in self.lines for line in page)


def note(kind: str, length: int) -> Note:
    return Note((Paragraph((Text(kind * length),)),))


def paragraph(length: int, *parts: Inline) -> Paragraph:
    return Paragraph((Text(TEXT * length), *parts))


def set_pages(
    blocks: Blocks, trim: str = "A5", theme: str = "neikan", folder: Path | None = None
) -> SetPages:
    """An article with these blocks."""
    size = parse_trim(trim)
    assert size is not None
    section = Section("", (Article("题目", blocks, anchor="a"),), anchor="s")
    booklet = Booklet(Masthead(title="脚注"), (section,), script="zh-Hans")
    settings = PageSettings(size, trim, folder or Path(), theme=theme)
    made = TypesetSettings(datetime(2024, 12, 5, tzinfo=UTC), "zh-Hans")
    pdf = typeset(render(booklet, settings, Report()), made, Report()).pdf
    lines, outside = [], 0
    for page in extract_pages(io.BytesIO(pdf), laparams=None):
        signs = [*_signs(page)]
        left, bottom, right, top = page.bbox
        outside += sum(
            sign.x0 < left or sign.x1 > right or sign.y0 < bottom or sign.y1 > top for sign in signs
        )
        rows: dict[float, list[LTChar]] = defaultdict(list)
        for sign in signs:
            rows[round(sign.matrix[5], 1)].append(sign)
        lines.append(
            [
                Line(y, "".join(s.get_text() for s in sorted(row, key=lambda s: s.x0)))
                for y, row in sorted(rows.items(), reverse=True)
            ]
        )
    return SetPages(lines, outside)


def _signs(item: object) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        if item.get_text().strip():
            yield item
    elif hasattr(item, "__iter__"):
        for child in item:
            yield from _signs(child)


def is_well_parted(pages: SetPages, lengths: dict[str, int]) -> None:
    """What holds of all notes: whole, on pages in a row, with two lines at least on each."""
    assert pages.outside == 0
    for kind, length in lengths.items():
        assert pages.count(kind) == length
        parts = pages.parts(kind)
        assert [*parts] == [*range(min(parts), max(parts) + 1)]
        if len(parts) > 1:
            assert min(parts.values()) >= 2, (kind, parts)
    for page in pages.lines:
        notes = [line.baseline for line in page if line.kind in lengths]
        text = [line.baseline for line in page if line.kind == TEXT]
        assert all(above - below > 8 for above, below in pairwise([*text[-1:], *notes]))


FILLER = paragraph(1200)
SHAPES: dict[str, Blocks] = {
    "a page and more": (paragraph(60, note("甲", 3000)), FILLER),
    "in the last line": (paragraph(20), paragraph(900, note("甲", 900)), paragraph(60)),
    "the text ends": (paragraph(30, note("甲", 2500)),),
    "one after the other": (
        paragraph(60, note("甲", 700)),
        paragraph(60, note("乙", 700)),
        paragraph(60, note("丙", 700)),
        FILLER,
    ),
    "in one line": (
        paragraph(5, note("甲", 700), Text(TEXT), note("乙", 700), Text(TEXT), note("丙", 90)),
        FILLER,
    ),
    "in a heading": (paragraph(500), Heading(1, (Text(TEXT), note("甲", 1500))), FILLER),
    "in a quotation": (paragraph(300), Quote((paragraph(90, note("甲", 1500)),)), FILLER),
    "in a list": (ListBlock((ListItem((paragraph(50, note("甲", 1500)),)),) * 1), FILLER),
    "in a cell": (
        Table(
            (Row((Cell((paragraph(4),)), Cell((paragraph(4),)))),),
            (
                Row((Cell((paragraph(4, note("甲", 1500)),)), Cell((paragraph(120),)))),
                Row((Cell((paragraph(4),)), Cell((paragraph(4),)))),
            ),
            (Text(TEXT * 4), note("乙", 200)),
        ),
        FILLER,
    ),
    "of several paragraphs": (
        paragraph(
            400,
            Note(
                (
                    *(Paragraph((Text("甲" * 50),)) for _ in range(12)),
                    ListBlock(tuple(ListItem((Paragraph((Text("甲" * 45),)),)) for _ in range(12))),
                )
            ),
        ),
        FILLER,
    ),
}


NOTE_TABLE = Note(
    (
        Paragraph((Text("乙" * 3),)),
        Table(
            (Row((Cell((Paragraph((Text("丁"),)),)), Cell((Paragraph((Text("丁"),)),)))),),
            tuple(
                Row((Cell((Paragraph((Text("乙" * 3),)),)), Cell((Paragraph((Text("乙" * 30),)),))))
                for _ in range(40)
            ),
        ),
        Paragraph((Text("乙" * 30),)),
    )
)


@pytest.mark.parametrize(
    ("trim", "theme"), [("A5", "neikan"), ("73mm 130mm", "neikan"), ("32开", "gongwen")]
)
def test_a_table_in_a_note_is_parted_between_its_rows(trim, theme):
    pages = set_pages((paragraph(60, NOTE_TABLE), FILLER), trim, theme)
    assert pages.outside == 0
    assert pages.count("乙") == 3 + 40 * 33 + 30
    held = pages.parts("乙")
    assert len(held) > 1
    for number in held:
        cells = [line.text for line in pages.lines[number] if line.kind == "乙"]
        assert sum(text.count("乙") for text in cells) > 3  # no cell without its row


@pytest.mark.parametrize("trim", ["A5", "73mm 130mm"])
def test_a_table_in_a_note_that_is_too_wide_is_set_row_by_row(trim):
    cells = tuple(Cell((Paragraph((Text("乙" + "2" * 12),)),)) for _ in range(25))
    pages = set_pages((paragraph(60, Note((Table((), (Row(cells),)),))), FILLER), trim)
    assert pages.outside == 0
    assert pages.count("乙") == 25
    assert pages.count("2" * 12) == 25  # no figure is parted


def test_pictures_in_a_note_that_fill_a_page_each_are_set_once(tmp_path):
    """What was parted at a picture's own foot found no room there again, page after page."""
    figures = []
    for height in (20000, 300):
        PIL.Image.new("L", (400, height), 128).save(tmp_path / f"{height}.png")
        image = Image("", width_px=400, height_px=height, asset=f"{height}.png")
        figures.append(Figure((image,)))
    called = Note((Paragraph((Text("甲"),)), *figures))
    pages = set_pages((paragraph(60, called), paragraph(60)), folder=tmp_path)
    assert pages.outside == 0
    assert pages.count("甲") == 1
    assert len(pages.lines) <= 8


def lengths_of(blocks: Blocks) -> dict[str, int]:
    """How many characters each note has, from the model's own text."""
    text = repr(blocks)
    return {kind: text.count(kind) for kind in NOTES if kind in text}


@pytest.mark.parametrize(
    ("trim", "theme"), [("A5", "neikan"), ("32开", "gongwen"), ("A4", "neikan")]
)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_long_note_goes_on_on_the_next_pages(shape, trim, theme):
    blocks = SHAPES[shape]
    lengths = lengths_of(blocks)
    pages = set_pages(blocks, trim, theme)
    is_well_parted(pages, lengths)
    if trim != "A4":
        assert any(len(pages.parts(kind)) > 1 for kind in lengths)
    first = [min(pages.parts(kind)) for kind in sorted(lengths, key=NOTES.index)]
    assert "cell" in shape or first == sorted(first)


@pytest.mark.parametrize("rest", [10, 30, 40, 90])
def test_a_note_begins_on_the_page_of_its_call_however_the_paragraph_ends(rest):
    """Its last line may not stand alone on the next page: the note leaves room to it here."""
    pages = set_pages((paragraph(60, note("甲", 1500), Text(TEXT * rest)), FILLER))
    first = pages.lines[min(pages.parts("甲"))]
    assert first == pages.lines[0]
    assert sum(line.kind == TEXT for line in first) >= 3
    is_well_parted(pages, {"甲": 1500})


ITEMS = ListBlock(tuple(ListItem((paragraph(40),)) for _ in range(9)))
KEPT_WITH_IT: dict[str, Blocks] = {
    "a list": (ITEMS, FILLER),
    "a list with numbers": (ListBlock(ITEMS.items, ordered=True), FILLER),
    "the closing line": (Paragraph((Text(TEXT * 8),), Role.SIGNATURE),),
    "a picture's words": (Figure((), (Text(TEXT * 8),)), FILLER),
}


@pytest.mark.parametrize("length", [480, 1800])
@pytest.mark.parametrize("before", [120, 300])
@pytest.mark.parametrize("shape", KEPT_WITH_IT)
def test_a_page_is_not_left_empty_for_what_is_kept_with_a_note_s_paragraph(shape, before, length):
    """The note is parted, so that what must follow its paragraph finds room over it."""
    called = paragraph(90, note("甲", length))
    pages = set_pages((paragraph(before), called, *KEPT_WITH_IT[shape]))
    is_well_parted(pages, {"甲": length})
    baselines = [line.baseline for line in pages.lines[0] if line.kind]
    holes = [above - below for above, below in pairwise(baselines)]
    assert max(holes) < 4 * 18  # the leading is 18 pt
    assert baselines[-1] < 60  # a page's last line stands at 54


def test_text_stands_over_a_note_that_goes_on():
    pages = set_pages((paragraph(60, note("甲", 5000)), FILLER, FILLER))
    parts = pages.parts("甲")
    assert len(parts) >= 4
    for number in parts:
        text = sum(line.kind == TEXT for line in pages.lines[number])
        assert 2 <= text <= 5 or number == max(parts)


def test_pages_of_notes_alone_are_read_from_the_head_and_numbered():
    pages = set_pages((paragraph(30, note("甲", 2500)),))
    *_, before, last = [page for page in pages.lines if any(line.kind == "甲" for line in page)]
    body = [line for line in last if line.kind]
    assert {line.kind for line in body} == {"甲"}
    assert body[0].baseline == pytest.approx(next(x for x in before if x.kind).baseline, abs=30)
    assert any(line.text.startswith("—") for line in last)  # the page number


def test_notes_do_not_go_over_into_the_next_section():
    size = parse_trim("A5")
    assert size is not None
    first = Article("题目", (paragraph(30, note("甲", 1500)),), anchor="a")
    second = Article("别题", (FILLER,), anchor="b")
    sections = (Section("一", (first,), anchor="s"), Section("二", (second,), anchor="t"))
    booklet = Booklet(Masthead(title="脚注"), sections, script="zh-Hans")
    settings = TypesetSettings(datetime(2024, 12, 5, tzinfo=UTC), "zh-Hans")
    made = typeset(render(booklet, PageSettings(size, "A5", Path()), Report()), settings, Report())
    texts = [
        "".join(sign.get_text() for sign in _signs(page))
        for page in extract_pages(io.BytesIO(made.pdf), laparams=None)
    ]
    held = [number for number, text in enumerate(texts) if "甲" in text]
    assert len(held) == 2
    assert TEXT not in texts[held[1]]
    assert made.anchors["t"] > held[1]


def test_each_note_has_the_number_of_its_call_with_many_on_a_page():
    blocks: list[Block] = [
        paragraph(3, *(part for _ in range(6) for part in (note("甲", 2), Text(TEXT * 2))))
        for _ in range(20)
    ]
    pages = set_pages(tuple(blocks), "A4")
    calls, marks = [], []
    for page in pages.lines:
        text = "".join(line.text for line in page if "甲" not in line.text)
        notes = "".join(line.text for line in page if "甲" in line.text)
        calls.append([sign for sign in text if sign in CIRCLED])
        marks.append([sign for sign in notes if sign in CIRCLED])
    assert calls == marks
    assert max(len(page) for page in calls) > 20
    assert all(page == [*CIRCLED[: len(page)]] for page in calls)


def test_a_note_is_one_note_of_the_structure_wherever_its_parts_stand():
    blocks = (paragraph(60, note("甲", 3000)), paragraph(60, note("乙", 10)), FILLER, FILLER)
    size = parse_trim("A5")
    assert size is not None
    section = Section("", (Article("题目", blocks, anchor="a"),), anchor="s")
    booklet = Booklet(Masthead(title="脚注"), (section,), script="zh-Hans")
    settings = TypesetSettings(datetime(2024, 12, 5, tzinfo=UTC), "zh-Hans")
    markup = render(booklet, PageSettings(size, "A5", Path()), Report())
    with pikepdf.open(io.BytesIO(typeset(markup, settings, Report()).pdf)) as pdf:
        notes = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Note"
        ]
        assert len({str(one.ID) for one in notes}) == 2
        parts = [kid for one in notes for kid in one.K if kid.get("/S") == "/Div"]
        assert len(parts) >= 2
        assert all(part.P.S == "/Note" for part in parts)
        assert len(pdf.Root.StructTreeRoot.IDTree.Names) == 4
