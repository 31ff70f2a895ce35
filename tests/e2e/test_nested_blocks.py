"""Lists and quotations in one another, thirty levels deep: lines stay long enough to be read."""

from __future__ import annotations

import pytest
from test_long_notes import set_pages

from compiler.model.block import Block, ListBlock, ListItem, Paragraph, Quote
from compiler.model.inline import Text

LEVELS = 30
TEXT = "纸" * 60


def nested(kinds: str) -> Block:
    block: Block = Paragraph((Text(TEXT),))
    for level in range(LEVELS):
        inner = (Paragraph((Text(TEXT),)), block)
        is_list = kinds[level % len(kinds)] == "列"
        block = ListBlock((ListItem(inner),)) if is_list else Quote(inner)
    return block


@pytest.mark.parametrize("kinds", ["列", "引", "列引", "列列引"])
@pytest.mark.parametrize(("trim", "theme"), [("A5", "neikan"), ("32开", "gongwen")])
def test_deep_levels_have_lines_of_some_length(kinds, trim, theme):
    pages = set_pages((nested(kinds),), trim, theme)
    assert pages.outside == 0
    assert pages.count("纸") == (LEVELS + 1) * 60
    text = [line.text.count("纸") for page in pages.lines for line in page if line.kind]
    assert len(text) <= (LEVELS + 1) * 12
