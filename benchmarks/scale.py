"""Booklets of one, ten and a hundred times the size, beside other typesetters.

usage: .venv/bin/python benchmarks/scale.py [--sizes 1,10,100] [--runs N] [--processors N]
           [--only NAME,NAME…] [--also NAME,NAME…]

Every system makes the same booklet (cover, contents with page numbers, headers with the section's
name, outline, justified text) from its own input, in a fresh process, in turns, so that what else
the machine does falls on all of them. What counts are the ratios within one run; the medians of
wall time, CPU time and peak memory (of the largest process) are shown, then the seconds that each
stage of ``wenxuan`` took. No paragraph is like another (``booklets.py``).

- wenxuan: the whole command, from a Markdown manuscript to a tagged PDF and its report
- engine: the product's typesetting of the HTML that plain WeasyPrint gets; tagged as well
- engine, no hooks: the same with every hook switched off

Only if they are named: ``editions`` (wenxuan, three of them), ``formats`` (wenxuan, one edition in
every format), ``chromium`` and ``prince`` (on the PATH; Chromium makes no page numbers and no
headers). ``--processors 1`` shows what is gained by doing things side by side.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import booklets

HERE = Path(__file__).resolve().parent
BIN = Path(sys.executable).parent
BASE = "weasyprint"
_WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"
_CHROMIUM = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)  # fmt: skip
_EDITIONS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
_FORMATS = ("screen", "booklet", "print", "phone", "epub")
NAMED = frozenset({"editions", "formats", "chromium", "prince"})
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


@dataclass(frozen=True)
class Run:
    """What one process took: seconds, seconds of CPU, MB at its largest."""

    wall: float
    cpu: float
    memory: float


def measure(command: list[str]) -> Run:
    """One run of a command in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": f"{HERE.parent}:{HERE}"}
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        sys.exit(f"failed: {command}")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(time.perf_counter() - start, cpu, usage.ru_maxrss / 1024)


def commands(times: int, folder: Path) -> dict[str, list[str]]:
    """The command of each system for a booklet of a size."""
    sections = booklets.booklet(times)
    (folder / "booklet.md").write_text(booklets.markdown(sections), "utf-8")
    (folder / "booklet.typ").write_text(booklets.typst_markup(sections), "utf-8")
    (folder / "booklet.html").write_text(booklets.markup(sections, booklets.STYLE), "utf-8")
    (folder / "plain.html").write_text(booklets.markup(sections), "utf-8")
    script = str(HERE / "engine_run.py")
    engine = [sys.executable, script, f"{folder}/plain.html", f"{folder}/e.pdf"]
    build = [str(BIN / "wenxuan"), "build", "--no-cache", f"{folder}/booklet.md", "--output"]
    editions = [f"--edition={script}" for script in _EDITIONS]
    formats = [f"--format={form}" for form in _FORMATS]
    page = f"file://{folder}/booklet.html"
    return {
        BASE: [sys.executable, "-c", _WEASYPRINT, f"{folder}/booklet.html", f"{folder}/w.pdf"],
        "engine": engine,
        "engine, no hooks": [*engine, "all"],
        "wenxuan": [*build, f"{folder}/wenxuan"],
        "editions": [*build, f"{folder}/editions", *editions],
        "formats": [*build, f"{folder}/formats", *formats],
        "typst": [sys.executable, "-c", _TYPST, f"{folder}/booklet.typ", f"{folder}/t.pdf"],
        "chromium": [
            *_CHROMIUM, f"--user-data-dir={folder}/c", f"--print-to-pdf={folder}/c.pdf", page,
        ],
        "prince": ["prince", f"{folder}/booklet.html", "-o", f"{folder}/p.pdf"],
    }  # fmt: skip


def stages(folder: Path) -> str:
    """The seconds of each stage in the last build of each way of running ``wenxuan``."""
    rows = []
    for system in ("wenxuan", "editions", "formats"):
        for report in (folder / system).glob("*/report.json"):
            timings = json.loads(report.read_text("utf-8"))["timings"]
            told = ", ".join(f"{name} {seconds:.2f}" for name, seconds in timings.items())
            rows.append(f"{system}: {told}")
    return "\n".join(rows)


def table(runs: dict[str, list[Run]]) -> str:
    """The medians, and their ratios to plain WeasyPrint."""
    rows = ["| system | wall s | × | CPU s | × | peak MB | × |", "|---|---|---|---|---|---|---|"]
    base = medians(runs[BASE])
    for system, measured in runs.items():
        own = medians(measured)
        cells = (
            f"{value:.{digits}f} | {value / whole:.2f}"
            for value, whole, digits in zip(own, base, (2, 2, 0), strict=True)
        )
        rows.append(f"| {system} | {' | '.join(cells)} |")
    return "\n".join(rows)


def medians(runs: list[Run]) -> tuple[float, float, float]:
    """Wall, CPU and memory."""
    return (
        statistics.median(run.wall for run in runs),
        statistics.median(run.cpu for run in runs),
        statistics.median(run.memory for run in runs),
    )


def main() -> None:
    """Run all, in turns, and print a table a size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1,10,100")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", help="systems besides weasyprint")
    parser.add_argument("--also", default="", help="of those that are run if they are named")
    parser.add_argument("--processors", type=int, default=0, help="use no more of them")
    options = parser.parse_args()
    if options.processors:
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: options.processors])
    for times in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory() as name:
            systems = commands(times, Path(name))
            only = {BASE, *options.only.split(",")} if options.only else systems.keys() - NAMED
            wanted = only | {*options.also.split(",")}
            chosen = [system for system in systems if system in wanted]
            runs: dict[str, list[Run]] = {system: [] for system in chosen}
            for _ in range(options.runs):
                for system in chosen:
                    runs[system].append(measure(systems[system]))
            told = stages(Path(name))
        print(f"\n{times}x, {options.runs} runs\n\n{table(runs)}\n\n{told}", flush=True)


if __name__ == "__main__":
    main()
