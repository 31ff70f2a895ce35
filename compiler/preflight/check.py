"""The door of preflight: a PDF's facts, and what every rule of a profile finds in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType

from compiler.diagnostics import Diagnostic, Severity
from compiler.errors import Location
from compiler.pdf.plane import Box
from compiler.preflight.facts import Facts, Page
from compiler.preflight.findings import Area, Fault, Finding, Place
from compiler.preflight.known_pages import NOTHING_KNOWN, KnownPages
from compiler.preflight.profiles import ROWS, Profile
from compiler.preflight.reading import read_facts
from compiler.preflight.rules import (
    archive_claim,
    attachments,
    black_lines,
    black_text,
    bleed,
    blend_space,
    boxes_nested,
    courier,
    crop_box,
    embedded_fonts,
    empty_page,
    encryption,
    expected_fonts,
    expected_pages,
    grey_lines,
    grey_text,
    hairlines,
    image_resolution,
    ink_families,
    language,
    layers,
    line_art_resolution,
    metadata_agrees,
    missing_glyphs,
    mixed_black_text,
    mixed_spots,
    no_annotations,
    no_plate,
    outline,
    output_intent,
    overprint_mode,
    reading_limits,
    register_colour,
    rich_black_text,
    safe_zone,
    scripts,
    searchable,
    small_mixed_text,
    small_white_text,
    spot_names,
    tagging,
    title,
    total_ink,
    transparency,
    trim_sizes,
    undeclared_spots,
    user_unit,
    white_areas,
    white_text,
    x4_structure,
)
from compiler.preflight.settings import Expected, RuleSettings
from compiler.units import pt_to_mm

Check = Callable[[Facts, RuleSettings], Iterator[Fault]]

_SHOWN_PLACES = 20
_LISTED_VALUES = 6
_LISTED_PAGES = 8


@dataclass(frozen=True)
class Rule:
    """A rule: the sentences it may say, and how it looks for their cause."""

    keys: tuple[str, ...]
    check: Check


def _rule(module: ModuleType) -> Rule:
    return Rule(module.KEYS, module.check)


RULES: tuple[Rule, ...] = tuple(
    _rule(module)
    for module in (
        x4_structure,
        user_unit,
        crop_box,
        trim_sizes,
        empty_page,
        white_text,
        white_areas,
        black_text,
        black_lines,
        overprint_mode,
        grey_text,
        grey_lines,
        courier,
        rich_black_text,
        small_white_text,
        small_mixed_text,
        undeclared_spots,
        register_colour,
        no_plate,
        mixed_spots,
        spot_names,
        total_ink,
        ink_families,
        blend_space,
        image_resolution,
        line_art_resolution,
        output_intent,
        boxes_nested,
        bleed,
        embedded_fonts,
        expected_fonts,
        missing_glyphs,
        expected_pages,
        metadata_agrees,
        no_annotations,
        hairlines,
        safe_zone,
        outline,
        language,
        tagging,
        encryption,
        scripts,
        attachments,
        mixed_black_text,
        title,
        archive_claim,
        layers,
        reading_limits,
        transparency,
        searchable,
    )
)


def preflight(
    pdf: bytes,
    profile: Profile,
    expected: Expected | None = None,
    name: str = "",
    hands: int = 1,
    *,
    known: KnownPages = NOTHING_KNOWN,
) -> tuple[Finding, ...]:
    """Every finding of a profile in a PDF, the gravest first; ``name`` stands in errors.

    So many processes read those of its pages that are not ``known``; what is found does not depend
    on either.
    Raises PreflightFailed for a PDF that is damaged beyond reading, locked, or has no pages.
    """
    measure_ink = profile is Profile.PRINT
    facts = read_facts(pdf, name, measure_ink=measure_ink, hands=hands, known=known)
    return judged(facts, profile, expected)


def judged(facts: Facts, profile: Profile, expected: Expected | None = None) -> tuple[Finding, ...]:
    """The findings in facts already read, the gravest first, then by rule."""
    settings = RuleSettings(expected or Expected())
    found: dict[str, list[Fault]] = {}
    for rule in RULES:
        if any(ROWS[key].severity(profile) for key in rule.keys):
            for fault in rule.check(facts, settings):
                found.setdefault(fault.key, []).append(fault)
    pages = {page.number: page for page in facts.pages}
    findings = [
        _finding(key, faults, severity, pages)
        for key, faults in found.items()
        if (severity := ROWS[key].severity(profile))
    ]
    order = list(Severity)[::-1]
    return tuple(sorted(findings, key=lambda item: (order.index(item.severity), item.rule)))


def diagnostics(findings: Iterable[Finding], name: str) -> tuple[Diagnostic, ...]:
    """Findings as the report of a build takes them; ``name`` is the file's."""
    return tuple(
        Diagnostic(
            item.code,
            item.severity,
            Location(source=name, page=item.pages[0] if item.pages else None),
            item.values,
        )
        for item in findings
    )


def _finding(
    key: str, faults: Sequence[Fault], severity: Severity, pages: dict[int, Page]
) -> Finding:
    """Faults of one kind as one finding."""
    row = ROWS[key]
    concerned = tuple(dict.fromkeys(fault.page for fault in faults if fault.page))
    places = tuple(
        Place(fault.page, area_on(pages[fault.page], fault.box) if fault.box else None)
        for fault in faults[:_SHOWN_PLACES]
        if fault.page
    )
    listed: dict[str, dict[str, None]] = {}
    for fault in faults:
        for name, value in fault.values:
            listed.setdefault(name, {})[value] = None
    values = {name: _list(list(said), _LISTED_VALUES) for name, said in listed.items()}
    values |= {"count": str(len(faults)), "pages": page_list(concerned)}
    return Finding(
        row.rule,
        f"preflight.{key}",
        severity,
        len(faults),
        concerned,
        places,
        tuple(values.items()),
    )


def _list(items: Sequence[str], most: int) -> str:
    return ", ".join(items[:most]) + (" …" if len(items) > most else "")


def page_list(pages: Sequence[int]) -> str:
    """Page numbers in short: ``1–4, 9``."""
    runs: list[tuple[int, int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return _list([str(a) if a == b else f"{a}–{b}" for a, b in runs], _LISTED_PAGES)


def area_on(page: Page, box: Box) -> Area:
    """Where a box lies as one looks at the page, from the left and top edge of its trim."""
    trim = page.trim
    left, right = box.left - trim.left, box.right - trim.left
    bottom, top = box.bottom - trim.bottom, box.top - trim.bottom
    match page.rotation:
        case 90:
            seen = Box(bottom, trim.width - right, top, trim.width - left)
            height = trim.width
        case 180:
            seen = Box(
                trim.width - right, trim.height - top, trim.width - left, trim.height - bottom
            )
            height = trim.height
        case 270:
            seen = Box(trim.height - top, left, trim.height - bottom, right)
            height = trim.width
        case _:
            seen = Box(left, bottom, right, top)
            height = trim.height
    parts = (seen.left, height - seen.top, seen.width, seen.height)
    return Area(*(round(pt_to_mm(part), 1) + 0.0 for part in parts))
