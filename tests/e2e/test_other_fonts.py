"""What else is installed, and what a user's fontconfig says, changes no byte of any file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from other_fonts import COUNT, hostile_environment

PROJECT = """[booklet]
title = "纸与印"
date = "2024-12-05"
[[section]]
title = "纸"
articles = ["稿.md"]
[output]
formats = ["screen", "print", "epub"]
"""
MANUSCRIPT = """# 纸与印 — Paper

纸 paper，Ёлка、Ωμέγα、Հայերեն、ΑΒΓ ①②⑳ →↔⇒ ☃ ★ 😀 ½ 私用\ue123。**粗体 bold**、*斜体 italic*。

| 品名 | 克重 |
| --- | --- |
| 铜版纸 gloss | 105 g/m² |

```
code monospace 代码 0O1l
```

![墨](墨.svg)
"""
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 140" width="400" height="140">
<text x="5" y="30" font-size="20" font-family="Arial, sans-serif">墨 Ink \ue123 ★</text>
<text x="5" y="60" font-size="20">墨 Ink Ω</text>
<text x="5" y="90" font-size="20" font-family="monospace">code</text>
<text x="5" y="120" font-size="20" font-family="Other 9" font-style="italic">Other</text></svg>"""


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("paper")
    (folder / "booklet.toml").write_text(PROJECT, "utf-8")
    (folder / "稿.md").write_text(MANUSCRIPT, "utf-8")
    (folder / "墨.svg").write_text(DRAWING, "utf-8")
    return folder


def made(project: Path, out: Path, **environment: str) -> dict[str, bytes]:
    """The files of a build by name, the report left out: it tells seconds."""
    command = [sys.executable, "-m", "compiler", "build", str(project), "-o", str(out)]
    done = subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {
        file.name: file.read_bytes() for file in out.rglob("*") if file.suffix in {".pdf", ".epub"}
    }


def test_other_fonts_and_hostile_rules_change_no_byte(project, tmp_path):
    here = made(project, tmp_path / "here")
    hostile = hostile_environment(tmp_path / "hostile")
    listed = subprocess.run(
        ["fc-list", ":", "family"], env=os.environ | hostile, capture_output=True, check=True
    )
    assert listed.stdout.count(b"Other ") >= COUNT - 10, "the other fonts are really there"
    elsewhere = made(project, tmp_path / "elsewhere", **hostile)
    assert len(here) >= 3
    assert here.keys() == elsewhere.keys()
    assert [name for name in here if here[name] != elsewhere[name]] == []
