"""The command line as a whole: the list of verbs, and how a run ends."""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import click

import compiler
from compiler.cli.interruption import Interruption, interruptible
from compiler.cli.lines import error_line, plain
from compiler.cli.options import (
    ExtraWordsError,
    Localised,
    Settings,
    Verb,
    settings,
    speech_options,
)
from compiler.cli.streams import let_go, open_streams
from compiler.errors import Location, OutputError, WenxuanError, reason_of

VERBS = (
    "serve", "init", "build", "watch", "outline", "check", "audit", "impose", "preflight", "fonts",
    "clean", "schema",
)  # fmt: skip

HELP = "help"  # a word that people try; the list of verbs does without
COMPLETION = "_WENXUAN_COMPLETE"  # set by a shell that asks what a word may go on with

# Beyond the codes of errors.py: sysexits.h EX_SOFTWARE, and 128 + signal number as shells have it.
EXIT_USAGE, EXIT_INTERNAL, EXIT_SIGNAL, EXIT_PIPE = 2, 70, 128, 141


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; nothing escapes as an exception.

    What goes wrong is one line on stderr: message, place, remedy. ``--verbose`` adds the
    traceback of an internal error, or of what lies under an error.
    """
    spoken = settings(arguments, os.environ)
    open_streams()
    with interruptible() as interruption:
        try:
            status = _outcome(arguments, spoken, interruption)
        except (KeyboardInterrupt, click.Abort):
            interruption.settle()
            status = EXIT_SIGNAL + interruption.signal
            _tell_of_interruption(interruption.signal, spoken)
        finally:
            let_go()
    return status


def _outcome(arguments: Sequence[str], spoken: Settings, interruption: Interruption) -> int:
    """The exit code, after what went wrong has been told."""
    try:
        status = command(spoken).main(list(arguments), prog_name="wenxuan", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):  # click makes the latter of the former
        raise
    except click.ClickException as error:
        return _show(_usage_error(error), spoken, EXIT_USAGE)
    except WenxuanError as error:
        for each in (error, *error.others):
            _show(each, spoken, error.exit_code, trace=each.__cause__ is not None)
        return error.exit_code
    except SystemExit as end:  # click's way to end after completion, and to tell of a broken pipe
        return int(end.code or 0) if COMPLETION in os.environ else EXIT_PIPE
    except BrokenPipeError:
        return EXIT_PIPE
    except OSError as error:
        if interruption.happened:  # click writes a line break first, on a terminal that has gone
            raise KeyboardInterrupt from error
        return _show(_refusal(error), spoken, OutputError.exit_code, trace=True)
    except Exception as error:  # noqa: BLE001 - the last line of defence: no traceback by default
        detail = plain(f"{type(error).__name__}: {error}")[:200]
        internal = WenxuanError("cli.internal-error", detail=detail)
        return _show(internal, spoken, EXIT_INTERNAL, trace=True)
    return status if isinstance(status, int) else 0


def _tell_of_interruption(number: signal.Signals, spoken: Settings) -> None:
    said = "interrupted" if number == signal.SIGINT else "terminated"
    with contextlib.suppress(OSError):  # the terminal may be what has gone
        click.echo(f"\n{spoken.say(said, signal=number.name)}", err=True)


def _refusal(error: OSError) -> WenxuanError:
    """The system's refusal in our words."""
    if isinstance(error, FileNotFoundError) and not _is_somewhere():
        return OutputError("cli.vanished-folder")
    where, reason = Location(source=str(error.filename or "")), reason_of(error)
    return OutputError("cli.refused-by-system", where, reason=reason)


def _is_somewhere() -> bool:
    """Whether the folder that the command was called in is still there."""
    try:
        return bool(os.getcwd())  # noqa: PTH109 - Path.cwd() does no more
    except OSError:
        return False


def _show(error: WenxuanError, spoken: Settings, status: int, *, trace: bool = False) -> int:
    """Tell of the error, if there is someone to read it; gives ``status``, with which it ends."""
    with contextlib.suppress(OSError):
        if trace and spoken.verbose:
            traceback.print_exception(error if error.__cause__ else sys.exc_info()[1])
        click.secho(error_line(error, spoken), err=True, fg="red")
    return status


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
            return WenxuanError("cli.unknown-option", option=name, command=_command(error))
        case click.MissingParameter(param=click.Parameter() as parameter):
            name = parameter.human_readable_name
            return WenxuanError("cli.missing-value", name=name, command=_command(error))
        case click.BadOptionUsage(option_name=name):
            if "does not take a value" in error.message:
                return WenxuanError("cli.needless-value", name=name)
            return WenxuanError("cli.missing-value", name=name, command=_command(error))
        case click.BadParameter(param=click.Option() as option):
            return WenxuanError(
                "cli.wrong-choice", option=option.opts[-1], allowed=_allowed(option.type)
            )
        case ExtraWordsError(words=words):
            return WenxuanError("cli.extra-words", words=plain(" ".join(words)))
        case _:
            return WenxuanError("cli.wrong-usage", detail=plain(error.format_message()))


def _command(error: click.UsageError) -> str:
    """The command, with its verb if it has one, whose help shows what was meant."""
    return error.ctx.command_path if error.ctx else "wenxuan"


def _allowed(kind: click.ParamType[Any]) -> str:
    """What an option of this type takes, for a message."""
    match kind:
        case click.Choice(choices=choices):
            return ", ".join(map(str, choices))
        case click.IntRange(min=least, max=most) | click.FloatRange(min=least, max=most):
            return f"{least}–{most}"
        case _:
            return kind.name


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
        if cmd_name == HELP:
            return self._help()
        if cmd_name not in VERBS:
            return None
        verb: click.Command = importlib.import_module(f"compiler.cli.{cmd_name}").command(
            self.spoken
        )
        return verb

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in (*VERBS, HELP) and not args[0].startswith("-"):
            raise UnknownVerbError(args[0])
        return super().resolve_command(ctx, args)

    def _help(self) -> click.Command:
        """``wenxuan help VERB`` is ``wenxuan VERB --help``, as git has it."""

        @click.pass_context
        def show(ctx: click.Context, verb: str | None) -> None:
            if verb is None:
                click.echo(self.get_help(ctx.find_root()))
                return
            found = self.get_command(ctx, verb)
            if found is None:
                raise UnknownVerbError(verb)
            with click.Context(found, parent=ctx.parent, info_name=verb) as asked:
                click.echo(found.get_help(asked))

        word = click.Argument(["verb"], required=False)
        return Verb(self.spoken, HELP, show, [word])

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
