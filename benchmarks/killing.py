"""Builds killed at random instants: what runs on, and what is left.

usage: .venv/bin/python benchmarks/killing.py [--kills 100] [--seed 1]

A booklet of manuscripts, a picture and a zip is built undisturbed; then again and again, every
other time with what the cache has, each build ended at an instant drawn evenly from its whole
length: by SIGTERM, by SIGKILL, or by its output's reader going away. One that was done by then is
counted apart and is no kill. After each is counted, for the processes it had started: how many run
on after 2 s, and after how long the last was gone; for the old files: whether they are whole, byte
for byte; for part files and temporary folders: how many are left. Of one that was killed by SIGKILL
they may be left, and must be gone after the next build. The program must not change meanwhile.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "safety"))
from processes import alive, marked, wait_until  # noqa: E402 - lies with the tests that use it too

WAYS = ("SIGTERM", "SIGKILL", "closed pipe")
CACHES = (("--no-cache",), ())
PATIENCE_S = 2.0
WANTED = (
    "--edition",
    "zh-Hans",
    "--edition",
    "zh-Hant-TW",
    "--format",
    "screen",
    "--format",
    "epub",
)


def office(folder: Path) -> Path:
    """The folder of manuscripts."""
    made = folder / "office"
    made.mkdir()
    text = "# 纸\n\n" + "纸由植物纤维制成，薄而均匀，可以书写。\n\n" * 60
    picture = ROOT / "examples" / "yinshua" / "pictures"
    shutil.copytree(picture, made / "pictures")
    name = next(path.name for path in sorted(picture.iterdir()))
    (made / "a.md").write_text(f"{text}\n![图](pictures/{name})\n", "utf-8")
    with zipfile.ZipFile(made / "b.zip", "w") as archive:
        archive.writestr("c.md", text.replace("纸", "墨"))
    return made


class Build:
    """One build, with temporary files in a folder of its own."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.environment = marked() | {"TMPDIR": str(folder / "tmp")}
        command = [sys.executable, "-m", "compiler", "build", folder / "office", *WANTED, *options]
        self.process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def end(self, way: str) -> None:
        """End it so, and wait for the process itself."""
        if way == "closed pipe":
            self.process.stdout.close()  # noticed when it prints: it may finish its work first
        else:
            self.process.send_signal(getattr(signal, way))
        self.process.wait()


def undisturbed(folder: Path, *options: str) -> float:
    """Build to the end; the seconds it takes."""
    begun = time.monotonic()
    build = Build(folder, *options)
    build.process.communicate()
    return time.monotonic() - begun


def files(folder: Path) -> dict[str, object]:
    """What was made, by name; of the report all but the seconds, which no two builds share."""
    found: dict[str, object] = {}
    for path in sorted((folder / "office" / "dist").rglob("*")):
        if path.suffix == ".json":
            found[path.name] = {**json.loads(path.read_bytes()), "timings": {}}
        elif path.is_file():
            found[path.name] = path.read_bytes()
    return found


def left(folder: Path) -> set[Path]:
    """Part files and temporary folders."""
    hidden = {*(folder / "office").rglob("*.part"), *(folder / "office").rglob("wenxuan-*")}
    return hidden | set((folder / "tmp").iterdir())


def main() -> None:
    """Kill builds, and print what was counted."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)  # noqa: S311 - instants, not secrets
    count: Counter[tuple[str, str]] = Counter()
    slowest = dict.fromkeys(WAYS, 0.0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        office(folder)
        (folder / "tmp").mkdir()
        lengths = {options: undisturbed(folder, *options) for options in CACHES}
        before = files(folder)
        assert before  # noqa: S101 - else nothing would be proved
        number = 0
        while number < arguments.kills:
            way, options = WAYS[number % len(WAYS)], CACHES[number % len(CACHES)]
            there = left(folder)
            build = Build(folder, *options)
            time.sleep(chance.uniform(0, lengths[options]))
            if build.process.poll() is not None:
                count[way, "done before"] += 1
                continue
            count[way, "kills"] += 1
            number += 1
            build.end(way)
            since = time.monotonic()
            wait_until(lambda build=build: not alive(build.environment), PATIENCE_S)
            slowest[way] = max(slowest[way], time.monotonic() - since)
            count[way, "run on"] += len(alive(build.environment))
            count[way, "damaged files"] += files(folder) != before
            count[way, "left"] += len(left(folder) - there)
            print(number, dict(count), slowest, file=sys.stderr)  # it may be broken off
        undisturbed(folder)
        took = " or ".join(f"{length:.1f}" for length in lengths.values())
        print(f"\n{os.cpu_count()} processors, a build takes {took} s")
        heads = ("kills", "done before", "run on", "damaged files", "left")
        print("| way | " + " | ".join(heads) + " | last process gone after |")
        print("| --- " * (len(heads) + 2) + "|")
        for way in WAYS:
            cells = " | ".join(str(count[way, head]) for head in heads)
            print(f"| {way} | {cells} | {slowest[way]:.2f} s |")
        same = files(folder) == before
        print(f"left after the next build: {len(left(folder))}; files as before: {same}")


if __name__ == "__main__":
    main()
