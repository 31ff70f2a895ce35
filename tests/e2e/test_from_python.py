"""The example of docs/python.md, run as another program would."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date

import compiler
from compiler.project.scaffold import scaffold


def test_the_example_of_the_documentation_runs(root, tmp_path):
    [code] = re.findall(r"```python\n(.*?)```", (root / "docs/python.md").read_text(), re.DOTALL)
    for file in scaffold("纸", date(2026, 1, 2)):
        path = tmp_path / "my-booklet" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    made = [line.split() for line in lines if line.endswith(".pdf")]
    assert [words[0] for words in made] == ["zh-Hans", "zh-Hant-TW"]
    [account] = [line.split() for line in lines if line.startswith("articles/01.md")]
    assert int(account[1]) >= int(account[2]) > 0
    assert account[3] == "0"

    (tmp_path / "my-booklet" / "articles" / "01.md").unlink()
    failed = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert failed.returncode == 1
    assert len(failed.stderr.splitlines()) == 1


def test_public_names_are_there_and_importing_the_package_loads_nothing():
    for name in compiler.__all__:
        assert getattr(compiler, name) is not None
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, compiler; print(sum('compiler.' in m for m in sys.modules))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "0"
