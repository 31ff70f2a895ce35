"""``wenxuan init``: a project file and an example article to start from."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from compiler.cli.console import shown_path
from compiler.cli.options import Settings, Verb
from compiler.errors import Location, OutputError, ProjectError
from compiler.file_names import is_text
from compiler.project.beside import to_list
from compiler.project.scaffold import ScaffoldSection, holds_example_alone, scaffold
from compiler.project.which_file import project_files
from compiler.publish import write_all


def command(spoken: Settings) -> click.Command:
    """The verb ``init``."""

    def init(directory: Path) -> None:
        folder = directory.resolve()
        if folder.exists() and not folder.is_dir():
            raise OutputError("cli.not-a-folder", Location(source=shown_path(folder)))
        for present in project_files(folder) if folder.is_dir() else ():
            raise OutputError("cli.already-there", Location(source=shown_path(present)))
        found = to_list(folder) if folder.is_dir() and not holds_example_alone(folder) else ()
        _refuse_odd_names(found)
        files = [
            (folder / file.path, file.text.encode())
            for file in scaffold(folder.name, datetime.now().astimezone().date(), found)
        ]
        for path, _ in files:
            if path.exists() or path.is_symlink():
                raise OutputError("cli.already-there", Location(source=shown_path(path)))
        write_all(files)
        for path, _ in files:
            click.echo(shown_path(path))
        _tell_found(found, spoken)
        click.echo(spoken.say("init-next", path=shown_path(folder)), err=True)

    folder = click.Argument(["directory"], type=click.Path(path_type=Path), metavar="DIR")
    return Verb(spoken, "init", init, [folder])


def _refuse_odd_names(found: tuple[ScaffoldSection, ...]) -> None:
    """A project file is UTF-8, and can name no file whose name is not."""
    odd = [name for section in found for name in section.files if not is_text(name)]
    if odd:
        place = Location(source=odd[0])
        raise ProjectError("cli.name-is-no-text", place, count=len(odd), path=odd[0])


def _tell_found(found: tuple[ScaffoldSection, ...], spoken: Settings) -> None:
    """Say which of the manuscripts that lay in the folder the file lists, and which it does not."""
    copies = sorted(name for section in found for name in section.copies)
    count = sum(len(section.files) for section in found) - len(copies)
    if count:
        click.echo(spoken.say("init-listed", count=count), err=True)
    if copies:
        click.echo(spoken.say("init-copies", names="、".join(copies)), err=True)
