"""Themes: where their files lie, and what theme.toml says.

A theme is two folders of the same name, ``styles/NAME`` and ``templates/NAME``. A user's theme is
one folder with ``styles/``, ``templates/`` or both. What a theme has not is taken from its base
(``base`` of theme.toml, neikan if it names none): files by name, theme.toml key by key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from compiler.compilations import own_table
from compiler.errors import Location, ThemeError
from compiler.markup.folio import Folio, read_folio
from compiler.markup.line_switches import Switch, line_switches
from compiler.markup.overlay import overlaid
from compiler.markup.palette import read_palette
from compiler.model.artifacts import Colour, Font

DEFAULT_THEME = "neikan"
_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Measure:
    """The type area (版心) a theme wants on one trim.

    ``em_pt`` is the body size, ``line_pt`` the grid's line height. ``inner_mm`` (订口) and
    ``head_mm`` (天头) fix two margins where a norm does; else the white is shared out.
    """

    em_pt: float
    ems: int
    line_pt: float
    lines: int
    inner_mm: float | None = None
    head_mm: float | None = None


@dataclass(frozen=True)
class Body:
    """The body sizes where the theme has no measure for a trim.

    ``wide_pt`` and ``narrow_pt`` by the page's width, ``large_pt`` in large type (大字版).
    """

    wide_pt: float
    narrow_pt: float
    large_pt: float


@dataclass(frozen=True)
class Sizes:
    """Type sizes in pt that go with one body size; see 字号 in TYPOGRAPHY."""

    body_pt: float
    line_pt: float
    nameplate_pt: float
    title_pt: float
    article_pt: float
    section_pt: float
    head_pt: float
    small_pt: float
    note_pt: float


@dataclass(frozen=True)
class Theme:
    """A theme as its files give it.

    ``styles`` and ``templates`` are folders to look in, best first; ``labels`` are the words
    that the theme prints (目录, 编者按), by script. ``switches`` are the rules of line composition
    that it sets, by the project file's names; the project overrules them. ``large`` are the
    measures of its large type (大字版). ``palette`` names its colours. ``fallbacks`` are the
    families for other scripts of the world, in the order in which they are looked in.
    """

    name: str
    styles: tuple[Path, ...]
    templates: tuple[Path, ...]
    fonts: Mapping[str, tuple[Font, ...]]
    fallbacks: tuple[Font, ...]
    labels: Mapping[str, Mapping[str, str]]
    measures: Mapping[str, Measure]
    sizes: tuple[Sizes, ...]
    large: Mapping[str, Measure]
    body: Body
    folio: Folio
    palette: Mapping[str, Colour]
    switches: Mapping[str, Switch] = field(default_factory=dict)


def resource(folder: str) -> Path:
    """The product's own ``styles`` or ``templates``.

    They lie inside the package in an installed wheel, and beside it in a checkout, where
    designers work on them.
    """
    packaged = _PACKAGE / folder
    return packaged if packaged.is_dir() else _PACKAGE.parent / folder


def known_themes() -> tuple[str, ...]:
    """The names of the themes that come with the product."""
    return tuple(sorted(file.parent.name for file in resource("styles").glob("*/theme.toml")))


def load_theme(theme: str | Path) -> Theme:
    """The theme of that name or in that folder; ThemeError if there is none or it is broken."""
    if str(theme) in known_themes():
        return _theme(str(theme), _shipped(str(theme)))
    folder = Path(theme)
    styles, templates = folder / "styles", folder / "templates"
    if not (styles.is_dir() or templates.is_dir()):
        raise ThemeError(
            "markup.unknown-theme",
            Location(str(theme)),
            theme=theme,
            known=", ".join(known_themes()),
        )
    own = _Layer(styles, templates)
    below = _shipped(own.base)
    return _theme(below[0].name, (own, *below))


@dataclass(frozen=True)
class _Layer:
    """The two folders of one theme, and its theme.toml."""

    styles: Path
    templates: Path

    @property
    def name(self) -> str:
        return self.styles.name

    @property
    def file(self) -> Path:
        return self.styles / "theme.toml"

    @property
    def base(self) -> str:
        """The theme that this one is laid over; "" for the one below all others."""
        base = self.table().get("base", DEFAULT_THEME)
        if base not in known_themes():
            known = ", ".join(known_themes())
            raise ThemeError(
                "markup.unknown-theme", Location(str(self.file)), theme=base, known=known
            )
        return (
            "" if self.name == DEFAULT_THEME and self.styles.parent == resource("styles") else base
        )

    def table(self) -> dict[str, Any]:
        """What theme.toml says; nothing where there is none."""
        if not self.file.is_file():
            return {}
        try:
            text = self.file.read_text("utf-8")
            comes_along = self.styles.parent == resource("styles")
            return own_table(text) if comes_along else tomllib.loads(text)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ThemeError(
                "markup.broken-theme", Location(str(self.file)), reason=error
            ) from error


def _shipped(name: str) -> tuple[_Layer, ...]:
    """The layers of a theme that comes along, the best first."""
    layers: list[_Layer] = []
    while name:
        layers.append(_Layer(resource("styles") / name, resource("templates") / name))
        name = layers[-1].base
    return tuple(layers)


def _theme(name: str, layers: tuple[_Layer, ...]) -> Theme:
    file = next(layer.file for layer in layers if layer.file.is_file())
    place, data = Location(str(file)), dict[str, Any]()
    for layer in reversed(layers):
        data = overlaid(data, layer.table(), Location(str(layer.file)))
    try:
        return Theme(
            name=name,
            styles=(*(layer.styles for layer in layers), resource("styles")),
            templates=tuple(layer.templates for layer in layers),
            fonts={script: _fonts(roles) for script, roles in data["fonts"].items()},
            fallbacks=_fonts(data["fallbacks"]),
            labels=data["labels"],
            measures={trim: Measure(**values) for trim, values in data["measures"].items()},
            sizes=tuple(Sizes(**values) for values in data["sizes"]),
            large={trim: Measure(**values) for trim, values in data["large"].items()},
            body=Body(**data["body"]),
            folio=read_folio(data["folio"], place),
            palette=read_palette(data["colours"], place),
            switches=line_switches(data.get("typography", {}), place),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ThemeError("markup.broken-theme", place, reason=error) from error


def _fonts(table: Mapping[str, Any]) -> tuple[Font, ...]:
    return tuple(Font(role, tuple(families)) for role, families in table.items())
