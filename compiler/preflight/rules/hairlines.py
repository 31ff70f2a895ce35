"""W10: no line is thinner than 0.25 pt; thinner ones come and go on the press."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts, Path
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("hairline",)
_ROUNDING_PT = 0.005
_LONGER_THAN_PT = 4.0  # an area: shorter ones are parts of drawings and letters


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Strokes, and areas drawn as lines, that are too thin."""
    least = settings.measures.hairline_pt - _ROUNDING_PT
    for page in facts.pages:
        for path in page.paths:
            thickness = _thickness(path)
            if thickness is not None and thickness < least:
                values = (("width", f"{thickness:.2f}"),)
                yield Fault("hairline", page.number, path.box, values)


def _thickness(path: Path) -> float | None:
    """How thick a line is; None for what is no line, or white and seen as little as thick."""
    if path.stroke:
        return None if path.stroke.white else path.width_pt
    if path.fill is None or path.fill.white:
        return None
    thin, long = sorted((path.box.width, path.box.height))
    # An area without any extent is no mark: viewers draw it, presses do not.
    return thin if thin > 0 and long > _LONGER_THAN_PT else None
