"""What is there for a while only, and what becomes of it when its maker is killed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest

from compiler.scratch import remove_abandoned, scratch_folder, write_aside


@pytest.fixture
def gone() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_folder_is_private_and_gone_afterwards(tmp_path):
    with scratch_folder(tmp_path) as folder:
        assert folder.parent == tmp_path
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "a").mkdir()
        (folder / "a" / "b").write_text("纸")
    assert not list(tmp_path.iterdir())


def test_it_goes_with_an_interruption_too(tmp_path):
    with pytest.raises(KeyboardInterrupt), scratch_folder(tmp_path):
        raise KeyboardInterrupt
    assert not list(tmp_path.iterdir())


def test_a_file_aside_that_fails_is_gone(tmp_path, monkeypatch):
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_aside(tmp_path / "a.pdf", b"new")
    assert not list(tmp_path.iterdir())


def test_what_the_dead_have_left_goes_and_nothing_else(tmp_path, gone):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("纸")
    place = tmp_path / "place"
    place.mkdir()
    for pid in (gone, os.getpid()):
        (place / f"wenxuan-{pid}-abc").mkdir()
        (place / f"wenxuan-{pid}-abc" / "in").write_text("纸")
        (place / f".a.pdf.{pid}.k2j3.part").write_text("半")
    (place / f"wenxuan-{gone}-link").symlink_to(outside)
    (place / "wenxuan-notes").mkdir()
    (place / "a.part").write_text("纸")
    remove_abandoned(place)
    assert sorted(path.name for path in place.iterdir()) == sorted(
        [f"wenxuan-{os.getpid()}-abc", f".a.pdf.{os.getpid()}.k2j3.part", "wenxuan-notes", "a.part"]
    )
    assert (outside / "kept").is_file()


def test_what_belongs_to_a_process_of_another_user_stays(tmp_path, gone, monkeypatch):
    """It lives, as we are told by not being allowed to ask."""

    def refuse(_pid: int, _signal: int) -> None:
        raise PermissionError

    (tmp_path / f"wenxuan-{gone}-abc").mkdir()
    monkeypatch.setattr(os, "kill", refuse)
    remove_abandoned(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [f"wenxuan-{gone}-abc"]


def test_a_folder_that_is_not_there_is_nothing(tmp_path):
    remove_abandoned(tmp_path / "none")


def test_the_next_in_the_same_place_tidies(tmp_path, gone):
    (tmp_path / f"wenxuan-{gone}-abc").mkdir()
    with scratch_folder(tmp_path) as folder:
        assert list(tmp_path.iterdir()) == [folder]
