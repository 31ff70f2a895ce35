"""The families that a theme asks for, by role and script."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from compiler.markup.theme import load_theme
from compiler.model.artifacts import Font

Found = TypeVar("Found")

_FALLBACK_SCRIPT = "zh-Hans"


def fonts_of(theme: str | Path, script: str) -> tuple[Font, ...]:
    """The roles (宋 黑 楷 仿宋 Latin) of the theme and their families for a script."""
    return of_script(load_theme(theme).fonts, script)


def fallbacks_of(theme: str | Path) -> tuple[Font, ...]:
    """The theme's families for other scripts of the world, in the order of their use."""
    return load_theme(theme).fallbacks


def of_script(by_script: Mapping[str, Found], script: str) -> Found:
    """What a table holds for a script, or for the script it is a kind of (zh-Hant-TW: zh-Hant)."""
    tag = script
    while tag and tag not in by_script:
        tag = tag.rpartition("-")[0]
    return by_script[tag or _FALLBACK_SCRIPT]
