"""``wenxuan audit``: the doubtful conversions of traditional editions, to be looked through.

Tells how many there are; where somebody watches, that part of the workspace is opened on them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compiler.cli.console import print_report, print_table
from compiler.cli.options import (
    Settings,
    Verb,
    edition_option,
    here,
    keep_going_option,
    path_argument,
)
from compiler.diagnostics import Report
from compiler.errors import ProjectError
from compiler.project.which_file import PROJECT_FILE

if TYPE_CHECKING:
    from compiler.model.artifacts import Edition


def command(spoken: Settings) -> click.Command:
    """The verb ``audit``."""

    def audit(
        path: Path | None, editions: tuple[str, ...], *, serve: bool | None, keep_going: bool
    ) -> None:
        path = path or here()
        folder = _folder(path)
        if serve and folder is None:
            raise ProjectError("cli.audit-no-folder", path=path.name)
        audited = _audited(path, editions, spoken, keep_going=keep_going)
        _tell(audited, spoken)
        if folder and (sys.stdout.isatty() if serve is None else serve):
            _serve(folder, audited[0].booklet.script, spoken)

    parameters = [
        path_argument(),
        edition_option(spoken),
        click.Option(["--serve/--no-serve"], default=None, help=spoken.say("option-serve")),
        keep_going_option(spoken),
    ]
    return Verb(spoken, "audit", audit, parameters)


def _folder(path: Path) -> Path | None:
    """The folder of the booklet and its phrase list; None if it is a file or an archive."""
    if path.name == PROJECT_FILE:
        path = path.parent
    return path.resolve() if path.is_dir() else None


def _audited(
    path: Path, editions: tuple[str, ...], spoken: Settings, *, keep_going: bool
) -> tuple[Edition, ...]:
    from compiler import pipeline  # noqa: PLC0415 - loads every room: not for --help

    report = Report()
    scripts = tuple(dict.fromkeys(editions))
    request = pipeline.BuildRequest(path, editions=scripts, keep_going=keep_going)
    try:
        return pipeline.audit(request, report)
    finally:
        print_report(report, spoken)


def _tell(audited: tuple[Edition, ...], spoken: Settings) -> None:
    """A table of what each edition holds."""
    rows = []
    for edition in audited:
        doubtful = sum(not each.settled for each in edition.decisions)
        listed = len(edition.decisions) - doubtful
        rows.append((edition.booklet.script, str(doubtful), str(listed)))
    heads = [spoken.say(f"column-{name}") for name in ("edition", "doubtful", "settled")]
    print_table(heads, rows, right=(1, 2))


def _serve(folder: Path, script: str, spoken: Settings) -> None:
    """The workspace, opened on this booklet's audit, until the editor ends it with Ctrl-C."""
    from compiler.desk.shelf import key_of  # noqa: PLC0415 - only where it is wanted
    from compiler.serve.house import LOCAL, passing_house  # noqa: PLC0415 - as above
    from compiler.serve.server import listening, serve  # noqa: PLC0415 - as above

    with listening(LOCAL, 0) as listener:
        opens = f"/b/{key_of(folder.name)}/audit?script={script}"
        port = listener.getsockname()[1]
        house = passing_house(folder.parent, port, spoken.language, opens)
        click.echo(spoken.say("audit-address", address=house.entrance))
        click.echo(spoken.say("audit-end"))
        serve(house, listener, lambda: _open(house.entrance))


def _open(address: str) -> None:
    click.launch(address)
