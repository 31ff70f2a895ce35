"""Visitors of ``wenxuan serve``: they ask as its pages ask, and measure what they wait for."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

_PATIENCE_S = 600.0
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
