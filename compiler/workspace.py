"""A project that is open, and everything that can be made of it, with nothing published.

booklet.toml → project → sources → assembly → editions → markup → typeset → conservation
→ finishing → preflight

``compile`` reads, makes and proves; all that it leaves on the disk is what is kept to be used again
(``cache``). What makes pages is imported while the manuscripts are read, in processes of their own:
it takes half a second, and to look at their structure it is not wanted at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from compiler import briefing
from compiler.assembly.arrange import Contribution, Override, SectionPart, assemble
from compiler.cache.units import NOTHING_KEPT, Units, units_of
from compiler.diagnostics import Diagnostic, Report
from compiler.errors import EditionError, Location, ProjectError, SourceError, StrictError
from compiler.events import Clock, Course, Progress, Unit, untold
from compiler.model.artifacts import Edition, Format
from compiler.model.booklet import Booklet
from compiler.project.opening import ARCHIVE, opened
from compiler.project.record import SIMPLIFIED, ArticlePlan, EditionPlan, Project, SectionPlan
from compiler.sources.intake import read_all
from compiler.sources.overruling.unmet import unmet
from compiler.units import TRIMS, booklet_trim

if TYPE_CHECKING:
    from compiler.making import Made


@dataclass(frozen=True)
class BuildRequest:
    """What the user asked for; empty ``editions``, ``formats`` and ``trim`` are the project file's.

    With ``keep_going`` a manuscript that cannot be read does not end the build, nor does what the
    project file says of a manuscript and nothing in its text answers to; ``passing_over`` is the
    latter alone. ``others`` are
    manuscripts and folders that follow ``path`` in one booklet. ``trim`` is a size such as "A5" or
    "185mm 260mm". Without ``cached`` nothing that was made before is used, and nothing is kept.
    """

    path: Path
    output: Path | None = None
    editions: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    strict: bool = False
    keep_going: bool = False
    passing_over: bool = False
    others: tuple[Path, ...] = ()
    trim: str = ""
    cached: bool = True


@dataclass(frozen=True)
class Compiled:
    """Everything made of a project, proved and inspected; nothing of it is written yet.

    ``project`` is as it was asked for, ``course`` what its clock has seen.
    """

    project: Project
    booklet: Booklet
    made: tuple[Made, ...]
    diagnostics: tuple[Diagnostic, ...]
    course: Course


@dataclass(frozen=True)
class Workspace:
    """An open project, and the units that are kept of it."""

    project: Project
    units: Units = NOTHING_KEPT

    def compile(
        self, request: BuildRequest, report: Report, progress: Progress = untold
    ) -> Compiled:
        """Every edition and format asked for, made and proved.

        Findings go into ``report``, also those made before an error. What ``progress`` raises
        cancels the work.
        """
        project = _trimmed(self.project, request)
        project = replace(project, formats=request.formats or project.formats)
        compiled = self._made(
            project, planned(project, request.editions), request, report, progress
        )
        _refuse_warnings(request, report)
        return compiled

    def traditional(self, request: BuildRequest, report: Report) -> tuple[Edition, ...]:
        """The traditional editions asked for, as ``editions`` gives them."""
        plans = tuple(p for p in planned(self.project, request.editions) if p.script != SIMPLIFIED)
        if not plans:
            raise EditionError("pipeline.no-traditional-edition", Location(self.project.name))
        return self.editions(replace(request, editions=tuple(p.script for p in plans)), report)

    def editions(self, request: BuildRequest, report: Report) -> tuple[Edition, ...]:
        """Every edition asked for, converted and accounted for, without pages."""
        from compiler.conservation.verify import check_ledgers  # noqa: PLC0415 - not to make pages
        from compiler.editions.convert import convert  # noqa: PLC0415 - as above

        project = _trimmed(self.project, request)
        booklet = self.read(report, keep_going=request.keep_going)
        settings = [briefing.edition(project, plan) for plan in planned(project, request.editions)]
        refuse_unmet(request, report)
        check_ledgers(booklet)
        editions = tuple(convert(booklet, setting, report) for setting in settings)
        _refuse_warnings(request, report)
        return editions

    def read(
        self,
        report: Report,
        meanwhile: Callable[[], None] | None = None,
        told: Callable[[Unit], None] = untold,
        *,
        keep_going: bool,
    ) -> Booklet:
        """Sources and assembly: the booklet as the manuscripts have it.

        ``meanwhile`` is called while they are read, ``told`` with each that is there.
        """
        project = self.project
        sections, note = project.sections, project.editor_note_file
        if project.source:
            said = project.source_said or ArticlePlan(project.source)
            sections = (SectionPlan("", (replace(said, kind=project.source_kind),)),)
        plans = [plan for section in sections for plan in section.articles]
        plans += [ArticlePlan(note, kind="article")] if note else []
        requests = briefing.reading(project, plans)
        manuscripts = iter(
            read_all(
                requests, report, self.units, keep_going=keep_going, meanwhile=meanwhile, told=told
            )
        )

        def contribution(plan: ArticlePlan) -> Contribution:
            override = Override(plan.title, plan.subtitle, plan.author, plan.source, plan.date)
            return Contribution(next(manuscripts), override)

        parts = [
            SectionPart(section.title, tuple(contribution(plan) for plan in section.articles))
            for section in sections
        ]
        return assemble(parts, briefing.assembly(project, next(manuscripts, None)), report)

    def _made(
        self,
        project: Project,
        plans: Sequence[EditionPlan],
        request: BuildRequest,
        report: Report,
        progress: Progress,
    ) -> Compiled:
        clock = Clock(progress, stages=1 + len(plans) * briefing.stages(project))
        with clock.stage("sources"):
            booklet = self.read(
                report, _load_what_makes_pages, clock.unit, keep_going=request.keep_going
            )
            refuse_unmet(request, report)
        from compiler.making import make  # noqa: PLC0415 - loaded by now

        made = make(project, booklet, plans, report, clock, self.units)
        if self.units.shelf:
            self.units.shelf.trim()
        return Compiled(project, booklet, made, tuple(report), clock.course)


@contextmanager
def open_workspace(
    request: BuildRequest, report: Report, *, briefly: bool = False
) -> Iterator[Workspace]:
    """The project that is asked for, its archives unpacked; they are removed afterwards.

    ``briefly`` and what is raised are those of ``project.opening.opened``.
    """
    with opened(request.path, report, request.others, briefly=briefly) as project:
        lasting = request.cached and request.path.suffix.lower() != ARCHIVE
        yield Workspace(project, units_of(project.root) if lasting else NOTHING_KEPT)


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


def planned(project: Project, wanted: tuple[str, ...]) -> tuple[EditionPlan, ...]:
    """The project's editions, or those asked for by name."""
    if not wanted:
        return project.editions
    planned = {plan.script: plan for plan in project.editions}
    return tuple(planned.get(script, EditionPlan.of(script)) for script in wanted)


def _load_what_makes_pages() -> None:
    import compiler.making  # noqa: F401, PLC0415 - what it is for


def refuse_unmet(request: BuildRequest, report: Report) -> None:
    """What the project file says must not go unheeded: a dropped paragraph would be printed.

    Raises SourceError, unless that was asked for.
    """
    failed = unmet(report)
    if failed and not (request.keep_going or request.passing_over):
        raise SourceError("pipeline.overrules", failed[0].location, count=len(failed))


def _refuse_warnings(request: BuildRequest, report: Report) -> None:
    if request.strict and report.warnings:
        raise StrictError("pipeline.strict", count=len(report.warnings))
