"""How a command line is taken, and how a run ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from compiler import errors
from compiler.cli.command import VERBS
from compiler.cli.options import Settings, settings
from compiler.errors import Location, ProjectError, SourceError, StrictError, WenxuanError


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "zh"),
        ([], {"LANG": "C"}, "zh"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ([], {"LANG": "en", "LC_ALL": ""}, "en"),
        (["build", "--lang", "en"], {"LANG": "zh_CN"}, "en"),
        (["--lang=zh", "build"], {"LANG": "en_US"}, "zh"),
        (["build", "--", "--lang", "en"], {}, "zh"),
        (["build", "--lang"], {}, "zh"),
    ],
)
def test_language(arguments, environment, language):
    assert settings(arguments, environment).language == language


def test_verbose_is_seen_before_parsing():
    assert settings(["build", "-v"], {}).verbose
    assert not settings(["build", "--", "-v"], {}).verbose


def test_help_lists_the_verbs_in_both_languages(wenxuan):
    chinese, english = wenxuan("--help"), wenxuan("--lang", "en", "--help")
    assert chinese.status == english.status == 0
    for verb in VERBS:
        assert f"  {verb} " in chinese.out
        assert f"  {verb} " in english.out
    assert "用法：" in chinese.out
    assert "Usage:" in english.out
    assert not any("\u4e00" <= char <= "\u9fff" for char in english.out)
    assert wenxuan().out == chinese.out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(wenxuan, verb):
    assert "--verbose" in wenxuan(verb, "--help").out
    assert not any("\u4e00" <= char <= "\u9fff" for char in wenxuan(verb, "-h", "--lang", "en").out)


def test_help_names_every_exit_code(wenxuan):
    text = wenxuan("--lang", "en", "--help").out
    codes = {
        error.exit_code
        for error in vars(errors).values()
        if isinstance(error, type) and issubclass(error, WenxuanError) and error is not WenxuanError
    }
    for code in {2, 70, 129, 130, 141, 143} | codes:
        assert f"  {code} " in text


def test_version(wenxuan):
    assert wenxuan("--version").out.startswith("wenxuan 0.")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bild"], "bild"),
        (["build", "--outptu", "x"], "--output"),
        (["--nonsense"], "--nonsense"),
        (["build", "--edition", "zh-TW"], "zh-Hant-TW"),
        (["build", "--lang", "fr"], "zh, en"),
        (["build", "--output"], "--output"),
        (["init"], "DIR"),
        (["audit", "a", "b"], "b"),
    ],
)
def test_wrong_usage_is_one_line(wenxuan, pipeline, arguments, words):
    outcome = wenxuan(*arguments)
    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1
    assert words in outcome.err
    assert "→" in outcome.err
    assert not pipeline.requests


@pytest.mark.parametrize(
    "error",
    [
        ProjectError("project.missing-path", Location(source="x.md", line=7), path="x.md"),
        SourceError("project.missing-path", Location(source="x.md", line=7), path="x.md"),
        StrictError("cli.strict", Location(source="x.md", line=7), count=3),
    ],
)
def test_error_is_one_line_with_place_and_remedy(wenxuan, pipeline, error):
    pipeline.error = error
    outcome = wenxuan("build", "x.md")
    assert outcome.status == error.exit_code
    assert outcome.out == ""
    assert outcome.err.startswith("错误：")
    assert "（x.md:7） → " in outcome.err
    assert outcome.err.count("\n") == 1


def test_error_without_a_sentence_is_still_shown(wenxuan, pipeline):
    pipeline.error = SourceError("sources.no-such-sentence-ever", path="a.md")
    outcome = wenxuan("build")
    assert outcome.status == 4
    assert "sources.no-such-sentence-ever (path=a.md)" in outcome.err


def test_unexpected_exception_is_one_line_and_its_trace_on_request(wenxuan, pipeline):
    pipeline.error = ZeroDivisionError("division\nby \x1b[31mzero")
    quiet, verbose = wenxuan("build"), wenxuan("build", "--verbose")
    assert quiet.status == verbose.status == 70
    assert quiet.err.count("\n") == 1
    assert "ZeroDivisionError: division by [31mzero" in quiet.err
    assert "--verbose" in quiet.err
    assert "Traceback" in verbose.err


def test_recursion_and_memory_are_internal_errors(wenxuan, pipeline):
    for error in (RecursionError(), MemoryError()):
        pipeline.error = error
        assert wenxuan("build").status == 70


def test_cause_of_an_error_on_request(wenxuan, pipeline):
    error = SourceError("project.missing-path", path="x")
    error.__cause__ = ValueError("underneath")
    pipeline.error = error
    assert "underneath" not in wenxuan("build").err
    assert "underneath" in wenxuan("build", "--verbose").err


def test_interruption(wenxuan, pipeline):
    pipeline.error = KeyboardInterrupt()
    outcome = wenxuan("build")
    assert outcome.status == 130
    assert "Traceback" not in outcome.err


def test_refusal_by_the_system(wenxuan, pipeline):
    pipeline.error = PermissionError(13, "Permission denied", "/root/x")
    outcome = wenxuan("build")
    assert outcome.status == 9
    assert "/root/x" in outcome.err
    assert outcome.err.count("\n") == 1


def _process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "compiler", *arguments],
        capture_output=True,
        env={"PATH": os.environ["PATH"], **environment},
        check=False,
    )


def test_terminal_of_another_encoding_does_not_end_the_run():
    done = _process("--help", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert b"wenxuan" in done.stdout


def test_reader_that_goes_away_is_no_error():
    shell = f"{sys.executable} -m compiler --help | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, check=False)
    assert done.stderr == b""
    assert done.returncode in {0, 141}  # 0 where the pipe took it all in time


HEAVY = (
    "weasyprint",
    "opencc",
    "bs4",
    "markdown_it",
    "jinja2",
    "segno",
    "pypdfium2",
    "pydantic",
    "PIL",
    "rich",
    "pikepdf",
    "yaml",
)


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom compiler.cli.command import run\nrun(['--help'])\nrun(['build', '-h'])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_help_imports_little_of_our_own_and_does_little():
    code = (
        "import sys\nfrom steps import lines_run\nbefore = set(sys.modules)\n"
        "from compiler.cli.command import run\nlines = lines_run(lambda: run(['--help']))\n"
        "new = set(sys.modules) - before\n"
        "print(lines, len(new), len([name for name in new if name.startswith('compiler')]),"
        " file=sys.stderr)"
    )
    tests = Path(__file__).parents[2] / "architecture"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(tests)},
    )
    lines, modules, ours = map(int, done.stderr.split())
    assert ours <= 16
    assert modules <= 160
    assert lines < 1_200_000


def test_settings_speak():
    assert Settings("en").say("page", page=3) == "page 3"
