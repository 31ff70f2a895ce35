"""``wenxuan watch``: every change is on the page, and nothing ends it but who began it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2
import pytest

from compiler.pipeline import BuildRequest, build

TEXT = "纸由植物纤维造成，薄而坚韧，可以写字，也可以印书。" * 3
TOML = '[booklet]\ntitle = "印刷学习参考"\n[[section]]\narticles = ["甲.md"]\n'


class Watching:
    """The command at work on a folder, and what it has said."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.said = (folder.parent / "said").open("w+", encoding="utf-8")
        environment = {**os.environ, "LANG": "en_US.UTF-8", "LC_ALL": ""}
        environment["XDG_CACHE_HOME"] = str(folder.parent / "own")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "compiler", "watch", folder, *options],
            stdout=self.said, stderr=subprocess.STDOUT, env=environment,
        )  # fmt: skip

    def lines(self) -> list[str]:
        return (self.folder.parent / "said").read_text(encoding="utf-8").splitlines()

    def heard(self, words: str, times: int = 1) -> None:
        """Wait until a line with these words was said so many times."""
        while sum(words in line for line in self.lines()) < times:
            assert self.process.poll() is None, self.lines()
            time.sleep(0.02)

    def text(self) -> str:
        [file] = (self.folder / "dist").rglob("*.pdf")
        with pypdfium2.PdfDocument(file.read_bytes()) as document:
            pages = [page.get_textpage().get_text_bounded() for page in document]
        return "".join("".join(pages).split())

    def printed(self, words: str) -> None:
        """Wait until these words stand in the file."""
        while words not in self.text():
            assert self.process.poll() is None, self.lines()
            time.sleep(0.05)

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait()


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "booklet"
    folder.mkdir()
    (folder / "booklet.toml").write_text(TOML)
    (folder / "甲.md").write_text(f"# 纸\n\n{TEXT}\n")
    return folder


@pytest.fixture
def watching(folder):
    at_work = Watching(folder)
    try:
        at_work.heard(" made: ")
        yield at_work
    finally:
        if at_work.process.poll() is None:
            at_work.end(signal.SIGKILL)
        at_work.said.close()


def test_every_change_is_on_the_page(watching, folder):
    (folder / "甲.md").write_text(f"# 纸\n\n{TEXT}墨色发亮。\n")
    watching.printed("墨色发亮")
    watching.heard("甲.md changed: ")
    other = folder / "甲.md.new"  # as editors do that write by renaming
    other.write_text(f"# 纸\n\n{TEXT}油墨未干。\n")
    other.replace(folder / "甲.md")
    watching.printed("油墨未干")
    (folder / "乙.md").write_text(f"# 版\n\n{TEXT}\n")
    (folder / "booklet.toml").write_text(TOML.replace('"甲.md"', '"甲.md", "乙.md"'))
    watching.printed("版")
    assert watching.end() == 143


def test_a_broken_booklet_leaves_the_last_good_one(watching, folder):
    before = watching.text()
    (folder / "booklet.toml").write_text(TOML + "[[section")
    watching.heard("not made this time")
    assert watching.text() == before
    (folder / "booklet.toml").unlink()
    (folder / "甲.md").unlink()
    watching.heard("not made this time", times=2)
    assert watching.text() == before
    (folder / "甲.md").write_text(f"# 纸\n\n{TEXT}又好了。\n")
    (folder / "booklet.toml").write_text(TOML)
    watching.printed("又好了")


def test_what_changes_nothing_is_told_as_that(watching, folder):
    (folder / "甲.md").write_bytes((folder / "甲.md").read_bytes())
    watching.heard("the files are the same")


def test_its_files_are_those_of_a_build(watching, folder, tmp_path):
    (folder / "甲.md").write_text(f"# 纸\n\n{TEXT}墨色发亮。\n")
    watching.printed("墨色发亮")
    watching.heard("甲.md changed: ")
    result = build(BuildRequest(folder, output=tmp_path / "out"))
    [own] = (folder / "dist").rglob("*.pdf")
    assert own.read_bytes() == result.artifacts[0].path.read_bytes()


def test_its_own_files_are_no_change(watching):
    said = len(watching.lines())
    (watching.folder / "dist" / "另存.pdf").write_bytes(b"%PDF")
    (watching.folder / ".wenxuan" / "x.md").write_text("x")
    (watching.folder / "~$甲.docx").write_text("x")
    (watching.folder / "甲.md").touch()
    watching.heard("the files are the same")
    assert len([line for line in watching.lines()[said:] if "changed" in line]) == 1


def test_writing_without_end_is_printed_all_the_same(watching, folder):
    seen = 0
    for number in range(2000):
        (folder / "甲.md").write_text(f"# 纸\n\n{TEXT}第{number}次。\n")
        seen = sum("changed: " in line for line in watching.lines())
        if seen:
            break
        time.sleep(0.05)
    assert seen
    (folder / "甲.md").write_text(f"# 纸\n\n{TEXT}最后一次。\n")
    watching.printed("最后一次")


def test_nothing_to_watch(tmp_path):
    command = [sys.executable, "-m", "compiler", "watch", str(tmp_path / "nowhere")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) <= 2


def test_ctrl_c_ends_it(watching):
    assert watching.end(signal.SIGINT) == 130
