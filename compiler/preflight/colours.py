"""Colours as a PDF states them: the space, the values, and the inks they come to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

PROCESS_INKS = ("Cyan", "Magenta", "Yellow", "Black")
ALL_PLATES = "All"  # the colorant that prints on every plate: register marks


class Family(StrEnum):
    """Colour space families (ISO 32000-2, 8.6.3)."""

    GRAY = "DeviceGray"
    RGB = "DeviceRGB"
    CMYK = "DeviceCMYK"
    CAL_GRAY = "CalGray"
    CAL_RGB = "CalRGB"
    LAB = "Lab"
    ICC = "ICCBased"
    INDEXED = "Indexed"
    PATTERN = "Pattern"
    SEPARATION = "Separation"
    DEVICE_N = "DeviceN"
    UNKNOWN = "unknown"


# What R0027 keeps out of a print file: all that the printer's own conversion would have to turn
# into inks.
NOT_INKS = frozenset({Family.RGB, Family.CAL_GRAY, Family.CAL_RGB, Family.LAB, Family.ICC})


@dataclass(frozen=True)
class Space:
    """A colour space; ``base`` of an indexed or pattern space or of a spot colour's alternate.

    ``recipe`` tells two spot colours of one name apart that are mixed differently.
    """

    family: Family
    components: int = 1
    colorants: tuple[str, ...] = ()
    base: Space | None = None
    recipe: str = ""

    @property
    def spots(self) -> tuple[str, ...]:
        """The colorants beside the process inks."""
        base = (
            self.base.spots if self.family in {Family.INDEXED, Family.PATTERN} and self.base else ()
        )
        own = (name for name in self.colorants if name not in {*PROCESS_INKS, "None"})
        return (*own, *base)

    @property
    def outer(self) -> frozenset[Family]:
        """The families that decide how it prints: a spot's alternate does not."""
        if self.family in {Family.INDEXED, Family.PATTERN} and self.base:
            return self.base.outer
        return frozenset({self.family})


GRAY = Space(Family.GRAY, 1)
RGB = Space(Family.RGB, 3)
CMYK = Space(Family.CMYK, 4)
PATTERN = Space(Family.PATTERN, 0)
UNKNOWN = Space(Family.UNKNOWN, 0)


@dataclass(frozen=True)
class Colour:
    """A colour as used; ``inks`` are shares from 0 to 1 of each ink that prints.

    ``inks`` is empty for white, and for what is no ink (RGB, Lab, three-part ICC): there
    ``dark`` says whether it looks black.
    """

    space: Space
    values: tuple[float, ...]
    inks: tuple[tuple[str, float], ...] = field(default=(), compare=False)
    white: bool = field(default=False, compare=False)
    dark: bool = field(default=False, compare=False)

    @property
    def total(self) -> float:
        """Ink coverage in percent, all plates added."""
        return 100 * sum(share for _, share in self.inks)

    @property
    def plates(self) -> int:
        """How many inks it takes."""
        return len(self.inks)

    @property
    def pure_black(self) -> bool:
        """100 % K and nothing else, stated in DeviceCMYK or as the separation Black."""
        return (
            self.inks == (("Black", 1.0),)
            and not self.space.outer & NOT_INKS
            and self.space.family is not Family.GRAY
        )

    @property
    def grey_black(self) -> bool:
        """Full black, stated in DeviceGray."""
        return self.space.family is Family.GRAY and self.values == (0.0,)

    @property
    def register(self) -> bool:
        """Whether it prints on every plate."""
        return ALL_PLATES in self.space.colorants


def colour(space: Space, values: tuple[float, ...]) -> Colour:
    """A colour with what follows from its values."""
    values = tuple(min(max(value, -255.0), 255.0) for value in values)
    inks = tuple((name, share) for name, share in _inks(space, values) if share > 0.0005)
    white, dark = _looks(space, values)
    return Colour(space, values, inks, white, dark)


def _inks(space: Space, values: tuple[float, ...]) -> list[tuple[str, float]]:
    shares = [min(max(value, 0.0), 1.0) for value in values]
    parts = space.components
    if len(shares) < parts or not shares:
        return []
    if space.family in {Family.SEPARATION, Family.DEVICE_N}:
        return [
            (name, share)
            for name, share in zip(space.colorants, shares, strict=False)
            if name != "None"
        ]
    if space.family is Family.CMYK or (space.family is Family.ICC and parts == 4):
        return list(zip(PROCESS_INKS, shares, strict=False))
    if parts == 1 and space.family in {Family.GRAY, Family.CAL_GRAY, Family.ICC}:
        return [("Black", 1 - shares[0])]
    return []


def _looks(space: Space, values: tuple[float, ...]) -> tuple[bool, bool]:
    """(white, nearly black)."""
    if space.family is Family.PATTERN or not values:
        return False, False
    if space.family is Family.LAB:
        return values[0] >= 99.5, values[0] <= 20
    if space.family in {Family.RGB, Family.CAL_RGB} or (
        space.family is Family.ICC and space.components == 3
    ):
        return min(values) >= 0.998, max(values) <= 0.2
    inks = _inks(space, values)
    if not inks:
        return False, False
    total = sum(share for _, share in inks)
    black = sum(share for name, share in inks if name in {"Black", ALL_PLATES})
    others = sorted(share for name, share in inks if name in PROCESS_INKS[:3])
    return total <= 0.002, black >= 0.85 or (len(others) == 3 and others[0] + black >= 0.85)
