"""What every stage is told: the project's wishes in the stage's own settings record.

Records of stages that load large libraries are imported where they are filled: manuscripts are
read before the engine is there, and files are finished in processes of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from compiler.assembly.arrange import AssemblySettings
from compiler.markup.reflowable.settings import EpubSettings
from compiler.markup.settings import PageSettings
from compiler.markup.theme import load_theme
from compiler.markup.type_area import type_area
from compiler.model.artifacts import Colour, Format
from compiler.model.block import Blocks, Paragraph
from compiler.model.booklet import Manuscript
from compiler.model.inline import Text
from compiler.preflight.profiles import Profile
from compiler.preflight.settings import Expected
from compiler.project.record import FOUR_INKS, ArticlePlan, EditionPlan, Project
from compiler.sources.intake import Request
from compiler.sources.pictures.room import PictureRoom
from compiler.sources.settings import ReadingSettings
from compiler.typography.policy import policy_with

if TYPE_CHECKING:
    from compiler.editions.convert import EditionSettings
    from compiler.editions.phrases import PhraseRow
    from compiler.finishing.imposition.impose import ImpositionSettings
    from compiler.finishing.print_file import PrintSettings
    from compiler.typeset.engine import TypesetSettings

FONTS = "fonts"  # a project's own fonts lie in this folder of it
OF_THE_TRIM: tuple[Format, ...] = ("screen", "booklet", "print")
PHRASES = "phrases.tsv"  # a project's phrase list, where it names none


def project_fonts(project: Project) -> Path:
    """The folder of the project's own fonts; it need not exist."""
    return project.root / FONTS


def reading(project: Project, plans: Iterable[ArticlePlan]) -> list[Request]:
    """How each manuscript is to be read."""
    common = ReadingSettings(
        remote_images=project.remote_images,
        image_cache=project.root / ".wenxuan" / "images",
        mending=project.mending,
        room=_picture_room(project),
    )
    return [
        Request(
            plan.path,
            project.root,
            replace(common, kind=plan.kind, origin=plan.origin),
            plan.overrules,
            plan.refused,
            plan.corrections,
        )
        for plan in plans
    ]


def assembly(project: Project, note: Manuscript | None) -> AssemblySettings:
    """How the manuscripts become a booklet; ``note`` is the editor's note if a file holds it."""
    return AssemblySettings(
        masthead=project.masthead,
        name=project.name,
        editor_note=_paragraphs(project.editor_note),
        editor_note_manuscript=note,
        contents_depth=project.page.contents_depth,
        number_levels=project.page.numbering,
    )


def _paragraphs(text: str) -> Blocks:
    return tuple(Paragraph((Text(line.strip()),)) for line in text.splitlines() if line.strip())


def edition(project: Project, plan: EditionPlan) -> EditionSettings:
    """How the booklet is converted."""
    from compiler.editions.convert import EditionSettings  # noqa: PLC0415 - loads OpenCC

    return EditionSettings(
        script=plan.script,
        protect=project.protect,
        phrases=_phrases(project),
        corner_quotes=plan.quotes == "corner",
        vocabulary=plan.vocabulary,
    )


def phrase_file(project: Project) -> Path:
    """The project's phrase list: what it names, else ``phrases.tsv`` beside it; it may not exist.

    That is where the audit writes what an editor decides, and the next build finds it.
    """
    return project.phrases or project.root / PHRASES


def _phrases(project: Project) -> tuple[PhraseRow, ...]:
    from compiler.editions.phrase_file import read_phrase_file  # noqa: PLC0415 - as above

    file = phrase_file(project)
    inside = file.resolve().is_relative_to(project.root.resolve())
    return read_phrase_file(file) if inside and file.is_file() else ()


def _picture_room(project: Project) -> PictureRoom:
    """What a page of the project's trim has for a picture."""
    page = project.page
    area = type_area(load_theme(project.theme), page.size, page.trim, large_type=page.large_type)
    return PictureRoom(area.width_pt, area.height_pt, area.line_pt)


def page(project: Project) -> PageSettings:
    """How the booklet is marked up."""
    return PageSettings(
        project_root=project.root,
        theme=project.theme,
        trim=project.page.size,
        trim_name=project.page.trim,
        section_start=project.page.section_start,
        large_type=project.page.large_type,
        folio=project.page.folio,
        folio_form=project.page.folio_form,
        bleed_mm=project.print.bleed_mm,
        missing_images=project.page.missing_images,
    )


def typesetting(project: Project, plan: EditionPlan) -> TypesetSettings:
    """How pages are set."""
    from compiler.typeset.engine import TypesetSettings  # noqa: PLC0415 - loads WeasyPrint

    switches = load_theme(project.theme).switches
    return TypesetSettings(
        created=project.created,
        language=plan.script,
        project_fonts=project_fonts(project),
        policy=policy_with(plan.script, switches, asdict(project.typography)),
    )


def printing(project: Project, palette: Mapping[str, Colour]) -> PrintSettings:
    """How the file for the print shop is made; ``palette`` are the theme's colours."""
    from compiler.finishing.print_file import PrintSettings  # noqa: PLC0415 - loads pikepdf

    plan = project.print
    return PrintSettings(
        profile=plan.profile.read_bytes() if plan.profile else None,
        profile_name=plan.profile.name if plan.profile else "",
        condition=plan.condition,
        red=plan.red,
        palette=palette,
        bleed_mm=plan.bleed_mm,
        marks=plan.marks,
        spine_left=project.imposition.binding == "left",
    )


def epub(project: Project) -> EpubSettings:
    """How the EPUB is made."""
    return EpubSettings(project.created, project.root, project.theme, project.page.missing_images)


def has_trim_pages(project: Project) -> bool:
    """Whether pages of the trim are set: for their formats, or because no format is asked for."""
    return not project.formats or bool(trim_formats(project))


def trim_formats(project: Project) -> tuple[Format, ...]:
    """The formats asked for that are made of pages of the trim."""
    return tuple(form for form in OF_THE_TRIM if form in project.formats)


def stages(project: Project) -> int:
    """How many stages one edition goes through, for the progress bar."""
    phone, epub = "phone" in project.formats, "epub" in project.formats
    files = len(trim_formats(project)) + phone
    return 1 + 3 * (has_trim_pages(project) + phone) + 2 * files + epub


def profile(form: Format) -> Profile:
    """What a file of that format is checked for."""
    return Profile.SCREEN if form == "phone" else Profile(form)


def expected(project: Project, form: Format, pages: int) -> Expected:
    """What a file of that format must hold; ``pages`` are those of the file."""
    if form in {"booklet", "phone"}:
        return Expected(pages=pages)
    red = project.print.red
    return Expected(
        spots=frozenset() if red == FOUR_INKS else frozenset({red}),
        trim=project.page.size,
        pages=pages,
    )


def imposition(project: Project) -> ImpositionSettings:
    """How the format booklet lies on its sheets."""
    from compiler.finishing.imposition.impose import ImpositionSettings  # noqa: PLC0415 - as above
    from compiler.finishing.imposition.plan import Binding, Scheme  # noqa: PLC0415 - as above

    plan = project.imposition
    return ImpositionSettings(
        scheme=Scheme(plan.scheme),
        sheet=plan.sheet,
        binding=Binding(plan.binding),
        signature=plan.signature,
        paper_mm=plan.paper_mm,
        marks=plan.marks,
    )
