"""Preflight of the files of a build: what is found goes into its report."""

from __future__ import annotations

from dataclasses import replace

from compiler.diagnostics import Report, Severity
from compiler.errors import Location, PreflightFailed
from compiler.preflight.check import diagnostics, preflight
from compiler.preflight.findings import Finding
from compiler.preflight.known_pages import NOTHING_KNOWN, KnownPages
from compiler.preflight.profiles import Profile
from compiler.preflight.settings import Expected

# What manuscripts bring along. The file is as good as they are: it is made, with a warning.
_OF_CONTENT = frozenset(
    {
        "preflight.coarse-image",
        "preflight.missing-glyph",
        "preflight.mixed-black-lettering",
        "preflight.rich-black-lettering",
    }
)


def inspect(  # noqa: PLR0917 - as a check is told everything else
    pdf: bytes,
    profile: Profile,
    expected: Expected,
    name: str,
    report: Report,
    hands: int = 1,
    known: KnownPages = NOTHING_KNOWN,
) -> None:
    """Report what preflight finds in a file of our own making, called ``name``.

    Those of its pages that are not ``known`` are read by so many processes.

    Raises PreflightFailed for errors that are ours: a file that a print shop would send back must
    not leave the house.
    """
    findings = [
        _judged(item) for item in preflight(pdf, profile, expected, name, hands, known=known)
    ]
    report.take(diagnostics(findings, name))
    errors = sum(item.severity is Severity.ERROR for item in findings)
    if errors:
        raise PreflightFailed("preflight.failed", Location(source=name), count=errors)


def _judged(finding: Finding) -> Finding:
    if finding.severity is Severity.ERROR and finding.code in _OF_CONTENT:
        return replace(finding, severity=Severity.WARNING)
    return finding
