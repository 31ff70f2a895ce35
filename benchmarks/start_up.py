"""Where the computing of a small build goes, by stage: CPU seconds of all its processes.

usage: .venv/bin/python benchmarks/start_up.py [PATH] [--runs N] [--forge]

The command builds PATH (else a booklet of eleven articles) N times, cold, and each of its processes
looks 250 times a second where it is. Printed are the stages with their CPU seconds a build: what
the program does itself, and what its workers do. With ``--forge`` the same is made by a worker of a
forge, as watching and serving have it: what is left of the start then is too much.
"""

from __future__ import annotations

import argparse
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

# The innermost call that is named here is the stage; the order is that of a build.
STAGES = (
    ("what was compiled before", "compilations.py", "kept_in"),
    ("command line", "cli/command.py", "<module>"),
    ("command line", "cli/command.py", "run"),
    ("import: rooms", "compiler/pipeline.py", "<module>"),
    ("project file", "project/opening.py", "opened"),
    ("import: readers", "sources/registry.py", "load_readers"),
    ("import: what makes pages", "compiler/workspace.py", "_load_what_makes_pages"),
    ("reading", "sources/intake.py", "_read"),
    ("forks and answers", "workers/worker.py", "forked"),
    ("edition", "editions/convert.py", "convert"),
    ("markup", "markup/render.py", "render"),
    ("fonts", "typeset/fonts.py", "open_fonts"),
    ("engine checked", "hooks/installation.py", "installed_hooks"),
    ("styles and tree", "typeset/engine.py", "_source"),
    ("layout and painting", "parts/booklet.py", "make_parts"),
    ("heads and feet", "parts/furniture.py", "furnish"),
    ("file written", "typeset/engine.py", "_written"),
    ("proof", "compiler/making.py", "_reading"),
    ("proof", "conservation/verify.py", "verify"),
    ("finishing", "compiler/products.py", "_finished"),
    ("preflight", "compiler/products.py", "_inspected"),
    ("publishing", "compiler/pipeline.py", "publish"),
    ("told to the user", "cli/console.py", "print_result"),
)
INTERVAL_S = 0.0005  # the system looks no oftener than its clock ticks
REST = "all else"
Found = Counter[tuple[str, bool]]


def stage_of(frame: FrameType | None) -> str:
    """The stage that is at work in ``frame``."""
    while frame is not None:
        file, name = frame.f_code.co_filename, frame.f_code.co_name
        for stage, end, function in STAGES:
            if name == function and file.endswith(end):
                return stage
        frame = frame.f_back
    return REST


class _Looking:
    """Looks where this process is, and those that are forked from it; they tell in a file."""

    def __init__(self, told: Path) -> None:
        self.told, self.found, self.is_worker = told, Counter[str](), False
        os.register_at_fork(after_in_child=self._in_child)
        self._exit: Callable[[int], Any] = os._exit
        os._exit = self._ended
        self.begin()

    def begin(self) -> None:
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, INTERVAL_S, INTERVAL_S)

    def tell(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        times = os.times()
        with self.told.open("ab") as file:
            pickle.dump((self.is_worker, times.user + times.system, dict(self.found)), file)

    def _look(self, _number: int, frame: FrameType | None) -> None:
        self.found[stage_of(frame)] += 1

    def _in_child(self) -> None:
        self.found, self.is_worker = Counter(), True
        self.begin()

    def _ended(self, status: int) -> None:
        self.tell()
        self._exit(status)


def build(path: Path, told: Path, output: Path) -> None:
    """What one process of the benchmark does: the command, looked at."""
    looking = _Looking(told)
    sys.argv = ["wenxuan", "build", "--no-cache", str(path), "--output", str(output)]
    from compiler.cli import main as command  # noqa: PLC0415 - it is what is measured

    try:
        command()
    except SystemExit:
        looking.tell()


def forged(path: Path, told: Path, output: Path, runs: int) -> None:
    """The same by workers of a process that is prepared for it."""
    from compiler.diagnostics import Report  # noqa: PLC0415 - not for the command
    from compiler.pipeline import BuildRequest  # noqa: PLC0415 - as above
    from compiler.watching import prepare, rebuilt  # noqa: PLC0415 - as above

    prepare()
    for _ in range(runs):
        pid = os.fork()
        if not pid:
            looking = _Looking(told)
            rebuilt(BuildRequest(path, output, cached=False), Report())
            looking.tell()
            os.kill(os.getpid(), signal.SIGKILL)
        os.waitpid(pid, 0)


def table(told: Path, runs: int) -> list[str]:
    """The rows: stage, seconds of the program itself, seconds of its workers."""
    found: dict[str, list[float]] = {}
    total = [0.0, 0.0]
    with told.open("rb") as file:
        while file.peek(1):
            is_worker, seconds, places = pickle.load(file)  # noqa: S301 - written by this program
            total[is_worker] += seconds / runs
            looks = sum(places.values()) or 1
            for stage, count in places.items():
                shares = found.setdefault(stage, [0.0, 0.0])
                shares[is_worker] += seconds * count / looks / runs
    order = [*dict.fromkeys(stage for stage, _, _ in STAGES), REST]
    rows = [(stage, *found[stage]) for stage in order if stage in found]
    return [
        f"| {stage} | {own:.3f} | {work:.3f} |" for stage, own, work in [*rows, ("all", *total)]
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", type=Path, nargs="?")
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--forge", action="store_true")
    parser.add_argument("--told", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "output"
        if asked.told:
            build(asked.path, asked.told, output)
            return
        path = asked.path or Path(scratch) / "booklet"
        if not asked.path:
            import resident  # noqa: PLC0415 - loads the program, which is measured

            resident.project(path, 1)
        told = Path(scratch) / "told"
        if asked.forge:
            forged(path, told, output, asked.runs)
        for _ in range(0 if asked.forge else asked.runs):
            command = [sys.executable, __file__, str(path), "--told", str(told)]
            subprocess.run(command, check=True, capture_output=True)
        print("| stage | program s | workers s |\n|---|---|---|")
        print("\n".join(table(told, asked.runs)))


if __name__ == "__main__":
    main()
