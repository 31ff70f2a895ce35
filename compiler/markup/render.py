"""The door of the room: a booklet and the pages' settings in, HTML and stylesheets out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from compiler import __version__
from compiler.diagnostics import Report
from compiler.errors import Location, ThemeError
from compiler.markup import filters
from compiler.markup.assets import Assets
from compiler.markup.balance import width_em
from compiler.markup.code_grid import gridded
from compiler.markup.directions import directed
from compiler.markup.environment import environment, theme_errors
from compiler.markup.faces import of_script
from compiler.markup.official import document_parts
from compiler.markup.printer import Printer
from compiler.markup.settings import PageSettings
from compiler.markup.theme import Theme, load_theme, resource
from compiler.markup.type_area import TypeArea, sizes_for, type_area
from compiler.model.artifacts import Font, Markup, Stylesheet
from compiler.model.booklet import Booklet
from compiler.model.segments import article_segments, plain
from compiler.units import mm_to_pt

_PAGE = "booklet.html.j2"
_PHONE = "phone.css.j2"  # a stylesheet for the format phone only


def render(booklet: Booklet, settings: PageSettings, report: Report) -> Markup:
    """The booklet as HTML with the theme's stylesheets, fonts and assets.

    The text stands in the order of ``model.segments``; generated words (labels, numbers) stand
    between runs, never inside one. Raises ThemeError for a theme that is missing or broken, and
    for a trim that holds no text.
    """
    theme = load_theme(settings.theme)
    area = type_area(theme, settings.trim, settings.trim_name, large_type=settings.large_type)
    fonts = of_script(theme.fonts, booklet.script)
    assets = Assets(settings.project_root, area, report, settings.missing_images)
    stylesheets = _sheets(theme, area, settings, booklet.script)
    html = _html(booklet, theme, area, assets, phone=settings.phone)
    assets.close()
    found = dict(assets.found)
    return Markup(html, stylesheets, fonts, found, theme.palette, theme.fallbacks)


def sheets_for(settings: PageSettings, script: str) -> tuple[Stylesheet, ...]:
    """The stylesheets of every booklet in that script with these settings."""
    theme = load_theme(settings.theme)
    area = type_area(theme, settings.trim, settings.trim_name, large_type=settings.large_type)
    return _sheets(theme, area, settings, script)


def _sheets(
    theme: Theme, area: TypeArea, settings: PageSettings, script: str
) -> tuple[Stylesheet, ...]:
    look = _look(theme, area, of_script(theme.fonts, script), settings, script)
    return _stylesheets(theme, script, look, phone=settings.phone)


def load_templates(name: str) -> None:
    """Have a theme that comes along compiled, before processes are forked that fill it in."""
    theme = load_theme(name)
    templates, styles = environment(theme.templates, {}), environment(theme.styles, {})
    for template in templates.list_templates():
        templates.get_template(template)
    regions = sorted(file.name for file in theme.styles[-1].glob("regions/*.css.j2"))
    for style in ("base.css.j2", *_own_styles(theme), *(f"regions/{each}" for each in regions)):
        styles.get_template(style)


def _html(booklet: Booklet, theme: Theme, area: TypeArea, assets: Assets, *, phone: bool) -> str:
    names = _names(booklet, theme, area, assets, phone=phone)
    templates = environment(theme.templates, names)
    with theme_errors(_PAGE):
        printer = Printer(
            templates.get_template("blocks.html.j2"), templates.get_template("inline.html.j2")
        )
        templates.globals["blocks"] = printer.blocks
        return directed(templates.get_template(_PAGE).render(booklet=booklet))


def _no_code(_address: str) -> str:
    """The ``asset:`` address of no code: a telephone cannot read what stands on its own screen."""
    return ""


def _names(
    booklet: Booklet, theme: Theme, area: TypeArea, assets: Assets, *, phone: bool = False
) -> dict[str, object]:
    """What every template knows; REFERENCE.md lists it for authors of themes."""
    levels = filters.outline_levels(booklet.contents)
    sizes = sizes_for(theme, area.em_pt)
    titles = filters.Titles(_text(booklet))

    def outline(anchor: str) -> int:
        return levels.get(anchor, 0)

    named: dict[str, Callable[..., object]] = {
        "columns": filters.columns,
        "described": filters.Descriptions().described,
        "document_parts": document_parts,
        "gridded": gridded,
        "heading_title": filters.heading_title,
        "holds_note": filters.holds_note,
        "has_salutation": filters.has_salutation,
        "is_figure": filters.is_figure,
        "iso_date": filters.iso_date,
        "nameplate": filters.nameplate,
        "marker": filters.marker,
        "marks": partial(filters.marks, traditional=booklet.script.startswith("zh-Hant")),
        "needs_grid": filters.needs_grid,
        "outline": outline,
        "picture": assets.picture,
        "picture_rows": assets.rows,
        "plain": plain,
        "qr": _no_code if phone else assets.qr,
        "stands_alone": partial(filters.stands_alone, page=area.ems * area.lines),
        "theme_title": partial(filters.theme_title, page=area.ems * area.lines),
        "balanced": titles.balanced,
        "filled": titles.filled,
        "width_em": width_em,
        "with_salutation": filters.with_salutation,
    }
    labels = of_script(theme.labels, booklet.script)
    values = {"area": area, "sizes": sizes, "labels": labels, "phone": phone}
    return {**named, **values, "version": __version__}


def _look(
    theme: Theme,
    area: TypeArea,
    fonts: tuple[Font, ...],
    settings: PageSettings,
    script: str = "zh-Hans",
) -> dict[str, object]:
    """What every stylesheet knows: type area, sizes, families of each role, colours, folio."""
    families = {font.role: _css_families(font.families) for font in fonts}
    sizes = sizes_for(theme, area.em_pt)
    return {
        "area": area,
        "sizes": sizes,
        "font": families,
        "colour": {name: colour.rgb for name, colour in theme.palette.items()},
        "folio": theme.folio.chosen(settings).in_script(script),
        "section_start": settings.section_start,
        "bleed_pt": round(mm_to_pt(settings.bleed_mm), 4),
    }


def _stylesheets(
    theme: Theme, script: str, look: Mapping[str, object], *, phone: bool
) -> tuple[Stylesheet, ...]:
    """base.css, the theme's own files in the order of their names, the region's, the phone's."""
    styles = environment(theme.styles, look)
    region = f"regions/{script}.css.j2"
    names = ["base.css.j2", *_own_styles(theme), region]
    names += [_PHONE] if phone else []
    shipped = all(folder.is_relative_to(resource("styles")) for folder in theme.styles)
    found = []
    for name in names:
        with theme_errors(name):
            css = styles.get_template(name).render()
        found.append(Stylesheet(name.removesuffix(".j2"), css, shipped))
    return tuple(found)


def _own_styles(theme: Theme) -> list[str]:
    """The theme's own stylesheets, in the order in which they follow base.css."""
    own = {file.name for folder in theme.styles[:-1] for file in folder.glob("*.css.j2")}
    return sorted(own - {"base.css.j2", _PHONE})


def _text(booklet: Booklet) -> str:
    """The booklet's running text, for what its words are."""
    articles = (article for section in booklet.sections for article in section.articles)
    return "\n".join(segment.text for item in articles for segment in article_segments(item))


def _css_families(families: tuple[str, ...]) -> str:
    """A CSS font-family list; ThemeError for a name that CSS would take for more than a name."""
    for family in families:
        if any(character in family for character in '"\\\n{};'):
            raise ThemeError("markup.broken-theme", Location("theme.toml"), reason=family)
    return ", ".join(f'"{family}"' for family in families)
