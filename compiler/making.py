"""Editions of a booklet: each converted, set, proved against the sources, finished, and inspected.

One layout on pages of the trim makes the formats to read, to fold and to print; a second makes the
pages for a telephone. The EPUB is made of the booklet itself. What does not wait for one another is
done side by side where the machine has processors for it: editions, else an edition's layouts, else
a layout's proof and its files. The result is the same as of one after the other.

What only some of this needs is imported where it is used: on a small booklet loading libraries
takes longer than the work, and the process beside this one does it meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from compiler import briefing
from compiler.cache.units import NOTHING_KEPT, Told, Units
from compiler.conservation.quoted_pages import on_pages
from compiler.conservation.verify import verify, verify_epub
from compiler.diagnostics import Report
from compiler.editions.convert import convert
from compiler.events import Clock
from compiler.markup.environment import TEMPLATE_MB, TEMPLATE_S, template_failure
from compiler.markup.render import load_templates, render
from compiler.markup.settings import PageSettings, phone_page
from compiler.model.artifacts import (
    Decision,
    Edition,
    Format,
    Markup,
    Pages,
    SourceAccount,
)
from compiler.model.booklet import Booklet
from compiler.page_texts import readings
from compiler.products import Task, product_of
from compiler.project.record import EditionPlan, Project
from compiler.project.slug import slug
from compiler.publish import Product
from compiler.typeset.engine import Stay, typeset
from compiler.typeset.font_state import font_state
from compiler.typeset.parts.early import Early
from compiler.typeset.parts.keeping import Keeping
from compiler.workers.answers import Death, Ending
from compiler.workers.life import Limits
from compiler.workers.processors import processors
from compiler.workers.side_by_side import Job, side_by_side
from compiler.workers.worker import run_isolated


@dataclass(frozen=True)
class Made:
    """One edition and its files; ``accounts`` are those of the first of them.

    ``stem`` is what the names of its files begin with: the booklet's name in the edition's script.
    """

    edition: Edition
    stem: str
    products: tuple[Product, ...]
    accounts: tuple[SourceAccount, ...]


@dataclass(frozen=True)
class _Part:
    """The files of one layout, or the EPUB; ``decisions`` with the pages they stand on."""

    products: tuple[Product, ...]
    accounts: tuple[SourceAccount, ...]
    decisions: tuple[Decision, ...] = ()


def make(  # noqa: PLR0917 - a stage's door
    project: Project,
    booklet: Booklet,
    plans: Sequence[EditionPlan],
    report: Report,
    clock: Clock,
    units: Units = NOTHING_KEPT,
) -> tuple[Made, ...]:
    """The editions with every format that the project asks for; pages alone if it asks for none.

    What is kept among ``units`` of the same content is not made again; it is proved all the same.

    Raises ConservationError for a file that has lost a character of a source, and PreflightFailed
    for one that a print shop would send back; of several failures, that of the first edition.
    """
    hands = processors()
    share = max(1, hands // len(plans))
    jobs = [partial(_edition, project, booklet, plan, share, units) for plan in plans]
    if len(jobs) > 1 and isinstance(project.theme, str):
        load_templates(project.theme)
    scripts = tuple(plan.script for plan in plans)
    calls = side_by_side(jobs, hands, briefing.stages(project), report, clock, scripts)
    return tuple(call() for call in calls)


def _edition(  # noqa: PLR0917 - given one by one, as a job is
    project: Project,
    booklet: Booklet,
    plan: EditionPlan,
    hands: int,
    units: Units,
    report: Report,
    clock: Clock,
) -> Made:
    """One edition in every format."""
    with clock.stage("editions", plan.script):
        edition = convert(booklet, briefing.edition(project, plan), report)
    layouts: list[tuple[PageSettings, tuple[Format, ...]]] = []
    if briefing.has_trim_pages(project):
        layouts.append((briefing.page(project), briefing.trim_formats(project)))
    if "phone" in project.formats:
        layouts.append((phone_page(briefing.page(project)), ("phone",)))
    epub = "epub" in project.formats
    share = max(1, hands // (len(layouts) + epub))
    task = Task(project, booklet, plan, edition, slug(edition.booklet.name), share, units)
    jobs: list[Job[_Part]] = [partial(_layout, task, *layout) for layout in layouts]
    if epub:
        jobs.append(partial(_epub, task))
    parts = [call() for call in side_by_side(jobs, hands, 4, report, clock, (plan.script,))]
    return Made(
        replace(edition, decisions=parts[0].decisions),
        task.stem,
        tuple(chain.from_iterable(part.products for part in parts)),
        parts[0].accounts,
    )


def _layout(
    task: Task, settings: PageSettings, forms: Sequence[Format], report: Report, clock: Clock
) -> _Part:
    """One layout: marked up, set, proved against the sources, and every file made of it."""
    script, name = task.plan.script, "phone" if settings.phone else "trim"
    with clock.stage("markup", script):
        markup = marked_up(task.edition.booklet, task.project, settings, report)
    with clock.stage("typeset", script):
        pages = set_pages(markup, task, name, Told(report, clock))
    for_file = replace(task, hands=max(1, task.hands // (len(forms) + 1)))
    files = [partial(product_of, for_file, form, pages, markup.palette) for form in forms]
    with clock.stage("conservation", script):
        reading = readings(pages, task, f"{script} {name}")
    jobs: list[Job[Any]] = [*files, *reading.jobs()]
    calls = side_by_side(jobs, task.hands, 2, report, clock, (script,))
    printed = reading.texts(calls[len(files) :], clock)
    with clock.stage("conservation", script):
        accounts = verify(task.booklet, task.edition.booklet, pages, printed)
        edition = task.edition if settings.phone else on_pages(task.edition, pages, printed)
    return _Part(tuple(call() for call in calls[: len(files)]), accounts, edition.decisions)


def set_pages(  # noqa: PLR0917 - a layout's door
    markup: Markup,
    task: Task,
    name: str,
    told: Told,
    early: Early | None = None,
    stay: Stay | None = None,
) -> Pages:
    """The pages of one layout; ``early`` and ``stay`` as ``typeset`` has them, unless kept."""
    settings = briefing.typesetting(task.project, task.plan)
    own = settings.project_fonts
    state = font_state(markup.fonts, markup.fallbacks, own) if task.units.shelf else None
    return task.units.kept(
        ("layout", f"{task.plan.script} {name}"),
        (markup, replace(settings, project_fonts=None), state),
        lambda report: typeset(
            markup,
            settings,
            report,
            told.clock.page,
            task.hands,
            Keeping(task.units, state, told.clock.unit),
            early,
            stay,
        ),
        told,
    )


def _epub(task: Task, report: Report, clock: Clock) -> _Part:
    from compiler.finishing.epub_file import epub_file  # noqa: PLC0415 - only where one is made
    from compiler.markup.reflowable.publication import render_epub  # noqa: PLC0415 - as above

    with clock.stage("epub", task.plan.script):
        cover = _cover(task, report)
        files = render_epub(task.edition.booklet, briefing.epub(task.project), report, cover)
        content = epub_file(files)
        accounts = verify_epub(task.booklet, task.edition.booklet, content)
    product = Product(task.plan.script, "epub", ".epub", len(files.spine), content)
    return _Part((product,), accounts, task.edition.decisions)


def _cover(task: Task, report: Report) -> bytes:
    """The picture of an EPUB's cover, in the theme's 宋; b"" where no file of it can be read."""
    from compiler.finishing.cover_picture import (  # noqa: PLC0415 - loads Pillow
        TWO_EM_DASH,
        cover_picture,
    )
    from compiler.markup.faces import fallbacks_of, fonts_of  # noqa: PLC0415 - for an EPUB alone
    from compiler.markup.reflowable.cover import cover_text  # noqa: PLC0415 - as above
    from compiler.typeset.fonts import letter_faces  # noqa: PLC0415 - loads the engine

    theme, cover = task.project.theme, cover_text(task.edition.booklet)
    fonts = sorted(fonts_of(theme, task.plan.script), key=lambda font: font.role != "song")
    own = briefing.project_fonts(task.project)
    song, instead = letter_faces(cover.text + TWO_EM_DASH, fonts, fallbacks_of(theme), own)
    if song is None:
        return b""
    for letter in [letter for letter in instead if letter in cover.text and not instead[letter]]:
        report.warn("finishing.cover-letter", character=letter, codepoint=f"U+{ord(letter):04X}")
    try:
        return cover_picture(cover, song, instead)
    except OSError:  # a font that the engine can read and Pillow cannot
        return b""


def marked_up(booklet: Booklet, project: Project, settings: PageSettings, report: Report) -> Markup:
    """The booklet in HTML; templates of the user's own are untrusted, and run in a worker."""
    if not isinstance(project.theme, Path):
        return render(booklet, settings, report)
    [answer] = run_isolated(
        [partial(render, booklet, settings)],
        Limits(cpu_s=TEMPLATE_S, memory=TEMPLATE_MB * 1024 * 1024),
    )
    report.take(answer.diagnostics)
    if answer.value is None:
        death = answer.death or Death(Ending.CRASH)
        raise answer.error or template_failure(death.ending, death.detail, project.theme)
    return answer.value
