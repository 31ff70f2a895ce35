"""Facts read back from a finished PDF, with other libraries than the ones that made it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium


@dataclass(frozen=True)
class OutlineEntry:
    """A bookmark: where it leads, and the text that stands there."""

    level: int
    title: str
    page: int
    text_there: str


@dataclass(frozen=True)
class ContentsLine:
    """A linked line of the contents: its text, the number printed, and where it leads."""

    text: str
    number: str
    target: int


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


Rectangle = tuple[float, float, float, float]  # left, bottom, right, top in pt


def pixels(file: Path, number: int) -> bytes:
    """What is seen of a page (from 0), at 108 dots an inch."""
    document = pdfium.PdfDocument(file)
    try:
        return document[number].render(scale=1.5).to_pil().tobytes()
    finally:
        document.close()


def _links(page: pikepdf.Page) -> dict[str, list[Rectangle]]:
    """The rectangles of each named place that a page links to, in order."""
    found: dict[str, list[Rectangle]] = {}
    for link in page.get("/Annots", []):
        if name := str(link.get("/Dest", "")):
            left, one, right, other = (float(value) for value in link.Rect)
            found.setdefault(name, []).append((left, min(one, other), right, max(one, other)))
    return found


def _outermost(rectangles: list[Rectangle]) -> list[Rectangle]:
    """The rectangles that lie in no other one (the engine gives nested boxes one each)."""

    def within(inner: Rectangle, outer: Rectangle) -> bool:
        return inner != outer and (
            inner[0] >= outer[0] - 0.1
            and inner[2] <= outer[2] + 0.1
            and inner[1] >= outer[1] - 2
            and inner[3] <= outer[3] + 2
        )

    return [one for one in rectangles if not any(within(one, other) for other in rectangles)]


class PdfFacts:
    """One PDF, read lazily; pages count from 0."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document = pdfium.PdfDocument(path)

    @cached_property
    def pages(self) -> list[str]:
        """Each page's text as PDFium extracts it."""
        return [page.get_textpage().get_text_range() for page in self.document]

    @property
    def text(self) -> str:
        """All text without white space."""
        return squeezed("".join(self.pages))

    @cached_property
    def labels(self) -> list[str]:
        """The page labels, as a viewer shows them."""
        return [self.document.get_page_label(index) for index in range(len(self.document))]

    @cached_property
    def outline(self) -> list[OutlineEntry]:
        """The bookmarks in order."""
        return [self._entry(bookmark) for bookmark in self.document.get_toc()]

    def _entry(self, bookmark: pdfium.PdfBookmark) -> OutlineEntry:
        target = bookmark.get_dest()
        page = self.document[target.get_index()]
        _, place = target.get_view()
        top = place[1] if len(place) > 1 else page.get_height()
        below = page.get_textpage().get_text_bounded(bottom=max(0, top - 90), top=top + 4)
        return OutlineEntry(
            bookmark.level, bookmark.get_title(), target.get_index(), squeezed(below)
        )

    @cached_property
    def info(self) -> dict[str, str]:
        """The document information."""
        with pikepdf.open(self.path) as pdf:
            return {key: str(value) for key, value in pdf.docinfo.items()}

    def contents(self) -> list[ContentsLine]:
        """The lines of the contents, one for each place that the front pages link to."""
        lines: list[ContentsLine] = []
        with pikepdf.open(self.path) as pdf:
            tree = pikepdf.NameTree(pdf.Root.Names.Dests)
            numbers = {page.objgen: index for index, page in enumerate(pdf.pages)}
            for index, page in enumerate(pdf.pages):
                if self.labels[index].isdigit():
                    break
                for name, rectangles in _links(page).items():
                    text = "".join(self._text_in(index, outer) for outer in _outermost(rectangles))
                    lines.append(self._line(text, numbers[tree[name][0].objgen]))
        return lines

    def _text_in(self, index: int, rectangle: Rectangle) -> str:
        left, bottom, right, top = rectangle
        text_page = self.document[index].get_textpage()
        return text_page.get_text_bounded(left - 1, bottom, right + 1, top)

    @staticmethod
    def _line(text: str, target: int) -> ContentsLine:
        match = re.fullmatch(r"(.*?)[.…·‥\s]*(\d+)", squeezed(text), re.DOTALL)
        return ContentsLine(match[1] if match else text, match[2] if match else "", target)

    def fonts(self) -> set[str]:
        """Base names of all embedded fonts, without their subset tags."""
        names = set()
        with pikepdf.open(self.path) as pdf:
            for item in pdf.objects:
                if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font":
                    names.add(str(item.BaseFont).lstrip("/").split("+")[-1])
        return names
