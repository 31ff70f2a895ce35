"""What the project file says of a manuscript, where nothing in its text answers to it.

That is an error with its place, and nothing is done for it. Who goes on all the same
(``--keep-going``, the workspace) tells it: a paragraph that was to be dropped is printed.
"""

from __future__ import annotations

from collections.abc import Iterable

from compiler.diagnostics import Diagnostic, Report
from compiler.model.guess import Pointer

AMBIGUOUS = "sources.overrule-ambiguous"
UNMATCHED = "sources.overrule-unmatched"
NO_NEXT = "sources.overrule-no-next"
UNCORRECTED = "sources.correction-unmatched"
CODES = frozenset(
    {
        AMBIGUOUS,
        UNMATCHED,
        NO_NEXT,
        UNCORRECTED,
        "sources.keep-unmatched",
        "sources.overrule-nested",
        "sources.overrule-no-picture",
        "sources.overrule-no-role",
        "sources.split-unmatched",
    }
)


def refuse(
    report: Report, code: str, pointer: Pointer, key: str, path: str, **more: object
) -> None:
    """Tell that what ``key`` says of the paragraph at ``pointer`` in ``path`` was not done."""
    place = pointer.place
    said = {"path": path, "key": key, "file": place.source, "line": place.line or 0}
    report.error(code, place, quote=pointer.text, **said, **more)


def refuse_unless_one(  # noqa: PLR0917 - as above
    report: Report,
    unmatched: str,
    count: int,
    pointer: Pointer,
    key: str,
    path: str,
    **more: object,
) -> None:
    """Tell the same where not one but ``count`` paragraphs answer: none, or several."""
    if count:
        refuse(report, AMBIGUOUS, pointer, key, path, count=count, **more)
    else:
        refuse(report, unmatched, pointer, key, path, **more)


def unmet(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those of them that tell so."""
    return tuple(each for each in diagnostics if each.code in CODES)
