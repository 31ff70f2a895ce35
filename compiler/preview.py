"""One layout of a booklet, to be looked at while it is worked at.

The pages are those of ``wenxuan build``, of the same units; what is known of a file only when it is
made to go out, the proof of its pages and its inspection, comes afterwards (``workspace.compile``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from compiler import briefing
from compiler.cache.units import Told
from compiler.diagnostics import Report
from compiler.editions.convert import convert
from compiler.events import Clock
from compiler.finishing.screen_file import phone_file, screen_file
from compiler.making import marked_up, set_pages
from compiler.markup.settings import phone_page
from compiler.model.artifacts import Edition
from compiler.products import Task, finished
from compiler.project.slug import slug
from compiler.publish import Product
from compiler.typeset.engine import Early
from compiler.workers.processors import processors
from compiler.workspace import BuildRequest, Workspace, planned, refuse_failed_overrules


@dataclass(frozen=True)
class Preview:
    """An edition, and the file of its pages; ``stem`` is what the names of its files begin with."""

    edition: Edition
    stem: str
    product: Product


def preview(
    workspace: Workspace, request: BuildRequest, report: Report, clock: Clock, early: Early
) -> Preview:
    """The one edition and format that are asked for; ``early`` as ``typeset`` has it, of pages.

    Raises WenxuanError as ``Workspace.compile`` does, but for what its pages are proved for.
    """
    (form,) = request.formats
    project = replace(workspace.project, formats=(form,))
    (plan,) = planned(project, request.editions)
    booklet = workspace.read(report, keep_going=request.keep_going)
    refuse_failed_overrules(report)
    edition = convert(booklet, briefing.edition(project, plan), report)
    name = slug(edition.booklet.name)
    task = Task(project, booklet, plan, edition, name, processors(), workspace.units)
    told, settings = Told(report, clock), briefing.page(project)
    if form == "phone":
        settings = phone_page(settings)
    markup = marked_up(edition.booklet, project, settings, report)
    layout = "phone" if form == "phone" else "trim"
    trimmed = phone_file if form == "phone" else screen_file

    def shown(count: int, alone: Callable[[int], bytes]) -> None:
        early(count, lambda number: trimmed(alone(number)))

    pages = set_pages(markup, task, layout, told, shown)
    return Preview(edition, name, finished(task, form, pages, markup.palette, told))
