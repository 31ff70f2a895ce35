"""Two layouts can differ only if the faces or the libraries do: their state tells."""

from __future__ import annotations

import os
import shutil

import pytest

from compiler.errors import TypesetError
from compiler.model.artifacts import Font
from compiler.typeset.font_state import font_state
from compiler.typeset.fonts import find_fonts

ROLES = (Font("song", ("Noto Serif CJK SC",)), Font("kai", ("LXGW WenKai",)))


@pytest.fixture
def fonts(tmp_path):
    """A project's folder with a face of its own."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    [_, kai] = find_fonts(ROLES)
    shutil.copy(kai.file, folder / "own.ttf")
    return folder


def test_it_is_the_same_each_time(fonts):
    assert font_state(ROLES, (), fonts) == font_state(ROLES, (), fonts)
    assert font_state(ROLES, (), None).libraries


def test_other_families_are_another_state():
    assert font_state(ROLES, (), None) != font_state(ROLES[:1], (), None)
    assert font_state(ROLES, (), None) != font_state(ROLES[::-1], (), None)


def test_a_font_of_the_project_counts_by_its_content(fonts):
    before = font_state(ROLES, (), fonts)
    assert before != font_state(ROLES, (), None)
    file = fonts / "own.ttf"
    known, content = file.stat(), bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)  # of the same size, with the time of the other
    os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert font_state(ROLES, (), fonts) != before


def test_a_file_that_is_no_font_is_told_as_ever(fonts):
    (fonts / "broken.ttf").write_bytes(b"no font")
    with pytest.raises(TypesetError):
        font_state(ROLES, (), fonts)
