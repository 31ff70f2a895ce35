"""What a hook is, and what it relies on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from compiler.typeset.guard import Fingerprint


@dataclass(frozen=True)
class Hook:
    """A change of the engine that can be switched off by its ``name``.

    ``relies_on`` are the functions it stands in for or calls as they are known; ``install`` puts
    it in its place, and takes it out again when the context ends.
    """

    name: str
    relies_on: tuple[Fingerprint, ...]
    install: Callable[[], AbstractContextManager[None]]
