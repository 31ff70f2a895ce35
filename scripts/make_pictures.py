"""Make the README's pictures of real pages: docs/pages.png and docs/print.png.

The first shows pages of the example booklet; the second what goes to a printer: a sheet to fold, a
page for the print shop with its marks, and an official document.

usage: .venv/bin/python scripts/make_pictures.py
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

from compiler.diagnostics import Report
from compiler.model.artifacts import Format
from compiler.pipeline import BuildRequest, build

ROOT = Path(__file__).resolve().parents[1]
# (edition, words on the page that is shown), row by row: words, for page numbers come and go.
WANTED = (
    (("zh-Hans", "内部资料注意保存"), ("zh-Hans", "在纸上写一遍字"), ("zh-Hans", "表1古书装订")),
    (
        ("zh-Hant-TW", "內部資料注意保存"),
        ("zh-Hant-TW", "選哪一種"),
        ("zh-Hant-TW", "字體與字號"),
    ),
)
HEIGHT, GAP, EDGE, GROUND, COLOURS = 800, 24, "#c9c4bb", "#e9e6e1", 64
# What goes to a printer is shown of these two.
BOOKLET, DOCUMENT = ROOT / "examples" / "yinshua", ROOT / "examples" / "tongzhi"
PRINTED_HEIGHT = 640


def page_with(pdf: Path, words: str) -> int:
    """The number, from 1, of the first page with these words; spaces do not matter."""
    command = ["pdftotext", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for number, page in enumerate(text.split("\f"), 1):
        if words in "".join(page.split()):
            return number
    raise SystemExit(f"{pdf.name} has no page with {words}")


def page_image(pdf: Path, number: int, folder: Path, height: int = HEIGHT) -> Image.Image:
    """One page of a PDF as a picture ``height`` pixels high, with a hairline round it."""
    target = folder / f"{pdf.stem}-{number}"
    command = ["pdftoppm", "-r", "144", "-png", "-singlefile", "-f", str(number)]
    subprocess.run([*command, str(pdf), str(target)], check=True)
    picture = Image.open(f"{target}.png").convert("RGB")
    width = round(picture.width * height / picture.height)
    small = picture.resize((width, height), Image.Resampling.LANCZOS)
    return ImageOps.expand(small, 1, EDGE)


def sheet_of(rows: list[list[Image.Image]]) -> Image.Image:
    """The pictures of one height, row by row on one ground."""
    wide = max(sum(picture.width + GAP for picture in row) for row in rows)
    height = rows[0][0].height + GAP
    sheet = Image.new("RGB", (wide + GAP, height * len(rows) + GAP), GROUND)
    for down, row in enumerate(rows):
        across = GAP
        for picture in row:
            sheet.paste(picture, (across, GAP + down * height))
            across += picture.width + GAP
    return sheet


def written(sheet: Image.Image, name: str) -> None:
    """Save a picture in docs/, small enough for a README."""
    target = ROOT / "docs" / name
    target.parent.mkdir(exist_ok=True)
    sheet.quantize(COLOURS).save(target, optimize=True)
    print(target)


def built(source: Path, folder: Path) -> dict[tuple[str, Format], Path]:
    """The files of an example, by edition and format."""
    request = BuildRequest(source, folder, formats=("screen", "booklet", "print"))
    result = build(request, Report())
    return {(item.script, item.format): item.path for item in result.artifacts}


def main() -> None:
    """Build the examples, take the wanted pages, put them on two sheets."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        booklet, document = built(BOOKLET, folder), built(DOCUMENT, folder)
        rows = [[(booklet[script, "screen"], words) for script, words in row] for row in WANTED]
        pages = [
            [page_image(pdf, page_with(pdf, words), folder) for pdf, words in row] for row in rows
        ]
        shown = (
            booklet["zh-Hans", "booklet"],
            booklet["zh-Hans", "print"],
            document["zh-Hans", "screen"],
        )
        printed = [page_image(pdf, 1, folder, PRINTED_HEIGHT) for pdf in shown]
    written(sheet_of(pages), "pages.png")
    written(sheet_of([printed]), "print.png")


if __name__ == "__main__":
    main()
