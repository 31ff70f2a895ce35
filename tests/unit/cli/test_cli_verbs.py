"""What each verb asks of the pipeline, and what it prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fake_pipeline import HERE, BuildRequest

from compiler.cli import console, init
from compiler.cli.console import shown_size
from compiler.diagnostics import Report
from compiler.errors import OutputError
from compiler.project.load import load


def _warn(count, code="cli.strict"):
    def findings(report):
        for number in range(count):
            report.warn(code, HERE, count=number)

    return findings


def test_build_passes_on_what_was_asked(wenxuan, pipeline):
    wenxuan("build", "册", "--output", "出", "--edition", "zh-Hant-TW", "-e", "zh-Hans", "--strict")
    wenxuan("build", "-e", "zh-Hans", "-e", "zh-Hans")
    assert pipeline.requests == [
        BuildRequest(Path("册"), Path("出"), ("zh-Hant-TW", "zh-Hans"), strict=True),
        BuildRequest(Path(), None, ("zh-Hans",)),
    ]


def test_build_prints_a_table_and_the_account(wenxuan, pipeline):
    outcome = wenxuan("build")
    assert outcome.status == 0
    row = next(line for line in outcome.out.splitlines() if "册.zh-Hans.pdf" in line)
    assert row.split() == ["/out/册/册.zh-Hans.pdf", "zh-Hans", "阅读", "12", "338", "KB"]
    assert "1234" in outcome.out
    assert "report.json" in outcome.out
    assert outcome.err == ""
    assert "0.25" in wenxuan("build", "-v", "--lang", "en").err


def test_long_paths_are_not_wrapped_for_a_pipe(wenxuan, pipeline, monkeypatch):
    long = "/" + "很长的文件夹/" * 60 + "册.pdf"
    monkeypatch.setattr(console, "shown_path", lambda _path: long)
    assert any(long in line for line in wenxuan("build").out.splitlines())


def test_findings_go_to_stderr_at_most_five_of_a_kind(wenxuan, pipeline):
    pipeline.findings = _warn(8)
    outcome = wenxuan("build")
    assert outcome.err.count("警告：") == 5
    assert "3" in outcome.err.splitlines()[-1]
    assert "警告" not in outcome.out
    assert "（a.md:3） → " in outcome.err
    assert wenxuan("build", "--verbose").err.count("警告：") == 8


def test_findings_are_shown_before_the_error_that_ends_the_run(wenxuan, pipeline):
    pipeline.findings = _warn(1)
    pipeline.error = OutputError("cli.already-there")
    lines = wenxuan("build").err.splitlines()
    assert [line[:3] for line in lines] == ["警告：", "错误："]


def test_notes_are_counted_and_shown_on_request(wenxuan, pipeline):
    pipeline.findings = lambda report: report.info("cli.strict", HERE, count=1)
    assert "提示：" not in wenxuan("check").err
    assert "1" in wenxuan("check").err
    assert "提示：" in wenxuan("check", "-v").err


def test_control_characters_of_a_manuscript_do_not_reach_the_terminal(wenxuan, pipeline):
    pipeline.findings = lambda report: report.warn("cli.strict", HERE, count="\x1b[2J\u202e\nx")
    error = wenxuan("build").err
    assert "\x1b" not in error
    assert "\u202e" not in error
    assert error.count("\n") == 1


def test_outline_is_a_tree(wenxuan, pipeline):
    lines = wenxuan("outline", "册").out.splitlines()
    assert pipeline.requests == [Path("册")]
    assert lines[0] == "丛书 · 主题 [red]"
    words = [line.lstrip("│├└─ ").strip() for line in lines[1:]]
    assert words == [
        "编者按（1 段）",
        "栏目一（1 篇）",
        "文章甲 [张三, markdown, 2 段, 1 图, 1 表, 1 注]",
        "一、一级",
        "二级",
        "又一级",
        "（不分栏目）（1 篇）",
        "文章乙 [text, 0 段]",
    ]
    depth = {
        word: len(line) - len(line.lstrip("│├└─ "))
        for word, line in zip(words, lines[1:], strict=True)
    }
    assert depth["栏目一（1 篇）"] < depth["一、一级"] < depth["二级"]
    assert depth["又一级"] == depth["一、一级"]


def test_strict_outline_fails_on_warnings(wenxuan, pipeline):
    assert wenxuan("outline", "--strict").status == 0
    pipeline.findings = _warn(1)
    assert wenxuan("outline").status == 0
    assert wenxuan("outline", "--strict").status == 10


def test_what_was_left_out_is_told_after_the_table_and_is_no_success(wenxuan, pipeline):
    pipeline.unread = ("a.docx", "b.md")
    outcome = wenxuan("build", "册", "--keep-going")
    assert pipeline.requests[-1].keep_going
    assert outcome.status == 11
    assert "册.zh-Hans.pdf" in outcome.out
    assert "a.docx, b.md" in outcome.err


def test_check_shows_sources_and_editions(wenxuan, pipeline):
    outcome = wenxuan("check", "册", "--strict")
    assert pipeline.requests == [BuildRequest(Path("册"), None, (), strict=True)]
    rows = [line.split() for line in outcome.out.splitlines()]
    assert ["a.md", "markdown", "2", "1", "0"] in rows
    assert ["zh-Hans", "7", "0", "5", "+", "1"] in rows


def test_fonts_names_what_is_missing(wenxuan, pipeline):
    outcome = wenxuan("fonts")
    assert (outcome.status, pipeline.requests) == (0, [None])
    assert ["zh-Hans", "宋体", "Noto", "Serif", "CJK", "SC", "/f/serif.ttc"] in [
        line.split() for line in outcome.out.splitlines()
    ]
    pipeline.missing_font = True
    outcome = wenxuan("fonts", "册")
    assert outcome.status == 7
    assert "apt-get install" in outcome.err


def test_fonts_shows_each_script_and_the_package_that_brings_it(wenxuan, pipeline):
    lines = [line.split() for line in wenxuan("fonts").out.splitlines()]
    assert ["藏文", "Noto", "Serif", "Tibetan", "/f/bod.ttf"] in lines
    assert ["彝文", "无", "装", "fonts-noto-core", "后有"] in lines


def test_init_makes_a_project_and_overwrites_nothing(wenxuan, tmp_path):
    folder = tmp_path / "小册 一"
    assert wenxuan("init", folder).status == 0
    assert load(folder, Report()).masthead.title == "小册 一"
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    (folder / "booklet.toml").unlink()
    again = wenxuan("init", folder)
    assert again.status == 9
    assert "01.md" in again.err
    assert not (folder / "booklet.toml").exists()
    assert {path.name for path in folder.rglob("*")} == {"articles", "01.md"}
    assert all(path.read_bytes() == text for path, text in before.items() if path.exists())


def test_init_leaves_nothing_behind_when_it_cannot_write(wenxuan, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x", "utf-8")
    assert wenxuan("init", tmp_path / "file" / "sub").status == 9

    def full(files):
        raise OutputError("cli.already-there")

    monkeypatch.setattr(init, "write_all", full)
    assert wenxuan("init", tmp_path / "new").status == 9
    assert {path.name for path in tmp_path.iterdir()} == {"file"}


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 B"), (1023, "1023 B"), (1024, "1 KB"), (1024**2, "1.0 MB"), (5 * 1024**2, "5.0 MB")],
)
def test_sizes(count, words):
    assert shown_size(count) == words


def test_schema_prints_the_keys_of_the_project_file(wenxuan):
    outcome = wenxuan("schema")
    assert outcome.status == 0
    assert "large_type" in json.loads(outcome.out)["$defs"]["PageTable"]["properties"]
