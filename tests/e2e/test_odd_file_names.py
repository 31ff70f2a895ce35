"""Names that are no UTF-8: every verb says its say in lines of text, and none a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

TEXT = "# 说纸\n\n抄造要用竹帘，也要有耐心。\n"


def in_gbk(name):
    return os.fsdecode(name.encode("gbk"))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / in_gbk("册")
    made.mkdir()
    (made / f"{in_gbk('第一篇')}.md").write_text(TEXT, "utf-8")
    (made / "丙.txt").write_text("说墨\n\n墨要磨得慢。\n", "utf-8")
    return made


def wenxuan(*arguments):
    command = [sys.executable, "-m", "compiler", *map(os.fsencode, arguments)]
    ran = subprocess.run(command, capture_output=True, check=False)
    said = (ran.stdout + ran.stderr).decode("utf-8", "surrogateescape")
    assert "Traceback" not in said
    assert "内部错误" not in said
    return ran.returncode, said


@pytest.mark.parametrize("verb", ["outline", "check"])
def test_verbs_that_read_show_the_name_as_it_is_meant(folder, verb):
    status, said = wenxuan(verb, folder)
    assert status == 0
    assert "第一篇.md" in said or verb == "outline"


@pytest.mark.parametrize("verb", ["impose", "preflight", "audit"])
def test_verbs_that_take_other_files_refuse_in_a_line(folder, verb):
    status, said = wenxuan(verb, folder / f"{in_gbk('第一篇')}.md")
    assert status not in {0, 1, 70}
    assert "第一篇" in said


def test_a_folder_is_built_and_its_report_is_json(folder, tmp_path):
    status, _ = wenxuan("build", folder, "--output", tmp_path / "out")
    assert status == 0
    (report,) = (tmp_path / "out").rglob("report.json")
    paths = {one["path"] for one in json.loads(report.read_bytes())["sources"]}
    assert paths == {"第一篇.md", "丙.txt"}


def test_a_manuscript_is_looked_through(folder):
    manuscript = folder / f"{in_gbk('第一篇')}.md"
    assert wenxuan("audit", manuscript, "--edition", "zh-Hant-TW", "--no-serve")[0] == 0


def test_a_project_file_cannot_name_them_and_says_what_to_do(folder):
    status, said = wenxuan("init", folder)
    assert status == 3
    assert "第一篇.md" in said
    assert "convmv" in said
    assert not (folder / "booklet.toml").exists()


def test_an_empty_folder_of_such_a_name_is_begun(tmp_path):
    made = tmp_path / in_gbk("册子")
    made.mkdir()
    assert wenxuan("init", made)[0] == 0
    assert 'title = "册子"' in (made / "booklet.toml").read_text("utf-8")
