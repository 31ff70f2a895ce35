"""A measured character, and what its ink box says of the blank a mark may give up."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.typography.classes import ENDING_MARKS, MARKS, Kind

# A full-width mark has an em; narrow quotes in Latin text have about a third (all in em).
WIDE = 0.75
HALF_BLANK = 0.4  # measured 0.49–0.81 in Noto and WenKai; the half em is the norm's
CENTRED_BLANK = 0.2  # ？ of Noto TC has 0.25 on either side


@dataclass(frozen=True, slots=True, eq=False)
class Character:
    """One character as a font sets it in one style; shared by all its occurrences.

    Lengths are in pt or any unit kept throughout. ``left`` and ``right`` are the blanks a mark
    may give up. ``break_before`` is what Unicode line breaking says inside Latin text; ``joined``
    characters belong to the cluster before them. ``peer`` is another character of the same style
    that all rules treat alike, under whose name pairs are kept: a booklet has tens of thousands
    of different pairs of Han characters, and one rule for them. Compared by identity.
    """

    text: str
    kind: Kind
    advance: float
    size: float
    left: float = 0.0
    right: float = 0.0
    break_before: bool = False
    joined: bool = False
    peer: Character | None = None

    @property
    def centred(self) -> bool:
        """Whether the mark stands in the middle of its em (Taiwan, Hong Kong)."""
        return self.left > 0 and self.right > 0

    @property
    def joins(self) -> bool:
        """Whether it is of a script whose letters hang together or in syllables: not spaced."""
        return "\u0590" <= self.text < "\u1e00"


@dataclass(frozen=True)
class Blanks:
    """The blank on either side of a mark's ink that may be taken away, in em."""

    left: float = 0.0
    right: float = 0.0


NO_BLANKS = Blanks()
_LEFT_HALF = Blanks(left=0.5)
_RIGHT_HALF = Blanks(right=0.5)
_QUARTERS = Blanks(0.25, 0.25)


def mark_blanks(kind: Kind, advance_em: float, left_em: float, right_em: float) -> Blanks:
    """The blanks of a mark from its advance and the blank beside its ink, all in em.

    Half an em on one side for brackets and lower-left marks, a quarter on both for centred marks
    and middle dots (CLREQ §3.1.6); nothing for narrow forms and other characters.
    """
    if kind not in MARKS or advance_em < WIDE:
        return NO_BLANKS
    if kind is Kind.OPENING:
        return _LEFT_HALF if left_em >= HALF_BLANK else NO_BLANKS
    if kind is Kind.DOT:
        return _QUARTERS
    if left_em >= CENTRED_BLANK and right_em >= CENTRED_BLANK:
        return _QUARTERS
    if kind in ENDING_MARKS and right_em >= HALF_BLANK:
        return _RIGHT_HALF
    return NO_BLANKS
