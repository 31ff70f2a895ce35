"""The validated project file as a ``Project``: paths checked, defaults filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from compiler.diagnostics import Report
from compiler.errors import ProjectError
from compiler.model.booklet import Masthead
from compiler.model.mending import Mending
from compiler.project.dates import created, printed
from compiler.project.discovery import sections as sections_of
from compiler.project.findings import Places, dotted
from compiler.project.lines import KeyPath
from compiler.project.named_files import ProjectFolder
from compiler.project.overruling import article_plan, says_more
from compiler.project.record import (
    DEFAULT_THEME,
    SIMPLIFIED,
    TAIWAN_SCRIPT,
    ArticlePlan,
    EditionPlan,
    ImpositionPlan,
    PagePlan,
    PrintPlan,
    Project,
    SectionPlan,
    TypographyPlan,
)
from compiler.project.schema import BookletTable, ProjectTable
from compiler.project.slug import slug
from compiler.units import PAPER_SIZES, parse_sheet, parse_trim


def plan(table: ProjectTable, file: Path, places: Places, report: Report) -> Project:
    """The project that ``file`` (absolute) describes.

    Raises ProjectError for a path that leaves the folder or does not exist, and for keys that
    contradict each other.
    """
    root, booklet = file.parent, table.booklet
    folder = ProjectFolder(root, places, report)
    said = _said(table, folder)
    sections, left = _sections(table, folder, said, report)
    source = folder.file(booklet.source, ("booklet", "source")) if booklet.source else None
    if source and sections:
        raise ProjectError("project.source-and-sections", places.at(("booklet", "source")))
    explicit = source is not None
    listed = explicit or bool(table.section)
    note = booklet.editor_note
    if note.file and note.text:
        raise ProjectError("project.note-twice", places.at(("booklet", "editor_note")))
    note_file = folder.file(note.file, ("booklet", "editor_note", "file")) if note.file else None
    if source is None and not table.section:
        left = tuple(
            path for path, entry in zip(said, table.article, strict=True) if entry.leave_out
        )
        source, sections = _found(folder, file, note_file, said, left)
    source_said = said.get(source.resolve()) if source else None
    _refuse_unused(said, source, sections, left, places)
    name = booklet.title or root.name
    return Project(
        root=root,
        name=name,
        slug=slug(name),
        output=folder.inside(table.output.directory, ("output", "directory")),
        created=created(booklet.date),
        file=file,
        masthead=_masthead(booklet),
        editor_note=note.text,
        editor_note_file=note_file,
        sections=sections,
        listed=listed,
        left_out=left,
        source=source,
        source_kind=_kind(source_said, explicit=explicit),
        source_said=source_said,
        page=_page(table),
        theme=_theme(table, folder),
        editions=_editions(table, places),
        typography=TypographyPlan(**table.typography.model_dump()),
        mending=Mending(**table.mending.model_dump()),
        protect=tuple(table.text.protect),
        phrases=folder.file(table.text.phrases, ("text", "phrases"))
        if table.text.phrases
        else None,
        remote_images=table.remote_images,
        formats=tuple(dict.fromkeys(table.output.formats)),
        imposition=_imposition(table),
        print=_print(table, folder),
    )


def _said(table: ProjectTable, folder: ProjectFolder) -> dict[Path, ArticlePlan]:
    """What ``[[article]]`` says, by file."""
    plans: dict[Path, ArticlePlan] = {}
    for index, entry in enumerate(table.article):
        key: KeyPath = ("article", index)
        path = folder.file(entry.file, (*key, "file"))
        if path in plans:
            raise ProjectError("project.article-twice", folder.places.at(key), path=entry.file)
        plans[path] = article_plan(entry, path, key, folder.places)
    return plans


def _sections(
    table: ProjectTable, folder: ProjectFolder, said: dict[Path, ArticlePlan], report: Report
) -> tuple[tuple[SectionPlan, ...], tuple[Path, ...]]:
    """The sections that are listed, and the files in them that are left out."""
    seen: set[Path] = set()
    sections: list[SectionPlan] = []
    left: list[Path] = []
    empty: list[int] = []
    silent = {path for path, entry in zip(said, table.article, strict=True) if entry.leave_out}
    for index, section in enumerate(table.section):
        articles: list[ArticlePlan] = []
        for position, entry in enumerate(section.articles):
            key: KeyPath = ("section", index, "articles", position)
            path = folder.file(entry.file, (*key, "file"))
            if path in seen or (path in said and says_more(entry)):
                raise ProjectError("project.article-twice", folder.places.at(key), path=entry.file)
            seen.add(path)
            if entry.leave_out or path in silent:
                left.append(path)
            else:
                articles.append(said.get(path) or article_plan(entry, path, key, folder.places))
        if articles:
            sections.append(SectionPlan(section.title, tuple(articles)))
        elif not section.articles:
            empty.append(index)
    if table.section and not sections:
        raise _nothing_listed(folder.places, empty, left)
    for index in empty:
        place = folder.places.at(("section", index))
        report.warn("project.empty-section", place, title=table.section[index].title)
    return tuple(sections), tuple(left)


def _nothing_listed(places: Places, empty: list[int], left: list[Path]) -> ProjectError:
    """Why sections have no article that is printed."""
    if left or not empty:
        return ProjectError("project.all-left-out", places.at(("section", 0)))
    key: KeyPath = ("section", empty[0], "articles")
    return ProjectError("project.empty-list", places.at(key), key=dotted(key))


def _found(
    folder: ProjectFolder,
    file: Path,
    note: Path | None,
    said: dict[Path, ArticlePlan],
    left: tuple[Path, ...],
) -> tuple[Path | None, tuple[SectionPlan, ...]]:
    """What lies beside a project file that names no manuscript, the editor's note apart."""
    plans: list[SectionPlan] = []
    for section in sections_of(folder.root):
        files = [path for path in section.files if path != note and path.resolve() not in left]
        articles = tuple(said.get(path.resolve()) or ArticlePlan(path) for path in files)
        plans += [SectionPlan(section.title, articles)] if articles else []
    if not plans:
        raise ProjectError("project.no-articles", folder.places.at(()), path=file.name)
    if len(plans) == 1 and len(plans[0].articles) == 1:
        return plans[0].articles[0].path, ()
    return None, tuple(plans)


def _refuse_unused(
    said: dict[Path, ArticlePlan],
    source: Path | None,
    sections: tuple[SectionPlan, ...],
    left: tuple[Path, ...],
    places: Places,
) -> None:
    """Refuse an ``[[article]]`` whose file is no part of the booklet: it would say nothing."""
    used = {article.path for section in sections for article in section.articles} | {*left}
    used |= {source.resolve()} if source else set()
    for index, path in enumerate(said):
        if path not in used:
            where = places.at(("article", index))
            raise ProjectError("project.article-unused", where, path=path.name)


def _kind(said: ArticlePlan | None, *, explicit: bool) -> Literal["booklet", "article", "auto"]:
    if said and said.kind != "auto":
        return said.kind
    return "booklet" if explicit else "auto"


def _masthead(booklet: BookletTable) -> Masthead:
    return Masthead(
        series=booklet.series,
        title=booklet.title,
        subtitle=booklet.subtitle,
        issue=booklet.issue,
        date=printed(booklet.date),
        publisher=booklet.publisher,
        notice=booklet.notice,
        editor=booklet.editor,
        copies=booklet.copies,
        contact=booklet.contact,
        signatory=booklet.signatory,
        copy_to=booklet.copy_to,
        keywords=tuple(booklet.keywords),
    )


def _page(table: ProjectTable) -> PagePlan:
    page = table.page
    return PagePlan(
        trim=page.trim,
        # The schema has let only known trims through.
        size=parse_trim(page.trim) or PAPER_SIZES[page.trim],
        section_start=page.section_start,
        numbering=page.numbering,
        contents_depth=page.contents_depth,
        large_type=page.large_type,
        missing_images=page.missing_images,
        folio=page.folio,
        folio_form=page.folio_form,
    )


def _theme(table: ProjectTable, folder: ProjectFolder) -> str | Path:
    """A theme's name, or the folder of one's own: whatever holds a separator is a path."""
    given_twice = table.theme != DEFAULT_THEME and table.page.theme not in {None, table.theme}
    if given_twice:
        raise ProjectError("project.theme-twice", folder.places.at(("page", "theme")))
    theme = table.page.theme or table.theme
    key: KeyPath = ("page", "theme") if table.page.theme else ("theme",)
    if "/" not in theme and not theme.startswith("."):
        return theme
    path = folder.inside(theme, key)
    if not path.is_dir():
        raise ProjectError("project.missing-folder", folder.places.at(key), path=theme)
    return path


def _editions(table: ProjectTable, places: Places) -> tuple[EditionPlan, ...]:
    plans: list[EditionPlan] = []
    for index, edition in enumerate(table.edition):
        where = places.at(("edition", index, "script"))
        default = EditionPlan.of(edition.script)
        if any(known.script == edition.script for known in plans):
            raise ProjectError("project.edition-twice", where, script=edition.script)
        if edition.script == SIMPLIFIED and edition.quotes == "corner":
            # GB/T 15834-2011, 4.8: the simplified text across the page has “ ”.
            raise ProjectError("project.corner-quotes", places.at(("edition", index, "quotes")))
        if edition.vocabulary and edition.script != TAIWAN_SCRIPT:
            raise ProjectError(
                "project.vocabulary",
                places.at(("edition", index, "vocabulary")),
                script=edition.script,
            )
        quotes = edition.quotes or default.quotes
        plans.append(EditionPlan(edition.script, quotes, edition.vocabulary or ""))
    return tuple(plans) or (EditionPlan.of(SIMPLIFIED),)


def _imposition(table: ProjectTable) -> ImpositionPlan:
    said = table.imposition.model_dump()
    sheet = said.pop("sheet")
    return ImpositionPlan(sheet=parse_sheet(sheet) if sheet else None, **said)


def _print(table: ProjectTable, folder: ProjectFolder) -> PrintPlan:
    """A profile without a name of its own is called what its file is called."""
    said = table.print
    profile = folder.file(said.profile, ("print", "profile")) if said.profile else None
    if profile is None and said.condition:
        raise ProjectError("project.condition-alone", folder.places.at(("print", "condition")))
    return PrintPlan(
        profile=profile,
        condition=said.condition or (profile.stem if profile else ""),
        bleed_mm=said.bleed_mm,
        red=said.red,
        marks=said.marks,
    )
