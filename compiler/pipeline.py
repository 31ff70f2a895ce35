"""The whole road: project file in, booklets out. The bodies of the doors are the contents table.

booklet.toml → project → sources → assembly → editions → markup → typeset → conservation
→ finishing → preflight → dist/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import compiler
from compiler import briefing
from compiler.assembly.arrange import Contribution, Override, SectionPart, assemble
from compiler.conservation.verify import check_ledgers, verify
from compiler.diagnostics import Clock, Progress, Report, Severity
from compiler.editions.convert import convert
from compiler.errors import SourceError, StrictError
from compiler.finishing.imposition.impose import impose
from compiler.markup.environment import TEMPLATE_MB, TEMPLATE_S, template_failure
from compiler.markup.faces import fonts_of
from compiler.markup.render import render
from compiler.model.artifacts import Edition, Markup, Pages, SourceAccount
from compiler.model.booklet import Booklet
from compiler.project.load import load
from compiler.project.opening import opened
from compiler.project.record import (
    DEFAULT_THEME,
    ArticlePlan,
    EditionPlan,
    Format,
    Project,
    SectionPlan,
)
from compiler.publish import Artifact, BuildRecord, Product, artifact, report_json, write_all
from compiler.sources.answers import Death, Ending
from compiler.sources.intake import read_all
from compiler.sources.worker import Limits, run_isolated
from compiler.typeset.engine import typeset
from compiler.typeset.fonts import FoundFont, find_fonts

DEFAULT_SCRIPTS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")


@dataclass(frozen=True)
class BuildRequest:
    """What the user asked for; empty ``editions`` and ``formats`` mean the project file's.

    With ``keep_going`` a manuscript that cannot be read does not end the build.
    """

    path: Path
    output: Path | None = None
    editions: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    strict: bool = False
    keep_going: bool = False


@dataclass(frozen=True)
class BuildResult:
    """What was made; ``unread`` are manuscripts left out, ``timings`` seconds a stage."""

    artifacts: tuple[Artifact, ...]
    report_path: Path
    accounts: tuple[SourceAccount, ...]
    unread: tuple[str, ...]
    timings: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class _Made:
    """One edition and its files, proved against the sources."""

    edition: Edition
    products: tuple[Product, ...]
    accounts: tuple[SourceAccount, ...]


def build(request: BuildRequest, report: Report, progress: Progress) -> BuildResult:
    """Make every edition asked for, prove each, then write all of them and report.json.

    Nothing is written before everything is made; an error leaves the output folder as it was.
    """
    with opened(request.path, report) as project:
        return _build(project, request, report, progress)


def _build(
    project: Project, request: BuildRequest, report: Report, progress: Progress
) -> BuildResult:
    project = replace(project, formats=request.formats or project.formats)
    plans = _plans(project, request.editions)
    clock = Clock(progress, stages=2 + len(plans) * 5)
    with clock.stage("sources"):
        booklet = _read(project, report, keep_going=request.keep_going)
        _refuse_failed_overrules(report)
    made = tuple(_make(project, booklet, plan, report, clock) for plan in plans)
    _refuse_warnings(request, report)
    folder = (request.output or project.output).resolve() / project.slug
    with clock.stage("writing"):
        products = [product for one in made for product in one.products]
        artifacts = tuple(artifact(folder, product) for product in products)
        write_all(
            (item.path, product.content) for item, product in zip(artifacts, products, strict=True)
        )
    record = BuildRecord(
        generator=f"wenxuan {compiler.__version__}",
        artifacts=artifacts,
        accounts=made[0].accounts,
        ledgers=booklet.ledgers,
        diagnostics=tuple(report),
        editions=tuple(one.edition for one in made),
        timings=clock.timings,
    )
    report_path = folder / "report.json"
    write_all([(report_path, report_json(record, report_path))])
    return BuildResult(artifacts, report_path, record.accounts, booklet.unread, clock.timings)


def outline(path: Path, report: Report, *, keep_going: bool = False) -> Booklet:
    """The parsed structure, before any page is made."""
    with opened(path, report) as project:
        return _read(project, report, keep_going=keep_going)


def check(request: BuildRequest, report: Report) -> tuple[Edition, ...]:
    """Everything that can be said without making pages: sources, structure, conversion."""
    with opened(request.path, report) as project:
        booklet = _read(project, report, keep_going=request.keep_going)
        settings = [briefing.edition(project, plan) for plan in _plans(project, request.editions)]
    _refuse_failed_overrules(report)
    check_ledgers(booklet)
    editions = tuple(convert(booklet, setting, report) for setting in settings)
    _refuse_warnings(request, report)
    return editions


def fonts(path: Path | None) -> tuple[FoundFont, ...]:
    """Which installed fonts the roles of the project's theme find, for each of its scripts."""
    project = load(path) if path else None
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


def _plans(project: Project, wanted: tuple[str, ...]) -> tuple[EditionPlan, ...]:
    """The project's editions, or those asked for by name on the command line."""
    if not wanted:
        return project.editions
    planned = {plan.script: plan for plan in project.editions}
    return tuple(planned.get(script, EditionPlan.of(script)) for script in wanted)


def _read(project: Project, report: Report, *, keep_going: bool) -> Booklet:
    """Sources and assembly: the booklet as the manuscripts have it."""
    sections, note = project.sections, project.editor_note_file
    if project.source:
        said = project.source_said or ArticlePlan(project.source)
        sections = (SectionPlan("", (replace(said, kind=project.source_kind),)),)
    plans = [plan for section in sections for plan in section.articles]
    plans += [ArticlePlan(note, kind="article")] if note else []
    requests = [briefing.reading(project, plan) for plan in plans]
    manuscripts = iter(read_all(requests, report, keep_going=keep_going))

    def contribution(plan: ArticlePlan) -> Contribution:
        override = Override(plan.title, plan.subtitle, plan.author, plan.source, plan.date)
        return Contribution(next(manuscripts), override)

    parts = [
        SectionPart(section.title, tuple(contribution(plan) for plan in section.articles))
        for section in sections
    ]
    return assemble(parts, briefing.assembly(project, next(manuscripts, None)), report)


def _make(
    project: Project, booklet: Booklet, plan: EditionPlan, report: Report, clock: Clock
) -> _Made:
    """One edition: converted, marked up, set, proved against the sources, and finished."""
    with clock.stage("editions"):
        edition = convert(booklet, briefing.edition(project, plan), report)
    with clock.stage("markup"):
        markup = _marked_up(edition.booklet, project, report)
    with clock.stage("typeset"):
        pages = typeset(markup, briefing.typesetting(project, plan), report)
    with clock.stage("conservation"):
        accounts = verify(booklet, edition.booklet, pages)
    with clock.stage("finishing"):
        products = tuple(_finished(pages, project, plan.script))
    return _Made(edition, products, accounts)


def _finished(pages: Pages, project: Project, script: str) -> Iterator[Product]:
    """The files that are made of one layout."""
    count = len(pages.labels)
    if "screen" in project.formats:
        yield Product(script, "screen", ".pdf", count, pages.pdf, pages.composition)
    if "booklet" in project.formats:
        sheets = impose(pages.pdf, briefing.imposition(project))
        suffix = f".booklet.{sheets.duplex}.pdf"
        yield Product(script, "booklet", suffix, 2 * sheets.sheets, sheets.pdf, pages.composition)


def _marked_up(booklet: Booklet, project: Project, report: Report) -> Markup:
    """The booklet in HTML; templates of the user's own are untrusted, and run in a worker."""
    settings = briefing.page(project)
    if not isinstance(project.theme, Path):
        return render(booklet, settings, report)
    [answer] = run_isolated(
        [partial(render, booklet, settings)],
        Limits(TEMPLATE_S, TEMPLATE_S, TEMPLATE_MB * 1024 * 1024),
    )
    report.take(answer.diagnostics)
    if answer.value is None:
        death = answer.death or Death(Ending.CRASH)
        raise answer.error or template_failure(death.ending, death.detail, project.theme)
    return answer.value


def _refuse_failed_overrules(report: Report) -> None:
    """What the project file says must not go unheeded: a dropped paragraph would be printed."""
    failed = [found for found in report if found.severity is Severity.ERROR]
    if failed:
        raise SourceError("pipeline.overrules", failed[0].location, count=len(failed))


def _refuse_warnings(request: BuildRequest, report: Report) -> None:
    if request.strict and report.warnings:
        raise StrictError("pipeline.strict", count=len(report.warnings))
