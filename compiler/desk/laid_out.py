"""What a booklet is for the desk: as it was read, the pages of one edition, their proof; all jobs.

They are made as ``wenxuan build`` makes them, of the files as they lie there. A page that somebody
looks at is drawn before the others are written.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from compiler.cache.units import Units, key_of
from compiler.desk.audit import Audit, audit_of
from compiler.desk.pictures import drawing, picture_file
from compiler.desk.pieces import Run, runs
from compiler.diagnostics import Diagnostic, Report
from compiler.events import Clock, Glimpse, Progress
from compiler.model.artifacts import Decision, Format
from compiler.model.booklet import Booklet
from compiler.project.record import EditionPlan
from compiler.publish import write_all
from compiler.workers.answers import Answer
from compiler.workers.lodging import leave, left

if TYPE_CHECKING:
    from compiler.retouching import Last
    from compiler.workspace import BuildRequest

_FOLDER = Path(".wenxuan", "desk")
_KEPT = 12  # files of pages, of which somebody may still look at the last
_LATER = 10  # how far what nobody waits for stands behind what somebody waits for: nice(2)
_SHEETS: Format = "booklet"  # of which no page is shown alone
GLIMPSE_WIDTH = 880  # pixels


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
    """The pages of one edition in one format: a file, and where everything stands.

    ``sha256`` is that of the file, which is the one that ``wenxuan build`` writes. ``names`` are
    those of the pages: one that looks the same has the same. ``decisions`` are those of a
    traditional edition that a person may want to look at.
    """

    script: str
    format: Format
    file: Path
    sha256: str
    names: tuple[str, ...]
    shape: tuple[float, float]
    lines: tuple[Line, ...]
    diagnostics: tuple[Diagnostic, ...]
    decisions: tuple[Decision, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.names)

    @cached_property
    def audit(self) -> Audit:
        """Its decisions, sorted: once for all who ask how many wait."""
        return audit_of(self.decisions)


@dataclass(frozen=True)
class Proof:
    """What the proof of pages has found; ``decisions`` have the pages that they stand on."""

    diagnostics: tuple[Diagnostic, ...]
    decisions: tuple[Decision, ...]


def understand(folder: Path, progress: Progress, report: Report) -> Booklet:
    """The booklet as its manuscripts are understood; what cannot be read has a notice."""
    from compiler.workspace import BuildRequest, open_workspace  # noqa: PLC0415 - in a worker alone

    del progress
    with open_workspace(BuildRequest(folder), report) as workspace:
        return workspace.read(report, keep_going=True)


def glance(  # noqa: PLR0917 - a job
    folder: Path, script: str, form: Format, page: int, progress: Progress, report: Report
) -> bool:
    """Tell ``progress`` of the picture of ``page`` (from 0) before anything else is made again.

    That can be done where pages were laid out before in this process, or in one that it was forked
    from, if little has changed; gives whether it was. Raises WenxuanError as ``lay_out`` does.
    """
    last: Last | None = left((folder, script, form))
    if last is None or form == _SHEETS:
        return False
    from compiler.preview import Look, glimpse  # noqa: PLC0415 - in a worker alone
    from compiler.workspace import open_workspace  # noqa: PLC0415 - as above

    request = _asked(folder, script, form)
    with open_workspace(request, report, briefly=True) as workspace:
        look = Look(page, partial(_shown, folder, progress))
        return glimpse(workspace, request, report, look, last)


def lay_out(  # noqa: PLR0917 - a job
    folder: Path, script: str, form: Format, page: int | None, progress: Progress, report: Report
) -> LaidOut:
    """The pages of an edition, kept for those who look at them; nothing is proved yet.

    ``progress`` is told of the picture of ``page`` (from 0), if one is looked at, as soon as that
    can be drawn. Raises WenxuanError as ``pipeline.build`` does, but for what pages are proved for.
    """
    from compiler.preview import Look, preview  # noqa: PLC0415 - in a worker alone
    from compiler.workspace import open_workspace  # noqa: PLC0415 - as above

    request = _asked(folder, script, form)
    with open_workspace(request, report) as workspace:
        look = None
        if page is not None and form != _SHEETS:
            look = Look(page, partial(_shown, folder, progress))
        made = preview(workspace, request, report, Clock(progress, stages=1), look)
        if made.last:
            leave((folder, script, form), made.last)
        content = made.product.content
        sha256 = hashlib.sha256(content).hexdigest()
        names = _names(content, sha256, made.product.pages)
        placed = list(runs(made.edition.booklet)) if form == "screen" else []
        lines = _lines(content, names, placed, workspace.units, script) if placed else ()
    file = page_file(folder, sha256)
    if not file.exists():
        write_all([(file, content)])
        _tidy(file.parent)
    shape = _shape(content)
    found = made.edition.decisions
    return LaidOut(script, form, file, sha256, names, shape, lines, tuple(report), found)


def prove(folder: Path, script: str, form: Format, progress: Progress, report: Report) -> Proof:
    """What is found where the pages that were laid out are proved and inspected.

    Raises WenxuanError as ``pipeline.build`` does.
    """
    from compiler.workspace import open_workspace  # noqa: PLC0415 - in a worker alone

    os.nice(_LATER)
    request = _asked(folder, script, form)
    with open_workspace(request, report) as workspace:
        compiled = workspace.compile(request, report, progress)
    return Proof(compiled.diagnostics, compiled.made[0].edition.decisions)


def look_up(
    folder: Path, script: str, word: str, progress: Progress, report: Report
) -> tuple[Decision, ...]:
    """Every place of a word in a traditional edition, as decisions; raises WenxuanError."""
    from compiler import briefing  # noqa: PLC0415 - in a worker alone
    from compiler.editions.convert import looked_up  # noqa: PLC0415 - as above
    from compiler.workspace import BuildRequest, open_workspace  # noqa: PLC0415 - as above

    del progress
    with open_workspace(BuildRequest(folder), report) as workspace:
        booklet = workspace.read(report, keep_going=True)
        plans = {plan.script: plan for plan in workspace.project.editions}
        plan = plans.get(script, EditionPlan.of(script))
        return looked_up(booklet, briefing.edition(workspace.project, plan), word)


def _asked(folder: Path, script: str, form: Format) -> BuildRequest:
    """One edition in one format; what is said of words that are there no more stops no page."""
    from compiler.workspace import BuildRequest  # noqa: PLC0415 - in a worker alone

    return BuildRequest(folder, editions=(script,), formats=(form,), passing_over=True)


def page_file(folder: Path, name: str) -> Path:
    """Where the file of pages with that digest lies."""
    return folder / _FOLDER / f"{name[:32]}.pdf"


def _shown(folder: Path, progress: Progress, pages: int, number: int, pdf: bytes) -> None:
    """Draw the page that somebody looks at, and tell."""
    name = hashlib.sha256(pdf).hexdigest()[:32]
    picture = picture_file(folder, name, GLIMPSE_WIDTH)
    drawn = drawing(pdf, GLIMPSE_WIDTH)
    write_all([(page_file(folder, name), pdf), (picture, drawn)], lasting=False)  # a glance
    progress(Glimpse(name, number, pages, _shape(pdf)))


def _names(pdf: bytes, sha256: str, pages: int) -> tuple[str, ...]:
    """What the pages are called: by what is seen on them, or by their place in the file."""
    from compiler.conservation.page_digests import page_digests  # noqa: PLC0415 - as above

    return page_digests(pdf) or tuple(f"{sha256[:32]}{number}" for number in range(pages))


def _lines(
    pdf: bytes, names: tuple[str, ...], placed: list[Run], units: Units, script: str
) -> tuple[Line, ...]:
    """Where everything stands; pages whose lettering is known are not read again."""
    from compiler.conservation.standing import (  # noqa: PLC0415 - loads PDFium
        PageLetters,
        letters_of,
        standing,
    )

    key = key_of("lettering", script)
    kept: Answer[dict[str, PageLetters]] | None = units.find(key)
    known = kept.value or {} if kept else {}
    unread = [number for number, name in enumerate(names) if name not in known]
    read = dict(zip((names[number] for number in unread), letters_of(pdf, unread), strict=True))
    pages = {name: read[name] if name in read else known[name] for name in names}
    if unread:
        units.keep(key, Answer(pages))
    return tuple(
        Line(
            placed[spot.index].article,
            placed[spot.index].piece,
            spot.page,
            (spot.left, spot.top, spot.width, spot.height),
        )
        for spot in standing([pages[name] for name in names], [run.segment for run in placed])
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
