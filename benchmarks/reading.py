"""How long a source takes to read at 1, 10 and 100 times its length, or beside another state.

    python benchmarks/reading.py [FILE ...] [--times 1 10 100]
    python benchmarks/reading.py [FILE ...] --against TREE [--runs 7]

Without FILE the largest .txt, .md and .html of ../shared/corpus are read. Each text is repeated
as it stands and read as one article, in this process, by the door of the room (``read_source``);
the best of three runs counts. Linear reading shows ratios of at most 10 and 100.

``--against`` compares with the project as it is checked out at TREE (``git worktree add``): each
FILE (a folder stands for what is in it) is read once in each of ``--runs`` processes of either,
which take turns. What counts is computing time without imports, the best of the runs.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import compiler.sources
from compiler.diagnostics import Report
from compiler.errors import WenxuanError
from compiler.sources.registry import SUPPORTED, ReadingSettings, read_source

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
RUNS = 3
HERE = Path(__file__).resolve()


def largest() -> list[Path]:
    """The largest file of each plain format in the corpus that the readers take."""
    found = []
    for suffix in (".txt", ".md", ".html"):
        files = [path for path in CORPUS.glob(f"*{suffix}") if suffix in SUPPORTED]
        found += [max(files, key=lambda path: path.stat().st_size)] if files else []
    return found


def seconds(data: bytes, suffix: str, runs: int) -> float:
    """The least time that reading ``data`` took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"source{suffix}"
        path.write_bytes(data)
        taken = []
        for _ in range(runs):
            start = time.perf_counter()
            read_source(path, Path(folder), ReadingSettings(kind="article"), Report())
            taken.append(time.perf_counter() - start)
    return min(taken)


def computing(files: list[Path]) -> dict[str, float]:
    """CPU seconds that reading each file took in this process, everything being imported."""
    for module in pkgutil.walk_packages(compiler.sources.__path__, "compiler.sources."):
        importlib.import_module(module.name)
    taken = {}
    for path in files:
        start = time.process_time()
        with contextlib.suppress(WenxuanError):
            read_source(path, path.parent, ReadingSettings(), Report())
        taken[str(path)] = time.process_time() - start
    return taken


def compare(files: list[Path], tree: Path, runs: int) -> None:
    """Print, for each kind of file, the seconds here, those at ``tree``, and their ratio."""
    best: dict[Path, dict[str, float]] = {HERE.parents[1]: {}, tree.resolve(): {}}
    for _ in range(runs):
        for root, known in best.items():
            command = [sys.executable, str(HERE), "--computing", *map(str, files)]
            environment = {**os.environ, "PYTHONPATH": str(root)}
            done = subprocess.run(command, env=environment, capture_output=True, check=True)
            for name, taken in json.loads(done.stdout).items():
                known[name] = min(taken, known.get(name, taken))
    here, there = best.values()
    print(f"{'files':>5} {'kind':8} {'here':>8} {'there':>8} {'ratio':>6}")
    for kind in (*sorted({path.suffix for path in files}), ""):
        names = [str(path) for path in files if path.suffix == kind or not kind]
        ours, theirs = (sum(known[name] for name in names) for known in (here, there))
        print(f"{len(names):5} {kind or 'all':8} {ours:8.3f} {theirs:8.3f} {ours / theirs:6.2f}")


def within(paths: list[Path]) -> list[Path]:
    """The files, and for each folder what of it can be read."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        found += [each for each in inside if each.suffix in SUPPORTED]
    return found


def main() -> int:
    """Print a table: file, bytes, seconds at 1, and the ratio at each number of times."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--times", nargs="+", type=int, default=[1, 10, 100])
    parser.add_argument("--against", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--computing", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.computing:
        print(json.dumps(computing(chosen.files)))
        return 0
    if chosen.against:
        compare(within(chosen.files) or largest(), chosen.against, chosen.runs)
        return 0
    print(
        f"{'file':28} {'bytes':>9} {'seconds':>8}" + "".join(f"{f'×{n}':>9}" for n in chosen.times)
    )
    for path in chosen.files or largest():
        data = path.read_bytes()
        seconds(data, path.suffix, 1)  # imports
        base = seconds(data, path.suffix, RUNS)
        cells = []
        for times in chosen.times:
            try:
                ratio = (
                    seconds((data + b"\n") * times, path.suffix, 1 if times > 1 else RUNS) / base
                )
                cells.append(f"{ratio:9.1f}")
            except WenxuanError as error:
                cells.append(f"{error.code.rpartition('.')[2][:8]:>9}")
        print(f"{path.name:28} {len(data):9} {base:8.3f}" + "".join(cells), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
