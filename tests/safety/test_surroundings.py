"""A command as cron, services and scripts call it: streams closed, readers gone, no folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

BUILD = f"{sys.executable} -m compiler build"


@pytest.fixture
def manuscript(tmp_path):
    path = tmp_path / "稿" / "a.md"
    path.parent.mkdir()
    path.write_text("# 纸\n\n纸可以书写。\n", "utf-8")
    return path


def shell(command: str, folder=None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "LANG": "zh_CN.UTF-8", "LC_ALL": ""},
    )


@pytest.mark.parametrize(
    "closed", ["<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"]
)
def test_closed_streams(manuscript, closed):
    """What is opened first stands in the place of a closed stream, and got what was printed."""
    done = shell(f"{BUILD} {manuscript} {closed}")
    assert done.returncode == 0
    [pdf] = manuscript.parent.rglob("*.pdf")
    data = pdf.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert "Traceback" not in done.stderr
    assert (str(pdf.name) in done.stdout) == (">&-" not in closed.replace("2>&-", ""))


def test_an_error_keeps_its_code_where_nobody_can_read_of_it(tmp_path):
    for where in (">&- 2>&-", "2>/dev/full", "2> >(true)"):
        assert shell(f"{BUILD} {tmp_path / 'none.md'} {where}").returncode == 3


def test_readers_that_have_gone(manuscript):
    """The reader is gone before anything is printed: it is what the command waits for."""
    command = f"mkfifo p; {BUILD} {manuscript} >p & exec 5<p; exec 5<&-; wait $!"
    done = shell(command, manuscript.parent)
    assert (done.returncode, "Traceback" in done.stderr) == (141, False)
    assert "Exception ignored" not in done.stderr
    assert list(manuscript.parent.rglob("*.pdf"))


def test_a_full_disk_behind_stdout_is_told_in_one_line(manuscript):
    done = shell(f"{BUILD} {manuscript} >/dev/full")
    assert done.returncode == 9
    assert done.stderr.strip().splitlines()[-1].startswith("错误：")
    assert "Exception ignored" not in done.stderr


def test_the_folder_one_is_in_may_vanish(manuscript, tmp_path):
    here = tmp_path / "here"
    here.mkdir()
    command = f"rmdir {here}; {BUILD} {manuscript} --output {tmp_path / 'out'}"
    done = shell(command, here)
    assert done.returncode == 0
    [pdf] = (tmp_path / "out").rglob("*.pdf")
    assert str(pdf) in done.stdout  # there is no "here" to tell it from


def test_it_may_vanish_while_one_works(manuscript, tmp_path):
    here = tmp_path / "here"
    here.mkdir()
    os.mkfifo(tmp_path / "started")
    slow = tmp_path / "稿" / "b.md"
    slow.write_text("# 墨\n\n墨可以书写。\n" * 50, "utf-8")
    command = (
        "import os, sys\nfrom compiler.cli.command import run\n"
        "open(sys.argv[1], 'w').close()\n"  # waits until the folder is gone
        "sys.exit(run(sys.argv[2:]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", command, tmp_path / "started", "build", tmp_path / "稿"], cwd=here
    )
    shutil.rmtree(here)
    (tmp_path / "started").open().close()
    assert process.wait() == 0
    assert list((tmp_path / "稿").rglob("*.pdf"))


def test_a_path_that_needs_the_folder_says_so(tmp_path):
    here = tmp_path / "here"
    here.mkdir()
    done = shell(f"rmdir {here}; {sys.executable} -m compiler init x", here)
    assert done.returncode == 9
    assert "当前所在的文件夹已经不在了" in done.stderr
