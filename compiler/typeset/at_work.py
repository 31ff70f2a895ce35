"""The engine at work: with the booklet's fonts alone, and with all changes of it in place."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from compiler.typeset.fonts import OpenFonts
from compiler.typeset.hooks.composer import Composer
from compiler.typeset.hooks.composition import composition_hook
from compiler.typeset.hooks.installation import installed_hooks

# The hooks take the place of the engine's own functions, and the rules for fonts of the process's,
# for one document at a time.
ONE_AT_A_TIME = threading.Lock()


@contextmanager
def at_work(fonts: OpenFonts, composer: Composer, without: frozenset[str]) -> Iterator[None]:
    """Inside, the engine makes pages; ``without`` are the names of hooks that are switched off."""
    with (
        fonts.in_use(),
        installed_hooks(without, composition_hook(composer), parts=True),
    ):
        yield
