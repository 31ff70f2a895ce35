"""A generated booklet through the product's engine: what ``scale.py`` runs, a process each time.

usage: engine_run.py IN.html OUT.pdf [HOOK,HOOK…]

IN.html is the booklet without its style sheet, which the product gives to the engine beside it.

The hooks named are switched off; ``all`` switches off every one.
"""

from __future__ import annotations

import gc
import sys
from datetime import UTC, datetime
from pathlib import Path

import booklets

from compiler.diagnostics import Report
from compiler.model.artifacts import Font, Markup, Stylesheet
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.typeset.hooks.installation import NAMES


def main() -> None:
    """Set the booklet that is ``TIMES`` as large as the small one."""
    gc.disable()  # as the command does
    manuscript, out, *names = sys.argv[1:]
    chosen = frozenset(names[0].split(",")) if names and names[0] else frozenset()
    markup = Markup(
        Path(manuscript).read_text("utf-8"),
        (Stylesheet("booklet.css", booklets.STYLE),),
        (Font("song", ("Noto Serif CJK SC",)),),
        {},
    )
    settings = TypesetSettings(
        created=datetime(2024, 1, 1, tzinfo=UTC),
        language="zh-Hans",
        without=NAMES if chosen == {"all"} else chosen,
    )
    Path(out).write_bytes(typeset(markup, settings, Report()).pdf)
    gc.freeze()


if __name__ == "__main__":
    main()
