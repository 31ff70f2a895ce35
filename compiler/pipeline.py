"""The whole road: project file in, booklets out. The bodies of the doors are the contents table.

booklet.toml → project → sources → assembly → editions → markup → typeset → conservation → dist/
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Literal

import compiler
from compiler.assembly.arrange import (
    AssemblySettings,
    Contribution,
    Override,
    SectionPart,
    assemble,
)
from compiler.conservation.verify import check_ledgers, verify
from compiler.diagnostics import Report
from compiler.editions.convert import EditionSettings, convert
from compiler.editions.phrase_file import read_phrase_file
from compiler.errors import StrictError
from compiler.markup.faces import fonts_of
from compiler.markup.render import render
from compiler.markup.settings import PageSettings
from compiler.model.artifacts import Composition, Edition, Pages, SourceAccount
from compiler.model.block import Blocks, Paragraph
from compiler.model.booklet import Booklet
from compiler.model.inline import Text
from compiler.project.load import load
from compiler.project.record import DEFAULT_THEME, ArticlePlan, EditionPlan, Project, TypographyPlan
from compiler.publish import Artifact, BuildRecord, report_json, write_all
from compiler.sources.registry import ReadingSettings, read_source
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.typeset.fonts import FoundFont, find_fonts
from compiler.typography.policy import Policy, policy_for

SCREEN = "screen"
FONTS = "fonts"  # a project's own fonts lie in this folder of it
DEFAULT_SCRIPTS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class BuildRequest:
    """What the user asked for; empty ``editions`` means those of the project file."""

    path: Path
    output: Path | None = None
    editions: tuple[str, ...] = ()
    strict: bool = False


@dataclass(frozen=True)
class BuildResult:
    """What was made; ``timings`` are seconds a stage, over all editions."""

    artifacts: tuple[Artifact, ...]
    report_path: Path
    accounts: tuple[SourceAccount, ...]
    compositions: tuple[Composition, ...]
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
    project = load(request.path)
    plans = _plans(project, request.editions)
    clock = _Clock(progress, stages=2 + 4 * len(plans))
    with clock.stage("sources"):
        booklet = _read(project, report)
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
    compositions = record.compositions
    return BuildResult(artifacts, report_path, made[0].accounts, compositions, clock.timings)


def outline(path: Path, report: Report) -> Booklet:
    """The parsed structure, before any page is made."""
    return _read(load(path), report)


def check(request: BuildRequest, report: Report) -> tuple[Edition, ...]:
    """Everything that can be said without making pages: sources, structure, conversion."""
    project = load(request.path)
    plans = _plans(project, request.editions)
    booklet = _read(project, report)
    check_ledgers(booklet)
    editions = tuple(convert(booklet, _edition_settings(project, plan), report) for plan in plans)
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


def _read(project: Project, report: Report) -> Booklet:
    """Sources and assembly: the booklet as the manuscripts have it."""
    reading = ReadingSettings(
        remote_images=project.remote_images, image_cache=project.root / ".wenxuan" / "images"
    )

    def contribution(
        plan: ArticlePlan, kind: Literal["auto", "booklet", "article"]
    ) -> Contribution:
        manuscript = read_source(plan.path, project.root, replace(reading, kind=kind), report)
        override = Override(plan.title, plan.subtitle, plan.author, plan.source, plan.date)
        return Contribution(manuscript, override)

    parts = [
        SectionPart(section.title, tuple(contribution(plan, "auto") for plan in section.articles))
        for section in project.sections
    ]
    if project.source:
        parts = [SectionPart("", (contribution(ArticlePlan(project.source), project.source_kind),))]
    note = project.editor_note_file
    settings = AssemblySettings(
        masthead=project.masthead,
        editor_note=_paragraphs(project.editor_note),
        editor_note_manuscript=contribution(ArticlePlan(note), "article").manuscript
        if note
        else None,
        contents_depth=project.page.contents_depth,
        number_levels=project.page.numbering,
    )
    booklet = assemble(parts, settings, report)
    return booklet if booklet.masthead.title else _titled(booklet, project.name)


def _paragraphs(text: str) -> Blocks:
    return tuple(Paragraph((Text(line.strip()),)) for line in text.splitlines() if line.strip())


def _titled(booklet: Booklet, name: str) -> Booklet:
    """The booklet under the title of its only article, or else the project's name."""
    articles = [article for section in booklet.sections for article in section.articles]
    title = articles[0].title if len(articles) == 1 else name
    return replace(booklet, masthead=replace(booklet.masthead, title=title))


def _make(
    project: Project, booklet: Booklet, plan: EditionPlan, report: Report, clock: _Clock
) -> _Made:
    """One edition: converted, marked up, set, and proved against the sources."""
    with clock.stage("editions"):
        edition = convert(booklet, _edition_settings(project, plan), report)
    with clock.stage("markup"):
        markup = render(edition.booklet, _page_settings(project), report)
    with clock.stage("typeset"):
        settings = TypesetSettings(
            created=project.created,
            language=plan.script,
            project_fonts=project.root / FONTS,
            policy=_policy(project.typography, plan.script),
        )
        pages = typeset(markup, settings, report)
    with clock.stage("conservation"):
        accounts = verify(booklet, edition.booklet, pages)
    return _Made(edition, pages, accounts)


def _edition_settings(project: Project, plan: EditionPlan) -> EditionSettings:
    return EditionSettings(
        script=plan.script,
        protect=project.protect,
        phrases=read_phrase_file(project.phrases) if project.phrases else (),
        corner_quotes=plan.quotes == "corner",
    )


def _policy(plan: TypographyPlan, script: str) -> Policy:
    """The region's customs of composition, but where the project file says otherwise."""
    said = {name: value for name, value in asdict(plan).items() if value is not None}
    custom = policy_for(script)
    if "han_latin_space" in said:
        said["han_latin_space"] = custom.han_latin_space if said["han_latin_space"] else 0.0
    return replace(custom, **said)


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
        Artifact(
            path=folder / f"{project.slug}.{one.edition.booklet.script}.pdf",
            script=one.edition.booklet.script,
            format=SCREEN,
            pages=len(one.pages.labels),
            bytes=len(one.pages.pdf),
            sha256=hashlib.sha256(one.pages.pdf).hexdigest(),
        )
        for one in made
    )


def _refuse_warnings(request: BuildRequest, report: Report) -> None:
    if request.strict and report.warnings:
        raise StrictError("pipeline.strict", count=len(report.warnings))


class _Clock:
    """Tells the progress stage by stage, and adds up the seconds of each."""

    def __init__(self, progress: Progress, stages: int) -> None:
        self._progress = progress
        self._stages = stages
        self._begun = 0
        self._seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Announce the next stage, and time it."""
        self._progress(f"pipeline.stage-{name}", self._begun / self._stages)
        self._begun += 1
        start = perf_counter()
        try:
            yield
        finally:
            self._seconds[name] = self._seconds.get(name, 0.0) + perf_counter() - start

    @property
    def timings(self) -> tuple[tuple[str, float], ...]:
        """Seconds by stage, in the order the stages were first entered."""
        return tuple(self._seconds.items())
