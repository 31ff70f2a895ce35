"""One edition of a booklet: converted, set, proved against the sources, finished, and inspected.

One layout on pages of the trim makes the formats to read, to fold and to print; a second makes the
pages for a telephone. The EPUB is made of the booklet itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from compiler import briefing
from compiler.conservation.quoted_pages import on_pages
from compiler.conservation.verify import verify, verify_epub
from compiler.diagnostics import Clock, Report
from compiler.editions.convert import convert
from compiler.finishing.epub_file import epub_file
from compiler.finishing.imposition.impose import impose
from compiler.finishing.print_file import print_file
from compiler.finishing.screen_file import screen_file
from compiler.markup.environment import TEMPLATE_MB, TEMPLATE_S, template_failure
from compiler.markup.reflowable.publication import render_epub
from compiler.markup.render import render
from compiler.markup.settings import PageSettings, phone_page
from compiler.model.artifacts import Edition, Format, Markup, Pages, SourceAccount
from compiler.model.booklet import Booklet
from compiler.preflight.own_files import inspect
from compiler.project.record import EditionPlan, Project
from compiler.publish import Product
from compiler.sources.answers import Death, Ending
from compiler.sources.worker import Limits, run_isolated
from compiler.typeset.engine import typeset

OF_THE_TRIM = frozenset({"screen", "booklet", "print"})
# More than a file of ours needs: a worker that is stopped costs its time a second time.
_INSPECTION = Limits(wall_s=600, cpu_s=600, memory=4 * 1024 * 1024 * 1024)


@dataclass(frozen=True)
class Made:
    """One edition and its files; ``accounts`` are those of the first of them."""

    edition: Edition
    products: tuple[Product, ...]
    accounts: tuple[SourceAccount, ...]


@dataclass(frozen=True)
class _Set:
    """A layout, proved."""

    markup: Markup
    pages: Pages
    accounts: tuple[SourceAccount, ...]


def stages(project: Project) -> int:
    """How many stages one edition goes through, for the progress bar."""
    wanted = set(project.formats)
    return 2 + 4 * _has_trim_pages(project) + 3 * ("phone" in wanted) + ("epub" in wanted)


def make(
    project: Project, booklet: Booklet, plan: EditionPlan, report: Report, clock: Clock
) -> Made:
    """Every format that the project asks for, of one edition; pages alone if it asks for none.

    Raises ConservationError for a file that has lost a character of a source, and PreflightFailed
    for one that a print shop would send back.
    """
    with clock.stage("editions"):
        edition = convert(booklet, briefing.edition(project, plan), report)
    products: list[Product] = []
    accounts: tuple[SourceAccount, ...] = ()
    if _has_trim_pages(project):
        done = _set(project, booklet, edition, plan, briefing.page(project), report, clock)
        accounts, edition = done.accounts, on_pages(edition, done.pages)
        with clock.stage("finishing"):
            products += _finished(done, project, plan.script, report)
    if "phone" in project.formats:
        settings = phone_page(briefing.page(project))
        done = _set(project, booklet, edition, plan, settings, report, clock)
        accounts = accounts or done.accounts
        products.append(_product(plan.script, "phone", ".phone.pdf", done.pages, done.pages.pdf))
    if "epub" in project.formats:
        with clock.stage("epub"):
            files = render_epub(edition.booklet, briefing.epub(project), report)
            content = epub_file(files)
            proved = verify_epub(booklet, edition.booklet, content)
        accounts = accounts or proved
        products.append(Product(plan.script, "epub", ".epub", len(files.spine), content))
    with clock.stage("preflight"):
        _inspect(products, project, report)
    return Made(edition, tuple(products), accounts)


def _has_trim_pages(project: Project) -> bool:
    return not project.formats or not OF_THE_TRIM.isdisjoint(project.formats)


def _set(  # noqa: PLR0917 - what every stage of a layout needs, in the order of use
    project: Project,
    booklet: Booklet,
    edition: Edition,
    plan: EditionPlan,
    settings: PageSettings,
    report: Report,
    clock: Clock,
) -> _Set:
    """One layout: marked up, set, and proved against the sources."""
    with clock.stage("markup"):
        markup = _marked_up(edition.booklet, project, settings, report)
    with clock.stage("typeset"):
        pages = typeset(markup, briefing.typesetting(project, plan), report)
    with clock.stage("conservation"):
        accounts = verify(booklet, edition.booklet, pages)
    return _Set(markup, pages, accounts)


def _marked_up(
    booklet: Booklet, project: Project, settings: PageSettings, report: Report
) -> Markup:
    """The booklet in HTML; templates of the user's own are untrusted, and run in a worker."""
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


def _finished(done: _Set, project: Project, script: str, report: Report) -> Iterator[Product]:
    """The files that are made of the layout on pages of the trim."""
    master = done.pages.pdf
    if "screen" in project.formats:
        yield _product(script, "screen", ".pdf", done.pages, screen_file(master))
    if "booklet" in project.formats:
        sheets = impose(master, briefing.imposition(project))
        suffix = f".booklet.{sheets.duplex}.pdf"
        if sheets.too_thick:
            report.warn("pipeline.thick-booklet", sheets=sheets.sheets, pages=sheets.pages)
        made = _product(script, "booklet", suffix, done.pages, sheets.pdf)
        yield replace(made, pages=2 * sheets.sheets)
    if "print" in project.formats:
        printed = print_file(master, briefing.printing(project, done.markup.palette), report)
        yield _product(script, "print", ".print.pdf", done.pages, printed)


def _product(script: str, form: Format, suffix: str, pages: Pages, content: bytes) -> Product:
    return Product(script, form, suffix, len(pages.labels), content, pages.composition)


def _inspect(products: Sequence[Product], project: Project, report: Report) -> None:
    """Preflight of our own files, a worker each; an EPUB has nothing to print."""
    tasks = [_inspection(one, project) for one in products if one.format != "epub"]
    if len(tasks) == 1:
        tasks[0](report)
        return
    for task, answer in zip(tasks, run_isolated(tasks, _INSPECTION), strict=True):
        if answer.death is not None:  # the file goes out inspected, or not at all
            task(report)
            continue
        report.take(answer.diagnostics)
        if answer.error is not None:
            raise answer.error


def _inspection(product: Product, project: Project) -> Callable[[Report], None]:
    """What looks at one file."""
    profile = briefing.profile(product.format)
    expected = briefing.expected(project, product.format, product.pages)
    name = f"{project.slug}.{product.script}{product.suffix}"
    return partial(inspect, product.content, profile, expected, name)
