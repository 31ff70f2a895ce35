"""Random edits under ``wenxuan watch``: nothing missed, nothing stale, no memory that grows.

usage: .venv/bin/python benchmarks/watching.py [--edits N] [--seed N] [--compare N]

A project of a dozen manuscripts is edited as people do: a sentence more or less, a file written
over, written beside and renamed, deleted and put back, broken, copied; the project file too. After
each edit the booklet that ``watch`` made is waited for; each ``--compare``-th is held against a
cold build, byte for byte. Printed are the edits by kind, what was told of them, and the memory of
the processes at the beginning and at the end. The exit status is 1 if anything was stale or missed.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path
from queue import Empty, Queue

import resident

from compiler.errors import WenxuanError
from compiler.pipeline import BuildRequest, build
from compiler.watching import Rebuilt, watched

_PATIENCE_S = 60.0  # of silence after an edit: then it was missed


class Editor:
    """Somebody who works on the files."""

    def __init__(self, folder: Path, files: list[Path], seed: int) -> None:
        self.folder = folder
        self.files = files
        self.texts = {file: file.read_bytes() for file in files}
        self.toml = (folder / "booklet.toml").read_text("utf-8")
        self.random = random.Random(seed)  # noqa: S311 - the same seed, the same edits
        self.count = 0
        self.harmed = False  # and soon mended

    def edit(self) -> str:
        """One edit; gives its kind."""
        self.count += 1
        file = self.random.choice(self.files)
        text = self.texts[file] + f"\n\n第{self.count}次改过。\n".encode()
        kinds = ("over", "renamed", "gone", "back", "broken", "toml", "broken-toml", "phrases")
        kind = "back" if self.harmed else self.random.choice(kinds)
        self.harmed = kind in {"gone", "broken", "broken-toml"} and self.random.random() < 0.8
        match kind:
            case "over":
                file.write_bytes(text)
            case "renamed":
                aside = file.with_name(f".{file.name}.swp")
                aside.write_bytes(text)
                aside.replace(file)
            case "gone" if file.exists():
                file.unlink()
            case "back" | "gone":
                for each, content in self.texts.items():
                    each.write_bytes(content)
                (self.folder / "booklet.toml").write_text(f"{self.toml}# {self.count}\n", "utf-8")
            case "broken":
                file.write_bytes(b"\0" * self.count)
            case "toml":
                changed = self.toml.replace('"纸与书"', f'"纸与书{self.count}"')
                (self.folder / "booklet.toml").write_text(changed, "utf-8")
            case "broken-toml":
                (self.folder / "booklet.toml").write_text(f"[[{self.count}", "utf-8")
            case _:
                (self.folder / "phrases.tsv").write_text(f"纸浆\t紙漿{self.count}\n", "utf-8")
        return kind


def cold(folder: Path, output: Path) -> list[str] | None:
    """The digests of a cold build; None if the booklet cannot be made."""
    try:
        result = build(BuildRequest(folder, output, cached=False))
    except WenxuanError:
        return None
    return [hashlib.sha256(item.path.read_bytes()).hexdigest() for item in result.artifacts]


def memory() -> int:
    """KB that this process and its children have."""
    total = 0
    own = str(threading.get_native_id())
    for place in (Path("/proc/self"), *Path("/proc").glob("[0-9]*")):
        try:
            status = dict(
                line.split(":", 1) for line in (place / "status").read_text().splitlines()
            )
        except OSError:
            continue
        if place.name == "self" or status["PPid"].strip() == own:
            total += int(status.get("VmRSS", "0 kB").split()[0])
    return total


def heard(told: Queue[Rebuilt]) -> Rebuilt | None:
    """The last of what is told after an edit; None if nothing is."""
    last, patience_s = None, _PATIENCE_S
    while True:
        try:
            last = told.get(timeout=patience_s)
        except Empty:
            return last
        patience_s = 0.5


def main() -> None:
    """Edit, and judge."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--compare", type=int, default=10)
    asked = parser.parse_args()
    kinds: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "booklet"
        editor = Editor(folder, resident.project(folder, 1), asked.seed)
        told: Queue[Rebuilt] = Queue()
        booklets = watched(BuildRequest(folder))
        told.put(next(booklets))
        threading.Thread(target=lambda: [told.put(one) for one in booklets], daemon=True).start()
        told.get()
        before = memory()
        for number in range(asked.edits):
            kinds[editor.edit()] += 1
            one = heard(told)
            outcome = "missed" if one is None else "made" if one.result else "refused"
            if one is not None and number % asked.compare == 0:
                made = [item.sha256 for item in one.result.artifacts] if one.result else None
                outcome = outcome if made == cold(folder, Path(scratch) / "cold") else "stale"
            outcomes[outcome] += 1
        print(", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))
        print(", ".join(f"{kind} {count}" for kind, count in sorted(outcomes.items())))
        print(f"memory {before} KB, {memory()} KB after {asked.edits} edits")
    sys.exit(1 if outcomes["stale"] or outcomes["missed"] else 0)


if __name__ == "__main__":
    main()
