"""Documents set in the theme gongwen, and lengths measured on their pages: in mm, from the ink."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import pypdfium2 as pdfium
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar
from PIL import Image

from compiler.diagnostics import Report
from compiler.pipeline import BuildRequest, build

MM_PER_PT = 25.4 / 72
_SCALE = 12  # pixels a pt: a pixel is 0.03 mm
_COARSE, _TALL_MM = 4, 100  # of a strip that is nearly the page: 72 million pixels tell no more
_DARK = 128


@dataclass(frozen=True)
class Glyph:
    """A character: the origin of its box from the left edge, its baseline from the head, in mm."""

    text: str
    left_mm: float
    baseline_mm: float
    advance_mm: float
    size_pt: float
    font: str


class MeasuredPage:
    """One page of a PDF; ``number`` counts from 1."""

    def __init__(self, path: Path, number: int) -> None:
        self._path, self._index = path, number - 1

    @cached_property
    def glyphs(self) -> list[Glyph]:
        """All characters in the order they were drawn."""
        [page] = extract_pages(self._path, page_numbers=[self._index])
        return [
            Glyph(
                character.get_text(),
                character.matrix[4] * MM_PER_PT,
                (page.height - character.matrix[5]) * MM_PER_PT,
                character.adv * character.matrix[0] * MM_PER_PT,
                round(character.size, 3),
                character.fontname.partition("+")[2],
            )
            for character in _characters(page)
        ]

    @property
    def text(self) -> str:
        """The text of the page, without spaces."""
        return "".join("".join(glyph.text for glyph in self.glyphs).split())

    def lines(self, size_pt: float) -> list[list[Glyph]]:
        """The characters of that size by line, from head to foot."""
        found: dict[float, list[Glyph]] = {}
        for glyph in self.glyphs:
            if abs(glyph.size_pt - size_pt) < 0.02:
                found.setdefault(round(glyph.baseline_mm, 2), []).append(glyph)
        return [found[baseline] for baseline in sorted(found)]

    def ink(self, top_mm: float = 0, bottom_mm: float = 420) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in mm of the ink between two heights."""
        scale = _COARSE if bottom_mm - top_mm > _TALL_MM else _SCALE
        unit, dark = MM_PER_PT / scale, _dark(self._path, self._index, scale, top_mm, bottom_mm)
        top = int(top_mm / unit)
        left, above, right, below = dark.getbbox() or (0, 0, 0, 0)
        return left * unit, (top + above) * unit, right * unit, (top + below) * unit


def _dark(path: Path, index: int, scale: int, top_mm: float, bottom_mm: float) -> Image.Image:
    """What is dark on a strip of a page."""
    page = pdfium.PdfDocument(path)[index]
    unit, height = MM_PER_PT / scale, page.get_height()
    top, bottom = int(top_mm / unit), int(bottom_mm / unit)
    crop = (0, max(0, height - bottom / scale), 0, top / scale)
    picture = page.render(scale=scale, crop=crop, grayscale=True).to_pil().convert("L")
    return picture.point([255 * (value < _DARK) for value in range(256)])


@lru_cache(maxsize=64)
def _page(path: Path, number: int) -> MeasuredPage:
    """A page whose characters are read once for all tests that look at it."""
    return MeasuredPage(path, number)


def _characters(item):
    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for child in item:
            yield from _characters(child)


@dataclass(frozen=True)
class Document:
    """What was built of a project: its PDF and what was said."""

    path: Path
    pages: int
    report: Report

    def page(self, number: int) -> MeasuredPage:
        """A page, from 1; from the end if below 0."""
        return _page(self.path, number if number > 0 else self.pages + 1 + number)


def set_document(folder: Path, project: str, script: str = "zh-Hans", **texts: str) -> Document:
    """A project of that booklet.toml and manuscripts (name without .md), built."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "booklet.toml").write_text(project, "utf-8")
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return built_document(folder, folder / "out", script)


def built_document(folder: Path, output: Path, script: str) -> Document:
    """A project folder's edition in ``script``."""
    report = Report()
    build(BuildRequest(folder, output=output, editions=(script,)), report)
    [path] = output.rglob(f"*.{script}.pdf")
    return Document(path, len(pdfium.PdfDocument(path)), report)
