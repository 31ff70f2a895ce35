"""One layout of a booklet, to be looked at while it is worked at.

The pages are those of ``wenxuan build``, of the same units; what is known of a file only when it is
made to go out, the proof of its pages and its inspection, comes afterwards (``workspace.compile``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from compiler import briefing
from compiler.cache.units import Told
from compiler.diagnostics import Report
from compiler.editions.convert import convert
from compiler.events import Clock
from compiler.making import marked_up, set_pages
from compiler.markup.settings import PageSettings, phone_page
from compiler.model.artifacts import Edition, Format
from compiler.model.booklet import Booklet
from compiler.products import Task, finished, on_screen
from compiler.project.record import EditionPlan, Project
from compiler.project.slug import slug
from compiler.publish import Product
from compiler.retouching import Last, Wish, retouched
from compiler.typeset.glance import Stand
from compiler.typeset.parts.early import Early
from compiler.workers.processors import processors
from compiler.workspace import BuildRequest, Workspace, planned, refuse_unmet


@dataclass(frozen=True)
class Look:
    """A person who looks at a ``page`` (from 0) is ``shown`` it before the others are there.

    ``shown`` is told how many pages there are (0 if nobody can tell yet), the number of the one
    that is shown, and its PDF.
    """

    page: int
    shown: Callable[[int, int, bytes], None]


@dataclass(frozen=True)
class Preview:
    """An edition, and the file of its pages; ``stem`` is what the names of its files begin with.

    ``last`` is what stands of its pages, unless they were kept.
    """

    edition: Edition
    stem: str
    product: Product
    last: Last | None


def preview(
    workspace: Workspace, request: BuildRequest, report: Report, clock: Clock, look: Look | None
) -> Preview:
    """The one edition and format that are asked for, and if somebody looks, a page of it early.

    Raises WenxuanError as ``Workspace.compile`` does, but for what its pages are proved for.
    """
    (form,) = request.formats
    noted: dict[Path, Any] = {}
    workspace = replace(workspace, units=replace(workspace.units, noted=noted))
    project, plan, booklet = _read(workspace, request, report)
    conversion = briefing.edition(project, plan)
    edition = convert(booklet, conversion, report)
    name = slug(edition.booklet.name)
    task = Task(project, booklet, plan, edition, name, processors(), workspace.units)
    told = Told(report, clock)
    markup = marked_up(edition.booklet, project, _settings(project, form), report)
    layout = "phone" if form == "phone" else "trim"

    early = Early(look.page, partial(_shown, look, form)) if look else None
    stands: list[Stand] = []
    pages = set_pages(markup, task, layout, told, early, stands.append)
    product = finished(task, form, pages, markup.palette, told)
    last = Last(booklet, conversion, edition.booklet, stands[0], noted) if stands else None
    return Preview(edition, name, product, last)


def glimpse(
    workspace: Workspace, request: BuildRequest, report: Report, look: Look, last: Last
) -> bool:
    """The page that somebody looks at, of what stands of the pages that were made last.

    Whether there is one: if more has changed than an article, all must be made before. Raises as
    ``preview`` does.
    """
    (form,) = request.formats
    units = replace(workspace.units, noted=last.noted, at_a_glance=True)
    workspace = replace(workspace, units=units)
    project, plan, booklet = _read(workspace, request, report)
    page = retouched(last, booklet, Wish(project, plan, _settings(project, form), look.page))
    if page is not None:
        look.shown(last.stand.pages, look.page, on_screen(form, page))
    return page is not None


def _shown(look: Look, form: Format, count: int, number: int, page: bytes) -> None:
    look.shown(count, number, on_screen(form, page))


def _read(
    workspace: Workspace, request: BuildRequest, report: Report
) -> tuple[Project, EditionPlan, Booklet]:
    project = replace(workspace.project, formats=request.formats)
    (plan,) = planned(project, request.editions)
    booklet = workspace.read(report, keep_going=request.keep_going)
    refuse_unmet(request, report)
    return project, plan, booklet


def _settings(project: Project, form: Format) -> PageSettings:
    settings = briefing.page(project)
    return phone_page(settings) if form == "phone" else settings
