"""Themes: where their files lie, and what theme.toml says.

A theme is two folders of the same name, ``styles/NAME`` and ``templates/NAME``. A user's theme is
one folder with ``styles/``, ``templates/`` or both; what it has not is taken from neikan.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from compiler.errors import Location, ThemeError
from compiler.model.artifacts import Font

DEFAULT_THEME = "neikan"
_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Measure:
    """The type area (版心) a theme wants on one trim.

    ``em_pt`` is the body size, ``line_pt`` the grid's line height.
    """

    em_pt: float
    ems: int
    line_pt: float
    lines: int


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
    that the theme prints (目录, 编者按), by script.
    """

    name: str
    styles: tuple[Path, ...]
    templates: tuple[Path, ...]
    fonts: Mapping[str, tuple[Font, ...]]
    labels: Mapping[str, Mapping[str, str]]
    measures: Mapping[str, Measure]
    sizes: tuple[Sizes, ...]


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
        return _read(str(theme), (), ())
    folder = Path(theme)
    styles, templates = folder / "styles", folder / "templates"
    if not (styles.is_dir() or templates.is_dir()):
        raise ThemeError(
            "markup.unknown-theme",
            Location(str(theme)),
            theme=theme,
            known=", ".join(known_themes()),
        )
    return _read(DEFAULT_THEME, (styles,), (templates,))


def _read(name: str, styles: tuple[Path, ...], templates: tuple[Path, ...]) -> Theme:
    shipped = resource("styles")
    found = (*styles, shipped / name, shipped)
    file = next(path / "theme.toml" for path in found if (path / "theme.toml").is_file())
    try:
        data = tomllib.loads(file.read_text("utf-8"))
        return Theme(
            name=name,
            styles=found,
            templates=(*templates, resource("templates") / name),
            fonts={
                script: tuple(Font(role, tuple(families)) for role, families in roles.items())
                for script, roles in data["fonts"].items()
            },
            labels=data["labels"],
            measures={trim: Measure(**values) for trim, values in data["measures"].items()},
            sizes=tuple(Sizes(**values) for values in data["sizes"]),
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise ThemeError("markup.broken-theme", Location(str(file)), reason=error) from error
