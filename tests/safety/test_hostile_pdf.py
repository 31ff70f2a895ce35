"""Hostile and broken PDFs as manuscripts: one sentence, in bounded time and memory."""

from __future__ import annotations

import contextlib
import time

import pytest
from made_pdf import Page, assembled, made

from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.sources.intake import Request, read_all
from compiler.sources.registry import ReadingSettings
from compiler.workers.life import Limits

LINE = "纸是由植物纤维制成的薄片用来书写印刷和包装"


def taken(tmp_path, data, limits=None):
    path = tmp_path / "稿件.pdf"
    path.write_bytes(data)
    requests = [Request(path, tmp_path, ReadingSettings())]
    report = Report()
    (manuscript,) = read_all(requests, report, limits=limits or Limits(cpu_s=20))
    return manuscript, report


def deep_tree(depth):
    """A page at the bottom of a tree of pages."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    objects += [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % at for at in range(3, depth + 3)]
    objects.append(b"<</Type/Page/MediaBox[0 0 595 842]>>")
    return assembled(objects)


LOOP = assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[2 0 R]>>"])
CLAIMED = assembled(
    [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 100000/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
)


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (b"", {"sources.empty-file", "sources.pdf-not-pdf"}),
        (b"not a pdf", {"sources.pdf-not-pdf"}),
        (b"%PDF-1.7\nrubbish", {"sources.pdf-broken"}),
        (made(Page().text("纸", 72, 100))[:900], {"sources.pdf-broken", "sources.pdf-no-text"}),
        (deep_tree(3000), {"sources.pdf-broken", "sources.pdf-no-text"}),
        (LOOP, {"sources.pdf-broken", "sources.pdf-no-text"}),
        (CLAIMED, {"sources.pdf-too-many-pages", "sources.pdf-no-text", "sources.pdf-broken"}),
        (made(Page()), {"sources.pdf-no-text"}),
    ],
    ids=["empty", "no pdf", "rubbish", "cut", "deep", "loop", "claimed", "blank"],
)
def test_each_is_refused_in_a_sentence(tmp_path, data, codes):
    with pytest.raises(SourceError) as refused:
        taken(tmp_path, data)
    assert refused.value.code in codes


def test_a_locked_file_is_refused_with_its_remedy(tmp_path):
    pikepdf = pytest.importorskip("pikepdf")
    (tmp_path / "open.pdf").write_bytes(made(Page().text("纸", 72, 100)))
    with pikepdf.open(tmp_path / "open.pdf") as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="a", owner="b"))
    with pytest.raises(SourceError) as refused:
        taken(tmp_path, (tmp_path / "locked.pdf").read_bytes())
    assert refused.value.code == "sources.pdf-locked"


@pytest.mark.parametrize("box", ["0 0 1e30 1e30", "0 0 0 0", "5 5 1 1", "0 0 2147483647 14400"])
def test_boxes_without_sense_cost_nothing(tmp_path, box):
    page = Page(entries=f"/CropBox[{box}]/MediaBox[{box}]").text(LINE, 72, 100)
    with contextlib.suppress(SourceError):  # a page without breadth may well have no text
        manuscript, _ = taken(tmp_path, made(page))
        assert LINE in manuscript.ledger.text


def crowded(count):
    """A page of so many characters, in lines that lie upon each other."""
    page = Page()
    for at in range(count // 20):
        page.text(LINE[:20], 40 + at % 7, 40 + at * 751 % 760, 8)
    return made(page)


def test_a_page_of_very_many_characters_takes_linear_time(tmp_path):
    seconds = []
    for count in (20_000, 80_000):
        data = crowded(count)
        begun = time.perf_counter()
        manuscript, _ = taken(tmp_path, data, Limits(cpu_s=60))
        seconds.append(time.perf_counter() - begun)
        assert manuscript.ledger.text.count(LINE[0]) >= count // 20 - 5
    assert seconds[1] < 8 * max(seconds[0], 0.5)


def test_rules_without_end_are_no_table(tmp_path):
    page = Page().text(LINE, 72, 100)
    for at in range(6_000):
        page.rule(20 + at % 500, 200, 20 + at % 500, 700)
        page.rule(20, 200 + at % 500, 520, 200 + at % 500)
    manuscript, _ = taken(tmp_path, made(page))
    assert LINE in manuscript.ledger.text
