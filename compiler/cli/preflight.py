"""``wenxuan preflight``: any PDF → what a print shop, an office or an archive would object to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import compiler
from compiler.cli.console import print_table, shown_path
from compiler.cli.foreign_pdf import handled_apart
from compiler.cli.lines import words
from compiler.cli.options import Settings, Verb
from compiler.diagnostics import Severity
from compiler.errors import Location, PreflightFailed

if TYPE_CHECKING:  # pikepdf takes 0.1 s to load: not for --help
    from compiler.preflight.findings import Finding, Place

# Of the JSON: raised when a key changes its meaning or goes.
VERSION = 1
_GRADES = {
    Severity.ERROR: "grade-error",
    Severity.WARNING: "grade-warning",
    Severity.INFO: "grade-info",
}
_PROFILES = ("screen", "booklet", "print", "archive")


def command(spoken: Settings) -> click.Command:
    """The verb ``preflight``; its exit code tells whether there are errors."""

    def preflight(pdf: Path, *, profile: str, as_json: bool) -> None:
        from compiler.preflight import check  # noqa: PLC0415 - not for --help
        from compiler.preflight.profiles import Profile  # noqa: PLC0415 - as above

        task = partial(check.preflight, profile=Profile(profile))
        findings = handled_apart(pdf, task, PreflightFailed)
        name = shown_path(pdf)
        if as_json:
            click.echo(_json(findings, name, profile, spoken))
        else:
            _print(findings, spoken)
        errors = sum(item.severity is Severity.ERROR for item in findings)
        if errors:
            raise PreflightFailed("preflight.failed", Location(source=name), count=errors)

    return Verb(spoken, "preflight", preflight, _parameters(spoken))


def _print(findings: Sequence[Finding], spoken: Settings) -> None:
    """A table, a finding a line; what is only worth knowing is counted unless asked for."""
    shown = [item for item in findings if spoken.verbose or item.severity is not Severity.INFO]
    heads = [spoken.say(f"column-{name}") for name in ("grade", "rule", "finding", "place")]
    rows = [
        (
            spoken.say(_GRADES[item.severity]),
            item.rule,
            _sentence(item, spoken),
            _first_place(item.places, spoken),
        )
        for item in findings
        if item in shown
    ]
    print_table(heads, rows)
    kept_back = len(findings) - len(shown)
    if kept_back:
        click.echo(spoken.say("infos-kept-back", count=kept_back), err=True)
    if not shown:
        click.echo(spoken.say("preflight-clean"))


def _sentence(finding: Finding, spoken: Settings) -> str:
    found = words(finding.code, dict(finding.values), spoken)
    return f"{found.message} → {found.hint}"


def _first_place(places: Sequence[Place], spoken: Settings) -> str:
    """Where to look first: the page, and how far from its left and upper edge."""
    first = next((place for place in places if place.area), places[0] if places else None)
    if first is None:
        return ""
    if first.area is None:
        return spoken.say("page", page=first.page)
    left, top = f"{first.area.left_mm:.0f}", f"{first.area.top_mm:.0f}"
    return spoken.say("place-on-page", page=first.page, left=left, top=top)


def _json(findings: Sequence[Finding], name: str, profile: str, spoken: Settings) -> str:
    """The findings for a program: see REFERENCE.md, preflight --json."""
    record = {
        "version": VERSION,
        "generator": f"wenxuan {compiler.__version__}",
        "file": name,
        "profile": profile,
        "findings": [_record(item, spoken) for item in findings],
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def _record(finding: Finding, spoken: Settings) -> dict[str, Any]:
    found = words(finding.code, dict(finding.values), spoken)
    return {
        "rule": finding.rule,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": found.message,
        "hint": found.hint,
        "count": finding.count,
        "pages": list(finding.pages),
        "places": [_place(place) for place in finding.places],
        "values": dict(finding.values),
    }


def _place(place: Place) -> dict[str, Any]:
    """A place; lengths in mm from the left and upper edge of the trim."""
    if place.area is None:
        return {"page": place.page}
    area = place.area
    box = {
        "left": area.left_mm,
        "top": area.top_mm,
        "width": area.width_mm,
        "height": area.height_mm,
    }
    return {"page": place.page, "box_mm": box}


def _parameters(spoken: Settings) -> list[click.Parameter]:
    return [
        click.Argument(["pdf"], type=click.Path(path_type=Path), metavar="IN.pdf"),
        click.Option(
            ["-p", "--profile"],
            type=click.Choice(_PROFILES),
            default="print",
            help=spoken.say("option-profile"),
        ),
        click.Option(["--json", "as_json"], is_flag=True, help=spoken.say("option-json")),
    ]
