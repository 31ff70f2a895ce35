"""Pictures in cells: each one drawn once, and all of it on its page."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2 as pdfium
import pytest
import set_tables
from PIL import Image as Drawing
from pypdfium2 import raw
from set_tables import paragraph, row, set_blocks

from compiler.model.block import Cell, Figure, Row, Table
from compiler.model.inline import Image, Text

# columns, and width and height in px of each picture
TABLES = {
    "two by two": (2, [(600, 900)] * 4),
    "three by three": (3, [(800, 600)] * 9),
    "seven in a row": (7, [(800, 600)] * 7),
    "taller than the page": (1, [(500, 4000)]),
    "wider than the page": (2, [(3000, 300)] * 2),
}


def table(columns: int, names: list[str], sizes: list[tuple[int, int]]) -> Table:
    """Pictures with captions, so many in a row."""
    cells = [
        Cell((Figure((Image(name, name, *size, name),), (Text("抄纸"),)), paragraph("竹帘")))
        for name, size in zip(names, sizes, strict=True)
    ]
    rows = [Row(tuple(cells[at : at + columns])) for at in range(0, len(cells), columns)]
    return Table((row(*["图"] * columns),), tuple(rows))


@pytest.mark.parametrize("shape", ["A4", "32开", "phone"])
@pytest.mark.parametrize("name", TABLES)
def test_each_picture_is_whole_on_its_page(name, shape, tmp_path, monkeypatch):
    columns, sizes = TABLES[name]
    names = [f"{at}.png" for at in range(len(sizes))]
    for at, size in enumerate(sizes):
        Drawing.new("L", size, 100 + at).save(tmp_path / names[at])
    with_pictures = replace(set_tables.SHAPES[shape], project_root=tmp_path)
    monkeypatch.setitem(set_tables.SHAPES, shape, with_pictures)
    pages = set_blocks((paragraph("始说纸。"), table(columns, names, sizes)), shape)
    found = 0
    for page in pdfium.PdfDocument(pages.pdf):
        left, foot, right, head = page.get_trimbox()
        for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=9):
            box = drawn.get_bounds()
            assert left <= box[0] < box[2] <= right
            assert foot <= box[1] < box[3] <= head
            found += 1
    assert found == len(sizes)
