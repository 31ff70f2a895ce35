"""Jinja2 for themes: sandboxed, escaping, strict; its failures in the theme's own terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import jinja2
from jinja2 import (
    BytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    select_autoescape,
)
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from compiler.compilations import known, remember
from compiler.errors import Location, ThemeError

# What the templates of a user's theme may take: seconds of computing, MB above what there is.
TEMPLATE_S, TEMPLATE_MB = 60, 1024

# Names of templates that give markup: what they are filled with is escaped.
_ESCAPED = ("html.j2", "xhtml.j2", "opf.j2", "ncx.j2")

# What an expression of a template can raise; AttributeError: a macro that the theme lacks.
_FROM_EXPRESSIONS = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError)


class _Kept(BytecodeCache):
    """What templates compile to, kept by their place and text.

    Nothing of a user's theme is: a worker fills it in, and what that remembers ends with it.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = known("template", _text_of(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            remember("template", _text_of(bucket), bucket.code)


def _text_of(bucket: Bucket) -> str:
    return f"{jinja2.__version__} {bucket.key} {bucket.checksum}"


def environment(
    folders: tuple[Path, ...], names: Mapping[str, object]
) -> ImmutableSandboxedEnvironment:
    """An environment that reads templates from ``folders``, best first, and knows ``names``.

    User themes are untrusted: the sandbox keeps them from Python's internals.
    """
    found = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=select_autoescape(_ESCAPED, default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        bytecode_cache=_Kept(),
    )
    found.globals.update(names)
    return found


@contextmanager
def theme_errors(template: str) -> Iterator[None]:
    """A ThemeError with file and line for whatever goes wrong while ``template`` is filled in."""
    try:
        yield
    except TemplateNotFound as error:
        raise ThemeError("markup.missing-template", Location(template), name=error.name) from error
    except TemplateSyntaxError as error:
        place = Location(error.filename or error.name or template, error.lineno)
        raise ThemeError("markup.template-syntax", place, reason=error.message) from error
    except (TemplateError, *_FROM_EXPRESSIONS) as error:
        file, line = _place(error)
        raise ThemeError(
            "markup.template-failed", Location(file or template, line), reason=error
        ) from error
    except RecursionError as error:
        raise ThemeError("markup.too-deep", Location(template)) from error


def template_failure(ending: str, detail: str, theme: Path) -> ThemeError:
    """The end of the worker that filled in a user's templates, as an error.

    ``ending`` is "cpu", "asleep" or "memory" for the limit that was reached, else ``detail`` tells.
    """
    place = Location(theme.name)
    if ending == "cpu":
        return ThemeError("markup.theme-too-slow", place, seconds=TEMPLATE_S)
    if ending == "asleep":
        return ThemeError("markup.theme-asleep", place)
    if ending == "memory":
        return ThemeError("markup.theme-too-large", place, limit_mb=TEMPLATE_MB)
    return ThemeError("markup.theme-crashed", place, detail=detail or "?")


def _place(error: Exception) -> tuple[str, int | None]:
    """The innermost template line of a traceback: Jinja2 rewrites the frames of its templates."""
    found: tuple[str, int | None] = ("", None)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            found = (file, trace.tb_lineno)
        trace = trace.tb_next
    return found
