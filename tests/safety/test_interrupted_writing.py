"""The old file or the new one, never half of either: kill -9, and a disk that is full."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time

import pytest
from pypdfium2 import PdfDocument

from compiler import publish
from compiler.errors import OutputError
from compiler.publish import write_all

OLD, NEW = b"old" * 1000, b"new" * 1000


def test_a_full_disk_leaves_the_old_files(tmp_path, monkeypatch):
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    write_all([(first, OLD), (second, OLD)])

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publish.os, "fsync", full)
    with pytest.raises(OutputError):
        write_all([(first, NEW), (second, NEW)])
    assert (first.read_bytes(), second.read_bytes()) == (OLD, OLD)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]


def test_a_limit_on_file_size_is_a_plain_error(tmp_path):
    """As a full disk is for the process: the system refuses the write itself."""
    (tmp_path / "a.md").write_text("# 纸\n\n纸可以书写。\n", "utf-8")

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))

    done = subprocess.run(
        [sys.executable, "-m", "compiler", "build", tmp_path / "a.md"],
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 9, done.stderr
    assert "Traceback" not in done.stderr
    assert not [path for path in (tmp_path / "dist").rglob("*") if path.is_file()]


def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = tmp_path / f".a.pdf.{gone.pid}.k2j3h4.part"
    ours = tmp_path / f".a.pdf.{os.getpid()}.k2j3h4.part"
    other = tmp_path / ".notes.part"
    for path in (left, ours, other):
        path.write_bytes(b"half")
    write_all([(tmp_path / "a.pdf", NEW)])
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == sorted([ours.name, other.name, "a.pdf"])


def test_kill_9_at_any_moment(tmp_path):
    """Killed while it writes, again and again: the file is always one of the whole ones."""
    target = tmp_path / "a.pdf"
    write_all([(target, b"0" * 3_000_000)])
    script = (
        "import sys\nfrom pathlib import Path\nfrom compiler.publish import write_all\n"
        "print('ready', flush=True)\nn = 0\n"
        "while True:\n"
        "    n += 1\n"
        "    write_all([(Path(sys.argv[1]), str(n % 10).encode() * 3_000_000)])\n"
    )
    for round_ in range(12):
        command = [sys.executable, "-c", script, str(target)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            process.stdout.readline()
            time.sleep(0.002 * round_ + 0.003)
            process.kill()
        data = target.read_bytes()
        assert len(data) == 3_000_000
        assert len(set(data)) == 1
    write_all([(target, NEW)])
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_build_killed_in_the_middle_leaves_the_old_pdf(tmp_path):
    (tmp_path / "a.md").write_text("# 纸\n\n纸可以书写。\n", "utf-8")
    command = [sys.executable, "-m", "compiler", "build", tmp_path / "a.md"]
    subprocess.run(command, check=True, capture_output=True)
    [pdf] = (tmp_path / "dist").rglob("*.pdf")
    before = pdf.read_bytes()
    for seconds in (0.2, 0.8, 1.4, 2.0):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as one:
            time.sleep(seconds)
            one.kill()
        assert pdf.read_bytes() == before  # the same booklet, the same bytes: whole
    with PdfDocument(pdf) as opened:
        assert len(opened) >= 1
    subprocess.run(command, check=True, capture_output=True)
    assert {path.suffix for path in pdf.parent.iterdir()} == {".pdf", ".json"}
