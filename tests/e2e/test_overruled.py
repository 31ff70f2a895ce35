"""An editor looks at the outline, overrules a guess, and the page has it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from compiler.cli import command as command_line
from compiler.cli.options import Settings

ARTICLE = """\
纸张与装订

竹纸的做法

先砍嫩竹，再泡水[1]。

![样张](p.png)

这是一张样张的说明

请沿虚线剪下

注释

[1] 见旧书。
"""
TOML = """\
[booklet]
title = "纸讯"
[[article]]
file = "a.txt"
level = { "竹纸的做法" = 1 }
drop = ["请沿虚线"]
"""


@pytest.fixture
def run(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")

    def running(toml, *arguments):
        (tmp_path / "booklet.toml").write_text(toml, "utf-8")
        verb = command_line.command(Settings("zh"))
        return CliRunner().invoke(verb, [*arguments, str(tmp_path)], standalone_mode=False)

    return running


def test_the_outline_says_what_is_doubtful_and_how_to_change_it(run):
    shown = run('[booklet]\ntitle = "纸讯"\n', "outline").output
    assert 'caption = ["这是一张样张的说明"]' in shown
    assert "60%" in shown
    assert '[[article]]\nfile = "a.txt"' in shown


def test_what_is_overruled_is_printed_so_and_accounted_for(run, tmp_path):
    done = run(TOML, "build")
    assert done.exception is None
    report = json.loads((tmp_path / "dist" / "纸讯" / "report.json").read_text("utf-8"))
    (source,) = report["sources"]
    assert source["characters"]["dropped"]["asked"] == 6
    assert source["characters"]["dropped"]["note-number"] == 6
    assert source["characters"]["unaccounted"] == 0


def test_what_the_reader_leaves_out_anyway_may_be_dropped_too(run, tmp_path):
    (tmp_path / "a.txt").write_text(f"{ARTICLE}\n扫码关注我们\n", "utf-8")
    done = run(TOML.replace('["请沿虚线"]', '["请沿虚线", "扫码关注"]'), "build")
    assert done.exception is None
    report = json.loads((tmp_path / "dist" / "纸讯" / "report.json").read_text("utf-8"))
    dropped = report["sources"][0]["characters"]["dropped"]
    assert dropped["asked"] == 12
    assert "chrome" not in dropped


def test_what_points_at_nothing_stops_the_build_but_not_the_outline(run, tmp_path):
    toml = TOML.replace("请沿虚线", "没有这一段")
    done = run(toml, "build")
    assert done.exception.code == "pipeline.overrules"
    assert done.exception.location.line == 6
    assert not (tmp_path / "dist").exists()
    assert "booklet.toml 第 6 行的 drop" in done.stderr
    shown = run(toml, "outline")
    assert shown.exception is None
    assert "没有这一段" in shown.stderr
    assert "── 竹纸的做法" in shown.stdout


def test_who_keeps_going_passes_over_what_points_at_nothing(run, tmp_path):
    done = run(TOML.replace("请沿虚线", "没有这一段"), "build", "--keep-going")
    assert (done.exception.code, done.exception.exit_code) == ("pipeline.passed-over", 11)
    assert "没有这一段" in done.stderr
    report = json.loads((tmp_path / "dist" / "纸讯" / "report.json").read_text("utf-8"))
    (source,) = report["sources"]
    assert "asked" not in source["characters"]["dropped"]
    assert source["characters"]["unaccounted"] == 0
