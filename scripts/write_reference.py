"""Rewrite the generated parts of REFERENCE.md and docs/diagnostics.md from the code itself.

usage: .venv/bin/python scripts/write_reference.py

A part stands between ``<!-- begin:NAME -->`` and ``<!-- end:NAME -->``; all else is written by
hand. A test fails when a part is stale.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

import click
from annotated_types import Ge, Le
from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from compiler import errors
from compiler.cli import command as command_line
from compiler.cli.options import Settings
from compiler.conservation.printed import Cause
from compiler.errors import WenxuanError
from compiler.messages import catalogue
from compiler.preflight import profiles
from compiler.project import schema, values

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = (ROOT / "REFERENCE.md", ROOT / "docs" / "diagnostics.md")
PART = re.compile(r"(<!-- begin:([a-z-]+) -->\n).*?(<!-- end:\2 -->)", re.DOTALL)

# Signs that Markdown or HTML would take for notation.
_SIGNS = re.compile(r"[\\`*_\[\]<>|]")
_BAR = re.compile(r"(?<!\\)\|")
_PLACE = re.compile(r"(\{[a-z_]+\})")
_AGREEING = re.compile(r"\{\w+:[^|,}]*[|,]([^}]*)\}")
_TABLES_AT_TOP = {"": "At the top, before any `[table]` · 文件开头", "editor_note": "`editor_note`"}
_TABLES_AT_TOP["articles"] = "An entry of `articles` that is a table"
_OPTION_HEAD = ("option", "meaning", "说明")
# What a call comes to. A picture's exception carries the code of the warning that is then given.
_SEVERITIES = {
    "warn": "warning",
    "info": "note",
    "error": "error",
    "note": "note or warning",
    "UnusablePictureError": "warning",
}


def rewritten(text: str) -> str:
    """A document's ``text`` with its generated parts made anew; KeyError for an unknown part."""
    return PART.sub(lambda found: found[1] + PARTS[found[2]]() + found[3], text)


def table(*rows: tuple[str, ...]) -> str:
    """A Markdown table; the first row is its head."""
    head, *body = rows
    lines = [head, ("---",) * len(head), *body]
    # A bar ends a cell even inside code (GitHub Flavored Markdown, 4.10).
    cells = ([_BAR.sub(r"\|", cell) for cell in line] for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells) + "\n"


def prose(text: str) -> str:
    """Text as Markdown that shows it as it is; places such as ``{path}`` as code.

    Of words that agree with a number the form for many is shown.
    """
    pieces = _PLACE.split(_AGREEING.sub(r"\1", text))
    return "".join(
        f"`{piece}`" if index % 2 else _SIGNS.sub(r"\\\g<0>", piece)
        for index, piece in enumerate(pieces)
    )


def project_keys() -> str:
    """A table of keys for each table of booklet.toml."""
    parts = []
    for name, model in schema.TABLES.items():
        rows = [_key_row(key, field) for key, field in model.model_fields.items()]
        rows = [row for row in rows if row]
        title = _TABLES_AT_TOP.get(name, f"`{name}`")
        head = ("key", "value", "default", "meaning", "说明")
        parts.append(f"\n#### {title}\n\n" + table(head, *rows))
    return "".join(parts) + "\n"


def _key_row(key: str, field: FieldInfo) -> tuple[str, ...]:
    """A key's row; nothing for a key that is itself a table and stands under its own heading."""
    meaning = next((item for item in field.metadata if isinstance(item, values.Meaning)), None)
    if meaning is None:
        return ()
    form = meaning.form or _form(field.annotation, field.metadata)
    return f"`{key}`", f"`{form}`", _default(field), meaning.en, meaning.zh


def _form(kind: Any, metadata: list[Any]) -> str:
    """How a value of a type is written in TOML."""
    arguments = get_args(kind)
    if get_origin(kind) is Annotated:
        return _form(arguments[0], list(arguments[1:]))
    if NoneType in arguments:
        return _form(arguments[0], metadata)
    if get_origin(kind) is Literal:
        return ", ".join(f'"{value}"' for value in arguments)
    if kind is bool:
        return "true, false"
    if kind in (int, float):
        least = next(item.ge for item in metadata if isinstance(item, Ge))
        most = next(item.le for item in metadata if isinstance(item, Le))
        return f"{least} to {most}"
    converters = [item.func for item in metadata if isinstance(item, BeforeValidator)]
    return '"…", 300' if values.as_printed in converters else '"…"'


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    value = field.get_default(call_default_factory=True)
    if value in (None, "", []) or isinstance(value, BaseModel):
        return "—"
    return f"`{json.dumps(value, ensure_ascii=False)}`"  # as TOML has it, too


def verbs() -> str:
    """Every verb with its help and its options, then the options that all of them take."""
    spoken, chinese = (command_line.command(Settings(language)) for language in ("en", "zh"))
    context = click.Context(spoken, info_name="wenxuan")
    named = {name: spoken.get_command(context, name) for name in spoken.list_commands(context)}
    shared = set.intersection(
        *({option for option, _ in _options(verb)} for verb in named.values())
    )
    parts = []
    for name, verb in named.items():
        other = chinese.get_command(context, name)
        usage = " ".join(verb.collect_usage_pieces(click.Context(verb, info_name=name)))
        parts.append(f"\n#### `wenxuan {name} {usage}`\n\n{verb.help}  \n{other.help}\n")
        own = [row for row in _option_rows(verb, other) if row[0].strip("`") not in shared]
        if own:
            parts.append("\n" + table(_OPTION_HEAD, *own))
    rows = _option_rows(spoken, chinese)
    every = [row for row in rows if row[0].strip("`") in shared]
    alone = [row for row in rows if row not in every]
    parts.append("\n#### Every verb · 各命令通用\n\n" + table(_OPTION_HEAD, *every))
    return "".join(parts) + "\n#### `wenxuan` without a verb\n\n" + table(_OPTION_HEAD, *alone)


def _option_rows(verb: click.Command, other: click.Command) -> list[tuple[str, ...]]:
    pairs = zip(_options(verb), _options(other), strict=True)
    return [
        (f"`{name}`", prose(help_en), prose(help_zh)) for (name, help_en), (_, help_zh) in pairs
    ]


def _options(verb: click.Command) -> list[tuple[str, str]]:
    """(option, help) of each option of a verb, in order."""
    context = click.Context(verb)
    records = (
        parameter.get_help_record(context)
        for parameter in verb.params
        if isinstance(parameter, click.Option)
    )
    return [(name, words) for name, words in filter(None, records)]


def exit_codes() -> str:
    """Every exit code with its meaning, and the error classes behind it."""
    chinese, english = (
        dict(re.findall(r"(\d+) (.+?)(?=  |\n|$)", catalogue()["cli.exit-codes"][language]))
        for language in ("zh", "en")
    )
    signals = {"129": "SIGHUP", "130": "SIGINT, Ctrl-C", "141": "EPIPE, `| head`", "143": "SIGTERM"}
    causes = {str(kind.exit_code): inspect.getdoc(kind) for kind in _error_classes().values()}
    causes |= signals
    rows = [
        (f"`{code}`", english[code], chinese[code], _first_line(causes.get(code, "")))
        for code in sorted(english, key=int)
    ]
    return table(("code", "meaning", "说明", "cause"), *rows)


def _first_line(documentation: str) -> str:
    return documentation.split("\n", maxsplit=1)[0].replace("``", "`")


@cache
def _error_classes() -> Mapping[str, type[WenxuanError]]:
    """The error classes by name, without their base."""
    found = inspect.getmembers(errors, inspect.isclass)
    return {name: kind for name, kind in found if WenxuanError in kind.__bases__}


# Told by two verbs alike, each with its own exit code.
_OF_FOREIGN_FILES = tuple(
    f"cli.{name}" for name in ("unread-pdf", "pdf-too-slow", "pdf-too-large", "pdf-crashed")
)
_FOREIGN_EXITS = (
    f"{errors.FinishingError.exit_code} (impose), {errors.PreflightFailed.exit_code} (preflight)"
)


def codes() -> str:
    """Every diagnostic and error with its remedy, room by room."""
    outcomes = {code: outcome for path in _modules() for code, outcome in _outcomes(path)}
    outcomes |= dict.fromkeys(_OF_FOREIGN_FILES, f"exit {_FOREIGN_EXITS}")
    outcomes["cli.internal-error"] = f"exit {command_line.EXIT_INTERNAL}"
    outcomes |= {f"preflight.{key}": _judgement(row) for key, row in profiles.ROWS.items()}
    outcomes |= dict.fromkeys(Cause, f"exit {errors.ConservationError.exit_code}")
    documented = {
        code: texts
        for code, texts in sorted(catalogue().items())
        if not code.startswith("pipeline.stage-") and "en_hint" in texts
    }
    parts = []
    for room in dict.fromkeys(code.partition(".")[0] for code in documented):
        rows = [
            (
                f"`{code}`",
                outcomes[code],
                f"{prose(texts['en'])} → {prose(texts['en_hint'])}",
                f"{prose(texts['zh'])} → {prose(texts['zh_hint'])}",
            )
            for code, texts in documented.items()
            if code.startswith(f"{room}.")
        ]
        head = ("code", "outcome", "message → remedy", "说明 → 办法")
        parts.append(f"\n#### {room}\n\n" + table(head, *rows))
    return "".join(parts) + "\n"


def _modules() -> list[Path]:
    return sorted((ROOT / "compiler").rglob("*.py"))


def _outcomes(path: Path) -> Iterator[tuple[str, str]]:
    """What comes of each code that a module names: an exit code, a warning or a note."""
    tree = ast.parse(path.read_text("utf-8"))
    local = {
        node.name: {
            _outcome(_called(call)) for call in ast.walk(node) if isinstance(call, ast.Call)
        }
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }
    by_variable = ""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
        called = _called(call)
        outcome = _outcome(called) or next(filter(None, local.get(called, ())), "")
        if outcome:
            if isinstance(call.args[0], ast.Name):
                by_variable = outcome
            yield from ((code, outcome) for part in call.args for code in _codes_in(part))
    if by_variable:
        rest = (node.value for node in ast.walk(tree) if isinstance(node, ast.Assign))
        yield from ((code, by_variable) for value in rest for code in _codes_in(value, deep=True))


def _judgement(row: profiles.Row) -> str:
    """The number of a preflight rule, and how much it matters in each profile that asks."""
    graded = ((profile, row.severity(profile)) for profile in profiles.Profile)
    grades = ", ".join(f"{profile}: {severity}" for profile, severity in graded if severity)
    return f"{row.rule} ({grades})"


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _outcome(name: str) -> str:
    if name in _SEVERITIES:
        return _SEVERITIES[name]
    if name == WenxuanError.__name__:
        return f"exit {command_line.EXIT_USAGE}"
    kind = _error_classes().get(name)
    return f"exit {kind.exit_code}" if kind else ""


def _codes_in(node: ast.AST, *, deep: bool = False) -> Iterator[str]:
    """The message codes among the strings of an expression, calls inside it only if ``deep``."""
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and not deep and part is not node:
            continue
        if isinstance(part, ast.Constant) and part.value in catalogue():
            yield str(part.value)


PARTS: Mapping[str, Callable[[], str]] = {
    "project-keys": project_keys,
    "verbs": verbs,
    "exit-codes": exit_codes,
    "codes": codes,
}


def main() -> None:
    """Rewrite the files in place."""
    for path in DOCUMENTS:
        path.write_text(rewritten(path.read_text("utf-8")), "utf-8")
        print(path)


if __name__ == "__main__":
    main()
