"""The progress bar of long work: on stderr, and only where somebody watches."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from compiler.cli.options import Settings
from compiler.events import Event, Progress, Step, untold
from compiler.messages import sentence
from compiler.workers.threads import declare_harmless


@contextmanager
def progress_bar(spoken: Settings) -> Iterator[Progress]:
    """A function to be told each step.

    The bar is gone when the work is; nothing at all is written where stderr is no terminal.
    """
    if not sys.stderr.isatty():
        yield untold
        return
    from rich.console import Console  # noqa: PLC0415 - rich costs as much as all of --help
    from rich.progress import (  # noqa: PLC0415 - as above
        BarColumn,
        TextColumn,
        TimeElapsedColumn,
    )
    from rich.progress import Progress as Bar  # noqa: PLC0415 - as above

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    before = set(threading.enumerate())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        # it draws the bar again and again, and holds no lock but rich's
        declare_harmless(set(threading.enumerate()) - before)
        task = bar.add_task("", total=1.0)

        def tell(event: Event) -> None:
            if isinstance(event, Step):
                bar.update(task, description=_label(event, spoken), completed=event.done)

        yield tell


def _label(step: Step, spoken: Settings) -> str:
    """The stage with its editions and page, as far as they are known."""
    scripts = (spoken.say(f"script-{script}") for script in step.editions)
    editions = spoken.say("listed").join(scripts)
    stage = sentence(step.stage, spoken.language, {}).message
    page = spoken.say("page", page=step.page) if step.page else ""
    return " ".join(filter(None, (editions, stage, page)))
