"""Files appear whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compiler.diagnostics import Report
from compiler.errors import Location, OutputError
from compiler.model.article import Ledger
from compiler.model.artifacts import Composition, Edition, SourceAccount
from compiler.model.booklet import Booklet, Masthead
from compiler.model.left_out import LeftOut, Surprise
from compiler.publish import Artifact, BuildRecord, report_json, write_all


def test_all_files_are_written(tmp_path):
    files = [(tmp_path / "a" / "一.pdf", b"1"), (tmp_path / "b.pdf", b"2")]
    write_all(files)
    assert [path.read_bytes() for path, _ in files] == [b"1", b"2"]
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["b.pdf", "一.pdf"]


def test_when_one_cannot_be_written_none_is(tmp_path):
    old = tmp_path / "old.pdf"
    old.write_bytes(b"old")
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        write_all([(old, b"new"), (blocked / "x.pdf", b"2")])
    assert caught.value.exit_code == 9
    assert old.read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {"old.pdf", "file"}


def test_a_full_disk_leaves_the_old_files(tmp_path, monkeypatch):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_all([(path, b"new")])
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


LEFT_OUT = LeftOut("chrome", "早晨有雾。", 4, Surprise.MUCH, own=True)


def test_report_json(tmp_path):
    report = Report()
    report.warn("assembly.empty-section", Location(source="a.md", line=3), title="甲")
    record = BuildRecord(
        generator="wenxuan 0",
        artifacts=(
            Artifact(
                tmp_path / "x.zh-Hans.pdf",
                "zh-Hans",
                "screen",
                2,
                10,
                "00",
                Composition(7, 6, (("tab", 1),), 1, 0.123456, 2),
            ),
        ),
        accounts=(SourceAccount("a.md", "markdown", 5, 3, (("markup", 1),), (("quotes", 1),)),),
        ledgers=(Ledger("a.md", "markdown", "", spaces=(("digits", 2),), left_out=(LEFT_OUT,)),),
        diagnostics=tuple(report),
        editions=(Edition(Booklet(Masthead(), ()), {"a.md": 2}),),
        timings=(("typeset", 1.23456),),
    )
    data = json.loads(report_json(record, tmp_path / "report.json"))
    assert data["artifacts"][0]["path"] == "x.zh-Hans.pdf"
    characters = data["sources"][0]["characters"]
    assert characters["read"] == 5
    assert characters["printed"] + 1 + 1 == 5
    assert data["sources"][0]["spaces"] == {"digits": 2}
    assert data["sources"][0]["left_out"] == [
        {"reason": "chrome", "words": "早晨有雾。", "line": 4, "surprise": "much", "own": True}
    ]
    assert data["diagnostics"][0]["message"] == "栏目“甲”没有文章"
    assert data["diagnostics"][0]["location"] == {"source": "a.md", "line": 3, "page": None}
    assert data["typography"] == [
        {
            "script": "zh-Hans",
            "format": "screen",
            "lines": 7,
            "composed": 6,
            "declined": {"tab": 1},
            "ragged": 1,
            "worst_stretch_em": 0.1235,
            "last_resort": 2,
        }
    ]
    assert data["timings"] == {"typeset": 1.235}
    assert Path(data["artifacts"][0]["path"]).is_absolute() is False
