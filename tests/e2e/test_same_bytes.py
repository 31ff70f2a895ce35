"""The same manuscripts give the same bytes: again, and from another folder, in every format."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from compiler import making
from compiler.diagnostics import Report
from compiler.pipeline import BuildRequest, build

FORMATS = ("screen", "booklet", "print", "phone", "epub")
EXAMPLE = Path(__file__).parents[2] / "examples" / "yinshua"


def files_of(folder: Path, output: Path) -> dict[str, bytes]:
    """Build the booklet in ``folder``; every file but the report (it has times), by name."""
    request = BuildRequest(folder, output=output, editions=("zh-Hant-TW",), formats=FORMATS)
    made = build(request, Report())
    assert {item.format for item in made.artifacts} == set(FORMATS)
    return {item.path.name: item.path.read_bytes() for item in made.artifacts}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    root = tmp_path_factory.mktemp("bytes")
    folder = shutil.copytree(EXAMPLE, root / "甲", ignore=shutil.ignore_patterns("dist"))
    return folder, files_of(folder, root / "out")


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    assert one.keys() == other.keys()
    return [name for name, content in one.items() if content != other[name]]


def test_a_second_run_gives_the_same_bytes(first, tmp_path):
    folder, files = first
    assert differing(files, files_of(folder, tmp_path)) == []


def test_another_folder_gives_the_same_bytes(first, tmp_path):
    folder, files = first
    moved = shutil.copytree(folder, tmp_path / "somewhere else" / "乙")
    assert differing(files, files_of(moved, tmp_path / "out")) == []


def test_the_number_of_processors_is_not_seen(monkeypatch, tmp_path):
    """Alone, one after the other; with four, editions, layouts and files side by side."""
    editions, formats = ("zh-Hans", "zh-Hant-HK"), ("screen", "print", "phone")
    made = {}
    for hands in (1, 4):
        monkeypatch.setattr(making, "processors", lambda hands=hands: hands)
        folder = tmp_path / str(hands)
        result = build(
            BuildRequest(EXAMPLE, output=folder, editions=editions, formats=formats),
            Report(),
        )
        told = json.loads(result.report_path.read_text("utf-8"))
        assert set(told.pop("timings")) >= {"typeset", "conservation", "finishing", "preflight"}
        made[hands] = {item.path.name: item.path.read_bytes() for item in result.artifacts}, told
    assert differing(made[1][0], made[4][0]) == []
    assert made[1][1] == made[4][1]


def test_another_word_gives_other_bytes(first, tmp_path):
    folder, files = first
    changed = shutil.copytree(folder, tmp_path / "丙")
    article = changed / "articles" / "05-装订.md"
    article.write_text(article.read_text("utf-8") + "\n\n又及。\n", "utf-8")
    assert differing(files, files_of(changed, tmp_path / "out")) == list(files)
