"""The formats phone and epub of a booklet, by the doors that make them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from compiler.conservation.page_text import read_pages
from compiler.conservation.verify import verify, verify_epub
from compiler.diagnostics import Report
from compiler.finishing.epub_file import epub_file
from compiler.markup.reflowable.publication import render_epub
from compiler.markup.reflowable.settings import EpubSettings
from compiler.markup.render import render
from compiler.markup.settings import PageSettings, phone_page
from compiler.model.artifacts import Pages, SourceAccount
from compiler.pipeline import BuildRequest, check, outline
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.units import Size

CREATED = datetime(2024, 12, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Flowing:
    """One edition's EPUB and the account of its sources."""

    path: Path
    accounts: tuple[SourceAccount, ...]


@dataclass(frozen=True)
class Phone:
    """One edition's pages for a telephone and the account of its sources."""

    path: Path
    pages: Pages
    accounts: tuple[SourceAccount, ...]


def epubs(project: Path, out: Path, scripts: tuple[str, ...]) -> dict[str, Flowing]:
    """The EPUB of each edition of a project's folder, written to ``out``."""
    source = outline(project, Report())
    made = {}
    for edition in check(BuildRequest(project, editions=scripts), Report()):
        booklet = edition.booklet
        content = epub_file(render_epub(booklet, EpubSettings(CREATED, project), Report()))
        path = out / f"{booklet.script}.epub"
        path.write_bytes(content)
        made[booklet.script] = Flowing(path, verify_epub(source, booklet, content))
    return made


def phones(project: Path, out: Path, scripts: tuple[str, ...]) -> dict[str, Phone]:
    """The telephone's pages of each edition of a project's folder, written to ``out``."""
    source = outline(project, Report())
    settings = phone_page(PageSettings(Size(210, 297), "A4", project, section_start="recto"))
    made = {}
    for edition in check(BuildRequest(project, editions=scripts), Report()):
        booklet = edition.booklet
        markup = render(booklet, settings, Report())
        pages = typeset(markup, TypesetSettings(CREATED, booklet.script), Report())
        path = out / f"{booklet.script}.phone.pdf"
        path.write_bytes(pages.pdf)
        made[booklet.script] = Phone(
            path, pages, verify(source, booklet, pages, read_pages(pages.pdf))
        )
    return made
