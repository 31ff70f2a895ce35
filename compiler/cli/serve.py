"""``wenxuan serve``: the workspace in the browser, until somebody ends it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from compiler.cli.options import Settings, Verb
from compiler.errors import OutputError, ProjectError, reason_of

if TYPE_CHECKING:
    import socket

    from compiler.serve.house import House

_FOLDER = Path("~", "文选")
_LOCAL, _PORT = "127.0.0.1", 8421


def command(spoken: Settings) -> click.Command:
    """The verb ``serve``."""

    def serve(
        folder: Path, host: str, port: int | None, address: str, *, browser: bool, password: bool
    ) -> None:
        from compiler.serve.house import house  # noqa: PLC0415 - loads what serves: not for --help
        from compiler.serve.server import serve as answer  # noqa: PLC0415 - as above

        if folder.expanduser().exists() and not folder.expanduser().is_dir():
            raise ProjectError("cli.serve-no-folder", path=folder)
        with _listening(host, port) as listener:
            found = house(folder, host, listener.getsockname()[1], address, spoken.language)
            if password:
                _ask_password(found, spoken)
                return
            click.echo(spoken.say("serving", folder=found.folder, address=found.entrance))
            answer(found, listener, lambda: _open(found, browser=browser))

    parameters = [
        click.Argument(["folder"], type=click.Path(path_type=Path), default=_FOLDER),
        click.Option(["--host"], default=_LOCAL, metavar="ADDRESS", help=spoken.say("option-host")),
        click.Option(["--port"], type=click.IntRange(0, 65535), help=spoken.say("option-port")),
        click.Option(
            ["--address"], default="", metavar="URL", help=spoken.say("option-public-address")
        ),
        click.Option(["--password"], is_flag=True, help=spoken.say("option-password")),
        click.Option(["--browser/--no-browser"], default=True, help=spoken.say("option-browser")),
    ]
    return Verb(spoken, "serve", serve, parameters)


def _listening(host: str, port: int | None) -> socket.socket:
    """The port that is asked for; else the usual one, or any if that is taken."""
    from compiler.serve.server import listening  # noqa: PLC0415 - as above

    try:
        return listening(host, _PORT if port is None else port)
    except OSError as error:
        if port is not None:
            raise OutputError("cli.serve-port", port=port, reason=reason_of(error)) from error
    try:
        return listening(host, 0)
    except OSError as error:
        raise OutputError("cli.serve-port", port=_PORT, reason=reason_of(error)) from error


def _ask_password(found: House, spoken: Settings) -> None:
    from compiler.serve.guard.password import SHORTEST, set_password  # noqa: PLC0415 - as above

    given = click.prompt(spoken.say("ask-password"), hide_input=True, confirmation_prompt=True)
    if len(given) < SHORTEST:
        raise ProjectError("cli.short-password", least=SHORTEST)
    set_password(found, given)
    click.echo(spoken.say("password-set"))


def _open(found: House, *, browser: bool) -> None:
    if browser and found.is_local:
        click.launch(found.entrance)
