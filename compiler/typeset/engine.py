"""Markup → Pages: the booklet laid out once, and written as a tagged PDF.

1. ``guard``: the engine is the one this room was written for.
2. ``fonts``: every role has a family; a missing one ends the build with the line that installs it.
3. Parse and lay out; the engine gets the booklet's assets and nothing else (``fetcher``).
4. ``labels``: the page counter of each page, read from the layout.
5. Paint and write, with ``metadata``; ``glyphs`` tells what could not be set.

The bytes depend on the markup and the settings only: not on the clock, the folder or the process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document

from compiler.diagnostics import Report
from compiler.errors import TypesetError, WenxuanError
from compiler.model.artifacts import Markup, Pages
from compiler.scratch import scratch_folder
from compiler.typeset.at_work import ONE_AT_A_TIME, at_work
from compiler.typeset.collector import collector_paused
from compiler.typeset.compact_fonts import embed_bare_programs
from compiler.typeset.css_families import report_undeclared
from compiler.typeset.engine_log import engine_log, told_pages
from compiler.typeset.fetcher import AssetFetcher
from compiler.typeset.font_licences import report_licences
from compiler.typeset.font_widths import agree_widths
from compiler.typeset.fonts import OpenFonts, open_fonts, require_fonts
from compiler.typeset.glance import Stand
from compiler.typeset.glyphs import missing_characters, report_fallbacks, report_missing
from compiler.typeset.guard import check_engine
from compiler.typeset.hooks.composer import Composer
from compiler.typeset.hooks.composition import NAME as COMPOSITION
from compiler.typeset.hooks.installation import NAMES as HOOK_NAMES
from compiler.typeset.hooks.stylesheets import sheet_of
from compiler.typeset.labels import NumberedPage, PageLabel, label_pages, label_ranges
from compiler.typeset.metadata import (
    ArchivalFault,
    Claims,
    archival_fault,
    describe,
    detach_files,
    finish_pdf,
)
from compiler.typeset.parts.booklet import make_parts
from compiler.typeset.parts.cutting import Source, frame_of
from compiler.typeset.parts.early import Early
from compiler.typeset.parts.furniture import furnish
from compiler.typeset.parts.glancing import Standing
from compiler.typeset.parts.keeping import NONE_KEPT, Keeping, shelved
from compiler.typeset.parts.making import Workshop
from compiler.typeset.parts.placing import MadeParts, PlacedPage
from compiler.typeset.parts.whole import notes_of, seen, total
from compiler.typeset.parts.writing import document_of
from compiler.typeset.structure import is_accessible, mend_headings, mend_lists, mend_notes
from compiler.typeset.table_structure import mend_tables
from compiler.typography.policy import Policy, policy_for

# Told how many pages there are, and what gives the page of a number (from 0) as a PDF of its own.
Stay = Callable[[Stand], None]

# sRGB is the output intent that PDF/A wants for screen colours (ISO 19005-2, 6.2.3).
_OPTIONS: Mapping[str, Any] = {
    **weasyprint.DEFAULT_OPTIONS,
    "pdf_tags": True,
    "pdf_version": "1.7",
    "pdf_identifier": True,  # made from the content, so that the same booklet has the same
    "output_intent": "srgb",
}


@dataclass(frozen=True)
class TypesetSettings:
    """How the pages are made.

    ``created`` (with a time zone) is the file's creation and modification date; ``language`` a
    BCP 47 tag; ``project_fonts`` a folder of font files used beside the installed ones;
    ``policy`` the rules of line composition, None for the custom of the language's region;
    ``without`` the names of hooks to switch off. ValueError for a date without a zone, as two
    machines would write different files, and for a hook that is not there.
    """

    created: datetime
    language: str
    project_fonts: Path | None = None
    policy: Policy | None = None
    without: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.created.utcoffset() is None:
            raise ValueError("a PDF's date needs a time zone")
        if unknown := self.without - HOOK_NAMES:
            raise ValueError(f"no such hook: {', '.join(sorted(unknown))}")


def typeset(  # noqa: PLR0917 - a stage's door
    markup: Markup,
    settings: TypesetSettings,
    report: Report,
    on_page: Callable[[int], None] | None = None,
    hands: int = 1,
    keeping: Keeping = NONE_KEPT,
    early: Early | None = None,
    stay: Stay | None = None,
) -> Pages:
    """The finished PDF of a booklet, its page labels, and the page each anchor stands on.

    ``on_page`` is told the number of each page that the engine begins here, of a part of the
    booklet or of all; it may begin some again. ``hands`` processes make parts of it at a time:
    the pages are the same with any number. Parts that are kept of the same content are not made.
    ``early`` is shown its page when all are made and none is written, or before, if it can be.
    ``stay`` is given what ``glance`` needs, for who wants to change an article and see its page.
    Raises TypesetError: the engine is another than the one this room was written for, a role has
    no font, or the engine failed.
    """
    try:
        with ONE_AT_A_TIME, scratch_folder() as scratch, told_pages(on_page):
            check_engine()
            fonts = open_fonts(markup.fonts, markup.fallbacks, settings.project_fonts)
            fonts.configuration._folder = scratch  # noqa: SLF001 - guarded: where a theme's fonts go
            pages, stand = _set(markup, settings, report, fonts, hands, keeping, early)
            if stay and not any(scratch.iterdir()):  # else fonts of the theme's own go with it
                stay(stand)
            return pages
    except WenxuanError:
        raise
    except RecursionError as error:
        raise TypesetError("typeset.too-deep") from error
    except MemoryError as error:
        raise TypesetError("typeset.out-of-memory") from error
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:200]
        raise TypesetError("typeset.engine-failure", reason=reason) from error


def _set(  # noqa: PLR0917 - as above
    markup: Markup,
    settings: TypesetSettings,
    report: Report,
    fonts: OpenFonts,
    hands: int,
    keeping: Keeping,
    early: Early | None,
) -> tuple[Pages, Stand]:
    """The pages, with all changes of the engine in place meanwhile."""
    require_fonts(fonts.roles, report)
    declared = (*markup.fonts, *markup.fallbacks)
    found = (*fonts.roles, *fonts.fallbacks)
    report_undeclared(markup.stylesheets, declared, found, fonts.own, report)
    composer = Composer(settings.policy or policy_for(settings.language))
    with at_work(fonts, composer, settings.without), collector_paused():
        source = _source(markup, settings, report, fonts)
        policy = composer.policy
        kept = shelved(markup, keeping, policy, settings.language, settings.without)
        css = tuple(sheet.css for sheet in markup.stylesheets)
        workshop = Workshop(source, markup.assets, composer, css, kept)
        fetcher = AssetFetcher(markup.assets, report)
        with engine_log(Report(), fetcher):
            frame = frame_of(source, fetcher)
        made = make_parts(workshop, frame, css, hands, report, early)
        if early:
            with engine_log(Report(), fetcher):
                early.show(workshop, frame, made, len(made.placed.pages))
        composer.begin()
        with engine_log(report, fetcher):
            pages = made.placed.pages
            sheets = (None,) * len(pages) if made.is_furnished else furnish(frame, pages)
            book = _Book(source, made, sheets, composer, fetcher)
            stand = Stand(markup, settings, fonts, Standing(workshop, frame, made))
            return _written(book, settings, fonts, report), stand


@dataclass(frozen=True)
class _Book:
    """A booklet whose pages are made, and what is at hand to write them."""

    source: Source
    made: MadeParts
    sheets: tuple[Any, ...]
    composer: Composer
    fetcher: AssetFetcher


def _source(markup: Markup, settings: TypesetSettings, report: Report, fonts: OpenFonts) -> Source:
    """The HTML and the style sheets, parsed."""
    fetcher = AssetFetcher(markup.assets, report)
    html = weasyprint.HTML(string=markup.html, url_fetcher=fetcher)
    if COMPOSITION not in settings.without:
        html.etree_element.set("data-composition", "on")  # themes have a plainer look without
    counter_style = CounterStyle()
    profiles: dict[str, Any] = {}
    stylesheets = []
    with engine_log(report, fetcher) as log:
        for sheet in markup.stylesheets:
            log.stylesheet = sheet.name
            stylesheets.append(
                sheet_of(
                    sheet.css,
                    lasting=sheet.shipped,
                    font_config=fonts.configuration,
                    counter_style=counter_style,
                    color_profiles=profiles,
                    url_fetcher=fetcher,
                )
            )
    options = {**_OPTIONS, "stylesheets": stylesheets}
    return Source(html, counter_style, profiles, options, fonts.configuration)


def _written(book: _Book, settings: TypesetSettings, fonts: OpenFonts, report: Report) -> Pages:
    """The pages written, and what is to be told of them."""
    parts, placed = book.made.parts, book.made.placed
    document = document_of(book.source, parts, placed, book.sheets)
    for address in detach_files(document):
        book.fetcher.refuse(address)
    describe(document, settings.created, settings.language)
    labels = label_pages([_numbered(page) for page in placed.pages])
    pdf = document.write_pdf(finisher=_finisher(book.made, labels, report), **_OPTIONS)
    missing = missing_characters(document.fonts.values())
    lacking = {*book.composer.lacking, *chain.from_iterable(part.lacking for part in parts)}
    report_missing(
        tuple(sorted({*missing, *lacking})), seen(parts, placed, book.sheets, missing), report
    )
    report_fallbacks(document, fonts.roles, missing, report)
    return Pages(
        pdf=pdf,
        labels=tuple(map(str, labels)),
        anchors=placed.anchors,
        composition=total([part.composition for part in parts]),
        missing=frozenset(missing),
        back_cover=parts[-1].closes if len(placed.pages) > 1 else False,
    )


def _numbered(page: PlacedPage) -> NumberedPage:
    """The CSS name of a page and the value of its page counter."""
    return NumberedPage(page.kind.name or "", page.counters["page"][-1])


def _finisher(
    made: MadeParts, labels: Sequence[PageLabel], report: Report
) -> Callable[[Document, Any], None]:
    """What the engine calls when all is painted and before the file is written."""

    def finish(document: Document, pdf: Any) -> None:
        mend_notes(pdf, notes_of(made.placed))
        mend_lists(pdf)
        mend_headings(pdf)
        mend_tables(pdf)
        # ISO 19005-2, 6.2.11.8: no .notdef glyph
        whole = not missing_characters(document.fonts.values())
        agree_widths(pdf, charstrings=whole)  # else no claim is made, and no font is compact
        embed_bare_programs(pdf)
        whole = report_licences(document, report) and whole
        fault = archival_fault(pdf)
        if fault is ArchivalFault.SMOOTHED:
            report.info("typeset.smoothed-picture")
        elif fault is ArchivalFault.CMYK:
            report.info("typeset.screen-cmyk")
        claims = Claims(
            archival=whole and not fault,
            accessible=whole and bool(document.metadata.title) and is_accessible(pdf),
        )
        finish_pdf(pdf, document, label_ranges(labels), claims)

    return finish
