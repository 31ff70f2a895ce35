"""How long a source takes to read at 1, 10 and 100 times its length, as ratios.

    python benchmarks/reading.py [FILE ...] [--times 1 10 100]

Without FILE the largest .txt, .md and .html of ../shared/corpus are read. Each text is repeated
as it stands and read as one article, in this process, by the door of the room (``read_source``);
the best of three runs counts. Linear reading shows ratios of at most 10 and 100.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from compiler.diagnostics import Report
from compiler.errors import WenxuanError
from compiler.sources.registry import SUPPORTED, ReadingSettings, read_source

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
RUNS = 3


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


def main() -> int:
    """Print a table: file, bytes, seconds at 1, and the ratio at each number of times."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--times", nargs="+", type=int, default=[1, 10, 100])
    chosen = parser.parse_args()
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
