"""``wenxuan check``: all that can be said before any page is made."""

from __future__ import annotations

from pathlib import Path

import click

from compiler.cli.console import print_check, print_report
from compiler.cli.options import Settings, Verb, edition_option, path_argument, strict_option
from compiler.diagnostics import Report


def command(spoken: Settings) -> click.Command:
    """The verb ``check``."""

    def check(path: Path, editions: tuple[str, ...], *, strict: bool) -> None:
        from compiler import pipeline  # noqa: PLC0415 - loads every room: not for --help

        report = Report()
        request = pipeline.BuildRequest(path, None, tuple(dict.fromkeys(editions)), strict)
        try:
            found = pipeline.check(request, report)
        finally:
            print_report(report, spoken)
        print_check(found, spoken)

    parameters = [path_argument(), edition_option(spoken), strict_option(spoken)]
    return Verb(spoken, "check", check, parameters)
