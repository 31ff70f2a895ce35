"""What a change costs, in a fresh process and where one is watching; small booklets by the minute.

usage: .venv/bin/python benchmarks/resident.py [--sizes 1,10] [--runs N] [--booklets 40]

For each size a project of as many manuscripts as articles is built cold, again unchanged, and after
a change: a sentence, a title, a key of booklet.toml, a phrase of one edition. Each is done by the
command in a process of its own and by ``wenxuan watch``'s forge, with the proof; the files are
compared with those of a cold build, byte for byte. Printed are the seconds (median of the runs) and
how many units were made of how many. Then so many small booklets are made, by as many forges as
there are processors.
"""

from __future__ import annotations

import argparse
import hashlib
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import booklets

from compiler.events import made
from compiler.pipeline import BuildRequest, BuildResult
from compiler.watching import prepare, rebuilt, watched
from compiler.workers.forge import Forge
from compiler.workers.processors import processors

HERE = Path(__file__).resolve().parent
_TOML = """[booklet]
title = "纸与书"
series = "印刷学习参考"
[output]
formats = ["screen"]
[[edition]]
script = "zh-Hans"
"""


@dataclass(frozen=True)
class Took:
    """Seconds, and how many units were made of how many."""

    seconds: float
    made: int
    units: int


def project(folder: Path, times: int) -> list[Path]:
    """A project of that size; gives its manuscripts."""
    folder.mkdir()
    toml, files = _TOML, []
    for number, section in enumerate(booklets.booklet(times), 1):
        names = []
        for index, article in enumerate(section.articles):
            names.append(f"{number}-{index:04}.md")
            files.append(folder / names[-1])
            files[-1].write_text("\n\n".join((f"# {article.title}", *article.paragraphs)), "utf-8")
        listed = ", ".join(f'"{name}"' for name in names)
        toml += f'[[section]]\ntitle = "{section.title}"\narticles = [{listed}]\n'
    (folder / "booklet.toml").write_text(toml, "utf-8")
    return files


def changes(folder: Path, files: list[Path]) -> dict[str, Callable[[int], None]]:
    """What is changed, each with how; a number makes each change another."""
    middle, toml = files[len(files) // 2], folder / "booklet.toml"
    text, said = middle.read_text("utf-8"), toml.read_text("utf-8")
    return {
        "nothing": lambda _: None,
        "a sentence": lambda n: _write(middle, f"{text}\n第{n}次改过。"),
        "a title": lambda n: _write(middle, text.replace("\n", f"{n}\n", 1)),
        "a key": lambda n: _write(toml, said.replace('"纸与书"', f'"纸与书{n}"')),
        "a phrase": lambda n: _write(folder / "phrases.tsv", f"纸浆\t紙漿{n}\n"),
    }


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def in_a_process(folder: Path, *options: str) -> float:
    """Seconds of the command."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "compiler", "build", str(folder), *options]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def digests(folder: Path) -> list[str]:
    """Of the files that were made."""
    files = sorted((folder / "dist").rglob("*.pdf"))
    return [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]


def cost_of(times: int, runs: int) -> Iterator[str]:
    """A row a change."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "booklet"
        files = project(folder, times)
        cold = [in_a_process(folder, "--no-cache") for _ in range(runs)]
        first = in_a_process(folder)
        yield f"| {times}x cold | {statistics.median(cold):.2f} | first, kept {first:.2f} | |"
        at_work = watched(BuildRequest(folder))
        next(at_work)
        for name, change in changes(folder, files).items():
            fresh, warm = [], []
            for run in range(runs):
                change(2 * run)
                fresh.append(in_a_process(folder, "-o", f"{scratch}/fresh"))
                if name != "nothing":
                    warm.append(_heard(at_work))
                    change(2 * run + 1)
                    warm.append(_heard(at_work))
            same = digests(folder)
            in_a_process(folder, "--no-cache")
            told = "" if same == digests(folder) else " DIFFERENT BYTES"
            seconds = f"{statistics.median(one.seconds for one in warm):.2f}" if warm else ""
            units = f"{warm[-1].made} of {warm[-1].units}" if warm else ""
            fresh_s = f"{statistics.median(fresh):.2f}"
            yield f"| {times}x {name}{told} | {fresh_s} | {seconds} | {units} |"
        at_work.close()


def _heard(at_work: Iterator[object]) -> Took:
    one = next(at_work)
    result: BuildResult = one.result
    return Took(one.seconds, made(result.units), len(result.units))


def by_the_minute(count: int) -> float:
    """Small booklets a minute."""
    with tempfile.TemporaryDirectory() as scratch:
        folders = [Path(scratch) / str(number) for number in range(count)]
        for folder in folders:
            project(folder, 1)
        forges = [Forge[BuildResult](prepare) for _ in range(processors())]
        start = time.perf_counter()
        waiting = [partial(rebuilt, BuildRequest(folder, cached=False)) for folder in folders]
        while waiting or any(forge.busy for forge in forges):
            for forge in forges:
                if forge.busy and _ready(forge):
                    forge.take()
                if waiting and not forge.busy:
                    forge.begin(waiting.pop())
            time.sleep(0.001)
        took = time.perf_counter() - start
        for forge in forges:
            forge.close()
    return 60 * count / took


def _ready(forge: Forge[BuildResult]) -> bool:
    return bool(select.select([forge], [], [], 0)[0])


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1,10")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--booklets", type=int, default=40)
    asked = parser.parse_args()
    print("| change | fresh process s | watching s | units made |\n|---|---|---|---|")
    for size in asked.sizes.split(","):
        for row in cost_of(int(size), asked.runs):
            print(row, flush=True)
    if asked.booklets:
        print(f"{by_the_minute(asked.booklets):.0f} small booklets a minute")


if __name__ == "__main__":
    main()
