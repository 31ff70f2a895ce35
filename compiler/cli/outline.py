"""``wenxuan outline``: the structure as it was understood, for a look before pages are made."""

from __future__ import annotations

from pathlib import Path

import click

from compiler.cli.console import print_outline, print_report
from compiler.cli.options import Settings, Verb, path_argument, strict_option
from compiler.diagnostics import Report
from compiler.errors import StrictError


def command(spoken: Settings) -> click.Command:
    """The verb ``outline``."""

    def outline(path: Path, *, strict: bool) -> None:
        from compiler import pipeline  # noqa: PLC0415 - loads every room: not for --help

        report = Report()
        try:
            booklet = pipeline.outline(path, report)
        finally:
            print_report(report, spoken)
        print_outline(booklet, spoken)
        if strict and report.warnings:
            raise StrictError("cli.strict", count=len(report.warnings))

    return Verb(spoken, "outline", outline, [path_argument(), strict_option(spoken)])
