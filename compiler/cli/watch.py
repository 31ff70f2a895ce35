"""``wenxuan watch``: the booklet made again at each change, a line each time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compiler.cli.console import print_report, print_result, shown_path
from compiler.cli.lines import error_line, plain
from compiler.cli.options import (
    Settings,
    Verb,
    edition_option,
    format_option,
    in_order,
    output_option,
    paths_argument,
)
from compiler.diagnostics import Diagnostic, Report
from compiler.events import made
from compiler.model.artifacts import Format

if TYPE_CHECKING:
    from compiler.pipeline import BuildResult
    from compiler.watching import Rebuilt


def command(spoken: Settings) -> click.Command:
    """The verb ``watch``."""

    def watch(
        paths: tuple[Path, ...],
        output: Path | None,
        editions: tuple[str, ...],
        formats: tuple[Format, ...],
        *,
        opens: bool,
    ) -> None:
        from compiler.pipeline import BuildRequest  # noqa: PLC0415 - loads every room: not for --help
        from compiler.watching import watched  # noqa: PLC0415 - as above

        path, others = in_order(paths)
        request = BuildRequest(
            path,
            output,
            others=others,
            editions=tuple(dict.fromkeys(editions)),
            formats=tuple(dict.fromkeys(formats)),
        )
        _watch(watched(request), _Teller(spoken), path, opens=opens)

    parameters = [
        paths_argument(),
        output_option(spoken),
        edition_option(spoken),
        format_option(spoken),
        click.Option(["--open", "opens"], is_flag=True, help=spoken.say("option-open")),
    ]
    return Verb(spoken, "watch", watch, parameters)


def _watch(booklets: Iterator[Rebuilt], teller: _Teller, path: Path, *, opens: bool) -> None:
    """Tell of each booklet until Ctrl-C, which is how this ends well."""
    click.echo(teller.spoken.say("watching", path=shown_path(path)), err=True)
    for one in booklets:
        teller.tell(one)
        if opens and one.result is not None:
            click.launch(str(one.result.artifacts[0].path))
            opens = False


class _Teller:
    """Tells of booklets, each beside the one before: what was said once is not said again."""

    def __init__(self, spoken: Settings) -> None:
        self.spoken = spoken
        self._last: BuildResult | None = None
        self._known: frozenset[Diagnostic] = frozenset()

    def tell(self, one: Rebuilt) -> None:
        """A line on what changed and what came of it, below what was newly found."""
        found = Report()
        found.take(each for each in one.diagnostics if each not in self._known)
        self._known = frozenset(one.diagnostics)
        if one.result is not None and self._last is None:
            print_result(one.result, self.spoken)
        print_report(found, self.spoken)
        if one.error is not None:
            for error in (one.error, *one.error.others):
                click.secho(error_line(error, self.spoken), err=True, fg="red")
        click.echo(self._line(one), err=True)
        self._last = one.result or self._last

    def _line(self, one: Rebuilt) -> str:
        clock = {"time": time.strftime("%H:%M:%S"), "seconds": f"{one.seconds:.2f}"}
        result, last = one.result, self._last
        if result is None:
            return self.spoken.say("rebuilt-not" if last else "rebuilt-not-yet", **clock)
        pages = max(item.pages for item in result.artifacts)
        if last is None:
            folder = shown_path(result.report_path.parent)
            return self.spoken.say("rebuilt-first", **clock, pages=pages, folder=folder)
        changed = self._named(one.changed)
        if [item.sha256 for item in last.artifacts] == [item.sha256 for item in result.artifacts]:
            return self.spoken.say("rebuilt-same", **clock, changed=changed)
        units = {"made": made(result.units), "units": len(result.units)}
        return self.spoken.say("rebuilt", **clock, **units, pages=pages, changed=changed)

    def _named(self, changed: tuple[Path, ...]) -> str:
        """The files; those that an editor writes on the way are gone by now."""
        changed = tuple(path for path in changed if path.exists()) or changed
        first = plain(changed[0].name) if changed else ""
        if len(changed) < 2:
            return first
        return self.spoken.say("changed-more", first=first, count=len(changed))
