"""Roles and the families that are there."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pytest
from other_fonts import box_font

from compiler.diagnostics import Report
from compiler.errors import TypesetError
from compiler.messages import sentence
from compiler.model.artifacts import Font
from compiler.typeset.fonts import FoundFont, find_fonts, letter_faces, require_fonts

SONG = Font("宋", ("Noto Serif CJK SC",))


def test_a_family_is_found_with_its_file() -> None:
    (found,) = find_fonts((SONG,))
    assert found.family == "Noto Serif CJK SC"
    assert found.file is not None
    assert found.file.is_file()
    assert not found.missing
    assert not found.falls_back


def test_names_are_compared_without_case_and_in_any_language() -> None:
    names = ("noto sans cjk sc", "霞鹜文楷")
    found = find_fonts(tuple(Font(name, (name,)) for name in names))
    assert not any(font.missing for font in found)


def test_a_region_is_not_taken_for_another() -> None:
    (found,) = find_fonts((Font("宋", ("Noto Serif CJK XX",)),))
    assert found.missing
    assert found.file is None


def test_the_first_family_that_is_there_is_taken_and_told() -> None:
    report = Report()
    font = Font("仿宋", ("No Such FangSong", "LXGW WenKai", "Noto Serif CJK SC"))
    found = find_fonts((font,))
    require_fonts(found, report)
    assert found[0].family == "LXGW WenKai"
    (finding,) = report
    assert finding.code == "typeset.substitute-font"
    assert dict(finding.values)["wanted"] == "No Such FangSong"


def test_a_role_without_a_font_stops_with_the_install_line() -> None:
    report = Report()
    found = find_fonts((SONG, Font("黑", ("No Such Hei", "Nor This"))))
    with pytest.raises(TypesetError) as caught:
        require_fonts(found, report)
    for language in ("zh", "en"):
        said = sentence(caught.value.code, language, caught.value.values)
        assert "黑" in said.message
        assert "No Such Hei、Nor This" in said.message
        assert "sudo apt-get install fonts-noto-cjk fonts-lxgw-wenkai" in said.hint


def test_a_build_without_the_font_makes_nothing(set_body) -> None:
    with pytest.raises(TypesetError, match="missing-font"):
        set_body("<p>文</p>", fonts=(Font("宋", ("No Such Song",)),))


def test_nothing_asked_nothing_found() -> None:
    assert find_fonts(()) == ()


@pytest.fixture
def renamed_font(tmp_path: Path) -> Path:
    """A project's fonts/ folder with a face whose family no system has."""
    from fontTools.ttLib import TTFont

    (found,) = find_fonts((Font("Latin", ("DejaVu Sans",)),))
    if found.file is None:
        pytest.skip("DejaVu Sans is not installed")
    folder = tmp_path / "fonts"
    folder.mkdir()
    with TTFont(found.file) as face:
        for record in face["name"].names:
            if record.nameID in (1, 4, 6, 16):
                record.string = "Wenxuan Test Face"
        face.save(folder / "face.ttf")
    return folder


def test_a_font_of_the_project_is_found(renamed_font: Path) -> None:
    wanted = (Font("Latin", ("Wenxuan Test Face",)),)
    (found,) = find_fonts(wanted, renamed_font)
    assert found == FoundFont(
        "Latin", wanted[0].families, "Wenxuan Test Face", renamed_font / "face.ttf", found.aliases
    )
    assert find_fonts(wanted)[0].missing, "it must not leak into the next project"


def test_a_font_of_the_project_is_set(set_body, renamed_font: Path) -> None:
    wanted = (SONG, Font("hei", ("Noto Sans CJK SC",)), Font("Latin", ("Wenxuan Test Face",)))
    css = "p { font-family: 'Wenxuan Test Face' }"
    pages, report = set_body("<p>Latin</p>", css, wanted, renamed_font)
    assert report.codes() == []
    assert b"+Wenxuan-Test-Face" in uncompressed(pages.pdf)


def uncompressed(pdf: bytes) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return buffer.getvalue()


def test_what_is_no_font_stops_with_its_name(renamed_font: Path) -> None:
    (renamed_font / "bad.otf").write_bytes(b"no font")
    shutil.copy(__file__, renamed_font / "readme.txt")  # other files are let alone
    with pytest.raises(TypesetError) as caught:
        find_fonts((SONG,), renamed_font)
    assert caught.value.code == "typeset.unreadable-font"
    assert caught.value.values["path"] == "bad.otf"


def test_letters_come_from_the_first_face_that_has_them() -> None:
    first, instead = letter_faces(
        "纸A\u0561\U0010fe23", (Font("song", ("No Such Song", *SONG.families)),),
        (Font("others", ("DejaVu Sans",)),),
    )  # fmt: skip
    assert first is not None
    assert first.file.name.startswith("NotoSerifCJK")
    assert instead.keys() == {"\u0561", "\U0010fe23"}
    armenian = instead["\u0561"]
    assert armenian is not None
    assert armenian.file.name.startswith("DejaVuSans")
    assert instead["\U0010fe23"] is None


def test_a_face_twice_is_taken_once_and_the_newest_of_them(tmp_path: Path) -> None:
    for name, version in (("a", 1.0), ("b", 2.0), ("c", 1.5)):
        builder = box_font([0x41])
        builder.setupNameTable({"familyName": "Twice", "styleName": "Regular"})
        builder.font["head"].fontRevision = version
        builder.save(tmp_path / f"{name}.ttf")
    (found,) = find_fonts((Font("Latin", ("Twice",)),), tmp_path)
    assert found.file == tmp_path / "b.ttf"
