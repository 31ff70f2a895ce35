"""Processes of a command found by a mark in their environment, which all that it starts inherit."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable
from pathlib import Path

MARK = "WENXUAN_MARK"


def marked() -> dict[str, str]:
    """An environment whose processes can be told from all others."""
    return {**os.environ, MARK: uuid.uuid4().hex}


def alive(environment: dict[str, str]) -> set[int]:
    """The processes with the mark that still run; one that only waits to be noticed does not."""
    wanted = f"{MARK}={environment[MARK]}".encode()
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (folder / "environ").read_bytes().split(b"\0") and not _is_dead(folder):
                found.add(int(folder.name))
        except OSError:  # it ended meanwhile, or is somebody else's
            continue
    return found


def _is_dead(folder: Path) -> bool:
    return (folder / "stat").read_bytes().rpartition(b") ")[2][:1] in b"ZX"


def wait_until(holds: Callable[[], bool], seconds: float = 600) -> bool:
    """Whether it holds, asked again and again; ``seconds`` are how long one has patience."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True
