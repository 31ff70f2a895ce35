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
WANTED = (("zh-Hans", 1), ("zh-Hans", 3), ("zh-Hans", 4), ("zh-Hant-TW", 1), ("zh-Hant-TW", 4))
HEIGHT, GAP, PAPER, GROUND = 620, 18, "#ffffff", "#e9e6e1"


def page_image(pdf: Path, number: int, folder: Path) -> Image.Image:
    """One page of a PDF as a picture ``HEIGHT`` pixels high, with a hairline round it."""
    target = folder / f"{pdf.stem}-{number}"
    command = ["pdftoppm", "-r", "110", "-png", "-singlefile", "-f", str(number)]
    subprocess.run([*command, str(pdf), str(target)], check=True)
    picture = Image.open(target.with_suffix(".png")).convert("RGB")
    width = round(picture.width * HEIGHT / picture.height)
    small = picture.resize((width, HEIGHT), Image.Resampling.LANCZOS)
    return ImageOps.expand(small, 1, "#c9c4bb")


def main() -> None:
    """Build the example, take the wanted pages, put them in a row."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        request = BuildRequest(ROOT / "examples" / "yinshua", output=folder)
        result = build(request, Report(), lambda _stage, _fraction: None)
        pdfs = {artifact.script: artifact.path for artifact in result.artifacts}
        pictures = [page_image(pdfs[script], number, folder) for script, number in WANTED]
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) + 1)
    sheet = Image.new("RGB", (width, HEIGHT + 2 + 2 * GAP), GROUND)
    left = GAP
    for picture in pictures:
        sheet.paste(picture, (left, GAP))
        left += picture.width + GAP
    target = ROOT / "docs" / "pages.png"
    target.parent.mkdir(exist_ok=True)
    sheet.quantize(96).save(target, optimize=True)
    print(target)


if __name__ == "__main__":
    main()
