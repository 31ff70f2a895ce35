"""What is known of an installed font's faces is what is read of its file, as long as that is so."""

from __future__ import annotations

import os
import shutil

import pytest

from compiler import compilations
from compiler.markup.faces import fallbacks_of, fonts_of
from compiler.typeset import font_faces
from compiler.typeset.font_library import face_of, read_faces, written
from compiler.typeset.fonts import faces_for


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    monkeypatch.setattr(compilations, "_KNOWN", compilations._Known())
    font_faces._read_once.cache_clear()
    yield
    font_faces._read_once.cache_clear()


@pytest.fixture
def read(monkeypatch):
    """The files that are read."""
    files = []

    def noted(file, index):
        files.append(file)
        return read_faces(file, index)

    monkeypatch.setattr(font_faces, "read_faces", noted)
    return files


def faces():
    found = faces_for(fonts_of("neikan", "zh-Hans"), fallbacks_of("neikan"), None)
    font_faces._read_once.cache_clear()
    return found


def test_known_faces_are_those_of_the_files(read):
    new = faces()
    count = len(read)
    again = faces()
    assert count > 1
    assert len(read) == count, "one of them is read again"
    assert again == new
    for one, other in zip(new, again, strict=True):
        assert written(one.pattern) == written(other.pattern)
        assert one.pattern.address != other.pattern.address


def test_all_that_is_known_of_a_face_is_written(read):
    for face in faces():
        again = face_of(written(face.pattern))
        for character in "a1一國〇é→😀\u0e01":
            assert again.has(character) == face.pattern.has(character), face.file


def test_a_file_that_was_changed_is_read_again(tmp_path, read):
    file = tmp_path / "face.ttc"
    shutil.copyfile(faces()[0].file, file)
    font_faces._faces(str(file), 0, installed=True)
    os.utime(file, (1, 1))
    read.clear()
    font_faces._read_once.cache_clear()
    found = font_faces._faces(str(file), 0, installed=True)
    assert read == [str(file)]
    assert found[0].file == file


def test_fonts_of_the_project_are_read_each_time(tmp_path, read):
    shutil.copyfile(faces()[0].file, tmp_path / "face.otf")
    read.clear()
    for _ in range(2):
        font_faces._read.cache_clear()
        font_faces.FontFiles(0, tmp_path)
    assert len(read) == 2


def test_a_text_of_no_face_gives_none():
    """As another fontconfig may have written it: it ended the process."""
    assert face_of(b":charset=zz") is None
