"""``wenxuan audit``: the doubtful conversions of traditional editions, to be looked through.

Writes a page an edition beside the PDFs. Where somebody watches, the page is also served to the
browser on this machine, and its button writes the project's phrase list; else the page's own file
of answers is given back with ``--apply``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compiler.cli.console import print_report, print_table, shown_path
from compiler.cli.options import (
    Settings,
    Verb,
    edition_option,
    here,
    keep_going_option,
    output_option,
    path_argument,
)
from compiler.cli.progress import progress_bar
from compiler.diagnostics import Report
from compiler.errors import Location, SourceError, reason_of

if TYPE_CHECKING:
    from compiler.pipeline import Audited


def command(spoken: Settings) -> click.Command:
    """The verb ``audit``."""

    def audit(
        path: Path | None,
        output: Path | None,
        editions: tuple[str, ...],
        answer: Path | None,
        *,
        serve: bool | None,
        keep_going: bool,
    ) -> None:
        path = path or here()
        if answer is not None:
            _take(path, answer, spoken)
            return
        audited = _audited(path, output, editions, spoken, keep_going=keep_going)
        _write(audited, spoken)
        if sys.stdout.isatty() if serve is None else serve:
            _serve(path, audited, spoken)

    parameters = [
        path_argument(),
        edition_option(spoken),
        output_option(spoken),
        click.Option(
            ["--apply", "answer"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=spoken.say("option-apply"),
        ),
        click.Option(["--serve/--no-serve"], default=None, help=spoken.say("option-serve")),
        keep_going_option(spoken),
    ]
    return Verb(spoken, "audit", audit, parameters)


def _audited(
    path: Path,
    output: Path | None,
    editions: tuple[str, ...],
    spoken: Settings,
    *,
    keep_going: bool,
) -> Audited:
    from compiler import pipeline  # noqa: PLC0415 - loads every room: not for --help

    report = Report()
    scripts = tuple(dict.fromkeys(editions))
    request = pipeline.BuildRequest(path, output, scripts, keep_going=keep_going)
    try:
        with progress_bar(spoken) as progress:
            return pipeline.audit(request, report, progress)
    finally:
        print_report(report, spoken)


def _write(audited: Audited, spoken: Settings) -> None:
    """The page of each edition beside its PDF, and a table of what they hold."""
    from compiler.markup.audit_page import AuditSettings, audit_page  # noqa: PLC0415 - as above
    from compiler.publish import write_all  # noqa: PLC0415 - as above

    pages, rows = [], []
    for edition in audited.editions:
        script = edition.booklet.script
        answer = f"{audited.folder.name}.{script}.audit.json"
        settings = AuditSettings(
            spoken.language, audited.phrase_file.name, answer, booklet=str(audited.folder)
        )
        file = audited.folder / f"{audited.folder.name}.{script}.audit.html"
        pages.append((file, audit_page(edition, settings).encode()))
        doubtful = sum(not each.settled for each in edition.decisions)
        listed = len(edition.decisions) - doubtful
        rows.append((shown_path(file), script, str(doubtful), str(listed)))
    write_all(pages)
    heads = [spoken.say(f"column-{name}") for name in ("file", "edition", "doubtful", "settled")]
    print_table(heads, rows, right=(2, 3))


def _take(path: Path, answer: Path, spoken: Settings) -> None:
    """What the page's file of answers says, written into the phrase list."""
    from compiler import pipeline  # noqa: PLC0415 - as above

    try:
        data = answer.read_bytes()
    except OSError as error:
        place = Location(source=str(answer))
        raise SourceError("cli.unreadable-answer", place, reason=reason_of(error)) from error
    file, count = pipeline.take_answer(path, data, answer.name)
    click.echo(spoken.say("answer-taken", count=count, file=shown_path(file)))


def _serve(path: Path, audited: Audited, spoken: Settings) -> None:
    """The pages in the browser, until the editor ends it with Ctrl-C."""
    from compiler.cli.audit_server import AuditServer  # noqa: PLC0415 - only where it is wanted

    with AuditServer(path, audited, spoken.language) as server:
        for address in server.addresses:
            click.echo(spoken.say("audit-address", address=address))
            click.launch(address)
        click.echo(spoken.say("audit-end"))
        try:
            server.serve()
        except KeyboardInterrupt:
            click.echo(spoken.say("audit-ended"))
