"""Markup → Pages: the booklet laid out once, and written as a tagged PDF.

1. ``guard``: the engine is the one this room was written for.
2. ``fonts``: every role has a family; a missing one ends the build with the line that installs it.
3. Parse and lay out; the engine gets the booklet's assets and nothing else (``fetcher``).
4. ``labels``: the page counter of each page, read from the layout.
5. Paint and write, with ``metadata``; ``glyphs`` tells what could not be set.

The bytes depend on the markup and the settings only: not on the clock, the folder or the process.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import weasyprint
import weasyprint.formatting_structure.build as formatting
import weasyprint.html
import weasyprint.layout
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document, DocumentMetadata, Page

from compiler.diagnostics import Report
from compiler.errors import TypesetError, WenxuanError
from compiler.model.artifacts import Markup, Pages
from compiler.scratch import scratch_folder
from compiler.typeset.closing_page import is_back_cover
from compiler.typeset.collector import collector_paused
from compiler.typeset.compact_fonts import embed_bare_programs
from compiler.typeset.css_families import report_undeclared
from compiler.typeset.engine_log import EngineLog, engine_log, told_pages
from compiler.typeset.fetcher import AssetFetcher
from compiler.typeset.font_licences import report_licences
from compiler.typeset.font_widths import agree_widths
from compiler.typeset.fonts import OpenFonts, open_fonts, require_fonts
from compiler.typeset.footnotes import number_by_page
from compiler.typeset.glyphs import missing_characters, report_fallbacks, report_missing
from compiler.typeset.guard import check_engine
from compiler.typeset.hooks.composer import Composer
from compiler.typeset.hooks.composition import NAME as COMPOSITION
from compiler.typeset.hooks.composition import composition_hook
from compiler.typeset.hooks.installation import NAMES as HOOK_NAMES
from compiler.typeset.hooks.installation import installed_hooks
from compiler.typeset.labels import NumberedPage, PageLabel, label_pages, label_ranges
from compiler.typeset.metadata import (
    ArchivalFault,
    Claims,
    archival_fault,
    describe,
    detach_files,
    finish_pdf,
)
from compiler.typeset.structure import (
    is_accessible,
    keep_own_links,
    mend_headings,
    mend_lists,
    mend_notes,
)
from compiler.typeset.table_structure import mend_tables
from compiler.typeset.turned_heads import turn_heads
from compiler.typeset.wide_tables import fit_wide_tables
from compiler.typography.policy import Policy, policy_for

# The hooks take the place of the engine's own functions, and the rules for fonts of the process's,
# for one document at a time.
_ONE_AT_A_TIME = threading.Lock()

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


@dataclass(frozen=True)
class _Layout:
    """A laid-out document, the number of each of its pages, and the HTML's root element."""

    document: Document
    labels: tuple[PageLabel, ...]
    root: Any


def typeset(
    markup: Markup,
    settings: TypesetSettings,
    report: Report,
    on_page: Callable[[int], None] | None = None,
) -> Pages:
    """The finished PDF of a booklet, its page labels, and the page each anchor stands on.

    ``on_page`` is told the number of each page that the engine begins; it may begin some again.
    Raises TypesetError: the engine is another than the one this room was written for, a role has
    no font, or the engine failed.
    """
    try:
        with _ONE_AT_A_TIME, scratch_folder() as scratch, told_pages(on_page):
            check_engine()
            fonts = open_fonts(markup.fonts, markup.fallbacks, settings.project_fonts)
            fonts.configuration._folder = scratch  # noqa: SLF001 - guarded: where a theme's fonts go
            return _set(markup, settings, report, fonts)
    except WenxuanError:
        raise
    except RecursionError as error:
        raise TypesetError("typeset.too-deep") from error
    except MemoryError as error:
        raise TypesetError("typeset.out-of-memory") from error
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:200]
        raise TypesetError("typeset.engine-failure", reason=reason) from error


def _set(markup: Markup, settings: TypesetSettings, report: Report, fonts: OpenFonts) -> Pages:
    """The pages, with all changes of the engine in place meanwhile."""
    require_fonts(fonts.roles, report)
    declared = (*markup.fonts, *markup.fallbacks)
    found = (*fonts.roles, *fonts.fallbacks)
    report_undeclared(markup.stylesheets, declared, found, fonts.own, report)
    fetcher = AssetFetcher(markup.assets, report)
    composer = Composer(settings.policy or policy_for(settings.language))
    with (
        fonts.in_use(),
        installed_hooks(settings.without, composition_hook(composer)),
        engine_log(report, fetcher) as log,
        collector_paused(),
    ):
        composes = COMPOSITION not in settings.without
        workshop = _Workshop(fonts, fetcher, log, composer, composes)
        return _make_pages(markup, settings, report, workshop)


@dataclass(frozen=True)
class _Workshop:
    """What the engine works with."""

    fonts: OpenFonts
    fetcher: AssetFetcher
    log: EngineLog
    composer: Composer
    composes: bool


def _make_pages(
    markup: Markup, settings: TypesetSettings, report: Report, workshop: _Workshop
) -> Pages:
    layout = _lay_out(markup, workshop, report)
    document = layout.document
    boxes = [page._page_box for page in document.pages]  # noqa: SLF001 - guarded
    composition = workshop.composer.count(boxes)
    number_by_page(document, workshop.composer.shaper)
    for address in detach_files(document):
        workshop.fetcher.refuse(address)
    keep_own_links(document)
    describe(document, settings.created, settings.language)
    pdf = document.write_pdf(finisher=_finisher(layout, report), **_OPTIONS)
    missing = missing_characters(document)
    lacking = workshop.composer.lacking
    report_missing(document, tuple(sorted({*missing, *lacking})), report)
    report_fallbacks(document, workshop.fonts.roles, missing, report)
    return Pages(
        pdf=pdf,
        labels=tuple(str(label) for label in layout.labels),
        anchors=_anchors(document),
        composition=composition,
        missing=frozenset(missing),
        back_cover=is_back_cover(boxes[-1], layout.root) if len(boxes) > 1 else False,
    )


def _lay_out(markup: Markup, workshop: _Workshop, report: Report) -> _Layout:
    """The steps of the engine's own ``HTML.render``, keeping the state of the page counters."""
    fetcher, configuration = workshop.fetcher, workshop.fonts.configuration
    html = weasyprint.HTML(string=markup.html, url_fetcher=fetcher)
    if workshop.composes:
        html.etree_element.set("data-composition", "on")  # themes have a plainer look without
    counter_style = CounterStyle()
    profiles: dict[str, Any] = {}
    stylesheets = []
    for sheet in markup.stylesheets:
        workshop.log.stylesheet = sheet.name
        stylesheets.append(
            weasyprint.CSS(
                string=sheet.css,
                font_config=configuration,
                counter_style=counter_style,
                color_profiles=profiles,
                url_fetcher=fetcher,
            )
        )
    workshop.log.stylesheet = ""
    options = {**_OPTIONS, "stylesheets": stylesheets}

    def boxes() -> tuple[Any, Any]:
        context = Document._build_layout_context(  # noqa: SLF001 - guarded
            html, configuration, counter_style, profiles, options
        )
        root = formatting.build_formatting_structure(
            html.etree_element, context.style_for, context.get_image_from_uri, html.base_url,
            context.target_collector, counter_style, context.footnotes,
        )  # fmt: skip
        return context, root

    turn_heads(html.etree_element)
    context, root = boxes()
    if fit_wide_tables(html.etree_element, root, context, report):
        turn_heads(html.etree_element)
        context, root = boxes()
    pages = [Page(box) for box in weasyprint.layout.layout_document(html, root, context)]
    metadata = DocumentMetadata(**weasyprint.html.get_html_metadata(html))
    document = Document(pages, metadata, fetcher, configuration, profiles, options["output_intent"])
    labels = label_pages([*_numbered(document, context)])
    return _Layout(document, labels, html.etree_element)


def _numbered(document: Document, context: Any) -> list[NumberedPage]:
    """The CSS name of each page and the value of its page counter.

    ``page_maker[n]`` holds the state after page n (counted from 1): the one that its margin boxes
    and the references to it were made with.
    """
    states = context.page_maker[1:]
    return [
        NumberedPage(page._page_box.page_type.name or "", state[3][1]["page"][-1])  # noqa: SLF001 - guarded
        for page, state in zip(document.pages, states, strict=False)
    ]


def _finisher(layout: _Layout, report: Report) -> Callable[[Document, Any], None]:
    """What the engine calls when all is painted and before the file is written."""

    def finish(document: Document, pdf: Any) -> None:
        mend_notes(pdf, document)
        mend_lists(pdf)
        mend_headings(pdf)
        mend_tables(pdf)
        whole = not missing_characters(document)  # ISO 19005-2, 6.2.11.8: no .notdef glyph
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
        finish_pdf(pdf, document, label_ranges(layout.labels), claims)

    return finish


def _anchors(document: Document) -> dict[str, int]:
    """The page index of each id; of an element split over pages, the first."""
    found: dict[str, int] = {}
    for index, page in enumerate(document.pages):
        for name in page.anchors:
            found.setdefault(name, index)
    return found
