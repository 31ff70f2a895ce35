"""Make docs/pages.png, the README's picture: real pages of the example booklet, side by side.

usage: .venv/bin/python scripts/make_pictures.py
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

from compiler.diagnostics import Report
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


def page_with(pdf: Path, words: str) -> int:
    """The number, from 1, of the first page with these words; spaces do not matter."""
    command = ["pdftotext", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for number, page in enumerate(text.split("\f"), 1):
        if words in "".join(page.split()):
            return number
    raise SystemExit(f"{pdf.name} has no page with {words}")


def page_image(pdf: Path, number: int, folder: Path) -> Image.Image:
    """One page of a PDF as a picture ``HEIGHT`` pixels high, with a hairline round it."""
    target = folder / f"{pdf.stem}-{number}"
    command = ["pdftoppm", "-r", "144", "-png", "-singlefile", "-f", str(number)]
    subprocess.run([*command, str(pdf), str(target)], check=True)
    picture = Image.open(f"{target}.png").convert("RGB")
    width = round(picture.width * HEIGHT / picture.height)
    small = picture.resize((width, HEIGHT), Image.Resampling.LANCZOS)
    return ImageOps.expand(small, 1, EDGE)


def sheet_of(rows: list[list[Image.Image]]) -> Image.Image:
    """The pictures of one size, row by row on one ground."""
    width, height = rows[0][0].width + GAP, rows[0][0].height + GAP
    sheet = Image.new("RGB", (width * len(rows[0]) + GAP, height * len(rows) + GAP), GROUND)
    for down, row in enumerate(rows):
        for across, picture in enumerate(row):
            sheet.paste(picture, (GAP + across * width, GAP + down * height))
    return sheet


def main() -> None:
    """Build the example, take the wanted pages, put them on one sheet."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        request = BuildRequest(ROOT / "examples" / "yinshua", output=folder)
        result = build(request, Report(), lambda _stage, _fraction: None)
        pdfs = {artifact.script: artifact.path for artifact in result.artifacts}
        rows = [
            [
                page_image(pdfs[script], page_with(pdfs[script], words), folder)
                for script, words in row
            ]
            for row in WANTED
        ]
    target = ROOT / "docs" / "pages.png"
    target.parent.mkdir(exist_ok=True)
    sheet_of(rows).quantize(COLOURS).save(target, optimize=True)
    print(target)


if __name__ == "__main__":
    main()
