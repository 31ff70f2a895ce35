"""The files made of a layout: each finished, then inspected. It goes out so, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, cast

from compiler import briefing
from compiler.cache.units import Told, Units
from compiler.diagnostics import Report
from compiler.events import Clock
from compiler.model.artifacts import Colour, Edition, Format, Pages
from compiler.model.booklet import Booklet
from compiler.page_facts import known_pages
from compiler.project.record import EditionPlan, Project
from compiler.publish import Product, file_name

if TYPE_CHECKING:
    from compiler.finishing.imposition.impose import ImpositionSettings
    from compiler.finishing.print_file import PrintSettings
    from compiler.preflight.profiles import Profile
    from compiler.preflight.settings import Expected


@dataclass(frozen=True)
class Task:
    """An edition whose files are to be made, each part of them by ``hands`` processes."""

    project: Project
    booklet: Booklet
    plan: EditionPlan
    edition: Edition
    stem: str
    hands: int
    units: Units


def product_of(  # noqa: PLR0917 - as above
    task: Task,
    form: Format,
    pages: Pages,
    palette: Mapping[str, Colour],
    report: Report,
    clock: Clock,
) -> Product:
    """One file made of a layout, inspected: it goes out so, or not at all."""
    name, told = f"{task.plan.script} {form}", Told(report, clock)
    with clock.stage("finishing", task.plan.script):
        product = finished(task, form, pages, palette, told)
    with clock.stage("preflight", task.plan.script):
        expected = briefing.expected(task.project, form, product.pages)
        of_file = (briefing.profile(form), expected, file_name(task.stem, product))
        task.units.kept(
            ("inspection", name),
            (product.content, *of_file),
            partial(_inspected, task, name, product.content, *of_file),
            told,
        )
    return product


def finished(
    task: Task, form: Format, pages: Pages, palette: Mapping[str, Colour], told: Told
) -> Product:
    """One file made of a layout, which nobody has inspected yet."""
    settings = _finishing(task, form, pages, palette)
    return task.units.kept(
        ("file", f"{task.plan.script} {form}"),
        (form, task.plan.script, pages, settings),
        partial(_finished, task, form, pages, settings),
        told,
    )


def _inspected(  # noqa: PLR0917 - as above
    task: Task,
    unit: str,
    content: bytes,
    profile: Profile,
    expected: Expected,
    name: str,
    report: Report,
) -> bool:
    """Whether the file may go out: it may, or this raises PreflightFailed."""
    from compiler.preflight.own_files import inspect  # noqa: PLC0415 - loads pikepdf

    known = known_pages(content, task.units, unit)
    inspect(content, profile, expected, name, report, task.hands, known)
    return True


def _finishing(
    task: Task, form: Format, pages: Pages, palette: Mapping[str, Colour]
) -> ImpositionSettings | PrintSettings | None:
    """How a file of that format is made of the pages; None where there is nothing to choose."""
    if form == "booklet":
        return replace(briefing.imposition(task.project), back_cover=pages.back_cover)
    return briefing.printing(task.project, palette) if form == "print" else None


def _finished(
    task: Task,
    form: Format,
    pages: Pages,
    settings: ImpositionSettings | PrintSettings | None,
    report: Report,
) -> Product:
    count, suffix = len(pages.labels), f".{form}.pdf"
    match form:
        case "booklet":
            from compiler.finishing.imposition.impose import impose  # noqa: PLC0415 - loads pikepdf

            sheets = impose(pages.pdf, cast("ImpositionSettings", settings))
            if sheets.too_thick:
                report.warn("pipeline.thick-booklet", sheets=sheets.sheets, pages=sheets.pages)
            count, content = 2 * sheets.sheets, sheets.pdf
            suffix = f".booklet.{sheets.duplex}.pdf"
        case "print":
            from compiler.finishing.print_file import print_file  # noqa: PLC0415 - as above

            content = print_file(pages.pdf, cast("PrintSettings", settings), report)
        case _:
            content = on_screen(form, pages.pdf)
            suffix = ".pdf" if form == "screen" else suffix
    return Product(task.plan.script, form, suffix, count, content, pages.composition)


def on_screen(form: Format, pdf: bytes) -> bytes:
    """Pages to be read on a screen, a telephone's if it is for that."""
    from compiler.finishing.screen_file import (  # noqa: PLC0415 - loads pikepdf
        phone_file,
        screen_file,
    )

    return phone_file(pdf) if form == "phone" else screen_file(pdf)
