"""Files taken in: whole or not at all, under a name that leads nowhere else."""

from __future__ import annotations

import zipfile

import pytest

from compiler.desk import dropping
from compiler.desk.dropping import Intake, safe_parts, unpacked
from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.events import untold


def taken(folder, name, content=b"a"):
    intake = Intake(folder, name)
    intake.write(content)
    return intake.take()


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("甲.md", ("甲.md",)),
        ("../../etc/passwd.txt", ("etc", "passwd.txt")),
        ("C:\\稿\\甲.docx", ("C", "稿", "甲.docx")),
        ("/etc/a.txt", ("etc", "a.txt")),
        ("a\0b\n.txt", ("ab.txt",)),
        (".wenxuan/journal/1.txt", ("wenxuan", "journal", "1.txt")),
        ("e\u0301.txt", ("é.txt",)),
        ("..", ()),
    ],
)
def test_names_lead_nowhere_else(name, parts):
    assert safe_parts(name) == parts


def test_a_long_name_keeps_its_ending():
    (part,) = safe_parts("长" * 300 + ".docx")
    assert part.endswith(".docx")
    assert len(part.encode()) <= 150


def test_nothing_is_there_before_all_is(tmp_path):
    intake = Intake(tmp_path, "甲.md")
    intake.write(b"# half")
    assert not (tmp_path / "甲.md").exists()
    intake.forget()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_nothing_is_written_over(tmp_path):
    first, second = taken(tmp_path, "甲.md", b"a"), taken(tmp_path, "甲.md", b"b")
    assert (first.path.name, second.path.name) == ("甲.md", "甲-2.md")
    again = taken(tmp_path, "甲.md", b"a")
    assert again.same
    assert len(list(tmp_path.glob("*.md"))) == 2


@pytest.mark.parametrize("name", ["a.exe", "a.ofd", "a", "booklet.toml", ".md", ""])
def test_other_kinds_are_refused(tmp_path, name):
    with pytest.raises(SourceError):
        Intake(tmp_path, name)


def test_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(dropping, "MOST_BYTES", 10)
    intake = Intake(tmp_path, "甲.md")
    with pytest.raises(SourceError) as refused:
        intake.write(b"12345678901")
    assert refused.value.code == "desk.refused-size"


def test_of_an_archive_what_a_booklet_takes_is_taken(tmp_path):
    archive = tmp_path / "稿.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for name in ("甲/一.md", "图.png", "booklet.toml", "x.exe", ".wenxuan/a.md"):
            made.writestr(name, "x")
    found = unpacked(archive, tmp_path, untold, Report())
    assert {path.relative_to(tmp_path).as_posix() for path in found} == {"甲/一.md", "图.png"}
    assert not archive.exists()


def test_of_a_hostile_archive_nothing_is_taken(tmp_path):
    archive = tmp_path / "稿.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("甲.md", "x")
        made.writestr("../../乙.md", "x")
    with pytest.raises(SourceError):
        unpacked(archive, tmp_path, untold, Report())
    assert not list(tmp_path.rglob("*.md"))
