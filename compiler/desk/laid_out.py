"""What a booklet is for the desk: as it was read, and the pages of one edition. Both are jobs.

They are made as ``wenxuan build`` makes them, of the files as they lie there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from compiler.desk.pieces import Run, runs
from compiler.diagnostics import Diagnostic, Report
from compiler.events import Progress
from compiler.model.artifacts import Format
from compiler.model.booklet import Booklet
from compiler.publish import artifact, write_all

_FOLDER = Path(".wenxuan", "desk")
_KEPT = 6  # files of pages, of which somebody may still look at the last


@dataclass(frozen=True)
class Line:
    """A line of a piece of an article on a page, from 0; its box from the top left, in parts of 1.

    ``article`` counts from 0; -1 are lines of none.
    """

    article: int
    piece: str
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class LaidOut:
    """The pages of one edition in one format: a file, its labels, and where everything stands.

    ``sha256`` is that of the file, which is the one that ``wenxuan build`` writes.
    """

    script: str
    format: Format
    file: Path
    sha256: str
    pages: int
    shape: tuple[float, float]
    lines: tuple[Line, ...]
    diagnostics: tuple[Diagnostic, ...]


def understand(folder: Path, progress: Progress, report: Report) -> Booklet:
    """The booklet as its manuscripts are understood; what cannot be read has a notice."""
    from compiler.workspace import BuildRequest, open_workspace  # noqa: PLC0415 - in a worker alone

    del progress
    with open_workspace(BuildRequest(folder), report) as workspace:
        return workspace.read(report, keep_going=True)


def lay_out(folder: Path, script: str, form: Format, progress: Progress, report: Report) -> LaidOut:
    """The pages of an edition, proved, and kept for those who look at them.

    Raises WenxuanError as ``pipeline.build`` does.
    """
    from compiler.workspace import BuildRequest, open_workspace  # noqa: PLC0415 - in a worker alone

    request = BuildRequest(folder, editions=(script,), formats=(form,))
    with open_workspace(request, report) as workspace:
        compiled = workspace.compile(request, report, progress)
    (made,) = compiled.made
    (product,) = made.products
    written = artifact(folder, made.stem, product)
    file = folder / _FOLDER / f"{written.sha256[:32]}.pdf"
    if not file.exists():
        write_all([(file, product.content)])
        _tidy(file.parent)
    lines = _lines(product.content, made.edition.booklet) if form == "screen" else ()
    return LaidOut(
        script,
        form,
        file,
        written.sha256,
        product.pages,
        _shape(product.content),
        lines,
        compiled.diagnostics,
    )


def _lines(pdf: bytes, booklet: Booklet) -> tuple[Line, ...]:
    from compiler.conservation.standing import standing  # noqa: PLC0415 - loads PDFium

    placed: list[Run] = list(runs(booklet))
    return tuple(
        Line(
            placed[spot.index].article,
            placed[spot.index].piece,
            spot.page,
            (spot.left, spot.top, spot.width, spot.height),
        )
        for spot in standing(pdf, [run.segment for run in placed])
    )


def _shape(pdf: bytes) -> tuple[float, float]:
    """The sides of the first page in pt."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - in a worker alone

    document = pdfium.PdfDocument(pdf)
    try:
        width, height = document[0].get_size()
        return float(width), float(height)
    finally:
        document.close()


def _tidy(folder: Path) -> None:
    """Remove the files of pages that nobody looks at any more."""
    files = sorted(folder.glob("*.pdf"), key=lambda path: path.stat().st_mtime)
    for path in files[:-_KEPT]:
        path.unlink(missing_ok=True)
