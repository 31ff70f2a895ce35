"""The door of the reflowable side: a booklet in, the files of an EPUB out.

1. ``chapters``: which documents there are, and where the contents lead.
2. Each document: its blocks by ``flowing_printer``, set in a template of ``templates/epub``.
3. ``package``: what the publication says of itself; then nav, NCX, OPF and the container.

The templates are the product's own: a theme gives its words (目录, 来源), not its look, for a
reader's device has fonts and colours of its own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypedDict, Unpack

from jinja2.sandbox import ImmutableSandboxedEnvironment

from compiler import __version__
from compiler.diagnostics import Report
from compiler.markup import filters
from compiler.markup.arabic_script import languages_in
from compiler.markup.assets import Assets
from compiler.markup.balance import width_em
from compiler.markup.directions import directed, direction_of
from compiler.markup.environment import environment, theme_errors
from compiler.markup.faces import of_script
from compiler.markup.reflowable import chapters as plan
from compiler.markup.reflowable.addresses import web_address
from compiler.markup.reflowable.flowing_pictures import FlowingPictures
from compiler.markup.reflowable.flowing_printer import FlowingPrinter
from compiler.markup.reflowable.package import Item, describe
from compiler.markup.reflowable.settings import EpubSettings
from compiler.markup.theme import load_theme, resource
from compiler.markup.type_area import type_area
from compiler.model.artifacts import EpubFiles
from compiler.model.block import Blocks
from compiler.model.booklet import Booklet
from compiler.model.segments import article_segments, plain
from compiler.units import PAPER_SIZES

ROOT = "EPUB/"
PACKAGE = f"{ROOT}package.opf"
_STYLE = "booklet.css"
_COVER = "images/cover.png"
_XHTML = "application/xhtml+xml"
# What XML 1.0 §2.2 has no place for; a page has no glyph for it either.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Values(TypedDict, total=False):
    """What a template of a document may be given."""

    chapter: plan.Chapter
    content: str
    lead: str
    printer: FlowingPrinter
    points: tuple[plan.Point, ...]
    imprint: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Workshop:
    """What every document is made with."""

    booklet: Booklet
    templates: ImmutableSandboxedEnvironment
    languages: frozenset[str]  # in Arabic script

    def printer(self, title_level: int = 1) -> FlowingPrinter:
        """A printer for one document."""
        blocks, inline = (
            self.templates.get_template(name) for name in ("blocks.xhtml.j2", "inline.xhtml.j2")
        )
        return FlowingPrinter(blocks, inline, title_level)

    def filled(self, template: str, **values: Unpack[_Values]) -> bytes:
        """A template filled in, as bytes that an XML parser takes."""
        with theme_errors(template):
            text = self.templates.get_template(template).render(booklet=self.booklet, **values)
        if template.endswith(".xhtml.j2"):
            text = directed(text, self.languages)
        return _NO_XML.sub("", text).encode()

    def document(self, template: str, blocks: Blocks) -> bytes:
        """A document that holds nothing but blocks."""
        printer = self.printer()
        with theme_errors(template):
            content = printer.blocks(blocks)
        return self.filled(template, content=content, printer=printer)


def render_epub(
    booklet: Booklet, settings: EpubSettings, report: Report, cover: bytes = b""
) -> EpubFiles:
    """The files of the booklet's EPUB, in the order of ``model.segments`` where they are read.

    ``cover`` is a PNG for a reader's shelf, b"" for none. Footnotes stand in ``aside`` elements at
    the end of their document. The bytes depend on what is given only. Raises ThemeError for a theme
    that is missing or broken.
    """
    theme = load_theme(settings.theme)
    area = type_area(theme, PAPER_SIZES["A4"], "A4")  # no picture is declared wider than its text
    assets = Assets(settings.project_root, area, report, settings.missing_images)
    pictures = FlowingPictures(assets)
    words = tomllib.loads((resource("styles") / "epub" / "words.toml").read_text("utf-8"))
    labels = {**of_script(words, booklet.script), **of_script(theme.labels, booklet.script)}
    name = " ".join(filter(None, (booklet.masthead.series, booklet.masthead.issue)))
    name = name or booklet.masthead.title or labels["untitled"]
    templates = _templates(booklet, pictures, labels, name)
    workshop = _Workshop(booklet, templates, _languages(booklet))
    documents = dict(_documents(workshop))
    files = {**documents, **pictures.found, _STYLE: workshop.filled("booklet.css.j2")}
    files |= {_COVER: cover} if cover else {}
    items = tuple(_manifest(files, pictures))
    about = describe(
        booklet, name, settings, pictures=bool(pictures.found), described=pictures.described
    )
    workshop.templates.globals.update(about=about, items=items, spine=tuple(documents))
    points = plan.points_of(booklet.contents, plan.chapters_of(booklet))
    workshop.templates.globals.update(depth=plan.depth_of(points))
    files["toc.ncx"] = workshop.filled("toc.ncx.j2", points=_never_empty(points, name))
    inside = {ROOT + name: content for name, content in files.items()}
    inside[PACKAGE] = workshop.filled("package.opf.j2")
    inside["META-INF/container.xml"] = workshop.filled("container.xml.j2")
    return EpubFiles(inside, tuple(ROOT + name for name in documents))


def _languages(booklet: Booklet) -> frozenset[str]:
    articles = (article for section in booklet.sections for article in section.articles)
    return languages_in(" ".join(one.text for each in articles for one in article_segments(each)))


def _templates(
    booklet: Booklet, pictures: FlowingPictures, labels: Mapping[str, str], name: str
) -> ImmutableSandboxedEnvironment:
    """The environment of the templates, with what all of them know."""
    names: dict[str, object] = {
        "columns": filters.columns,
        "direction_of": direction_of,
        "has_salutation": filters.has_salutation,
        "heading_title": filters.heading_title,
        "labels": labels,
        "name": name,
        "marker": filters.marker,
        "needs_grid": filters.needs_grid,
        "pictures": pictures.shown,
        "figure_pictures": pictures.figure,
        "plain": plain,
        "script": booklet.script,
        "version": __version__,
        "web_address": web_address,
        "width_em": width_em,
    }
    return environment((resource("templates") / "epub", resource("styles") / "epub"), names)


def _documents(workshop: _Workshop) -> Iterator[tuple[str, bytes]]:
    """Every document in reading order: front, contents, editor's note, text, colophon."""
    booklet = workshop.booklet
    chapters = plan.chapters_of(booklet)
    points = plan.points_of(booklet.contents, chapters)
    imprint = plan.imprint(booklet.masthead)
    workshop.templates.globals.update(
        first=chapters[0].file if chapters else plan.FRONT, noted=bool(booklet.editor_note)
    )
    yield plan.FRONT, workshop.filled("front.xhtml.j2")
    name = str(workshop.templates.globals["name"])
    yield plan.CONTENTS, workshop.filled("nav.xhtml.j2", points=_never_empty(points, name))
    if booklet.editor_note:
        note = filters.with_salutation(booklet.editor_note)
        yield plan.EDITOR_NOTE, workshop.document("note.xhtml.j2", note)
    for chapter in chapters:
        yield chapter.file, _chapter(workshop, chapter)
    if imprint:
        yield plan.COLOPHON, workshop.filled("colophon.xhtml.j2", imprint=imprint)


def _chapter(workshop: _Workshop, chapter: plan.Chapter) -> bytes:
    if chapter.article is None:
        return workshop.filled("section.xhtml.j2", chapter=chapter)
    printer = workshop.printer(2 if chapter.section.title else 1)
    with theme_errors("article.xhtml.j2"):
        lead = printer.blocks(filters.with_salutation(chapter.article.lead))
        content = printer.blocks(chapter.article.blocks)
    return workshop.filled(
        "article.xhtml.j2", chapter=chapter, lead=lead, content=content, printer=printer
    )


def _never_empty(points: tuple[plan.Point, ...], name: str) -> tuple[plan.Point, ...]:
    """The contents; the front page alone where they have no line (EPUB 3.3 §7.3 wants one)."""
    return points or (plan.Point(name, plan.FRONT),)


def _manifest(files: Mapping[str, bytes], pictures: FlowingPictures) -> Iterator[Item]:
    """Every file but the package itself and the NCX."""
    for file in files:
        stem = file.removeprefix("images/").rpartition(".")[0]
        if file in pictures.media_types:
            yield Item(f"picture-{stem}", file, pictures.media_types[file])
        elif file == _STYLE:
            yield Item("style", file, "text/css")
        elif file == _COVER:
            yield Item("cover", file, "image/png", "cover-image")
        else:
            yield Item(stem, file, _XHTML, "nav" if file == plan.CONTENTS else "")
