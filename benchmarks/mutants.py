"""Whether the unit tests of a room notice small faults in it.

usage: .venv/bin/python benchmarks/mutants.py [--room] [WORD …]

Each row of ``mutants.toml`` is a fault that a change could plausibly bring into the code. The
checkout is copied, one fault at a time is put into the copy, and the unit tests that belong to the
module run there (with --room all of the room's) until one fails: then the fault is caught. Printed
is a row a fault, and how many were caught in each room; with WORDs only faults in files whose names
hold one. A test that fails without any fault, or a row whose text the code has no more, ends the
run.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TABLE = Path(__file__).with_suffix(".toml")
_CPU_S = 300  # a fault may be a loop without end
_LATER_S = 10  # so that no compiled file is taken for that of the changed one
_PASSED, _FAILED, _BROKEN = (
    0,
    1,
    2,
)  # exit codes of pytest: broken is a module that is none any more


@dataclass(frozen=True)
class Mutant:
    """A fault: ``before`` in ``file`` becomes ``after``; ``tests`` should notice it."""

    file: str
    tests: tuple[str, ...]
    fault: str
    before: str
    after: str

    @property
    def room(self) -> str:
        """The room the file lies in."""
        return Path(self.file).parts[1].removesuffix(".py")


def mutants() -> tuple[Mutant, ...]:
    """The rows of the table."""
    rows = tomllib.loads(TABLE.read_text("utf-8"))["mutant"]
    return tuple(Mutant(**{**row, "tests": tuple(row["tests"])}) for row in rows)


def wrong(mutant: Mutant) -> str:
    """What is wrong with a row, "" if it can be put into the code."""
    path = ROOT / mutant.file
    count = path.read_text("utf-8").count(mutant.before) if path.is_file() else 0
    missing = [test for test in mutant.tests if not (ROOT / test).exists()]
    if count != 1:
        return f"{mutant.file} has {count} times, not once: {mutant.before.strip()}"
    return f"{mutant.file}: no {', '.join(missing)}" if missing else ""


class Copy:
    """A copy of the checkout, with what is not committed yet, where faults do no harm."""

    def __init__(self, folder: Path) -> None:
        self._tree = folder / "tree"
        listed = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout
        for name in filter(None, names.decode().split("\0")):
            if (ROOT / name).is_file():
                (self._tree / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self._tree / name)
        self._environment = {
            **{name: value for name, value in os.environ.items() if name != "CI"},
            "PYTHONPATH": str(self._tree),
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        }
        asked = [sys.executable, "-c", "import compiler; print(compiler.__file__)"]
        found = subprocess.run(
            asked, cwd=self._tree, env=self._environment, capture_output=True, text=True, check=True
        ).stdout
        if not found.startswith(str(self._tree)):
            raise SystemExit(f"the tests would run {found.strip()}, not the copy")

    def tested(self, tests: Sequence[str]) -> tuple[int, str]:
        """The exit code of the tests in the copy, and what they say."""
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider"]
        done = subprocess.run(
            [*command, *tests],
            cwd=self._tree,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=_limited,
        )
        return done.returncode, done.stdout + done.stderr

    def catches(self, mutant: Mutant, tests: Sequence[str]) -> bool:
        """Whether a test fails, or the processor's time is used up, with the fault in."""
        path = self._tree / mutant.file
        whole, times = path.read_text("utf-8"), path.stat()
        path.write_text(whole.replace(mutant.before, mutant.after), "utf-8")
        os.utime(path, (times.st_atime, times.st_mtime + _LATER_S))
        try:
            code, said = self.tested(tests)
        finally:
            path.write_text(whole, "utf-8")
            os.utime(path, (times.st_atime, times.st_mtime))
        if code > _BROKEN:
            raise SystemExit(f"the tests of {mutant.file} could not run:\n{said}")
        return code != _PASSED


def _limited() -> None:
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_S, _CPU_S))


def tests_of(mutant: Mutant, *, room: bool) -> tuple[str, ...]:
    """Those of its row, or all of its room."""
    folder = f"tests/unit/{mutant.room}"
    return (folder,) if room and (ROOT / folder).is_dir() else mutant.tests


def main() -> None:
    """Put in each fault, and print which were caught."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--room", action="store_true", help="all unit tests of the room")
    parser.add_argument("words", nargs="*", metavar="WORD")
    arguments = parser.parse_args()
    words = arguments.words or [""]
    chosen = [one for one in mutants() if any(word in one.file for word in words)]
    if faults := [text for one in chosen if (text := wrong(one))]:
        raise SystemExit("\n".join(faults))
    caught, all_of = Counter[str](), Counter(one.room for one in chosen)
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        copy = Copy(Path(name))
        wanted = {test for one in chosen for test in tests_of(one, room=arguments.room)}
        code, said = copy.tested(sorted(wanted))
        if code != _PASSED:
            raise SystemExit(f"the tests fail without any fault:\n{said}")
        for mutant in chosen:
            noticed = copy.catches(mutant, tests_of(mutant, room=arguments.room))
            caught[mutant.room] += noticed
            print(
                f"{'caught  ' if noticed else 'SURVIVED'}  {mutant.file}: {mutant.fault}",
                flush=True,
            )
    print()
    for room, count in all_of.items():
        print(f"{room:15}{caught[room]:3} of {count}")
    print(f"{'all rooms':15}{caught.total():3} of {len(chosen)}")


if __name__ == "__main__":
    main()
