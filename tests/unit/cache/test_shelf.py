"""What is kept comes back whole or not at all, and never from somebody else."""

from __future__ import annotations

import os
import stat

import pytest

from compiler.cache.shelf import Shelf, shelf_in

SECRET = b"s" * 32


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "cache", SECRET)


def test_what_is_put_is_there(shelf):
    shelf.put("a1", b"content")
    assert shelf.get("a1") == b"content"
    assert shelf.get("b2") is None


@pytest.mark.parametrize("broken", [b"", b"short", b"x" * 40])
def test_what_is_damaged_is_not_there(shelf, broken):
    shelf.put("a1", b"content")
    (shelf.folder / "a1").write_bytes(broken)
    assert shelf.get("a1") is None


def test_every_bit_counts(shelf):
    shelf.put("a1", b"content")
    whole = (shelf.folder / "a1").read_bytes()
    for place in range(len(whole)):
        spoilt = bytearray(whole)
        spoilt[place] ^= 1
        (shelf.folder / "a1").write_bytes(spoilt)
        assert shelf.get("a1") is None
    for length in range(len(whole)):
        (shelf.folder / "a1").write_bytes(whole[:length])
        assert shelf.get("a1") is None


def test_an_entry_under_another_name_is_not_believed(shelf):
    shelf.put("a1", b"content")
    (shelf.folder / "a1").rename(shelf.folder / "b2")
    assert shelf.get("b2") is None


def test_an_entry_of_another_user_is_not_believed(shelf):
    Shelf(shelf.folder, b"t" * 32).put("a1", b"forged")
    assert shelf.get("a1") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be")
    shelf = Shelf(tmp_path / "cache", SECRET)
    shelf.put("a1", b"content")
    assert shelf.get("a1") is None
    shelf.trim()


def test_what_was_not_used_for_longest_goes_first(shelf):
    for age, key in enumerate(("old", "older", "oldest")):
        shelf.put(key, b"x" * 1000)
        os.utime(shelf.folder / key, (1000 - age, 1000 - age))
    shelf.get("oldest")  # used just now
    shelf.trim(2200)
    assert sorted(path.name for path in shelf.folder.iterdir()) == ["old", "oldest"]


def test_what_a_killed_process_left_goes(shelf):
    shelf.put("a1", b"content")
    left = shelf.folder / f".a2.{2**22 + 1}.xyz.part"
    left.write_bytes(b"half")
    shelf.trim()
    assert not left.exists()


def test_the_secret_is_made_once_and_for_the_user_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    one, other = shelf_in(tmp_path / "a"), shelf_in(tmp_path / "b")
    assert one.secret == other.secret
    file = tmp_path / "own" / "wenxuan" / "secret"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["secret"]
    file.write_bytes(b"cut off")
    assert len(shelf_in(tmp_path / "a").secret) == 32


def test_without_a_place_for_the_secret_nothing_is_kept(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert shelf_in(tmp_path / "a") is None
