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
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import booklets
import docx
import httpx2
import resident
from PIL import Image

from compiler.desk.shelf import key_of

_GOALS = {"drop": 1.0, "1x": 0.3, "10x": 0.3, "100x": 0.6, "shelf": 0.5, "people": 1.0}
_PATIENCE_S = 600.0
_PICTURES, _SIDE = 5, 256  # in the Word file, of so many pixels: 0.2 MB each
_SHARE = 0.95  # of the people's corrections that are to be within the goal
_WIDTH = 880  # of a page on the desk


class Visitor:
    """A browser: it has come in by the link, and has its session's token."""

    def __init__(self, entrance: str) -> None:
        origin = entrance.partition("/enter/")[0]
        self.client = httpx2.Client(base_url=origin, timeout=_PATIENCE_S, follow_redirects=True)
        page = self.client.get(entrance).text
        found = re.search(r'name="token" content="([^"]+)"', page)
        assert found  # noqa: S101 - of our own page
        self._headers = {"X-Wenxuan-Token": found[1]}

    def post(self, address: str, **values: Any) -> httpx2.Response:
        """Something is to be changed."""
        answer = self.client.post(address, headers=self._headers, **values)
        return answer.raise_for_status()

    def drop(self, key: str, name: str, content: bytes) -> str:
        """A file goes into a booklet; its row."""
        self._headers["X-Name"] = name
        return self.post(f"/b/{key}/files", content=content).text


@dataclass(frozen=True)
class Corrected:
    """Seconds until the page's picture was there, until all pages were, and until the proof.

    ``computed`` are the seconds that the server and its workers have computed until the picture.
    """

    picture: float
    pages: float
    proved: float
    computed: float


@dataclass(frozen=True)
class Server:
    """The address that lets in, and the process."""

    entrance: str
    process: int

    @property
    def computed(self) -> float:
        """Seconds that it and all that it has started have computed so far."""
        known = dict(filter(None, map(_process, Path("/proc").glob("[0-9]*"))))
        ticks, family = 0, {self.process}
        while family:
            ticks += sum(known[each][1] for each in family if each in known)
            family = {each for each, (parent, _) in known.items() if parent in family}
        return ticks / os.sysconf("SC_CLK_TCK")


def _process(place: Path) -> tuple[int, tuple[int, int]] | None:
    """A process, its parent, the ticks that it and its ended children have computed: proc(5)."""
    try:
        said = (place / "stat").read_text("latin-1").rpartition(")")[2].split()
    except OSError:  # it has ended
        return None
    return int(place.name), (int(said[1]), sum(map(int, said[11:15])))


class Desk:
    """A visitor at the desk of a booklet, who looks at the page of what they correct."""

    def __init__(self, server: Server, key: str, article: int) -> None:
        self._server, self._visitor = server, Visitor(server.entrance)
        self._base = f"/b/{key}/desk"
        visitor = self._visitor
        self._article = article
        sheet = visitor.client.get(f"{self._base}/{article}/sheet").raise_for_status().text
        rows = sheet.split('<div class="row body" ')[1:]
        row = rows[len(rows) // 2]
        self._file = _value("file", sheet)
        self._words, self._read = _value("words", row), _value("read", row)
        self._page, self._count = 0, 0
        self._laid: dict[str, Any] = {}
        last = self._wait(lambda told: told["laid"] and not told["state"]["busy"])
        name = _value("name", row)
        lines = [each for each in last["laid"]["lines"] if each[:2] == [article, name]]
        self._page = lines[-1][2]  # what is set right stands at the end
        self._seen = self._name_of(self._wait(lambda told: not told["outdated"]))

    def correct(self) -> Corrected:
        """Words set right; the page is waited for as the desk does."""
        self._count += 1
        wanted = f"{self._read[:-1]}改{self._count}次。"
        start, computed = time.perf_counter(), self._server.computed
        change = {
            "kind": "correct", "file": self._file, "words": self._words,
            "read": self._read, "wanted": wanted,
        }  # fmt: skip
        answer = self._visitor.post(f"{self._base}/change", json=change).json()
        assert answer.get("did"), answer  # noqa: S101 - else nothing is measured
        told = self._wait(lambda told: self._name_of(told) != self._seen)
        self._picture(self._name_of(told))
        seconds = [time.perf_counter() - start]
        computed = self._server.computed - computed
        self._wait(lambda told: told["state"].get("fresh", not told["state"]["busy"]))
        seconds.append(time.perf_counter() - start)
        last = self._wait(lambda told: not told["state"]["busy"])
        seconds.append(time.perf_counter() - start)
        self._seen = self._name_of(last)
        return Corrected(*seconds, computed)

    def _name_of(self, told: dict[str, Any]) -> str:
        """What the picture of the page is called now."""
        early = told.get("early")
        if early and early["page"] == self._page:
            return str(early["name"])
        names = told["laid"]["pages"]
        return str(names[self._page]) if self._page < len(names) else ""

    def _picture(self, name: str) -> None:
        answer = self._visitor.client.get(f"{self._base}/picture/{name}/{_WIDTH}")
        answer.raise_for_status()

    def _wait(self, is_there: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """What the desk is told of the pages, asked for at each event until it is so."""
        address = f"{self._base}/pages/zh-Hans/screen?page={self._page}"
        address += "&have="
        with self._visitor.client.stream("GET", f"{self._base}/events") as events:
            for line in events.iter_lines():
                if not line.startswith("data:"):
                    continue
                had = address + self._laid.get("name", "")
                told: dict[str, Any] = self._visitor.client.get(had).json()
                if told["laid"]:
                    self._laid |= told["laid"]  # nothing but its name if it is the same
                    told["laid"] = self._laid
                assert not told["error"], told["error"]  # noqa: S101 - else it waits for ever
                if is_there(told):
                    return told
        raise RuntimeError("the server has ended")


def _value(name: str, html: str) -> str:
    """The value of the first attribute ``data-<name>``."""
    found = re.search(rf'data-{name}="([^"]*)"', html)
    assert found, name  # noqa: S101 - of our own page
    return found[1]


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """``wenxuan serve`` on the folder."""
    command = [
        sys.executable,
        "-m",
        "compiler",
        "serve",
        str(folder),
        "--no-browser",
        "--port",
        "0",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout  # noqa: S101 - for mypy: it is a pipe
        said = ""
        while "http" not in said:
            said += process.stdout.readline()
        yield Server(re.findall(r"http\S+", said)[0], process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


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
