"""What the witness costs: its processor time as a share of a build of the same manuscript.

    python benchmarks/witness.py [FILE ...]

Without FILE the manuscripts of the seeds and the corpus in ../shared. Each is built in one edition,
to be read on the screen, by the command, in a process of its own (its processor time and that of
its workers); the witness is heard in another, cold, as in a worker. Both in one run, so that a busy
machine does not matter.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from compiler.diagnostics import Report
from compiler.sources.registry import ReadingSettings, read_source
from compiler.sources.witness.testimony import heard

SHARED = Path(__file__).resolve().parents[2] / "shared"


def manuscripts() -> list[Path]:
    """The files of the seeds and the corpus."""
    found = [*(SHARED / "seeds").iterdir(), *(SHARED / "corpus").iterdir()]
    return sorted(path for path in found if path.suffix in {".txt", ".md", ".html", ".docx"})


def build_seconds(path: Path) -> float:
    """The processor time of a build, with that of its workers."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(path.read_bytes())
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "compiler", "build", "--no-cache", str(copy), "-o", folder]
        subprocess.run([*command, "-e", "zh-Hans", "-f", "screen"], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def witness_seconds(path: Path) -> float:
    """The processor time of the witness, in a process that has not heard it before."""
    done = subprocess.run(
        [sys.executable, __file__, "--heard", str(path)], capture_output=True, check=True, text=True
    )
    return float(done.stdout)


def hear(path: Path) -> float:
    """The processor time of the witness in this process."""
    made = read_source(path, path.parent, ReadingSettings(), Report())
    start = time.process_time()
    testimony = heard(path, path, made, Report())
    testimony.judged(testimony.completed(made, Report()), Report())
    return time.process_time() - start


def main() -> int:
    """Print a table: file, seconds of the build and of the witness, the share; then the whole."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--heard", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.heard:
        print(hear(asked.heard))
        return 0
    whole = witnessed = 0.0
    for path in asked.files or manuscripts():
        build, witness = build_seconds(path), witness_seconds(path)
        whole, witnessed = whole + build, witnessed + witness
        print(f"{path.name:32} {build:7.2f} s {witness:7.3f} s {witness / build:7.1%}", flush=True)
    print(f"{'all':32} {whole:7.2f} s {witnessed:7.3f} s {witnessed / whole:7.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
