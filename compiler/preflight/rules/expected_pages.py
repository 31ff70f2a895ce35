"""W07: as many pages as the binding needs, and pages of the number and trim expected."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.preflight.facts import Facts
from compiler.preflight.findings import Fault
from compiler.preflight.rules.trim_sizes import upright_size
from compiler.preflight.settings import RuleSettings
from compiler.units import pt_to_mm

KEYS = ("page-count", "page-number", "trim-unexpected")
_TOLERANCE_MM = 0.1


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """What differs from the expectation; nothing without one."""
    expected, count = settings.expected, len(facts.pages)
    if count % expected.page_multiple:
        values = (("found", str(count)), ("multiple", str(expected.page_multiple)))
        yield Fault("page-count", values=values)
    if expected.pages is not None and count != expected.pages:
        yield Fault("page-number", values=(("found", str(count)), ("wanted", str(expected.pages))))
    if expected.trim is None:
        return
    wanted = expected.trim
    for page in facts.pages:
        width, height = map(pt_to_mm, upright_size(page))
        if (
            abs(width - wanted.width_mm) > _TOLERANCE_MM
            or abs(height - wanted.height_mm) > _TOLERANCE_MM
        ):
            size = f"{width:.1f} × {height:.1f} mm"
            given = f"{wanted.width_mm:g} × {wanted.height_mm:g} mm"
            values = (("size", size), ("wanted", given))
            yield Fault("trim-unexpected", page.number, values=values)
