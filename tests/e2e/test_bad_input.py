"""What goes wrong is said in one line, with place and remedy; nothing is left half-written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "# 纸\n\n纸由植物纤维制成，薄而均匀，可以书写。\n"


def wenxuan(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "compiler", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "LANG": "zh_CN.UTF-8", "LC_ALL": ""},
        check=False,
    )


def write(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def refused(done: subprocess.CompletedProcess[str], folder: Path, code: int, *words: str) -> str:
    errors = [line for line in done.stderr.splitlines() if line.startswith("错误")]
    assert done.returncode == code, done.stderr
    assert len(errors) == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "→" in errors[0]
    for word in words:
        assert word in errors[0]
    assert not [path for path in folder.rglob("*") if path.suffix in {".pdf", ".part"}]
    return errors[0]


def test_a_missing_path(tmp_path):
    refused(wenxuan("build", tmp_path / "没有.md"), tmp_path, 3, "没有.md")


def test_a_missing_article_names_its_line(tmp_path):
    write(tmp_path, booklet__toml='[[section]]\ntitle = "甲"\narticles = ["a.md"]\n')
    refused(wenxuan("build", tmp_path), tmp_path, 3, "a.md", "booklet.toml:3")


@pytest.mark.parametrize("content", [b"", b"\n  \n", b"\xef\xbb\xbf\n"])
def test_an_empty_file(tmp_path, content):
    write(tmp_path, a__md=content)
    refused(wenxuan("build", tmp_path / "a.md"), tmp_path, 4, "a.md")


def test_an_unknown_key_names_the_nearest(tmp_path):
    write(tmp_path, a__md=GOOD, booklet__toml='[booklet]\ntitel = "纸"\nsource = "a.md"\n')
    refused(wenxuan("build", tmp_path), tmp_path, 3, "titel", "title", "booklet.toml:2")


def test_a_wrong_value_says_what_is_allowed(tmp_path):
    write(tmp_path, a__md=GOOD, booklet__toml='[booklet]\nsource="a.md"\n[page]\ntrim = "A6x"\n')
    refused(wenxuan("build", tmp_path), tmp_path, 3, "trim", "A6x", "A5", "booklet.toml:4")


def test_a_broken_word_file(tmp_path):
    write(tmp_path, a__docx=b"PK\x03\x04")
    refused(wenxuan("build", tmp_path / "a.docx"), tmp_path, 4, "a.docx")


def test_a_damaged_text_names_the_line(tmp_path):
    text = "纸张与印刷，都要讲究。\n".encode()
    write(tmp_path, a__txt=text * 10 + b"\xff" + text)
    refused(wenxuan("build", tmp_path / "a.txt"), tmp_path, 4, "a.txt:11", "UTF-8")


def test_another_encoding_is_read(tmp_path):
    write(tmp_path, a__txt="纸张与印刷\n\n都要讲究，一页也不能马虎。\n".encode("gb18030"))
    done = wenxuan("build", tmp_path / "a.txt", "--output", tmp_path / "out")
    assert done.returncode == 0, done.stderr


def test_unreadable_front_matter_is_reported_and_printed(tmp_path):
    write(tmp_path, a__md="---\ntitle: [纸\n" + GOOD)
    done = wenxuan("build", tmp_path / "a.md", "--output", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert re.search(r"警告：.*a\.md:\d+", done.stderr)


def test_an_unpaired_quote_is_reported_and_strict_refuses(tmp_path):
    write(tmp_path, a__md='# 纸\n\n他说 " 纸很好，可以写字，也可以画画。\n')
    done = wenxuan("build", tmp_path / "a.md", "--output", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "引号" in done.stderr
    strict = tmp_path / "strict"
    again = wenxuan("build", tmp_path / "a.md", "--output", strict, "--strict")
    refused(again, strict, 10, "--strict")


@pytest.mark.parametrize("title", ["../../etc/x", "a/b/../c", "CON", "题" * 300, "🙂", "\\u0007"])
def test_titles_never_leave_the_output_folder(tmp_path, title):
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder, a__md=GOOD, booklet__toml=f'[booklet]\ntitle="{title}"\nsource="a.md"\n')
    out = tmp_path / "deep" / "er" / "out"
    done = wenxuan("build", folder, "--output", out)
    assert done.returncode == 0, done.stderr
    made = [path for path in tmp_path.rglob("*") if path.is_file() and path.parent != folder]
    assert len(made) == 2
    for path in made:
        assert path.parent.parent == out


def test_a_path_that_leaves_the_folder(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    write(tmp_path, secret__md=GOOD)
    write(folder, booklet__toml='[[section]]\narticles = ["../secret.md"]\n')
    refused(wenxuan("build", folder), tmp_path, 3, "../secret.md", "booklet.toml:2")


def test_an_output_that_cannot_be_written(tmp_path):
    write(tmp_path, a__md=GOOD, blocked=b"")
    done = wenxuan("build", tmp_path / "a.md", "--output", tmp_path / "blocked")
    refused(done, tmp_path, 9)


def test_an_unknown_verb_and_option_are_one_line():
    for arguments in (("bild",), ("build", "--colour"), ("audit", "a", "b")):
        done = wenxuan(*arguments)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert len([line for line in done.stderr.splitlines() if "错误" in line]) == 1


def test_an_unknown_edition():
    done = wenxuan("build", "examples/mulu", "--edition", "zh-Latn", cwd=Path(__file__).parents[2])
    assert done.returncode in {2, 3, 5}
    assert "zh-Hant-TW" in done.stderr


def test_english_is_spoken_on_request(tmp_path):
    done = wenxuan("--lang", "en", "build", tmp_path / "none.md")
    assert done.returncode == 3
    assert done.stderr.startswith("error: ")
