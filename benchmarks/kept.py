"""Random edits of a project: what is made of kept units is what is made cold, by 1, 2, 4 processes.

usage: .venv/bin/python benchmarks/kept.py [--sequences N] [--edits N] [--seed N] [--size N]
           [--formats screen,print]

Each sequence is a project of its own, edited as in ``watching.py``: sentences, the booklet's title,
phrases, files gone, broken and put back. After each edit it is built from what is kept, by the next
number of processes, and then cold by one; files and findings are compared. The exit status is 1 if
anything differs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
from collections import Counter
from itertools import cycle
from pathlib import Path

import resident
from watching import Editor

from compiler import making
from compiler.diagnostics import Report
from compiler.errors import WenxuanError
from compiler.pipeline import BuildRequest, build

HANDS = (4, 1, 2)


def outcome(request: BuildRequest, hands: int) -> str:
    """A digest of the files and of what was found, or the error's code; in a process of its own."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        making.processors = lambda: hands
        os.write(writing, _outcome(request).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        said = told.read().decode()
    os.waitpid(pid, 0)
    return said or "died"


def _outcome(request: BuildRequest) -> str:
    report = Report()
    try:
        made = build(request, report)
    except WenxuanError as error:
        return f"refused: {error.code}"
    hashed = hashlib.sha256(repr(tuple(report)).encode())
    for item in made.artifacts:
        hashed.update(item.path.read_bytes())
    return hashed.hexdigest()


def main() -> None:
    """Edit, build twice, compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sequences", type=int, default=10)
    parser.add_argument("--edits", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--size", type=int, default=1)
    parser.add_argument("--formats", default="screen,print")
    asked = parser.parse_args()
    found: Counter[str] = Counter()
    forms = tuple(asked.formats.split(","))
    for seed in range(asked.seed, asked.seed + asked.sequences):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "booklet"
            editor = Editor(folder, resident.project(folder, asked.size), seed)
            output = Path(scratch) / "out"
            for _, hands in zip(range(asked.edits), cycle(HANDS), strict=False):
                kind = editor.edit()
                kept = outcome(BuildRequest(folder, output, formats=forms), hands)
                cold = outcome(BuildRequest(folder, output, formats=forms, cached=False), 1)
                same = "same" if kept == cold else f"DIFFERENT ({kind}, seed {seed})"
                found[f"{same}{', refused' if cold.startswith('refused') else ''}"] += 1
    for said, count in sorted(found.items()):
        print(f"{count} {said}")
    sys.exit(any("DIFFERENT" in said for said in found))


if __name__ == "__main__":
    main()
