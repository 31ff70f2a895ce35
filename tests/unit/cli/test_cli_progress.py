"""The progress bar: seen on a terminal, silent elsewhere."""

from __future__ import annotations

import os
import pty
import sys
import threading

from compiler.cli.options import Settings
from compiler.cli.progress import progress_bar


def test_silent_where_nobody_watches(capsys):
    with progress_bar(Settings("zh")) as tell:
        tell("pipeline.stage-sources", 0.5)
    assert capsys.readouterr() == ("", "")


def test_names_the_stage_on_a_terminal(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    master, slave = pty.openpty()
    seen: list[bytes] = []

    def read() -> None:
        try:
            while chunk := os.read(master, 4096):
                seen.append(chunk)
        except OSError:  # Linux ends a pty so
            return

    reader = threading.Thread(target=read)
    reader.start()
    with os.fdopen(slave, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with progress_bar(Settings("en")) as tell:
            tell("cli.untitled", 0.5)
    reader.join()
    os.close(master)
    assert "(untitled)" in b"".join(seen).decode()
