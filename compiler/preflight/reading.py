"""A PDF opened and read once: the door to its facts."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any

import pikepdf

from compiler.diagnostics import Report
from compiler.errors import Location, PreflightFailed
from compiler.events import Clock
from compiler.pdf.plane import IDENTITY, Box, mapped
from compiler.preflight.bounds import MOST_BYTES_OF_DOCUMENT, MOST_OPERATORS, ExhaustedError
from compiler.preflight.document import document_of
from compiler.preflight.facts import Annotation, Document, Facts, Page, Transparency
from compiler.preflight.interpreter import Interpreter
from compiler.preflight.known_pages import NOTHING_KNOWN, KnownPages, ReadPage, within_bounds
from compiler.preflight.nested import stated_box
from compiler.preflight.painting import Canvas
from compiler.preflight.resources import Resources
from compiler.preflight.state import Shelf, State
from compiler.preflight.streams import UNREAD, TooLargeError, content_of
from compiler.workers.side_by_side import Job, side_by_side

_A4 = Box(0, 0, 595.276, 841.89)  # what a page without any box is taken for
_MOST_PARENTS = 32
_MOST_PAGES = 20_000
_FEWEST_PAGES = 64  # that are worth a process of their own: 0.3 s of reading
_MOST_ANNOTATIONS = 50_000
_HIDDEN = 2  # annotation flag (12.5.3)


@dataclass(frozen=True)
class Part:
    """Some pages of a document, and what of a document's share was spent on reading them."""

    pages: tuple[ReadPage, ...]
    operators: int
    bytes: int


def read_facts(
    pdf: bytes,
    name: str = "",
    *,
    measure_ink: bool = True,
    hands: int = 1,
    known: KnownPages = NOTHING_KNOWN,
) -> Facts:
    """All facts of a PDF, read by so many processes. ``name`` stands in errors.

    Raises PreflightFailed for a PDF that is damaged beyond reading, locked, or has no pages. With
    ``measure_ink`` CMYK pictures are unpacked to find their heaviest coverage. Pages that are
    ``known`` are not read again, unless all would spend more than one document may.
    """
    where = Location(source=name)
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            count = min(len(document.pages), _MOST_PAGES)
            if not count:
                raise PreflightFailed("preflight.no-pages", where)
            unread = [number for number in range(count) if number not in known.pages]
            if hands > 1 and len(unread) >= 2 * _FEWEST_PAGES:
                facts, parts = _in_parts(pdf, unread, hands, measure_ink=measure_ink)
            else:
                facts = document_of(document)
                parts = [_part(document, unread, measure_ink=measure_ink)]
            read = dict(zip(unread, chain.from_iterable(part.pages for part in parts), strict=True))
            pages = {**known.pages, **read}
            if (len(parts) > 1 and not within_bounds(parts)) or (
                known.pages and not within_bounds(pages.values())
            ):
                # Which pages are left unread depends on what was read before them.
                part = _part(document, range(count), measure_ink=measure_ink)
                return Facts(facts, tuple(page.facts for page in part.pages))
            known.keep(pages)
            return Facts(facts, tuple(_numbered(pages[number], number) for number in range(count)))
    except pikepdf.PasswordError as error:
        raise PreflightFailed("preflight.locked", where) from error
    except UNREAD as error:
        raise PreflightFailed("preflight.damaged", where) from error


def _numbered(page: ReadPage, place: int) -> Page:
    number = place + 1
    return page.facts if page.facts.number == number else replace(page.facts, number=number)


def _in_parts(
    pdf: bytes, wanted: Sequence[int], hands: int, *, measure_ink: bool
) -> tuple[Document, list[Part]]:
    """The same of the ``wanted`` pages, by ``hands`` processes."""
    size = max(_FEWEST_PAGES, -(-len(wanted) // hands))
    shares = [wanted[start : start + size] for start in range(0, len(wanted), size)]
    jobs: list[Job[Any]] = [
        *(partial(_part_of, pdf, pages, measure_ink=measure_ink) for pages in shares),
        partial(_document_of, pdf),
    ]
    calls = side_by_side(jobs, hands, 1, Report(), Clock.silent())
    *parts, document = [call() for call in calls]
    return document, parts


def _part_of(
    pdf: bytes, wanted: Sequence[int], _report: Report, _clock: Clock, *, measure_ink: bool
) -> Part:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return _part(document, wanted, measure_ink=measure_ink)


def _document_of(pdf: bytes, _report: Report, _clock: Clock) -> Document:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return document_of(document)


def _part(document: pikepdf.Pdf, wanted: Sequence[int], *, measure_ink: bool) -> Part:
    shelf, pages = Shelf(measured=measure_ink), []
    for number in wanted:
        before = shelf.cost
        facts = _page(number + 1, document.pages[number].obj, shelf)
        operators, size = (now - then for now, then in zip(shelf.cost, before, strict=True))
        pages.append(ReadPage(facts, operators, size))
    spent = MOST_OPERATORS - shelf.operators, MOST_BYTES_OF_DOCUMENT - shelf.bytes
    return Part(tuple(pages), *spent)


def inherited(page: pikepdf.Object, key: str) -> pikepdf.Object | None:
    """A page's own entry, or that of the nearest node of the page tree above it (7.7.3.4)."""
    node: pikepdf.Object | None = page
    for _ in range(_MOST_PARENTS):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent", None)
    return None


def _page(number: int, page: pikepdf.Object, shelf: Shelf) -> Page:
    unit = _number(page.get("/UserUnit", None), 1.0) or 1.0
    scale = (unit, 0.0, 0.0, unit, 0.0, 0.0)

    def stated(key: str) -> Box | None:
        found = inherited(page, key)
        box = stated_box(found) if isinstance(found, pikepdf.Array) else None
        return mapped(box, scale) if box else None

    media = stated("/MediaBox") or _A4
    crop = stated("/CropBox") or media
    trim, bleed = stated("/TrimBox"), stated("/BleedBox")
    canvas = Canvas()
    unread = _paint(page, shelf, canvas, State(ctm=scale if unit != 1 else IDENTITY, clip=media))
    turned = _number(inherited(page, "/Rotate"), 0.0)
    return Page(
        number=number,
        media=media,
        crop=crop,
        bleed=bleed or crop,
        trim=trim or crop,
        art=stated("/ArtBox"),
        trim_stated=trim is not None,
        bleed_stated=bleed is not None,
        rotation=int(turned) % 360,
        user_unit=unit,
        texts=tuple(canvas.texts),
        paths=tuple(canvas.paths),
        images=tuple(canvas.images),
        annotations=tuple(_annotations(page, unit)),
        transparency=Transparency(canvas.transparent, tuple(canvas.blend_spaces)),
        spaces=frozenset(canvas.spaces),
        alternatives=canvas.alternatives,
        unread=unread,
    )


def _number(found: Any, otherwise: float) -> float:
    try:
        return otherwise if found is None else float(found)
    except (ValueError, TypeError):
        return otherwise


def _paint(page: pikepdf.Object, shelf: Shelf, canvas: Canvas, state: State) -> str:
    """Run the page's content; why some of it could not be read, or ""."""
    resources = Resources(inherited(page, "/Resources"), shelf)
    group = page.get("/Group", None)
    if isinstance(group, pikepdf.Dictionary) and "/CS" in group:
        canvas.group(group, resources.space_of(group.CS))
    try:
        Interpreter(shelf, canvas, resources, state).run(_content(page, canvas))
    except ExhaustedError as error:
        return error.reason
    except TooLargeError:
        return "bytes"
    except UNREAD:
        return "damaged"
    return canvas.damaged


def _content(page: pikepdf.Object, canvas: Canvas) -> bytes:
    """The page's content streams as one, parted by white space (7.8.2)."""
    found = page.get("/Contents", None)
    parts = list(found) if isinstance(found, pikepdf.Array) else [found]
    pieces = []
    for part in parts:
        if not isinstance(part, pikepdf.Stream):
            continue
        try:
            pieces.append(content_of(part))
        except UNREAD:
            canvas.damaged = "damaged"
    return b"\n".join(pieces)


def _annotations(page: pikepdf.Object, unit: float) -> Iterator[Annotation]:
    found = page.get("/Annots", None)
    for item in list(found)[:_MOST_ANNOTATIONS] if isinstance(found, pikepdf.Array) else []:
        if not isinstance(item, pikepdf.Dictionary):
            continue
        box = stated_box(item.get("/Rect", []))
        flags = int(_number(item.get("/F", None), 0))
        kind = str(item.get("/Subtype", "/")).removeprefix("/")
        if box:
            area = mapped(box, (unit, 0.0, 0.0, unit, 0.0, 0.0))
            yield Annotation(kind, area, not flags & _HIDDEN)
