"""A booklet made, edition by edition so that its pages are told, and kept in its history; a job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from compiler.diagnostics import Report, Severity
from compiler.errors import Location, ProjectError
from compiler.events import Progress, Step

if TYPE_CHECKING:
    from compiler.desk.made import Made
    from compiler.pipeline import BuildResult
    from compiler.workspace import Compiled

BEGUN, DONE = "edition-begun", "edition-done"  # stages told beside the pipeline's own


def make(path: Path, progress: Progress, report: Report) -> Made:
    """Make every edition and format of the booklet, publish them, and keep them.

    What is said of words that are in no manuscript any more is passed over, and counted. Raises
    WenxuanError as ``pipeline.build`` does; then nothing is published.
    """
    from compiler.desk.made import keep  # noqa: PLC0415 - in a worker alone
    from compiler.pipeline import BuildRequest, publish  # noqa: PLC0415 - as above
    from compiler.workspace import open_workspace  # noqa: PLC0415 - as above

    start = perf_counter()
    request = BuildRequest(path, passing_over=True)
    with open_workspace(request, report) as workspace:
        scripts = tuple(plan.script for plan in workspace.project.editions)
        if not scripts:
            raise ProjectError("desk.no-edition", Location(source=path.name), path=path.name)
        compiled = []
        for place, script in enumerate(scripts):
            progress(Step(BEGUN, place / len(scripts), (script,)))
            one = replace(request, editions=(script,))
            compiled.append(workspace.compile(one, report, progress))
            pages = max(product.pages for made in compiled[-1].made for product in made.products)
            progress(Step(DONE, (place + 1) / len(scripts), (script,), pages))
        whole = _together(compiled, report)
        result = publish(whole)
    made = _made(whole, result, report, perf_counter() - start)
    files = (*(artifact.path for artifact in result.artifacts), result.report_path)
    return keep(path, made, files)


def _together(compiled: Sequence[Compiled], report: Report) -> Compiled:
    """The editions that were made one by one, as they are when they are made at once."""
    made = tuple(made for each in compiled for made in each.made)
    return replace(compiled[0], made=made, diagnostics=tuple(report))


def _made(compiled: Compiled, result: BuildResult, report: Report, seconds: float) -> Made:
    from compiler.desk.made import Made, MadeFile, stamp  # noqa: PLC0415 - as above
    from compiler.sources.overruling.unmet import unmet  # noqa: PLC0415 - as above

    masthead, project = compiled.booklet.masthead, compiled.project
    return Made(
        stamp(datetime.now().astimezone()),
        masthead.title or project.name,
        masthead.issue,
        project.page.trim,
        tuple(
            MadeFile(file.path.name, file.script, file.format, file.pages, file.bytes, file.sha256)
            for file in result.artifacts
        ),
        read=sum(account.read for account in result.accounts),
        articles=sum(len(section.articles) for section in compiled.booklet.sections),
        findings=sum(found.severity is not Severity.INFO for found in report),
        seconds=round(seconds, 1),
        unmet=len(unmet(report)),
    )
