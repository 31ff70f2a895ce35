"""Which typographic mending rules a booklet wants: what the project says and its readers do."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Mending:
    """The mending rules by name, as ``[mending]`` of booklet.toml has them; False is off.

    What each rule does is told in its file in ``sources/mending``.
    """

    page_breaks: bool = True
    invisible: bool = True
    ideographs: bool = True
    ligatures: bool = True
    accents: bool = True
    zeros: bool = True
    letters: bool = True
    quotes: bool = True
    ellipses: bool = True
    dashes: bool = True
    interpuncts: bool = True
    waves: bool = True
    punctuation: bool = True
    repeats: bool = True
    spaces: bool = True
    titles: bool = True

    @classmethod
    def only(cls, *names: str) -> Mending:
        """The named rules and no others; TypeError for a name that is none."""
        off = dict.fromkeys((field.name for field in fields(cls)), False)
        return cls(**(off | dict.fromkeys(names, True)))


ALL_RULES = Mending()
