"""What was done can be undone, over sessions; who is killed loses nothing that was kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from compiler.desk import desk
from compiler.desk.changes.change import ChangeError
from compiler.desk.changes.settings import SetField
from compiler.desk.journal import FOLDER, Did, Journal, opened

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.md").write_text("# 题\n\n正文。\n", "utf-8")
    return tmp_path


def title(folder, value):
    return desk.apply(folder, SetField("a.md", "title", value))


def text(folder):
    path = folder / "booklet.toml"
    return path.read_text("utf-8") if path.exists() else None


def test_undo_and_redo(folder):
    title(folder, "甲")
    first = text(folder)
    title(folder, "乙")
    assert desk.undo(folder).did.kind == "set-field"
    assert text(folder) == first
    desk.undo(folder)
    assert text(folder) is None
    assert desk.undo(folder).did is None
    desk.redo(folder)
    desk.redo(folder)
    assert '"乙"' in text(folder)
    assert desk.redo(folder).did is None


def test_a_change_after_an_undo_ends_what_could_be_made_again(folder):
    title(folder, "甲")
    desk.undo(folder)
    title(folder, "乙")
    assert desk.standing(folder).redo is None
    assert desk.standing(folder).undo.did.values["value"] == "乙"


def test_what_was_written_by_hand_can_be_undone_too(folder):
    title(folder, "甲")
    before = text(folder)
    (folder / "booklet.toml").write_text(before + "# 手写\n", "utf-8")
    assert desk.standing(folder).undo.did.kind == "by-hand"
    title(folder, "乙")
    desk.undo(folder)
    assert text(folder).endswith("# 手写\n")
    desk.undo(folder)
    assert text(folder) == before


def test_only_what_a_person_sees_is_undone(folder):
    title(folder, "甲")
    number = desk.standing(folder).undo.number
    title(folder, "乙")
    with pytest.raises(ChangeError, match="undo-outdated"):
        desk.undo(folder, number)
    assert '"乙"' in text(folder)


def test_what_changes_nothing_is_not_kept(folder):
    title(folder, "甲")
    assert title(folder, "甲").did is None
    assert len(desk.standing(folder).done) == 1


def test_it_is_plain_to_read(folder):
    title(folder, "甲")
    entry = json.loads((folder / FOLDER / "000001.json").read_text("utf-8"))
    assert entry["did"] == {"kind": "set-field", "file": "a.md", "field": "title", "value": "甲"}
    assert entry["before"] == {"booklet.toml": None}
    assert "甲" in entry["after"]["booklet.toml"]


def test_bytes_that_are_no_text_come_back(folder):
    (folder / "booklet.toml").write_bytes('[booklet]\ntitle = "书"\n'.encode("gbk"))
    before = (folder / "booklet.toml").read_bytes()
    title(folder, "甲")
    assert "书" in text(folder)
    desk.undo(folder)
    assert (folder / "booklet.toml").read_bytes() == before


def test_who_was_killed_before_the_files_were_written_finds_them_written(folder, monkeypatch):
    title(folder, "甲")
    monkeypatch.setattr(
        Journal, "_put", lambda self, files: (_ for _ in ()).throw(OSError(28, "full"))
    )
    with pytest.raises(OSError, match="full"):
        title(folder, "乙")
    monkeypatch.undo()
    assert '"甲"' in text(folder)
    assert desk.standing(folder).undo.did.values["value"] == "乙"
    assert '"乙"' in text(folder)


@pytest.mark.parametrize("name", ["../x", "/var/x", ".bashrc", "a/../../x"])
def test_an_entry_of_somebody_elses_files_is_not_believed(folder, name):
    (folder / FOLDER).mkdir(parents=True)
    entry = {
        "wenxuan": "journal", "version": 1, "at": "", "step": "done", "of": 0,
        "did": {"kind": "x"}, "before": {name: None}, "after": {name: "x"},
    }  # fmt: skip
    (folder / FOLDER / "000001.json").write_text(json.dumps(entry), "utf-8")
    assert desk.undo(folder).did is None
    assert not (folder.parent / "x").exists()


def test_a_link_in_place_of_the_journal_is_not_followed(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (folder / ".wenxuan").symlink_to(other)
    with pytest.raises(OSError, match="cross-device"):
        title(folder, "甲")
    assert list(other.rglob("*.json")) == []


def test_broken_entries_are_passed_over(folder):
    title(folder, "甲")
    (folder / FOLDER / "000002.json").write_text("{", "utf-8")
    title(folder, "乙")
    assert len(desk.standing(folder).done) == 2


KILLED = """
import sys, itertools
from pathlib import Path
from compiler.desk import desk
from compiler.desk.changes.settings import SetField
for number in itertools.count():
    desk.apply(Path(sys.argv[1]), SetField("a.md", "title", f"第{number}次"))
    print(number, flush=True)
"""


def test_kill_9_loses_nothing_that_was_said_to_be_saved(folder):
    for wanted in (1, 3, 6):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(folder)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        said = -1
        for line in process.stdout:
            said = int(line)
            if said >= wanted:
                process.send_signal(signal.SIGKILL)
                break
        said = max([said, *(int(line) for line in process.stdout)])
        process.wait()
        process.stdout.close()
        standing = desk.standing(folder)
        assert int(standing.undo.did.values["value"][1:-1]) in {said, said + 1}
        assert standing.undo.did.values["value"] in text(folder)


def test_several_files_are_one_change(folder):
    with opened(folder) as journal:
        journal.record(Did("words", {}), {"phrases.tsv": b"x\n", "booklet.toml": b"# y\n"})
    desk.undo(folder)
    assert not (folder / "phrases.tsv").exists()
    assert text(folder) is None
