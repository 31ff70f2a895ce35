"""``wenxuan build``: everything the project asks for."""

from __future__ import annotations

from pathlib import Path

import click

from compiler.cli.console import print_report, print_result
from compiler.cli.options import (
    Settings,
    Verb,
    edition_option,
    format_option,
    in_order,
    keep_going_option,
    no_cache_option,
    output_option,
    paths_argument,
    refuse_incomplete,
    strict_option,
    trim_option,
)
from compiler.cli.progress import progress_bar
from compiler.diagnostics import Report
from compiler.model.artifacts import Format


def command(spoken: Settings) -> click.Command:
    """The verb ``build``."""

    def build(
        paths: tuple[Path, ...],
        output: Path | None,
        editions: tuple[str, ...],
        formats: tuple[Format, ...],
        trim: str,
        *,
        strict: bool,
        keep_going: bool,
        no_cache: bool,
    ) -> None:
        from compiler import pipeline  # noqa: PLC0415 - loads every room: not for --help

        report = Report()
        path, others = in_order(paths)
        request = pipeline.BuildRequest(
            path,
            output,
            others=others,
            trim=trim,
            editions=tuple(dict.fromkeys(editions)),
            formats=tuple(dict.fromkeys(formats)),
            strict=strict,
            keep_going=keep_going,
            cached=not no_cache,
        )
        try:
            with progress_bar(spoken) as progress:
                result = pipeline.build(request, report, progress)
        finally:
            print_report(report, spoken)
        print_result(result, spoken)
        refuse_incomplete(result.unread, report)

    parameters = [
        paths_argument(),
        output_option(spoken),
        edition_option(spoken),
        format_option(spoken),
        trim_option(spoken),
        strict_option(spoken),
        keep_going_option(spoken),
        no_cache_option(spoken),
    ]
    return Verb(spoken, "build", build, parameters)
