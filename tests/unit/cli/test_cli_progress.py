"""The progress bar: seen on a terminal, silent elsewhere."""

from __future__ import annotations

import os
import pty
import sys
import threading

import pytest

from compiler.cli.options import Settings
from compiler.cli.progress import progress_bar
from compiler.events import Step


def test_silent_where_nobody_watches(capsys):
    with progress_bar(Settings("zh")) as tell:
        tell(Step("pipeline.stage-sources", 0.5))
    assert capsys.readouterr() == ("", "")


def test_names_the_stage_on_a_terminal(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    try:
        master, slave = pty.openpty()
    except OSError:
        pytest.skip("no pseudo-terminals here (/dev/pts is not mounted)")
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
            tell(Step("pipeline.stage-typeset", 0.5, ("zh-Hans", "zh-Hant-TW"), 12))
    reader.join()
    os.close(master)
    assert "zh-Hans, zh-Hant-TW setting pages page 12" in b"".join(seen).decode()
