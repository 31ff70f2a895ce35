"""Lay out and write with composed lines, and no other hook."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from compiler.typeset.guard import check_sources
from compiler.typeset.hooks.composer import Composer
from compiler.typeset.hooks.composition import composition_hook
from compiler.typography.policy import Policy


@contextmanager
def composed_lines(policy: Policy) -> Iterator[Composer]:
    """Around layout and writing; ``Composer.count`` tells what became of the lines."""
    composer = Composer(policy)
    hook = composition_hook(composer)
    check_sources(hook.relies_on)
    with hook.install():
        yield composer
