"""``wenxuan check``: all that can be said before any page is made."""

from __future__ import annotations

from pathlib import Path

import click

from compiler.cli.console import print_check, print_report
from compiler.cli.left_out_list import print_surprising
from compiler.cli.options import (
    Settings,
    Verb,
    edition_option,
    in_order,
    keep_going_option,
    paths_argument,
    refuse_incomplete,
    strict_option,
    trim_option,
)
from compiler.diagnostics import Report


def command(spoken: Settings) -> click.Command:
    """The verb ``check``."""

    def check(
        paths: tuple[Path, ...],
        editions: tuple[str, ...],
        trim: str,
        *,
        strict: bool,
        keep_going: bool,
    ) -> None:
        from compiler import pipeline  # noqa: PLC0415 - loads every room: not for --help

        report = Report()
        scripts = tuple(dict.fromkeys(editions))
        path, others = in_order(paths)
        request = pipeline.BuildRequest(
            path,
            editions=scripts,
            strict=strict,
            keep_going=keep_going,
            others=others,
            trim=trim,
        )
        try:
            found = pipeline.check(request, report)
        finally:
            print_report(report, spoken)
        print_check(found, spoken)
        print_surprising(found[0].booklet.ledgers if found else (), spoken)
        refuse_incomplete(found[0].booklet.unread if found else (), report)

    parameters = [
        paths_argument(),
        edition_option(spoken),
        trim_option(spoken),
        strict_option(spoken),
        keep_going_option(spoken),
    ]
    return Verb(spoken, "check", check, parameters)
