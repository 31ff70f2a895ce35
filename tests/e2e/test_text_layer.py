"""Copied and searched text is the source: as poppler and PDFium read it, in every kind of block."""

from __future__ import annotations

import re
import subprocess

import pytest
from built_booklets import EDITIONS, built

from compiler.diagnostics import Report
from compiler.editions.convert import EditionSettings, convert
from compiler.model.segments import article_segments
from compiler.model.walk import ATOM
from compiler.pipeline import outline

BODY = (
    "造纸用植物纤维在2024年增长12.5%，用HTML与CSS排版，“‘纸’轻而便宜。”"
    "（见《纸谱》）——另有……第3届用V2.0的PDF/A，约20公斤。"
)
MANUSCRIPT = f"""# 一张纸在2024年与CSS排版

## 第1节：用HTML排版的“纸”

{BODY * 5}用到脚注[^1]，并有**黑体GDP增长5%**的字。

| 名称A4 | 用处2种 |
|---|---|
| 宣纸用于1998年 | 书画与CSS排版，“轻”而便宜。 |
| 竹纸3张 | {BODY} |

- 皮纸用5%的浆
- 目录页1之后

[^1]: 均匀指厚薄在0.1毫米以内，用ISO标准。{BODY}
"""
HAN = "\u4e00-\u9fff"
STRAY = re.compile(rf"[{HAN}] +[{HAN}0-9A-Za-z]|[0-9A-Za-z%] +[{HAN}]")


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    """A small booklet with body, table, list, footnote and contents, in three editions."""
    folder = tmp_path_factory.mktemp("layer")
    source = folder / "纸.md"
    source.write_text(MANUSCRIPT, "utf-8")
    return source, built(source, folder / "out")


@pytest.fixture(params=EDITIONS)
def script(request) -> str:
    """Each edition."""
    return request.param


@pytest.fixture(params=["pdftotext", "pdftotext -raw", "pdfium"])
def extracted(request, paper, script) -> str:
    """The text of an edition as a reader extracts it."""
    facts = paper[1].pdfs[script]
    if request.param == "pdfium":
        return "\n".join(facts.pages).replace("\ufffe", "-")
    command = [*request.param.split(), facts.path, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def pieces(source, script) -> list[str]:
    """Every run of the edition as it was converted, without white space."""
    booklet = convert(outline(source, Report()), EditionSettings(script), Report()).booklet
    runs = [
        piece
        for section in booklet.sections
        for article in section.articles
        for segment in article_segments(article)
        for piece in re.split(f"[{ATOM}\\n]", segment.text)
    ]
    return ["".join(run.split()) for run in runs if run.strip()]


def test_every_run_is_extracted_whole(paper, script, extracted):
    runs = pieces(paper[0], script)
    assert len(runs) >= 12
    squeezed = re.sub(r"\s", "", extracted)
    assert [run for run in runs if run not in squeezed] == []


def test_no_space_is_put_into_a_line(paper, script, extracted):
    lines = [line for line in extracted.splitlines() if line.strip()]
    assert len(lines) >= 20
    found = [one for line in lines for one in strays(line, pieces(paper[0], script))]
    assert found == []


def strays(line: str, runs: list[str]) -> list[str]:
    """The spaces of a line beside Han that stand inside a run, and not between two cells."""
    found = []
    for stray in STRAY.finditer(line):
        around = "".join(line[max(0, stray.start() - 2) : stray.end() + 2].split())
        found += [stray[0] for run in runs if around in run]
    return found


def test_a_space_inside_a_run_would_be_seen():
    assert strays("宣纸用于 1998年", ["宣纸用于1998年"]) == ["于 1"]
    assert strays("名称A4 用处2种", ["名称A4", "用处2种"]) == []
