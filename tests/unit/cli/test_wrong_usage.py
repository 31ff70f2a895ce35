"""What is typed wrongly is told in the user's language, with a remedy that fits the case."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ENGLISH = ("Got ", "is not a valid", "does not", "No such", "Is a directory", "Not a directory")


def told(tmp_path, *arguments: str, **environment: str) -> tuple[int, str]:
    """The exit code and the last line of a run in ``tmp_path``."""
    code, lines = said(tmp_path, *arguments, **environment)
    return code, lines[-1]


def said(tmp_path, *arguments: str, **environment: str) -> tuple[int, list[str]]:
    """The exit code and the lines that are told of a run in ``tmp_path``."""
    done = subprocess.run(
        [sys.executable, "-m", "compiler", *arguments],
        cwd=tmp_path,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr.strip().splitlines()


@pytest.mark.parametrize(
    ("arguments", "status", "remedy"),
    [
        ("impose my docs", 2, "引号"),
        ("init 甲 乙", 2, "引号"),
        ("build --strict=3", 2, "只写 --strict"),
        ("build --output", 2, "wenxuan build --help"),
        ("init", 2, "wenxuan init --help"),
        ("check --nothing-like-it", 2, "wenxuan check --help"),
        ("--nothing-like-it", 2, "wenxuan --help"),
        ("build --trim A99", 2, "大16开"),
        ("init 纸.md", 9, "放稿件的那个"),
        ("build 纸", 4, ".docx"),
        ("build folder", 3, ".docx"),
        ("impose --paper abc x.pdf", 2, "0–1"),
        ("impose --signature 1000 x.pdf", 2, "4–128"),
        ("build --format pdf", 2, "screen"),
        ("frobnicate", 2, "build"),
        ("help frobnicate", 2, "build"),
        ("impose folder", 12, "检查文件名"),
        ("preflight folder", 13, "检查文件名"),
        ("build 纸.md --output 纸.md", 9, "--output"),
    ],
)
def test_the_remedy_fits_and_no_english_stands_in_chinese(tmp_path, arguments, status, remedy):
    (tmp_path / "folder").mkdir()
    (tmp_path / "纸").write_text("纸是印刷的材料。\n", "utf-8")
    (tmp_path / "纸.md").write_text("# 纸\n\n纸是印刷的材料。\n", "utf-8")
    code, line = told(tmp_path, "--lang", "zh", *arguments.split())
    assert code == status, line
    assert remedy in line
    assert not [words for words in ENGLISH if words in line]


@pytest.mark.parametrize(
    "verb",
    ["build", "watch", "outline", "check", "audit", "impose", "preflight", "fonts", "clean"],
)
def test_a_missing_file_has_one_exit_code_and_one_line(tmp_path, verb):
    code, lines = said(tmp_path, "--lang", "zh", verb, "没有.pdf")
    assert code == 3, lines
    [line] = lines
    assert "找不到 没有.pdf →" in line  # as it was given, once


@pytest.mark.parametrize("verb", ["build", "watch", "outline", "check", "audit"])
def test_the_source_code_of_a_program_is_no_manuscript_unless_it_is_named(tmp_path, verb):
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "纸.md").write_text("# 纸\n\n纸是印刷的材料。\n", "utf-8")
    code, lines = said(tmp_path, "--lang", "zh", verb)
    assert code == 3, lines
    [line] = lines
    assert "pyproject.toml" in line
    assert "wenxuan build ." in line


@pytest.mark.parametrize("arguments", [["outline", "."], ["outline"]])
def test_a_program_with_a_booklet_of_its_own_is_a_project(tmp_path, arguments):
    (tmp_path / "package.json").touch()
    (tmp_path / "纸.md").write_text("# 纸\n\n纸是印刷的材料。\n", "utf-8")
    if arguments == ["outline"]:
        booklet = '[booklet]\ntitle = "纸"\n[[section]]\narticles = ["纸.md"]\n'
        (tmp_path / "booklet.toml").write_text(booklet, "utf-8")
    code, lines = said(tmp_path, *arguments)
    assert code == 0, lines


def test_a_path_as_windows_writes_it_is_told_how(tmp_path):
    (tmp_path / "稿").mkdir()
    (tmp_path / "稿" / "纸.md").write_text("# 纸\n", "utf-8")
    code, line = told(tmp_path, "--lang", "zh", "build", "稿\\纸.md")
    assert code == 3
    assert line.endswith("：稿/纸.md")  # as it was given, not as the disk has it


@pytest.mark.parametrize(
    ("locale", "word"),
    [
        ("zh_TW.UTF-8", "檔案"),
        ("zh_HK.UTF-8", "文件夾"),
        ("zh_MO", "文件夾"),
        ("zh_Hant", "檔案"),
        ("zh_CN.UTF-8", "文件夹"),
        ("en_GB.UTF-8", "folder"),
        ("C", "文件夹"),
    ],
)
def test_the_locale_decides_the_characters(tmp_path, locale, word):
    done = subprocess.run(
        [sys.executable, "-m", "compiler", "build", "--help"],
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": locale, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert word in done.stdout


def test_help_of_a_verb_is_that_of_its_option(tmp_path):
    def printed(*arguments: str) -> str:
        command = [sys.executable, "-m", "compiler", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert printed("help", "impose") == printed("impose", "--help")
    assert printed("help") == printed("--help")


def test_a_shell_gets_its_completion():
    done = subprocess.run(
        [sys.executable, "-m", "compiler"],
        env={
            **os.environ,
            "_WENXUAN_COMPLETE": "bash_complete",
            "COMP_WORDS": "wenxuan pre",
            "COMP_CWORD": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout == "plain,preflight\n"
