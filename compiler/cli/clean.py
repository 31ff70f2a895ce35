"""``wenxuan clean``: what was kept to build faster goes; nothing else does."""

from __future__ import annotations

from pathlib import Path

import click

from compiler.cli.console import shown_size
from compiler.cli.options import Settings, Verb, path_argument


def command(spoken: Settings) -> click.Command:
    """The verb ``clean``."""

    def clean(path: Path | None) -> None:
        from compiler.cache.units import emptied  # noqa: PLC0415 - not for --help
        from compiler.project.load import missing_path  # noqa: PLC0415 - as above

        path = path or Path()
        if not path.exists():
            raise missing_path(path)
        count, size = emptied(path if path.is_dir() else path.resolve().parent)
        click.echo(spoken.say("cleaned", count=count, size=shown_size(size)))

    return Verb(spoken, "clean", clean, [path_argument()])
