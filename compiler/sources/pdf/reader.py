"""A PDF → its flow, and the account of its characters.

1. the file opened or refused, its pages read            (opening, glyphs, drawn, pages)
2. every character entered; what nobody sees dropped      (reader)
3. lines, without running heads and page numbers          (lines, furniture)
4. tables and pictures by their places                    (tables, pictures)
5. columns, paragraphs, notes with their calls            (columns, paragraphs, notes)
6. what each shows handed on                              (passages)
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from compiler.errors import Location, SourceError
from compiler.sources.account import Account
from compiler.sources.flow.looks import Flow
from compiler.sources.limits import MAX_CHARACTERS
from compiler.sources.pdf.bookmarks import bookmarks_of
from compiler.sources.pdf.columns import Column, columns_of
from compiler.sources.pdf.furniture import Furniture, PageLines, parted
from compiler.sources.pdf.glyphs import Glyph, GlyphReader
from compiler.sources.pdf.layout import Layout, is_near, layout_of
from compiler.sources.pdf.letters import GETA
from compiler.sources.pdf.lines import Line, lines_of
from compiler.sources.pdf.opening import open_pdf
from compiler.sources.pdf.pages import Page, read_page
from compiler.sources.pdf.passages import Passages
from compiler.sources.pdf.telling import tell_pages
from compiler.sources.pdf.things import Things
from compiler.sources.reading import Reading


def read(path: Path, reading: Reading, account: Account) -> Flow:
    """The flow of a PDF; its characters are entered in ``account``.

    Raises SourceError for what is no PDF, is locked, damaged or too large.
    """
    with closing(open_pdf(path, reading.origin)) as document:
        pages = _pages(document, reading)
        _enter(pages, account)
        tell_pages(pages, reading)
        placed = [Things(page) for page in pages]
        lines = [
            PageLines((*lines_of(one.outside), *one.lines()), page.height)
            for one, page in zip(placed, pages, strict=True)
        ]
        cleared = parted(lines)
        _drop_furniture(cleared, account, reading)
        columns = _columns(cleared)
        layout = layout_of(column for some in columns for column in some)
        found = Passages(account, layout, reading.pictures)
        for page, some in zip(pages, columns, strict=True):
            found.page(page, some)
        flow = found.finished(bookmarks_of(document))
    if not flow.passages:
        raise SourceError("sources.pdf-no-text", reading.location, path=reading.origin)
    return flow


def _pages(document: object, reading: Reading) -> list[Page]:
    """All pages; raises SourceError for more characters than can be set."""
    reader = GlyphReader()
    pages: list[Page] = []
    count = 0
    for number in range(len(document)):  # type: ignore[arg-type]
        page = read_page(document, number, reader)
        count += len(page.text)
        if count > 2 * MAX_CHARACTERS:
            place = Location(source=reading.origin)
            raise SourceError(
                "sources.too-many-characters",
                place,
                path=reading.origin,
                count=count,
                limit=MAX_CHARACTERS,
            )
        pages.append(page)
    return pages


def _enter(pages: Sequence[Page], account: Account) -> None:
    """Enter every character, and as dropped what nobody sees, or what stands askew."""
    for page in pages:
        account.read(page.text)
        account.drop("hidden", _text(page.hidden))
        account.drop("watermark", _text(page.turned))
        for before, after in page.changed:
            if after == GETA:
                account.change("unreadable", before, after)
            else:
                account.change("symbol-font", before, after)


def _text(glyphs: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs)


def _drop_furniture(pages: Sequence[Furniture], account: Account, reading: Reading) -> None:
    heads = [line.text for page in pages for line in page.heads]
    for page in pages:
        for line in page.numbers:
            account.drop("page-number", line.text)
    for text in heads:
        account.drop("running-head", text)
    if heads:
        reading.report.info(
            "sources.running-heads",
            Location(account.path),
            count=len(heads),
            quote=heads[0].strip()[:40],
        )


def _columns(cleared: Sequence[Furniture]) -> list[list[Column]]:
    """The columns of each page."""
    rough = layout_of(Column(tuple(page.kept), 0.0, 0.0) for page in cleared)
    edges = _text_edges(cleared, rough)
    return [
        columns_of(page.kept, rough.size, left, right)
        for page, (left, right) in zip(cleared, edges, strict=True)
    ]


def _text_edges(pages: Sequence[Furniture], layout: Layout) -> list[tuple[float, float]]:
    """Where the text of each page begins and ends; a page with little text is as wide as most."""
    own = [_page_edges(page.kept, layout) for page in pages]
    known = sorted(right - left for left, right in own if right > left)
    usual = known[int(len(known) * 0.7)] if known else 0.0
    lefts = sorted(left for left, right in own if right > left)
    middle = lefts[len(lefts) // 2] if lefts else 0.0
    result: list[tuple[float, float]] = []
    for left, right in own:
        if right - left >= 0.9 * usual:
            result.append((left, right))
            continue
        begin = min(left, middle) if right > left else middle
        result.append((begin, max(right, begin + usual)))
    return result


def _page_edges(lines: Sequence[Line], layout: Layout) -> tuple[float, float]:
    written = [line for line in lines if line.thing is None]
    body = [line for line in written if is_near(line.size, layout.size)] or written
    if not body:
        return 0.0, 0.0
    return min(line.left for line in body), max(line.right for line in body)
