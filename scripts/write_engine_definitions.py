"""Write the C declarations of WeasyPrint's libraries as cffi compiles them, for a quicker start.

usage: .venv/bin/python scripts/write_engine_definitions.py

To be run after a new version of WeasyPrint; until then its own declarations are parsed each time.
"""

from __future__ import annotations

import ast
import tempfile
from pathlib import Path

import cffi

from compiler.typeset.hooks.imports import declarations_digest, declarations_file

TARGET = (
    Path(__file__).resolve().parents[1] / "compiler" / "typeset" / "hooks" / "engine_definitions.py"
)
HEAD = '''# ruff: noqa: E501, Q000 - compiled, not to be read
# fmt: off
"""WeasyPrint's C declarations, compiled by cffi; written by scripts/write_engine_definitions.py."""

from typing import Any

# The head of the SHA-256 of the module that holds the declarations.
DIGEST = "{digest}"

COMPILED: dict[str, Any] = {{
{entries}
}}
'''


def declarations() -> list[str]:
    """The text of each ``ffi.cdef`` of the engine."""
    tree = ast.parse(declarations_file().read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [
        ast.literal_eval(call.args[0])
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "cdef"
    ]


def compiled() -> dict[str, str]:
    """What cffi makes of them: the arguments of its compiled FFI, as it writes them."""
    ffi = cffi.FFI()
    for text in declarations():
        ffi.cdef(text)
    ffi.set_source("engine_definitions", None)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "engine_definitions.py"
        ffi.emit_python_code(str(file))
        source = file.read_text("utf-8")
    [call] = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return {
        keyword.arg: ast.get_source_segment(source, keyword.value) or ""
        for keyword in call.keywords
        if keyword.arg
    }


def main() -> None:
    """Write the module."""
    entries = "\n".join(f'    "{name}": {value},' for name, value in compiled().items())
    text = HEAD.format(digest=declarations_digest(), entries=entries)
    TARGET.write_text(text, "utf-8")
    print(f"{TARGET.name}: {len(text)} characters")


if __name__ == "__main__":
    main()
