"""Write into each hook the fingerprints of the engine's functions it relies on, as they are now.

usage: .venv/bin/python scripts/fingerprint_engine.py

A new reliance is written down with "" for its digest first. After a new version of WeasyPrint the
functions are read before this is run: the fingerprints say that someone has.
"""

from __future__ import annotations

import re
from pathlib import Path

from compiler.typeset.guard import Fingerprint, source_digest
from compiler.typeset.hooks.installation import HOOKS
from compiler.typeset.hooks.reliance import RELIED_ON

FOLDER = Path(__file__).resolve().parents[1] / "compiler" / "typeset" / "hooks"


def renew(known: Fingerprint, digest: str) -> None:
    """Put the digest in the place of the one known, wherever the function stands by its name."""
    place = re.compile(rf'("{re.escape(known.name)}"[,:]\s*)"{known.digest}"')
    for path in sorted(FOLDER.glob("*.py")):
        before = path.read_text("utf-8")
        after = place.sub(rf'\g<1>"{digest}"', before)
        if after != before:
            path.write_text(after, "utf-8")
            print(f"{path.name}: {known}: {known.digest or 'new'} → {digest or 'gone'}")


def main() -> None:
    """Renew what has changed, in every hook, and tell it."""
    for known in {*RELIED_ON, *(each for hook in HOOKS for each in hook.relies_on)}:
        digest = source_digest(known.module, known.name)
        if digest != known.digest:
            renew(known, digest)


if __name__ == "__main__":
    main()
