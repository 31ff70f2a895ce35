"""The whole road, project file in, booklets out: ``build`` reads as the stages run.

booklet.toml → project → sources → assembly → editions → markup → typeset → conservation
→ finishing → preflight → dist/

What makes pages is imported while the manuscripts are read, in processes of their own: it takes
half a second, and to look at their structure it is not wanted at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import compiler
from compiler import briefing
from compiler.assembly.arrange import Contribution, Override, SectionPart, assemble
from compiler.diagnostics import Clock, Diagnostic, Progress, Report, Severity, untold
from compiler.errors import EditionError, Location, ProjectError, SourceError, StrictError
from compiler.model.artifacts import Edition, Format, SourceAccount
from compiler.model.booklet import Booklet
from compiler.project.load import load
from compiler.project.opening import ARCHIVE, opened
from compiler.project.record import (
    DEFAULT_THEME,
    SIMPLIFIED,
    ArticlePlan,
    EditionPlan,
    Project,
    SectionPlan,
)
from compiler.publish import Artifact, BuildRecord, artifact, report_json, write_all
from compiler.sources.intake import read_all
from compiler.units import TRIMS, booklet_trim

if TYPE_CHECKING:
    from compiler.typeset.fonts import FoundFont

DEFAULT_SCRIPTS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")


@dataclass(frozen=True)
class BuildRequest:
    """What the user asked for; empty ``editions``, ``formats`` and ``trim`` are the project file's.

    With ``keep_going`` a manuscript that cannot be read does not end the build. ``others`` are
    manuscripts and folders that follow ``path`` in one booklet. ``trim`` is a size such as "A5" or
    "185mm 260mm".
    """

    path: Path
    output: Path | None = None
    editions: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    strict: bool = False
    keep_going: bool = False
    others: tuple[Path, ...] = ()
    trim: str = ""


@dataclass(frozen=True)
class BuildResult:
    """What was made; ``unread`` are manuscripts left out, ``timings`` seconds a stage.

    ``left_out`` counts the characters of the articles' own columns that are not printed.
    """

    artifacts: tuple[Artifact, ...]
    report_path: Path
    accounts: tuple[SourceAccount, ...]
    unread: tuple[str, ...]
    timings: tuple[tuple[str, float], ...]
    diagnostics: tuple[Diagnostic, ...]
    left_out: int = 0


@dataclass(frozen=True)
class Audited:
    """Traditional editions with the pages of their decisions.

    ``folder`` is where the booklet's files go, ``phrase_file`` the list that an editor's answers
    are written to; it may not exist yet.
    """

    editions: tuple[Edition, ...]
    folder: Path
    phrase_file: Path


def build(
    request: BuildRequest, report: Report | None = None, progress: Progress = untold
) -> BuildResult:
    """Make every edition asked for, prove each, then write all of them and report.json.

    Nothing is written before everything is made; an error leaves the output folder as it was.
    Findings go into ``report``, also those made before an error, and stand in the result.
    """
    report = Report() if report is None else report
    with opened(request.path, report, request.others) as project:
        return _build(project, request, report, progress)


def _build(
    project: Project, request: BuildRequest, report: Report, progress: Progress
) -> BuildResult:
    project = replace(_trimmed(project, request), formats=request.formats or project.formats)
    plans = _plans(project, request.editions)
    clock = Clock(progress, stages=2 + len(plans) * briefing.stages(project))
    with clock.stage("sources"):
        booklet = _read(project, report, _load_what_makes_pages, keep_going=request.keep_going)
        _refuse_failed_overrules(report)
    from compiler.making import make  # noqa: PLC0415 - loaded by now

    made = make(project, booklet, plans, report, clock)
    _refuse_warnings(request, report)
    folder = (request.output or project.output).resolve() / project.slug
    with clock.stage("writing"):
        files = [
            (artifact(folder, one.stem, product), product.content)
            for one in made
            for product in one.products
        ]
        write_all((item.path, content) for item, content in files)
    record = BuildRecord(
        generator=f"wenxuan {compiler.__version__}",
        artifacts=tuple(item for item, _ in files),
        accounts=made[0].accounts,
        ledgers=booklet.ledgers,
        diagnostics=tuple(report),
        editions=tuple(one.edition for one in made),
        timings=clock.timings,
    )
    report_path = folder / "report.json"
    write_all([(report_path, report_json(record, report_path))])
    return BuildResult(
        record.artifacts,
        report_path,
        record.accounts,
        booklet.unread,
        clock.timings,
        record.diagnostics,
        sum(one.missed for ledger in booklet.ledgers for one in ledger.left_out),
    )


def outline(
    path: Path,
    report: Report | None = None,
    *,
    others: tuple[Path, ...] = (),
    keep_going: bool = False,
) -> Booklet:
    """The parsed structure, before any page is made."""
    report = Report() if report is None else report
    with opened(path, report, others) as project:
        return _read(project, report, keep_going=keep_going)


def check(request: BuildRequest, report: Report | None = None) -> tuple[Edition, ...]:
    """Everything that can be said without making pages: sources, structure, conversion."""
    from compiler.conservation.verify import check_ledgers  # noqa: PLC0415 - not to make pages
    from compiler.editions.convert import convert  # noqa: PLC0415 - as above

    report = Report() if report is None else report
    with opened(request.path, report, request.others) as found:
        project = _trimmed(found, request)
        booklet = _read(project, report, keep_going=request.keep_going)
        settings = [briefing.edition(project, plan) for plan in _plans(project, request.editions)]
    _refuse_failed_overrules(report)
    check_ledgers(booklet)
    editions = tuple(convert(booklet, setting, report) for setting in settings)
    _refuse_warnings(request, report)
    return editions


def audit(request: BuildRequest, report: Report, progress: Progress = untold) -> Audited:
    """Every traditional edition asked for, set in pages to tell where its decisions stand.

    Nothing is written. Raises EditionError where no traditional edition is planned.
    """
    with opened(request.path, report, request.others) as project:
        plans = [plan for plan in _plans(project, request.editions) if plan.script != SIMPLIFIED]
        if not plans:
            raise EditionError("pipeline.no-traditional-edition", Location(project.name))
        pages_alone = replace(_trimmed(project, request), formats=())
        clock = Clock(progress, stages=1 + len(plans) * briefing.stages(pages_alone))
        with clock.stage("sources"):
            booklet = _read(project, report, _load_what_makes_pages, keep_going=request.keep_going)
            _refuse_failed_overrules(report)
        from compiler.making import make  # noqa: PLC0415 - loaded by now

        made = make(pages_alone, booklet, plans, report, clock)
        folder = (request.output or project.output).resolve() / project.slug
        return Audited(tuple(one.edition for one in made), folder, briefing.phrase_file(project))


def take_answer(path: Path, answer: bytes, name: str) -> tuple[Path, int]:
    """Write an editor's answer (``name`` for messages) into the phrase list of ``path``.

    Gives the list and how many rows were written. Raises EditionError for an answer that cannot be
    taken, and for an archive, which has no place for a list.
    """
    from compiler.editions.audit_answer import answered_rows  # noqa: PLC0415 - for this verb alone
    from compiler.editions.phrase_file import with_rows  # noqa: PLC0415 - as above

    if path.suffix.lower() == ARCHIVE:
        raise EditionError("pipeline.audited-archive", Location(source=path.name))
    file = briefing.phrase_file(load(path, Report()))
    rows = answered_rows(answer, name)
    if rows:
        write_all([(file, with_rows(file, rows).encode())])
    return file, len(rows)


def fonts(path: Path | None) -> tuple[FoundFont, ...]:
    """Which installed fonts the roles of the project's theme find, for each of its scripts."""
    from compiler.markup.faces import fonts_of  # noqa: PLC0415 - for this verb alone
    from compiler.typeset.fonts import find_fonts  # noqa: PLC0415 - as above

    project = load(path, Report()) if path else None
    theme = project.theme if project else DEFAULT_THEME
    scripts = [plan.script for plan in project.editions] if project else DEFAULT_SCRIPTS
    found = [
        replace(font, script=script)
        for script in scripts
        for font in find_fonts(
            fonts_of(theme, script), briefing.project_fonts(project) if project else None
        )
    ]
    return tuple(found)


def _trimmed(project: Project, request: BuildRequest) -> Project:
    """The project on pages of the trim that was asked for; raises ProjectError for one unknown."""
    if not request.trim:
        return project
    size = booklet_trim(request.trim)
    if size is None:
        allowed = ", ".join(TRIMS)
        raise ProjectError(
            "project.expected-trim", key="--trim", value=request.trim, allowed=allowed
        )
    return replace(project, page=replace(project.page, trim=request.trim, size=size))


def _plans(project: Project, wanted: tuple[str, ...]) -> tuple[EditionPlan, ...]:
    """The project's editions, or those asked for by name on the command line."""
    if not wanted:
        return project.editions
    planned = {plan.script: plan for plan in project.editions}
    return tuple(planned.get(script, EditionPlan.of(script)) for script in wanted)


def _load_what_makes_pages() -> None:
    import compiler.making  # noqa: F401, PLC0415 - what it is for


def _read(
    project: Project,
    report: Report,
    meanwhile: Callable[[], None] | None = None,
    *,
    keep_going: bool,
) -> Booklet:
    """Sources and assembly: the booklet as the manuscripts have it.

    ``meanwhile`` is called while the manuscripts are read.
    """
    sections, note = project.sections, project.editor_note_file
    if project.source:
        said = project.source_said or ArticlePlan(project.source)
        sections = (SectionPlan("", (replace(said, kind=project.source_kind),)),)
    plans = [plan for section in sections for plan in section.articles]
    plans += [ArticlePlan(note, kind="article")] if note else []
    requests = briefing.reading(project, plans)
    manuscripts = iter(read_all(requests, report, keep_going=keep_going, meanwhile=meanwhile))

    def contribution(plan: ArticlePlan) -> Contribution:
        override = Override(plan.title, plan.subtitle, plan.author, plan.source, plan.date)
        return Contribution(next(manuscripts), override)

    parts = [
        SectionPart(section.title, tuple(contribution(plan) for plan in section.articles))
        for section in sections
    ]
    return assemble(parts, briefing.assembly(project, next(manuscripts, None)), report)


def _refuse_failed_overrules(report: Report) -> None:
    """What the project file says must not go unheeded: a dropped paragraph would be printed."""
    failed = [found for found in report if found.severity is Severity.ERROR]
    if failed:
        raise SourceError("pipeline.overrules", failed[0].location, count=len(failed))


def _refuse_warnings(request: BuildRequest, report: Report) -> None:
    if request.strict and report.warnings:
        raise StrictError("pipeline.strict", count=len(report.warnings))
