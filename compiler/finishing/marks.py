"""Crop, fold and registration marks, and the slug line: on every plate, outside the bleed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

from compiler.finishing.boxes import SLUG_MM, box_array
from compiler.finishing.slug import FileFonts, slug_line
from compiler.pdf.plane import Box
from compiler.units import mm_to_pt

_COLOUR = "/WxMarks"
_FORM = "/WxMarksOfAll"
_LINE_PT = 0.25
_SET_COLOUR = f"{_COLOUR} CS {_COLOUR} cs 1 SCN 1 scn {_LINE_PT} w 0 J 0 j"
_OFF_BLEED_MM = 1.0  # so that a hair of misregister does not bring a mark onto the page
_CROP_MM = 5.0
_FOLD_MM = (6.5, 9.5)  # where the dashes of the fold begin and end, from the bleed
_TARGET_MM = 5.0  # the centre of a registration mark, from the bleed
_RADIUS_MM, _ARM_MM = 1.5, 2.5
_ARC = 0.5523  # the control points of a quarter circle
_SLUG_MM = (3.2, 6.6)  # the lines of the slug, from the bleed down
_BESIDE_MM = 4.0  # white between the slug line and the marks beside it


@dataclass(frozen=True)
class MarkedPage:
    """What the marks of one page need: boxes in pt, the side of its spine, what the slug says.

    ``slug`` are the lines that pages have in common, ``place`` is which page this is.
    """

    trim: Box
    bleed_pt: float
    spine_left: bool
    slug: tuple[str, ...]
    place: str


class MarkPainter:
    """Paints the marks of a file's pages, as artifacts in the colour of all plates.

    What pages have in common is in the file once: a form for each size and side of the spine.
    """

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document = document
        self._colour = document.make_indirect(registration_colour())
        self._fonts: dict[tuple[int, int], FileFonts] = {}
        # By the fonts among other things, which are kept here so that they stay themselves.
        self._forms: dict[tuple[object, ...], tuple[FileFonts, pikepdf.Object]] = {}

    def paint(self, page: pikepdf.Page, marked: MarkedPage) -> None:
        """Paint one page's marks; its own content keeps to its own graphics state."""
        resources: pikepdf.Object = page.resources
        fonts = self._file_fonts(resources)
        place = slug_line(marked.place, fonts, *_beside_target(marked, 0))
        drawn = ["Q", "/Artifact BMC", "q", _SET_COLOUR, f"{_FORM} Do", place.content, "Q", "EMC"]
        make = self._document.make_stream
        content = "\n".join(drawn).encode("ascii")
        page.Contents = Array([make(b"q\n"), page.Contents, make(content)])
        resources = _with(resources, "/ColorSpace", {_COLOUR: self._colour})
        resources = _with(resources, "/XObject", {_FORM: self._form(marked, fonts)})
        page.Resources = _with(resources, "/Font", place.fonts) if place.fonts else resources

    def _form(self, marked: MarkedPage, fonts: FileFonts) -> pikepdf.Object:
        """The marks that do not depend on which page it is."""
        key = (id(fonts), marked.trim, marked.bleed_pt, marked.spine_left, marked.slug)
        if key not in self._forms:
            content, used = _slug(marked, fonts)
            lines = [_SET_COLOUR, *_crops(marked), *_targets(marked), _folds(marked), content]
            form = self._document.make_stream("\n".join(lines).encode("ascii"))
            form.Type, form.Subtype = Name.XObject, Name.Form
            reach = marked.trim.grown(marked.bleed_pt + mm_to_pt(SLUG_MM))
            form.BBox = box_array(reach)
            form.Resources = Dictionary(ColorSpace=Dictionary({_COLOUR: self._colour}))
            if used:
                form.Resources.Font = Dictionary(used)
            self._forms[key] = fonts, self._document.make_indirect(form)
        return self._forms[key][1]

    def _file_fonts(self, resources: pikepdf.Object) -> FileFonts:
        found = resources.get("/Font", Dictionary())
        key = found.objgen
        if key == (0, 0) and len(found):  # none of several pages
            return FileFonts(found)
        if key not in self._fonts:
            self._fonts[key] = FileFonts(found)
        return self._fonts[key]


def _with(
    resources: pikepdf.Object, kind: str, more: Mapping[str, pikepdf.Object]
) -> pikepdf.Object:
    """Resources with some more of a kind; pages that share theirs keep them as they are."""
    table = Dictionary({**dict(resources.get(kind, Dictionary()).items()), **more})
    return Dictionary({**dict(resources.items()), kind: table})


def registration_colour() -> Array:
    """/Separation /All: every plate of the press (ISO 32000-1, 8.6.6.4)."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])


def _slug(page: MarkedPage, fonts: FileFonts) -> tuple[str, dict[str, pikepdf.Object]]:
    """The slug's lines between the left crop mark and the registration mark at the foot."""
    beside = mm_to_pt(_BESIDE_MM)
    left = page.trim.left + beside
    middle = (page.trim.left + page.trim.right) / 2 - mm_to_pt(_ARM_MM) - beside
    content: list[str] = []
    used: dict[str, pikepdf.Object] = {}
    for index, text in enumerate(page.slug[: len(_SLUG_MM)]):
        line = slug_line(text, fonts, left, _line_foot(page, index), middle - left)
        content.append(line.content)
        used.update(line.fonts)
    return "\n".join(content), used


def _beside_target(page: MarkedPage, line: int) -> tuple[float, float, float]:
    """Where a line begins at the right of the registration mark at the foot, and its room."""
    beside = mm_to_pt(_BESIDE_MM)
    left = (page.trim.left + page.trim.right) / 2 + mm_to_pt(_ARM_MM) + beside
    return left, _line_foot(page, line), page.trim.right - beside - left


def _line_foot(page: MarkedPage, line: int) -> float:
    return page.trim.bottom - page.bleed_pt - mm_to_pt(_SLUG_MM[line])


def _crops(page: MarkedPage) -> Iterator[str]:
    """Two lines at each corner of the trim."""
    near = page.bleed_pt + mm_to_pt(_OFF_BLEED_MM)
    far = near + mm_to_pt(_CROP_MM)
    for x, outwards in ((page.trim.left, -1), (page.trim.right, 1)):
        for y, upwards in ((page.trim.bottom, -1), (page.trim.top, 1)):
            yield _line(x + outwards * near, y, x + outwards * far, y)
            yield _line(x, y + upwards * near, x, y + upwards * far)


def _folds(page: MarkedPage) -> str:
    """Dashes beyond the crop marks of the spine: there the sheet is folded, not cut."""
    x = page.trim.left if page.spine_left else page.trim.right
    near, far = (page.bleed_pt + mm_to_pt(length) for length in _FOLD_MM)
    ends = ((page.trim.bottom, -1), (page.trim.top, 1))
    dashes = [_line(x, y + up * near, x, y + up * far) for y, up in ends]
    return "\n".join(["[1.5 1] 0 d", *dashes, "[] 0 d"])


def _targets(page: MarkedPage) -> Iterator[str]:
    """A cross in a circle in the middle of each side."""
    off = page.bleed_pt + mm_to_pt(_TARGET_MM)
    box = page.trim.grown(off)
    middle_x, middle_y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    centres: Iterable[tuple[float, float]] = (
        (middle_x, box.bottom),
        (middle_x, box.top),
        (box.left, middle_y),
        (box.right, middle_y),
    )
    arm = mm_to_pt(_ARM_MM)
    for x, y in centres:
        yield _line(x - arm, y, x + arm, y)
        yield _line(x, y - arm, x, y + arm)
        yield _circle(x, y, mm_to_pt(_RADIUS_MM))


def _line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0:.3f} {y0:.3f} m {x1:.3f} {y1:.3f} l S"


def _circle(x: float, y: float, radius: float) -> str:
    arc = radius * _ARC
    quarters = (
        (radius, arc, arc, radius, 0, radius),
        (-arc, radius, -radius, arc, -radius, 0),
        (-radius, -arc, -arc, -radius, 0, -radius),
        (arc, -radius, radius, -arc, radius, 0),
    )
    curves = (
        " ".join(f"{(x, y)[at % 2] + value:.3f}" for at, value in enumerate(quarter)) + " c"
        for quarter in quarters
    )
    return " ".join([f"{x + radius:.3f} {y:.3f} m", *curves, "S"])
