"""The whole road: project file in, booklets out. The bodies of the doors are the contents table.

booklet.toml → project → sources → assembly → editions → markup → typeset → conservation → dist/
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

import compiler
from compiler.assembly.arrange import (
    AssemblySettings,
    Contribution,
    Override,
    SectionPart,
    assemble,
)
from compiler.conservation.verify import check_ledgers, verify
from compiler.diagnostics import Clock, Progress, Report, Severity
from compiler.editions.convert import EditionSettings, convert
from compiler.editions.phrase_file import read_phrase_file
from compiler.errors import SourceError, StrictError
from compiler.markup.environment import TEMPLATE_MB, TEMPLATE_S, template_failure
from compiler.markup.faces import fonts_of
from compiler.markup.render import render
from compiler.markup.settings import PageSettings
from compiler.markup.theme import load_theme
from compiler.markup.type_area import type_area
from compiler.model.artifacts import Composition, Edition, Markup, Pages, SourceAccount
from compiler.model.block import Blocks, Paragraph
from compiler.model.booklet import Booklet
from compiler.model.inline import Text
from compiler.project.load import load
from compiler.project.opening import opened
from compiler.project.record import (
    DEFAULT_THEME,
    ArticlePlan,
    EditionPlan,
    Project,
    SectionPlan,
)
from compiler.publish import Artifact, BuildRecord, artifact, report_json, write_all
from compiler.sources.answers import Death, Ending
from compiler.sources.intake import Request, read_all
from compiler.sources.picture_room import PictureRoom
from compiler.sources.registry import ReadingSettings
from compiler.sources.worker import Limits, run_isolated
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.typeset.fonts import FoundFont, find_fonts
from compiler.typography.policy import policy_with

SCREEN = "screen"
FONTS = "fonts"  # a project's own fonts lie in this folder of it
DEFAULT_SCRIPTS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")


@dataclass(frozen=True)
class BuildRequest:
    """What the user asked for; empty ``editions`` means those of the project file.

    With ``keep_going`` a manuscript that cannot be read does not end the build.
    """

    path: Path
    output: Path | None = None
    editions: tuple[str, ...] = ()
    strict: bool = False
    keep_going: bool = False


@dataclass(frozen=True)
class BuildResult:
    """What was made; ``unread`` are manuscripts left out, ``timings`` seconds a stage."""

    artifacts: tuple[Artifact, ...]
    report_path: Path
    accounts: tuple[SourceAccount, ...]
    compositions: tuple[Composition, ...]
    unread: tuple[str, ...]
    timings: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class _Made:
    """One edition and its pages."""

    edition: Edition
    pages: Pages
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
    plans = _plans(project, request.editions)
    clock = Clock(progress, stages=2 + 4 * len(plans))
    with clock.stage("sources"):
        booklet = _read(project, report, keep_going=request.keep_going)
        _refuse_failed_overrules(report)
    made = tuple(_make(project, booklet, plan, report, clock) for plan in plans)
    _refuse_warnings(request, report)
    with clock.stage("writing"):
        artifacts = _artifacts(project, request, made)
        files = [(item.path, one.pages.pdf) for item, one in zip(artifacts, made, strict=True)]
        write_all(files)
    report_path = artifacts[0].path.with_name("report.json")
    record = BuildRecord(
        generator=f"wenxuan {compiler.__version__}",
        artifacts=artifacts,
        accounts=made[0].accounts,
        ledgers=booklet.ledgers,
        diagnostics=tuple(report),
        editions=tuple(one.edition for one in made),
        compositions=tuple(one.pages.composition for one in made),
        timings=clock.timings,
    )
    write_all([(report_path, report_json(record, report_path))])
    return BuildResult(
        artifacts,
        report_path,
        made[0].accounts,
        record.compositions,
        booklet.unread,
        clock.timings,
    )


def outline(path: Path, report: Report, *, keep_going: bool = False) -> Booklet:
    """The parsed structure, before any page is made."""
    with opened(path, report) as project:
        return _read(project, report, keep_going=keep_going)


def check(request: BuildRequest, report: Report) -> tuple[Edition, ...]:
    """Everything that can be said without making pages: sources, structure, conversion."""
    with opened(request.path, report) as project:
        booklet = _read(project, report, keep_going=request.keep_going)
        settings = [_edition_settings(project, plan) for plan in _plans(project, request.editions)]
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
        for font in find_fonts(fonts_of(theme, script), project.root / FONTS if project else None)
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
    requests = [_request(project, plan) for plan in plans]
    manuscripts = iter(read_all(requests, report, keep_going=keep_going))

    def contribution(plan: ArticlePlan) -> Contribution:
        override = Override(plan.title, plan.subtitle, plan.author, plan.source, plan.date)
        return Contribution(next(manuscripts), override)

    parts = [
        SectionPart(section.title, tuple(contribution(plan) for plan in section.articles))
        for section in sections
    ]
    settings = AssemblySettings(
        masthead=project.masthead,
        name=project.name,
        editor_note=_paragraphs(project.editor_note),
        editor_note_manuscript=next(manuscripts, None),
        contents_depth=project.page.contents_depth,
        number_levels=project.page.numbering,
    )
    return assemble(parts, settings, report)


def _request(project: Project, plan: ArticlePlan) -> Request:
    """How one manuscript is to be read."""
    settings = ReadingSettings(
        kind=plan.kind,
        origin=plan.origin,
        remote_images=project.remote_images,
        image_cache=project.root / ".wenxuan" / "images",
        mending=project.mending,
        room=_picture_room(project),
    )
    return Request(plan.path, project.root, settings, plan.overrules, plan.refused)


def _paragraphs(text: str) -> Blocks:
    return tuple(Paragraph((Text(line.strip()),)) for line in text.splitlines() if line.strip())


def _make(
    project: Project, booklet: Booklet, plan: EditionPlan, report: Report, clock: Clock
) -> _Made:
    """One edition: converted, marked up, set, and proved against the sources."""
    with clock.stage("editions"):
        edition = convert(booklet, _edition_settings(project, plan), report)
    with clock.stage("markup"):
        markup = _marked_up(edition.booklet, project, report)
    with clock.stage("typeset"):
        settings = TypesetSettings(
            created=project.created,
            language=plan.script,
            project_fonts=project.root / FONTS,
            policy=policy_with(
                plan.script, load_theme(project.theme).switches, asdict(project.typography)
            ),
        )
        pages = typeset(markup, settings, report)
    with clock.stage("conservation"):
        accounts = verify(booklet, edition.booklet, pages)
    return _Made(edition, pages, accounts)


def _marked_up(booklet: Booklet, project: Project, report: Report) -> Markup:
    """The booklet in HTML; templates of the user's own are untrusted, and run in a worker."""
    settings = _page_settings(project)
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


def _edition_settings(project: Project, plan: EditionPlan) -> EditionSettings:
    return EditionSettings(
        script=plan.script,
        protect=project.protect,
        phrases=read_phrase_file(project.phrases) if project.phrases else (),
        corner_quotes=plan.quotes == "corner",
    )


def _picture_room(project: Project) -> PictureRoom:
    """What a page of the project's trim has for a picture."""
    area = type_area(load_theme(project.theme), project.page.size, project.page.trim)
    return PictureRoom(area.width_pt, area.height_pt, area.line_pt)


def _page_settings(project: Project) -> PageSettings:
    return PageSettings(
        project_root=project.root,
        theme=project.theme,
        trim=project.page.size,
        trim_name=project.page.trim,
        section_start=project.page.section_start,
    )


def _artifacts(
    project: Project, request: BuildRequest, made: tuple[_Made, ...]
) -> tuple[Artifact, ...]:
    """What is to be written, one PDF an edition, below the output folder."""
    folder = (request.output or project.output).resolve() / project.slug
    return tuple(
        artifact(folder, one.edition.booklet.script, SCREEN, len(one.pages.labels), one.pages.pdf)
        for one in made
    )


def _refuse_failed_overrules(report: Report) -> None:
    """What the project file says must not go unheeded: a dropped paragraph would be printed."""
    failed = [found for found in report if found.severity is Severity.ERROR]
    if failed:
        raise SourceError("pipeline.overrules", failed[0].location, count=len(failed))


def _refuse_warnings(request: BuildRequest, report: Report) -> None:
    if request.strict and report.warnings:
        raise StrictError("pipeline.strict", count=len(report.warnings))
