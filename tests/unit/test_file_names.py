"""Files by their names in another form or case."""

from __future__ import annotations

import unicodedata

import pytest

from compiler.file_names import NamesBelow

NFC, NFD = (unicodedata.normalize(form, "é") for form in ("NFC", "NFD"))


def _find(root, name):
    return NamesBelow(root.resolve()).find(root.resolve(), name)


@pytest.mark.parametrize("there", [NFC, NFD])
@pytest.mark.parametrize("said", [NFC, NFD])
def test_either_form_of_files_and_folders(tmp_path, said, there):
    folder = tmp_path / f"a{there}"
    folder.mkdir()
    (folder / f"{there}.png").touch()
    assert _find(tmp_path, f"a{said}/{said}.png") == folder / f"{there}.png"


def test_the_name_as_it_stands_comes_first(tmp_path):
    (tmp_path / NFC).touch()
    (tmp_path / NFD).touch()
    assert _find(tmp_path, NFC) == tmp_path / NFC
    assert _find(tmp_path, NFD) == tmp_path / NFD


def test_another_case_only_where_one_file_fits(tmp_path):
    (tmp_path / "A.md").touch()
    assert _find(tmp_path, "a.MD") == tmp_path / "A.md"
    (tmp_path / "a.md").touch()
    assert _find(tmp_path, "A.MD") is None


@pytest.mark.parametrize("name", ["none", "x\0y", "z" * 5000, "../none", "loop/x"])
def test_what_is_not_there(tmp_path, name):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert _find(tmp_path, name) is None


def test_folders_outside_are_not_listed(tmp_path):
    (tmp_path / "Out").mkdir()
    (tmp_path / "Out" / "Secret.md").touch()
    (tmp_path / "in").mkdir()
    assert _find(tmp_path / "in", "../out/secret.md") is None
