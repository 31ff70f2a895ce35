"""Painted parts that are kept: each is made once of the same content.

A part depends on its own HTML and on what its request says of other parts, on the assets that it
names, and on the ground that all stand on: style sheets, faces, the rules of composition. Which
children of the body it is made of does not matter: it is found again in another place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from compiler.cache.digest import digest
from compiler.cache.units import NOTHING_KEPT, Units, key_of
from compiler.events import Unit, untold
from compiler.model.artifacts import Markup
from compiler.typeset.font_state import FontState
from compiler.workers.answers import Answer

T = TypeVar("T")
_ASSET = re.compile(r"asset:([0-9A-Za-z._-]+)")


@dataclass(frozen=True)
class Keeping:
    """Where parts are kept, the faces they are set with, and who is told of each."""

    units: Units = NOTHING_KEPT
    fonts: FontState | None = None
    told: Callable[[Unit], None] = untold


NONE_KEPT = Keeping()


@dataclass(frozen=True)
class Shelved:
    """The parts of a booklet that are kept.

    ``ground`` is the digest of what all of them depend on, ``assets`` those of what they may name.
    """

    keeping: Keeping = NONE_KEPT
    ground: str = ""
    assets: Mapping[str, str] = field(default_factory=dict)

    def key(self, kind: str, html: str, *content: object) -> str:
        """The key of what is made of ``html`` and other content; "" where nothing is kept."""
        if self.keeping.units.shelf is None:
            return ""
        named = {name: self.assets.get(name, "") for name in _ASSET.findall(html)}
        return key_of(kind, self.ground, html, named, *content)

    def find(self, key: str) -> Answer[T] | None:
        """What is kept under ``key``."""
        return self.keeping.units.find(key) if key else None

    def keep(self, key: str, answer: Answer[T]) -> None:
        """Keep something under ``key``."""
        if key:
            self.keeping.units.keep(key, answer)


NONE_SHELVED = Shelved()


def shelved(markup: Markup, keeping: Keeping, *settings: object) -> Shelved:
    """The parts of a booklet that are kept, as ``settings`` have them made."""
    if keeping.units.shelf is None:
        return Shelved(keeping)
    named = frozenset(_ASSET.findall(markup.html))
    elsewhere = {name: each for name, each in markup.assets.items() if name not in named}
    in_sheets = {name for sheet in markup.stylesheets for name in _ASSET.findall(sheet.css)}
    assets = {name: digest(each) for name, each in markup.assets.items()}
    common = (elsewhere, sorted((name, assets.get(name, "")) for name in in_sheets))
    faces = (keeping.fonts, markup.fonts, markup.fallbacks)
    return Shelved(keeping, digest(markup.stylesheets, faces, settings, common), assets)
