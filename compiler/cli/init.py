"""``wenxuan init``: a project file and an example article to start from."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from compiler.cli.console import shown_path
from compiler.cli.options import Settings, Verb
from compiler.errors import Location, OutputError
from compiler.project.scaffold import scaffold
from compiler.publish import write_all


def command(spoken: Settings) -> click.Command:
    """The verb ``init``."""

    def init(directory: Path) -> None:
        folder = directory.resolve()
        files = [
            (folder / file.path, file.text.encode())
            for file in scaffold(folder.name, datetime.now().astimezone().date())
        ]
        for path, _ in files:
            if path.exists() or path.is_symlink():
                raise OutputError("cli.already-there", Location(source=shown_path(path)))
        write_all(files)
        for path, _ in files:
            click.echo(shown_path(path))
        click.echo(spoken.say("init-next", path=shown_path(folder)), err=True)

    folder = click.Argument(["directory"], type=click.Path(path_type=Path), metavar="DIR")
    return Verb(spoken, "init", init, [folder])
