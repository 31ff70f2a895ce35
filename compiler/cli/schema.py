"""``wenxuan schema``: the JSON Schema of booklet.toml, for editors."""

from __future__ import annotations

import click

from compiler.cli.options import Settings, Verb


def command(spoken: Settings) -> click.Command:
    """The verb ``schema``."""

    def schema() -> None:
        from compiler.project.json_schema import json_schema  # noqa: PLC0415 - not for --help

        click.echo(json_schema())

    return Verb(spoken, "schema", schema, [])
