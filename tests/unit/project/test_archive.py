"""Zips: names of every code page, and what no archive may do."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib

import pytest

from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.project import archive
from compiler.project.archive import contents, unpack
from compiler.project.opening import opened


class Named(zipfile.ZipInfo):
    """An entry whose name is given in bytes, without the UTF-8 flag."""

    def __init__(self, name: bytes, flags: int = 0) -> None:
        super().__init__(name.decode("latin-1"))
        self.raw, self.flags = name, flags

    def _encodeFilenameFlags(self):  # noqa: N802 - zipfile's own name
        return self.raw, self.flags


def packed(path, *entries, data=b"text"):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in entries:
            made.writestr(entry, data)
    return path


def names(path, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    unpack(path, folder, path.name)
    return [str(name) for name in contents(folder)]


def refusal(path, tmp_path) -> str:
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(SourceError) as caught:
        unpack(path, folder, path.name)
    return caught.value.code


@pytest.mark.parametrize(
    ("raw", "flags"),
    [
        ("第一篇 纸张.md".encode("gbk"), 0),
        ("第一篇 纸张.md".encode(), 0x800),
        ("第一篇 纸张.md".encode(), 0),  # macOS
    ],
)
def test_names_are_read_as_they_were_meant(tmp_path, raw, flags):
    path = packed(tmp_path / "a.zip", Named(raw, flags))
    assert names(path, tmp_path) == ["第一篇 纸张.md"]


def test_names_from_taiwan(tmp_path):
    path = packed(tmp_path / "a.zip", Named("臺灣印刷史.md".encode("big5")))
    assert names(path, tmp_path) == ["臺灣印刷史.md"]


def test_the_extra_field_with_the_unicode_name_is_believed_when_it_fits(tmp_path):
    raw, name = b"??.md", "纸.md".encode()
    for checksum, wanted in ((zlib.crc32(raw), "纸.md"), (1, "??.md")):
        entry = Named(raw)
        data = struct.pack("<BI", 1, checksum) + name
        entry.extra = struct.pack("<HH", 0x7075, len(data)) + data
        folder = tmp_path / str(checksum)
        folder.mkdir()
        assert names(packed(folder / "a.zip", entry), folder) == [wanted]


def test_what_systems_add_is_left_out(tmp_path):
    entries = ["a.md", "__MACOSX/._a.md", ".DS_Store", "x/Thumbs.db", "~$a.docx", "x/desktop.ini"]
    assert names(packed(tmp_path / "a.zip", *entries), tmp_path) == ["a.md"]


@pytest.mark.parametrize(
    "name",
    ["../a.md", "x/../../a.md", "/etc/a.md", "C:\\a.md", "..\\a.md", "a\x01.md", "a/" * 20 + "b"],
)
def test_entries_that_leave_the_folder_refuse_the_archive(tmp_path, name):
    path = packed(tmp_path / "a.zip", "good.md", Named(name.encode()))
    assert refusal(path, tmp_path) == "project.zip-hostile"
    assert not list(tmp_path.rglob("*.md"))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO])
def test_links_and_devices_refuse_the_archive(tmp_path, kind):
    entry = zipfile.ZipInfo("a.md")
    entry.create_system, entry.external_attr = 3, (kind | 0o644) << 16
    assert refusal(packed(tmp_path / "a.zip", entry), tmp_path) == "project.zip-hostile"


def test_a_password_is_named(tmp_path):
    path = packed(tmp_path / "a.zip", "a.md")
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert refusal(path, tmp_path) == "project.zip-encrypted"


def test_a_small_file_of_one_character_is_no_bomb(tmp_path):
    path = packed(tmp_path / "a.zip", "a.md", data=b"-" * 1024 * 1024)
    assert path.stat().st_size * archive.MAX_RATIO < 1024 * 1024
    assert names(path, tmp_path) == ["a.md"]


def test_bombs_are_refused_by_the_directory(tmp_path, monkeypatch):
    path = packed(tmp_path / "a.zip", "a.md", data=b"0" * 20_000_000)
    assert refusal(path, tmp_path) == "project.zip-too-large"
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize("limit", ["MAX_FILE", "MAX_TOTAL", "MAX_ENTRIES", "MAX_ARCHIVE"])
def test_every_limit_refuses(tmp_path, monkeypatch, limit):
    monkeypatch.setattr(archive, limit, 1)
    path = packed(tmp_path / "a.zip", "a.md", "b.md")
    assert refusal(path, tmp_path) == "project.zip-too-large"


def test_a_directory_that_lies_about_a_size_is_found_out(tmp_path):
    path = packed(tmp_path / "a.zip", "a.md", data=b"0" * 100_000)
    data = bytearray(path.read_bytes())
    entry = data.find(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)
    path.write_bytes(data)
    assert refusal(path, tmp_path) == "project.zip-damaged"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip at all", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_zip_is_refused_or_empty(tmp_path, data):
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    if data.startswith(b"PK\x05"):
        assert names(path, tmp_path) == []
    else:
        assert refusal(path, tmp_path) == "project.zip-damaged"


def test_a_zip_is_a_booklet_written_beside_it(tmp_path):
    entries = [Named(f"来稿/{name}.md".encode("gbk")) for name in ("第二篇", "第一篇", "附/第三篇")]
    path = packed(tmp_path / "来稿.zip", *entries, data="# 纸\n\n纸。\n".encode())
    with opened(path, Report()) as project:
        plans = [plan for section in project.sections for plan in section.articles]
        assert [plan.path.stem for plan in plans] == ["第一篇", "第二篇", "第三篇"]
        assert (project.name, project.output) == ("来稿", tmp_path / "dist")
        root = project.root
    assert not root.exists()


def test_a_zip_in_a_folder_stands_for_what_is_in_it(tmp_path):
    (tmp_path / "1.md").write_text("# 纸\n")
    packed(tmp_path / "2.zip", "b.md", "a.md", "more.zip", "old.pdf")
    packed(tmp_path / "3.zip", "../x.md")
    report = Report()
    with opened(tmp_path, report) as project:
        plans = [plan for section in project.sections for plan in section.articles]
        found = [
            (plan.origin or plan.path.name, plan.refused and plan.refused.code) for plan in plans
        ]
        assert found == [
            ("1.md", None),
            ("2.zip/a.md", None),
            ("2.zip/b.md", None),
            ("2.zip/more.zip", "project.zip-in-zip"),
            ("3.zip", "project.zip-hostile"),
        ]
        assert all(plan.path.is_relative_to(tmp_path) for plan in plans)
    assert report.codes() == ["project.zip-unused"]
    assert not (tmp_path / ".wenxuan").exists()


def test_a_linked_workshop_is_not_followed(tmp_path):
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    outside.mkdir()
    folder.mkdir()
    (folder / ".wenxuan").symlink_to(outside)
    packed(folder / "a.zip", "a.md")
    with opened(folder, Report()) as project:
        [plan] = project.sections[0].articles
        assert plan.refused.code == "project.zip-unreadable"
    assert not list(outside.iterdir())


def test_an_empty_zip_is_named(tmp_path):
    path = packed(tmp_path / "a.zip", "a.png")
    with pytest.raises(SourceError) as caught, opened(path, Report()):
        pass
    assert caught.value.code == "project.zip-empty"
