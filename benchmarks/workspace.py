"""What a person waits for in the browser: the real server, asked as its pages ask it.

usage: .venv/bin/python benchmarks/workspace.py [--sizes 1,10,100] [--runs N] [--shelf 500]
           [--people 10] [--only WORD,WORD…]

``wenxuan serve`` runs in a process of its own on a folder of its own; each visitor has a session
and a connection of their own.

- drop: a Word file of 1 MB (the text of 10x, and pictures), from its first byte sent until its
  outline is shown (goal 1 s)
- correction: words set right, from the change sent to the picture of their page, at each size (goal
  0.3 s at 10x, 0.6 s at 100x); beside it until all pages are up to date, and until they are proved
- shelf: so many booklets, each with a project file and a manuscript, opened (goal 0.5 s)
- people: so many correct booklets of their own (10x) at once (goal: 95 % within 1 s)

Printed are seconds, the median of the runs and the worst, and their ratio to the goal. The machine
is named, with the processes that waited for it while this ran.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import platform
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import booklets
import docx
import resident
from PIL import Image
from visitors import Corrected, Desk, Visitor, serving

from compiler.desk.shelf import key_of

_GOALS = {"drop": 1.0, "1x": 0.3, "10x": 0.3, "100x": 0.6, "shelf": 0.5, "people": 1.0}
_PICTURES, _SIDE = 5, 256  # in the Word file, of so many pixels: 0.2 MB each
_SHARE = 0.95  # of the people's corrections that are to be within the goal


def noise(seed: int) -> io.BytesIO:
    """A picture that cannot be made small."""
    pixels = random.Random(seed).randbytes(3 * _SIDE * _SIDE)  # noqa: S311 - a picture
    file = io.BytesIO()
    Image.frombytes("RGB", (_SIDE, _SIDE), pixels).save(file, "PNG")
    file.seek(0)
    return file


def drops(runs: int) -> list[float]:
    """A Word file of 1 MB, each time into a new booklet."""
    document = docx.Document()
    document.add_heading("纸与书", 0)
    for section in booklets.booklet(10):
        for article in section.articles:
            document.add_heading(article.title, 1)
            for paragraph in article.paragraphs:
                document.add_paragraph(paragraph)
    for number in range(_PICTURES):
        document.add_picture(noise(number))
    taken = []
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "纸与书.docx"
        document.save(str(path))
        content = path.read_bytes()
        shelf = Path(scratch) / "shelf"
        shelf.mkdir()
        with serving(shelf) as server:
            visitor = Visitor(server.entrance)
            time.sleep(2)  # a person has come in, and looks for the file
            for number in range(runs):
                new = visitor.post("/new", json={"kind": "empty", "name": f"第{number}册"}).json()
                start = time.perf_counter()
                row = visitor.drop(new["key"], "paper.docx", content)
                taken.append(time.perf_counter() - start)
                assert "refused" not in row, row[:500]  # noqa: S101 - else nothing is measured
    return taken


def corrections(times: int, runs: int) -> list[Corrected]:
    """Corrections in the middle of a booklet of that size, one after the other."""
    with tempfile.TemporaryDirectory() as shelf:
        files = resident.project(Path(shelf) / "册", times)
        with serving(Path(shelf)) as server:
            desk = Desk(server, key_of("册"), len(files) // 2)
            return [desk.correct() for _ in range(runs)]


def people(count: int, runs: int) -> list[float]:
    """So many people, each with a booklet of 10x; seconds until each correction's picture."""
    with tempfile.TemporaryDirectory() as shelf:
        names = [f"册{number}" for number in range(count)]
        places = [len(resident.project(Path(shelf) / name, 10)) // 2 for name in names]
        with serving(Path(shelf)) as server:
            desks = [
                Desk(server, key_of(name), place) for name, place in zip(names, places, strict=True)
            ]
            with ThreadPoolExecutor(count) as at_once:
                taken = []
                for _ in range(runs):
                    taken += list(at_once.map(lambda desk: desk.correct().picture, desks))
                return taken


def shelf_of(count: int, runs: int) -> list[float]:
    """A shelf of so many booklets, opened."""
    with tempfile.TemporaryDirectory() as shelf:
        for number in range(count):
            folder = Path(shelf) / f"册{number}"
            folder.mkdir()
            (folder / "甲.md").write_text(f"# 纸与书{number}\n\n正文。\n", "utf-8")
            said = f'[booklet]\ntitle = "纸与书{number}"\nissue = "第{number}期"\n'
            (folder / "booklet.toml").write_text(said, "utf-8")
        with serving(Path(shelf)) as server:
            visitor = Visitor(server.entrance)
            taken = []
            for _ in range(runs):
                start = time.perf_counter()
                visitor.client.get("/").raise_for_status()
                taken.append(time.perf_counter() - start)
            return taken


def row(name: str, goal: str, taken: list[float], more: str = "") -> str:
    """A row of the table."""
    middle, goal_s = statistics.median(taken), _GOALS[goal]
    cells = (
        name,
        f"{middle:.2f}",
        f"{max(taken):.2f}",
        f"{goal_s}",
        f"{middle / goal_s:.1f}",
        more,
    )
    return f"| {' | '.join(cells)} |"


def rows(asked: argparse.Namespace) -> Iterator[str]:
    """What was asked for, row by row."""
    only = set(asked.only.split(",")) if asked.only else {"drop", "correction", "shelf", "people"}
    if "drop" in only:
        yield row("a Word file of 1 MB", "drop", drops(asked.runs))
    if "correction" in only:
        for size in asked.sizes.split(","):
            done = corrections(int(size), asked.runs)
            pages = statistics.median(one.pages for one in done)
            proved = statistics.median(one.proved for one in done)
            computed = statistics.median(one.computed for one in done)
            more = f"{computed:.2f} s CPU; all pages {pages:.2f}, proved {proved:.2f}"
            pictures = [one.picture for one in done]
            yield row(f"a correction at {size}x", f"{size}x", pictures, more)
    if "shelf" in only:
        yield row(f"a shelf of {asked.shelf}", "shelf", shelf_of(asked.shelf, asked.runs))
    if "people" in only:
        taken = sorted(people(asked.people, asked.runs))
        within = taken[min(len(taken) - 1, int(_SHARE * len(taken)))]
        yield row(f"{asked.people} people at once", "people", taken, f"95 % within {within:.2f}")


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1,10,100")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--shelf", type=int, default=500)
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--only", default="", help="drop, correction, shelf, people")
    asked = parser.parse_args()
    print("| what | median s | worst s | goal s | ratio | |\n|---|---|---|---|---|---|")
    for each in rows(asked):
        print(each, flush=True)
    waited = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    machine = {"machine": platform.machine(), "processors": os.cpu_count(), "load": waited}
    print(json.dumps(machine))


if __name__ == "__main__":
    main()
