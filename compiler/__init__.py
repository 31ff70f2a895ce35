"""文选 (wenxuan): a print-ready document compiler for Chinese booklets.

What other programs call is named here; docs/python.md shows how. It is imported when it is first
asked for, so that ``import compiler`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compiler.diagnostics import Diagnostic, Report, Severity
    from compiler.errors import WenxuanError
    from compiler.messages import sentence
    from compiler.pipeline import BuildRequest, BuildResult, build, check, outline

__version__ = "0.2.0"

__all__ = [
    "BuildRequest",
    "BuildResult",
    "Diagnostic",
    "Report",
    "Severity",
    "WenxuanError",
    "__version__",
    "build",
    "check",
    "outline",
    "sentence",
]

_HOMES = {
    "compiler.diagnostics": ("Diagnostic", "Report", "Severity"),
    "compiler.errors": ("WenxuanError",),
    "compiler.messages": ("sentence",),
    "compiler.pipeline": ("BuildRequest", "BuildResult", "build", "check", "outline"),
}


def __getattr__(name: str) -> object:
    """A public name, imported now (PEP 562)."""
    for module, names in _HOMES.items():
        if name in names:
            from importlib import import_module  # noqa: PLC0415 - only where it is wanted

            return getattr(import_module(module), name)
    raise AttributeError(name)
