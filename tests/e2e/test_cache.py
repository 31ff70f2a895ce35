"""A booklet built again: the same files, and only what has changed is made."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from compiler.diagnostics import Report
from compiler.pipeline import BuildRequest, build

TEXT = "纸由植物纤维造成，薄而坚韧，可以写字，也可以印书。" * 12
TOML = """[booklet]
title = "印刷学习参考"
[page]
trim = "A5"
[output]
formats = ["screen", "booklet"]
[[edition]]
script = "zh-Hans"
[[edition]]
script = "zh-Hant-TW"
[[section]]
title = "工艺"
articles = ["甲.md", "乙.md"]
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    folder = tmp_path / "booklet"
    folder.mkdir()
    (folder / "booklet.toml").write_text(TOML)
    (folder / "甲.md").write_text(f"# 纸\n\n{TEXT}\n")
    (folder / "乙.md").write_text(f"# 墨\n\n{TEXT}\n")
    return folder


def made(project: Path, *, cached: bool = True):
    """The digest of each file, the findings, and the units that were made."""
    report = Report()
    result = build(BuildRequest(project, cached=cached), report)
    files = {item.path.name: hashlib.sha256(item.path.read_bytes()).hexdigest()
             for item in result.artifacts}  # fmt: skip
    return (files, report.codes()), sorted(f"{u.kind} {u.name}" for u in result.units if u.made)


def test_what_has_not_changed_is_not_made_again(project):
    cold, everything = made(project, cached=False)
    assert len(cold[0]) == 4
    first, all_made = made(project)
    assert first == cold
    assert all_made == everything
    again, units = made(project)
    assert again == cold
    assert units == []
    assert not list((project / ".wenxuan" / "cache").glob(".*"))


def test_a_sentence_more_is_one_manuscript_and_its_pages(project):
    made(project)
    (project / "乙.md").write_text(f"# 墨\n\n{TEXT}\n\n再来一句。\n")
    warm, units = made(project)
    assert "manuscript 乙.md" in units
    assert "manuscript 甲.md" not in units
    assert warm == made(project, cached=False)[0]


def test_a_phrase_for_one_edition_leaves_the_other_alone(project):
    made(project)
    (project / "phrases.tsv").write_text("植物\t植株\n")
    warm, units = made(project)
    assert units
    assert all("zh-Hans" not in unit for unit in units)
    assert warm == made(project, cached=False)[0]


def test_another_sheet_is_no_other_layout(project):
    made(project)
    (project / "booklet.toml").write_text(TOML + "[imposition]\nmarks = false\n")
    warm, units = made(project)
    assert not [unit for unit in units if unit.startswith(("layout", "manuscript", "page-text"))]
    assert any(unit.startswith("file") for unit in units)
    assert warm == made(project, cached=False)[0]


@pytest.mark.parametrize("harm", ["cut", "swap", "empty", "folder", "foreign"])
def test_a_harmed_cache_is_as_none(project, harm, tmp_path, monkeypatch):
    cold, _ = made(project)
    cache = project / ".wenxuan" / "cache"
    entries = sorted(cache.iterdir())
    match harm:
        case "cut":
            for entry in entries:
                entry.write_bytes(entry.read_bytes()[:-1])
        case "swap":
            contents = [entry.read_bytes() for entry in entries]
            for entry, content in zip(entries, contents[1:] + contents[:1], strict=True):
                entry.write_bytes(content)
        case "empty":
            for entry in entries:
                entry.write_bytes(b"")
        case "folder":
            shutil.rmtree(cache)
            cache.write_text("a file in its place")
        case "foreign":  # the folder was copied from another user's machine
            monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    warm, units = made(project)
    assert warm == cold
    assert any(unit.startswith("layout") for unit in units)


def test_two_at_once_give_the_same(project, tmp_path):
    cold, _ = made(project, cached=False)
    command = [sys.executable, "-m", "compiler", "build", project, "-o"]
    at_work = [subprocess.Popen([*command, tmp_path / name]) for name in ("one", "other")]
    assert [process.wait() for process in at_work] == [0, 0]
    for name in ("one", "other"):
        files = (tmp_path / name).rglob("*.pdf")
        found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
        assert found == cold[0]
    again, units = made(project)
    assert (again, units) == (cold, [])


def test_a_full_disk_keeps_nothing_and_harms_nothing(project, monkeypatch):
    def full(*_args, **_wishes):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("compiler.cache.shelf.write_aside", full)
    monkeypatch.setattr("compiler.cache.shelf._secret", lambda _path: b"s" * 32)
    cold, _ = made(project, cached=False)
    assert made(project)[0] == cold
    assert not list((project / ".wenxuan" / "cache").iterdir())


def test_what_another_version_kept_is_not_used(project, monkeypatch):
    cold, everything = made(project)
    monkeypatch.setattr("compiler.cache.units.fingerprint", lambda: "of another version")
    assert made(project) == (cold, everything)


def test_a_clock_turned_back_changes_nothing(project):
    made(project)
    before = (project / "乙.md").stat()
    (project / "乙.md").write_text(f"# 墨\n\n{TEXT[:-2]}纸。\n")  # as long as it was
    os.utime(project / "乙.md", ns=(before.st_atime_ns, before.st_mtime_ns))
    warm, units = made(project)
    assert "manuscript 乙.md" in units
    assert warm == made(project, cached=False)[0]


def test_another_folder_and_another_cache_give_the_same(project, tmp_path):
    cold, _ = made(project)
    shutil.copytree(project, tmp_path / "moved", ignore=shutil.ignore_patterns("dist"))
    assert made(tmp_path / "moved")[0] == cold


def test_an_archive_leaves_nothing_behind(project, tmp_path):
    shutil.make_archive(str(tmp_path / "来稿"), "zip", project)
    (tmp_path / "own").exists() and shutil.rmtree(tmp_path / "own")
    result = build(BuildRequest(tmp_path / "来稿.zip", output=tmp_path / "out"))
    assert result.artifacts
    assert not (tmp_path / ".wenxuan").exists()
    assert all(unit.made for unit in result.units)
