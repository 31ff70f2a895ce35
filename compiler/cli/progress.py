"""The progress bar of long work: on stderr, and only where somebody watches."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from compiler.cli.options import Settings
from compiler.messages import sentence
from compiler.workers.threads import declare_harmless


@contextmanager
def progress_bar(spoken: Settings) -> Iterator[Callable[[str, float], None]]:
    """A function to be told the stage's code and how much is done, from 0 to 1.

    The bar is gone when the work is; nothing at all is written where stderr is no terminal.
    """
    if not sys.stderr.isatty():
        yield lambda _stage, _done: None
        return
    from rich.console import Console  # noqa: PLC0415 - rich costs as much as all of --help
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - as above

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    before = set(threading.enumerate())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        # it draws the bar again and again, and holds no lock but rich's
        declare_harmless(set(threading.enumerate()) - before)
        task = bar.add_task("", total=1.0)

        def tell(stage: str, done: float) -> None:
            name = sentence(stage, spoken.language, {}).message
            bar.update(task, description=name, completed=done)

        yield tell
