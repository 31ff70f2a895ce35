"""Formulas between lines of dollars are apart from the text around them."""

import pytest

from compiler.model.segments import plain
from compiler.sources.markdown.formula_lines import with_formulas_apart


def test_a_formula_under_a_line_of_text_is_whole(read):
    done = read("# 题\n\n即：\n$$\n\\begin{equation}\na_{i}*b_{i}*c\n\\end{equation}\n$$\n后文。\n")
    texts = [plain(block.children) for block in done.blocks]
    assert len(texts) == 3
    assert (texts[0], texts[2]) == ("即：", "后文。")
    assert "$$" not in texts[1]
    assert "equation" not in texts[1]


@pytest.mark.parametrize(
    "text",
    ["文\n$$ 价钱 $$\n文", "文\n$$\n没有结束", "```\n文\n$$\na\n$$\n```", "\n$$\na\n$$"],
)
def test_other_lines_stay(text):
    lines = text.split("\n")
    assert with_formulas_apart(lines)[: len(lines)] == lines
