"""What can be asked of the compiler: ``build`` reads as the stages run.

Everything is made in a ``Workspace``; here it is written, or looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import compiler
from compiler import briefing
from compiler.diagnostics import Diagnostic, Report
from compiler.events import Progress, Unit, untold
from compiler.model.artifacts import Edition, SourceAccount
from compiler.model.booklet import Booklet
from compiler.project.load import load
from compiler.project.record import DEFAULT_THEME
from compiler.publish import Artifact, BuildRecord, artifact, report_json, write_all
from compiler.workspace import BuildRequest, Compiled, open_workspace

if TYPE_CHECKING:
    from compiler.typeset.font_coverage import ScriptFont
    from compiler.typeset.fonts import FoundFont

__all__ = [
    "BuildRequest", "BuildResult", "audit", "build", "check", "fonts", "outline",
    "publish", "script_fonts",
]  # fmt: skip

DEFAULT_SCRIPTS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")


@dataclass(frozen=True)
class BuildResult:
    """What was made; ``unread`` are manuscripts left out, ``timings`` seconds a stage.

    ``left_out`` counts the characters of the articles' own columns that are not printed. ``units``
    are what it was made of, each made now or kept from before.
    """

    artifacts: tuple[Artifact, ...]
    report_path: Path
    accounts: tuple[SourceAccount, ...]
    unread: tuple[str, ...]
    timings: tuple[tuple[str, float], ...]
    diagnostics: tuple[Diagnostic, ...]
    left_out: int = 0
    units: tuple[Unit, ...] = ()


def build(
    request: BuildRequest, report: Report | None = None, progress: Progress = untold
) -> BuildResult:
    """Make every edition asked for, prove each, then write all of them and report.json.

    Nothing is written before everything is made; an error leaves the output folder as it was.
    Findings go into ``report``, also those made before an error, and stand in the result.
    """
    report = Report() if report is None else report
    with open_workspace(request, report) as workspace:
        return publish(workspace.compile(request, report, progress), request.output)


def publish(compiled: Compiled, output: Path | None = None) -> BuildResult:
    """Write all that was made and report.json, into ``output`` if not where the project says."""
    project, booklet, made = compiled.project, compiled.booklet, compiled.made
    folder = (output or project.output).resolve() / project.slug
    start = perf_counter()
    files = [
        (artifact(folder, one.stem, product), product.content)
        for one in made
        for product in one.products
    ]
    write_all((item.path, content) for item, content in files)
    timings = (*compiled.course.timings, ("writing", perf_counter() - start))
    record = BuildRecord(
        generator=f"wenxuan {compiler.__version__}",
        artifacts=tuple(item for item, _ in files),
        accounts=made[0].accounts,
        ledgers=booklet.ledgers,
        diagnostics=compiled.diagnostics,
        editions=tuple(one.edition for one in made),
        timings=timings,
    )
    report_path = folder / "report.json"
    write_all([(report_path, report_json(record, report_path))])
    return BuildResult(
        record.artifacts,
        report_path,
        record.accounts,
        booklet.unread,
        timings,
        record.diagnostics,
        sum(one.missed for ledger in booklet.ledgers for one in ledger.left_out),
        compiled.course.units,
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
    with open_workspace(BuildRequest(path, others=others), report) as workspace:
        return workspace.read(report, keep_going=keep_going)


def check(request: BuildRequest, report: Report | None = None) -> tuple[Edition, ...]:
    """Everything that can be said without making pages: sources, structure, conversion."""
    report = Report() if report is None else report
    with open_workspace(request, report) as workspace:
        return workspace.editions(request, report)


def audit(request: BuildRequest, report: Report | None = None) -> tuple[Edition, ...]:
    """Every traditional edition asked for, converted, with its decisions.

    Raises EditionError where none is planned.
    """
    report = Report() if report is None else report
    with open_workspace(request, report) as workspace:
        return workspace.traditional(request, report)


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


def script_fonts(path: Path | None) -> tuple[ScriptFont, ...]:
    """What each script of the world is set in, in the project's theme."""
    from compiler.markup.faces import fallbacks_of, fonts_of  # noqa: PLC0415 - for this verb alone
    from compiler.typeset import font_coverage  # noqa: PLC0415 - as above

    project = load(path, Report()) if path else None
    theme = project.theme if project else DEFAULT_THEME
    script = project.editions[0].script if project else DEFAULT_SCRIPTS[0]
    own = briefing.project_fonts(project) if project else None
    return font_coverage.script_fonts(fonts_of(theme, script), fallbacks_of(theme), own)
