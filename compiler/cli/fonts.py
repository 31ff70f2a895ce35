"""``wenxuan fonts``: the font each role and each script of the world found, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compiler.cli.console import print_table
from compiler.cli.options import Settings, Verb
from compiler.errors import TypesetError

if TYPE_CHECKING:  # the engine is loaded by the verb alone
    from compiler.typeset.font_coverage import ScriptFont

_ROLES = frozenset({"song", "hei", "kai", "fangsong", "mono", "latin"})  # of the themes shipped


def _role(spoken: Settings, role: str) -> str:
    """A role's name as printers call it; a role of the user's own theme by its own name."""
    return spoken.say(f"role-{role}") if role in _ROLES else role


def _print_scripts(found: Sequence[ScriptFont], spoken: Settings) -> None:
    """What each script of the world is set in; where there is nothing, the package to install."""
    heads = [spoken.say(f"column-{name}") for name in ("writing", "family", "file")]
    rows = [
        (
            spoken.say(f"writing-{one.script}"),
            one.family or spoken.say("writing-missing"),
            str(one.file or spoken.say("writing-package", package=one.package)),
        )
        for one in found
    ]
    print_table(heads, rows)


def command(spoken: Settings) -> click.Command:
    """The verb ``fonts``; without a path, the roles of the theme that comes with the product."""

    def fonts(path: Path | None) -> None:
        from compiler import pipeline  # noqa: PLC0415 - loads every room: not for --help

        found = pipeline.fonts(path)
        heads = [spoken.say(f"column-{name}") for name in ("edition", "role", "family", "file")]
        missing = spoken.say("font-missing")
        rows = [
            (font.script, _role(spoken, font.role), font.family or missing, str(font.file or ""))
            for font in found
        ]
        print_table(heads, rows)
        click.echo()
        _print_scripts(pipeline.script_fonts(path), spoken)
        lacking = dict.fromkeys(font.role for font in found if not font.family)
        if lacking:
            raise TypesetError("cli.fonts-missing", roles=", ".join(lacking))

    path = click.Argument(["path"], type=click.Path(path_type=Path), required=False)
    return Verb(spoken, "fonts", fonts, [path])
