"""What a run has found and made, on the terminal: results on stdout, findings on stderr.

rich is imported where a table or a tree is really shown: it would double the time of ``--help``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compiler.cli.lines import diagnostic_line, plain
from compiler.cli.options import Settings
from compiler.diagnostics import Diagnostic, Report, Severity
from compiler.model.article import Ledger
from compiler.model.artifacts import Composition, Edition
from compiler.model.characters import visible_count

if TYPE_CHECKING:
    from rich.console import Console

    from compiler.pipeline import BuildResult

# Not a terminal: nothing may be cut or wrapped, a program may be reading.
_ENDLESS = 10_000

_SHOWN_OF_A_CODE = 5

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def print_report(report: Report, spoken: Settings) -> None:
    """The findings on stderr, the gravest first, at most five of a kind.

    What is only worth knowing is counted; ``--verbose`` shows it, and all of a kind.
    """
    for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO):
        found = [item for item in report if item.severity is severity]
        if not found:
            continue
        if severity is Severity.INFO and not spoken.verbose:
            click.echo(spoken.say("infos-kept-back", count=len(found)), err=True)
            continue
        for line in _finding_lines(found, spoken):
            click.secho(line, err=True, fg=_COLOURS[severity])


def _finding_lines(found: Sequence[Diagnostic], spoken: Settings) -> Iterator[str]:
    for code in dict.fromkeys(item.code for item in found):
        same = [item for item in found if item.code == code]
        shown = same if spoken.verbose else same[:_SHOWN_OF_A_CODE]
        for item in shown:
            yield diagnostic_line(item, spoken)
        if len(same) > len(shown):
            yield spoken.say("more-of-a-kind", count=len(same) - len(shown), code=code)


def print_result(result: BuildResult, spoken: Settings) -> None:
    """A table of what was made, and the account of characters."""
    rows = [
        (
            shown_path(item.path),
            item.script,
            spoken.say(f"format-{item.format}"),
            str(item.pages),
            shown_size(item.bytes),
        )
        for item in result.artifacts
    ]
    heads = [
        spoken.say(f"column-{name}") for name in ("file", "edition", "format", "pages", "size")
    ]
    print_table(heads, rows, right=(3, 4))
    read = sum(account.read for account in result.accounts)
    left = sum(account.unaccounted for account in result.accounts)
    click.echo(spoken.say("accounted", read=read, left=left))
    if result.left_out:
        click.echo(spoken.say("left-out", count=result.left_out))
    click.echo(spoken.say("report-path", path=shown_path(result.report_path)))
    if spoken.verbose:
        for item in result.artifacts:
            if item.composition:
                line = _composition_line(f"{item.script} {item.format}", item.composition, spoken)
                click.echo(line, err=True)
        for stage, seconds in result.timings:
            name = spoken.say("timing", stage=stage, seconds=f"{seconds:.2f}")
            click.echo(name, err=True)


def _composition_line(name: str, lines: Composition, spoken: Settings) -> str:
    """How a file's lines were set, and what was left to the engine by reason."""
    declined = ", ".join(f"{reason} {count}" for reason, count in lines.declined)
    return spoken.say(
        "composition",
        file=name,
        lines=lines.lines,
        composed=lines.composed,
        declined=declined or "0",
        stretch=f"{lines.worst_stretch_em:.3f}",
    )


def print_check(editions: Sequence[Edition], spoken: Settings) -> None:
    """What each source holds, and what conversion did in each edition."""
    ledgers = editions[0].booklet.ledgers if editions else ()
    heads = [
        spoken.say(f"column-{name}") for name in ("source", "kind", "read", "dropped", "changed")
    ]
    print_table(heads, [_ledger_row(ledger) for ledger in ledgers], right=(2, 3, 4))
    heads = [
        spoken.say(f"column-{name}") for name in ("edition", "converted", "decisions", "round-trip")
    ]
    rows = [
        (
            edition.booklet.script,
            str(sum(edition.converted.values())),
            str(len(edition.decisions)),
            f"{edition.round_trip_same} + {edition.round_trip_listed}",
        )
        for edition in editions
    ]
    print_table(heads, rows, right=(1, 2, 3))


def _ledger_row(ledger: Ledger) -> tuple[str, ...]:
    """Path, kind, and characters read, dropped and changed; notation is read and dropped."""

    def count(texts: Iterable[str]) -> int:
        return sum(map(visible_count, texts))

    return (
        plain(ledger.path),
        plain(ledger.kind),
        str(count([ledger.text]) + ledger.markup),
        str(count(entry.before for entry in ledger.dropped) + ledger.markup),
        str(count(entry.before for entry in ledger.changed)),
    )


def print_table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()
) -> None:
    """A table on stdout; columns in ``right`` are flush right. Nothing without rows."""
    if not rows:
        return
    from rich import box  # noqa: PLC0415 - see the module's text
    from rich.table import Table as RichTable  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    table = RichTable(box=box.SIMPLE_HEAD if sys.stdout.isatty() else None, pad_edge=False)
    for index, head in enumerate(heads):
        table.add_column(head, justify="right" if index in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    out().print(table)


def out() -> Console:
    """Where results go: as wide as the terminal, without end for a program that reads."""
    from rich.console import Console  # noqa: PLC0415 - see the module's text

    return Console(width=None if sys.stdout.isatty() else _ENDLESS, highlight=False, emoji=False)


def shown_path(path: Path) -> str:
    """The path as one would type it from here."""
    try:
        relative = os.path.relpath(path)
    except OSError:  # here is gone
        return str(path)
    return str(path) if relative.startswith(os.pardir) else relative


def shown_size(count: int) -> str:
    """Bytes in the unit a file manager would show."""
    if count < 1024:
        return f"{count} B"
    return f"{count / 1024:.0f} KB" if count < 1024**2 else f"{count / 1024**2:.1f} MB"
