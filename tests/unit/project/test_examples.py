"""The booklets in examples/ are projects, and as varied as the demo needs them."""

from __future__ import annotations

import re

import pytest

from compiler.diagnostics import Report
from compiler.project.load import load

# Words whose characters have several traditional forms: what the demo's editions are to show.
WORDS = (
    *("发展", "头发", "干部", "干燥", "后来", "皇后", "里面", "公里"),
    *("复制", "复杂", "历史", "日历", "征程", "台", "面粉"),
)


def test_demo_is_long_varied_and_hard_to_convert(root):
    project = load(root / "examples" / "yinshua", Report())
    plans = [plan for section in project.sections for plan in section.articles]
    texts = [plan.path.read_text("utf-8") for plan in plans]
    whole = "".join(texts) + project.editor_note
    assert (len(project.sections), len(plans)) == (3, 7)
    assert {plan.path.suffix for plan in plans} == {".md", ".txt"}
    assert len(re.findall(r"[\u4e00-\u9fff]", whole)) >= 6000
    assert [word for word in WORDS if word not in whole] == []
    for shape in (r"\[\^1\]:", r"^\|", r"!\[", r"^- ", r"<iframe", r'data-original="', r'" 好纸 "'):
        assert any(re.search(shape, text, re.MULTILINE) for text in texts), shape
    assert [plan.script for plan in project.editions] == ["zh-Hans", "zh-Hant-TW", "zh-Hant-HK"]
    assert (project.root / "pictures" / "signature.png").stat().st_size < 40_000


@pytest.mark.parametrize(("name", "kind"), [("zhizhang", "booklet"), ("mulu", "auto")])
def test_the_other_ways_to_start(root, name, kind):
    project = load(root / "examples" / name, Report())
    assert project.source_kind == kind
    assert (project.source is None) == (name == "mulu")


def test_order_of_the_folder_without_a_project_file(root):
    project = load(root / "examples" / "mulu", Report())
    names = [plan.path.name.split("-")[0] for plan in project.sections[0].articles]
    assert names == ["1", "2", "10"]
