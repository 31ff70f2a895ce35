"""The command line as a whole: the list of verbs, and how a run ends."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from typing import TextIO

import click

import compiler
from compiler.cli.lines import error_line, plain
from compiler.cli.options import Localised, Settings, settings, speech_options
from compiler.errors import Location, OutputError, WenxuanError

VERBS = ("init", "build", "outline", "check", "audit", "impose", "preflight", "fonts", "schema")

# Beyond the codes of errors.py: sysexits.h EX_SOFTWARE, and 128 + signal number as shells have it.
EXIT_USAGE, EXIT_INTERNAL, EXIT_INTERRUPTED, EXIT_PIPE = 2, 70, 130, 141


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; nothing escapes as an exception.

    What goes wrong is one line on stderr: message, place, remedy. ``--verbose`` adds the
    traceback of an internal error, or of what lies under an error.
    """
    spoken = settings(arguments, os.environ)
    for stream in (sys.stdout, sys.stderr):
        _make_tolerant(stream)
    try:
        status = command(spoken).main(list(arguments), prog_name="wenxuan", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        click.echo(f"\n{spoken.say('interrupted')}", err=True)
        return EXIT_INTERRUPTED
    except click.ClickException as error:
        _show(_usage_error(error), spoken)
        return EXIT_USAGE
    except WenxuanError as error:
        for each in (error, *error.others):
            _show(each, spoken, trace=each.__cause__ is not None)
        return error.exit_code
    except (BrokenPipeError, SystemExit):  # click's way to tell of a broken pipe is the latter
        return _end_quietly()
    except OSError as error:
        where, reason = Location(source=str(error.filename or "")), error.strerror or str(error)
        _show(OutputError("cli.refused-by-system", where, reason=reason), spoken, trace=True)
        return OutputError.exit_code
    except Exception as error:  # noqa: BLE001 - the last line of defence: no traceback by default
        detail = plain(f"{type(error).__name__}: {error}")[:200]
        _show(WenxuanError("cli.internal-error", detail=detail), spoken, trace=True)
        return EXIT_INTERNAL
    return status if isinstance(status, int) else 0


def _end_quietly() -> int:
    """The reader of our output has gone (`| head`): no complaint, not by Python's last flush."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    return EXIT_PIPE


def _make_tolerant(stream: TextIO) -> None:
    """Characters that the terminal's encoding lacks are escaped, where they would end the run."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")


def _show(error: WenxuanError, spoken: Settings, *, trace: bool = False) -> None:
    if trace and spoken.verbose:
        traceback.print_exception(error if error.__cause__ else sys.exc_info()[1])
    click.secho(error_line(error, spoken), err=True, fg="red")


class UnknownVerbError(click.UsageError):
    """The first word is no verb."""

    def __init__(self, verb: str) -> None:
        super().__init__(verb)
        self.verb = verb


def _usage_error(error: click.ClickException) -> WenxuanError:
    """Click's complaint in our words."""
    match error:
        case UnknownVerbError(verb=verb):
            return WenxuanError("cli.unknown-verb", verb=verb, verbs=", ".join(VERBS))
        case click.NoSuchOption(option_name=name, possibilities=near):
            if near:
                return WenxuanError("cli.unlike-option", option=name, near=" ".join(near))
            return WenxuanError("cli.unknown-option", option=name)
        case click.MissingParameter(param=click.Parameter() as parameter):
            return WenxuanError("cli.missing-value", name=parameter.human_readable_name)
        case click.BadOptionUsage(option_name=name):
            return WenxuanError("cli.missing-value", name=name)
        case click.BadParameter(param=click.Option(type=click.Choice(choices=choices)) as option):
            allowed = ", ".join(map(str, choices))
            return WenxuanError("cli.wrong-choice", option=option.opts[-1], allowed=allowed)
        case _:
            return WenxuanError("cli.wrong-usage", detail=plain(error.format_message()))


class Verbs(Localised, click.Group):
    """The verbs, each imported when it is called or its help is shown."""

    def __init__(self, spoken: Settings) -> None:
        self.spoken = spoken
        super().__init__(
            "wenxuan",
            params=[_version_option(spoken), *speech_options(spoken)],
            help=spoken.say("help"),
            epilog=spoken.say("exit-codes"),
            add_help_option=False,
            invoke_without_command=True,
            callback=_help_without_verb,
            options_metavar=spoken.say("options-metavar"),
            subcommand_metavar=spoken.say("verb-metavar"),
        )

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in VERBS:
            return None
        verb: click.Command = importlib.import_module(f"compiler.cli.{cmd_name}").command(
            self.spoken
        )
        return verb

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in VERBS and not args[0].startswith("-"):
            raise UnknownVerbError(args[0])
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(self.spoken.say("verbs")):
            formatter.write_dl([(verb, self.spoken.say(f"help-{verb}")) for verb in VERBS])
        Localised.format_options(self, ctx, formatter)


def command(spoken: Settings) -> click.Command:
    """The command line in the user's language."""
    return Verbs(spoken)


@click.pass_context
def _help_without_verb(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _version_option(spoken: Settings) -> click.Option:
    def show(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's own signature
        del parameter
        if wanted:
            click.echo(f"wenxuan {compiler.__version__}")
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=spoken.say("option-version"),
    )
