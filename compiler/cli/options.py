"""What every verb shares: language, verbosity, the common options, and help in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import click

from compiler.diagnostics import Diagnostic
from compiler.errors import IncompleteError
from compiler.messages import LANGUAGES, Language, language_of, sentence
from compiler.units import TRIMS, booklet_trim

FORMATS = ("screen", "booklet", "print", "phone", "epub")
SCRIPTS = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")


@dataclass(frozen=True)
class Settings:
    """How to speak: the language, and whether to show what is usually kept back."""

    language: Language
    verbose: bool = False

    def say(self, name: str, **values: object) -> str:
        """The sentence ``cli.<name>`` in the user's language."""
        return sentence(f"cli.{name}", self.language, values).message


def settings(arguments: Sequence[str], environment: Mapping[str, str]) -> Settings:
    """The settings of a command line, read before it is parsed: errors and help need them.

    ``--lang`` decides, else the first locale variable that is set (POSIX: LC_ALL, LC_MESSAGES,
    LANG); Chinese where neither names a language we speak, in traditional characters in Taiwan,
    Hong Kong and Macau.
    """
    own = list(arguments)
    if "--" in own:
        own = own[: own.index("--")]
    verbose = "--verbose" in own or "-v" in own
    wanted = [after for before, after in pairwise(own) if before == "--lang"]
    wanted += [word.removeprefix("--lang=") for word in own if word.startswith("--lang=")]
    for language in LANGUAGES:
        if language in wanted:
            return Settings(language, verbose)
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "")
    return Settings(language_of(locale), verbose)


class Localised(click.Command):
    """A command whose help has its headings in the user's language."""

    spoken: Settings

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=self.spoken.say("usage") + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (item for item in self.get_params(ctx) if isinstance(item, click.Option))
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section(self.spoken.say("options")):
            formatter.write_dl([record for record in records if record])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        if self.epilog:  # a list of lines, not prose to be wrapped
            formatter.write(f"\n{self.epilog}\n")


class ExtraWordsError(click.UsageError):
    """More words than the verb takes: a path with blanks in it, most often."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(" ".join(words))
        self.words = tuple(words)


class Verb(Localised):
    """One verb: its help is ``cli.help-<name>``, and it takes ``--lang`` and ``--verbose``."""

    def __init__(
        self,
        spoken: Settings,
        name: str,
        callback: Callable[..., None],
        parameters: Sequence[click.Parameter],
    ) -> None:
        self.spoken = spoken
        super().__init__(
            name,
            callback=callback,
            params=[*parameters, *speech_options(spoken)],
            help=spoken.say(f"help-{name}"),
            add_help_option=False,
            options_metavar=spoken.say("options-metavar"),
            context_settings={"allow_extra_args": True},  # so that it is us who refuse them
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click's; what its parser refuses knows its verb, whose help is the remedy."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def invoke(self, ctx: click.Context) -> object:
        if ctx.args:
            raise ExtraWordsError(ctx.args)
        return super().invoke(ctx)


def speech_options(spoken: Settings) -> list[click.Parameter]:
    """``--lang``, ``--verbose`` and ``--help``; the first two were read by ``settings``."""
    return [
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            help=spoken.say("option-lang"),
        ),
        click.Option(
            ["-v", "--verbose"], is_flag=True, expose_value=False, help=spoken.say("option-verbose")
        ),
        click.Option(
            ["-h", "--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            help=spoken.say("option-help"),
        ),
    ]


def _show_help(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's own signature
    del parameter
    if wanted:
        click.echo(ctx.get_help())
        ctx.exit()


def path_argument() -> click.Argument:
    """``[PATH]``: a project file, a folder or a manuscript; None if left out."""
    return click.Argument(["path"], type=click.Path(path_type=Path), required=False)


def paths_argument() -> click.Argument:
    """``[PATH]…``: as ``path_argument``, or several manuscripts and folders for one booklet."""
    return click.Argument(
        ["paths"], type=click.Path(path_type=Path), nargs=-1, default=None, metavar="[PATH]…"
    )


def in_order(paths: tuple[Path, ...]) -> tuple[Path, tuple[Path, ...]]:
    """The first path of a command line, the current folder if there is none; and the others."""
    first, *others = paths or (here(),)
    return first, tuple(others)


def here() -> Path:
    """The current folder, for who named none; raises ProjectError where that is a program's."""
    from compiler.project.load import no_program  # noqa: PLC0415 - not for --help

    no_program(Path())
    return Path()


class _Trim(click.ParamType[str]):
    """A size that a booklet can have."""

    name = ", ".join(TRIMS)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The size as it was written; click's error for one that no booklet has."""
        if value and booklet_trim(value) is None:
            self.fail(value, param, ctx)
        return value


def trim_option(spoken: Settings) -> click.Option:
    """``--trim SIZE``."""
    shown = spoken.say("option-trim")
    return click.Option(["--trim"], type=_Trim(), default="", metavar="SIZE", help=shown)


def strict_option(spoken: Settings) -> click.Option:
    """``--strict``."""
    return click.Option(["--strict"], is_flag=True, help=spoken.say("option-strict"))


def dropped_option(spoken: Settings) -> click.Option:
    """``--dropped``."""
    return click.Option(["--dropped"], is_flag=True, help=spoken.say("option-dropped"))


def keep_going_option(spoken: Settings) -> click.Option:
    """``--keep-going``."""
    return click.Option(["--keep-going"], is_flag=True, help=spoken.say("option-keep-going"))


def no_cache_option(spoken: Settings) -> click.Option:
    """``--no-cache``."""
    return click.Option(["--no-cache"], is_flag=True, help=spoken.say("option-no-cache"))


def refuse_incomplete(unread: Sequence[str], found: Iterable[Diagnostic] = ()) -> None:
    """Raise IncompleteError if anything was left out: exit 0 means all that was asked for.

    That is a manuscript, or among ``found`` what the project file says of one.
    """
    from compiler.sources.overruling.unmet import unmet  # noqa: PLC0415 - not for --help

    if unread:
        paths = ", ".join(unread)
        raise IncompleteError("pipeline.incomplete", count=len(unread), paths=paths)
    if passed := unmet(found):
        raise IncompleteError("pipeline.passed-over", passed[0].location, count=len(passed))


def format_option(spoken: Settings) -> click.Option:
    """``--format FORMAT``, any number of times."""
    return click.Option(
        ["-f", "--format", "formats"],
        type=click.Choice(FORMATS),
        multiple=True,
        metavar="FORMAT",
        help=spoken.say("option-format", formats=", ".join(FORMATS)),
    )


def output_option(spoken: Settings) -> click.Option:
    """``--output DIR``."""
    return click.Option(
        ["-o", "--output"],
        type=click.Path(path_type=Path),
        metavar="DIR",
        help=spoken.say("option-output"),
    )


def edition_option(spoken: Settings) -> click.Option:
    """``--edition SCRIPT``, any number of times."""
    return click.Option(
        ["-e", "--edition", "editions"],
        type=click.Choice(SCRIPTS),
        multiple=True,
        metavar="SCRIPT",
        help=spoken.say("option-edition", scripts=", ".join(SCRIPTS)),
    )
