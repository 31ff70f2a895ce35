"""``wenxuan outline``: the structure as it was understood, for a look before pages are made."""

from __future__ import annotations

from pathlib import Path

import click

from compiler.cli.console import print_report
from compiler.cli.left_out_list import print_left_out
from compiler.cli.options import (
    Settings,
    Verb,
    dropped_option,
    in_order,
    keep_going_option,
    paths_argument,
    refuse_incomplete,
    strict_option,
)
from compiler.cli.structure_tree import print_outline
from compiler.diagnostics import Report
from compiler.errors import StrictError


def command(spoken: Settings) -> click.Command:
    """The verb ``outline``."""

    def outline(paths: tuple[Path, ...], *, strict: bool, keep_going: bool, dropped: bool) -> None:
        from compiler import pipeline  # noqa: PLC0415 - loads every room: not for --help

        report = Report()
        try:
            path, others = in_order(paths)
            booklet = pipeline.outline(path, report, others=others, keep_going=keep_going)
        finally:
            print_report(report, spoken)
        if dropped:
            print_left_out(booklet.ledgers, spoken)
        else:
            print_outline(booklet, spoken)
        if strict and report.warnings:
            raise StrictError("cli.strict", count=len(report.warnings))
        refuse_incomplete(booklet.unread)

    parameters = [
        paths_argument(),
        dropped_option(spoken),
        strict_option(spoken),
        keep_going_option(spoken),
    ]
    return Verb(spoken, "outline", outline, parameters)
