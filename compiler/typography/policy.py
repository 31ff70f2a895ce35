"""How lines are composed: the house style, by plain names, with a default for each region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from compiler.typography.classes import Kinsoku

Squeeze = Literal["full", "none"]
LoneCharacters = Literal["avoid", "allow"]


@dataclass(frozen=True)
class Policy:
    """The rules of composition; lengths are in em of the text concerned.

    ``kinsoku`` says which characters are kept from line starts and ends (避头尾). ``squeeze``
    takes the blank half of adjacent marks and of marks at line edges (标点挤压); "none" leaves
    every mark its em. ``han_latin_space`` is the gap between Han and Latin, 0 for none.
    ``hanging`` lets ，。 and their like stand outside the right edge. ``lone_characters`` says
    whether a paragraph may end in a line of one character. ``trim_indented`` trims an opening
    mark after a first-line indent. ``narrow_dot`` sets · half an em wide. ``loosest`` is the most
    that every gap of a line may be stretched; above it the line stays ragged.
    """

    kinsoku: Kinsoku = "strict"
    squeeze: Squeeze = "full"
    han_latin_space: float = 0.25
    hanging: bool = False
    lone_characters: LoneCharacters = "avoid"
    trim_indented: bool = True
    narrow_dot: bool = True
    loosest: float = 1 / 3


MAINLAND = Policy()
# Marks of Taiwan and Hong Kong stand centred in their em: pairs find their blanks from the font
# and squeeze them only before closing quotes; · keeps its em (CLREQ §3.1.2, §3.1.6).
CENTRED = Policy(narrow_dot=False)

_DEFAULTS = {
    "zh-Hans": MAINLAND,
    "zh-Hant": CENTRED,
    "zh-Hant-TW": CENTRED,
    "zh-Hant-HK": CENTRED,
}


def policy_for(script: str) -> Policy:
    """The default policy of an edition's script (BCP 47); the mainland's for any other."""
    return _DEFAULTS.get(script, MAINLAND)


def policy_with(script: str, *said: Mapping[str, Any]) -> Policy:
    """The region's customs, changed by the theme and then by the project: a later one wins.

    What is None is not said; ``han_latin_space`` says whether there is one.
    """
    given = {name: value for one in said for name, value in one.items() if value is not None}
    custom = policy_for(script)
    if "han_latin_space" in given:
        given["han_latin_space"] = custom.han_latin_space if given["han_latin_space"] else 0.0
    return replace(custom, **given)
