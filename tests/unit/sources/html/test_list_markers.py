"""Items of a list begin as a browser shows them."""

from __future__ import annotations

import pytest

from compiler.model.block import ListBlock

ITEMS = "<li>甲</li><li>乙</li><li>丙</li>"


@pytest.fixture
def shown(read):
    def markers(html):
        done = read(f"<div>{html}</div>")
        (block,) = [block for block in done.blocks if isinstance(block, ListBlock)]
        return block.start, [item.marker for item in block.items]

    return markers


@pytest.mark.parametrize(
    ("attributes", "start", "markers"),
    [
        ("", 1, [None, None, None]),
        ("start=4", 4, [None, None, None]),
        ("start=-1", -1, [None, None, None]),
        ("type=1", 1, [None, None, None]),
        ("type=a", 1, ["a.", "b.", "c."]),
        ("type=A start=3", 3, ["C.", "D.", "E."]),
        ("type=i", 1, ["i.", "ii.", "iii."]),
        ("type=I start=4", 4, ["IV.", "V.", "VI."]),
        ("reversed", 3, [None, "2.", "1."]),
        ("reversed start=9", 9, [None, "8.", "7."]),
        ("style='list-style-type: cjk-ideographic' start=9", 9, ["九、", "十、", "十一、"]),
        ("style='list-style: inside simp-chinese-informal'", 1, ["一、", "二、", "三、"]),
        ("style='list-style-type:simp-chinese-formal'", 1, ["壹、", "贰、", "叁、"]),
        ("style='list-style-type:cjk-heavenly-stem'", 1, ["甲、", "乙、", "丙、"]),
        ("style='list-style-type:decimal-leading-zero'", 1, ["01.", "02.", "03."]),
        ("style='list-style:none'", 1, ["", "", ""]),
        ("style='list-style-type:\"※\"'", 1, ["※", "※", "※"]),
        ("style='list-style-type:decimal;color:red'", 1, [None, None, None]),
        ("style='list-style-type:unheard-of'", 1, [None, None, None]),
    ],
)
def test_ordered_lists_count_as_the_page_says(shown, attributes, start, markers):
    assert shown(f"<ol {attributes}>{ITEMS}</ol>") == (start, markers)


@pytest.mark.parametrize(
    ("items", "markers"),
    [
        ("<li value=5>甲</li><li>乙</li>", ["5.", "6."]),
        ("<li>甲</li><li value=1>乙</li>", [None, "1."]),
        ("<li value=1>甲</li><li>乙</li>", [None, None]),
        ("<li>甲</li><li></li><li>乙</li>", [None, "3."]),
        ("<li>甲</li><li type=a>乙</li>", [None, "b."]),
        ("<li value=x>甲</li><li>乙</li>", [None, None]),
    ],
)
def test_items_have_numbers_of_their_own(shown, items, markers):
    assert shown(f"<ol>{items}</ol>")[1] == markers


def test_unordered_lists_keep_their_bullets(shown):
    assert shown("<ul><li>甲</li><li value=4>乙</li></ul>") == (1, [None, None])
    assert shown("<ul style='list-style:square'><li>甲</li></ul>") == (1, [None])
    assert shown("<ul style='list-style:none'><li>甲</li></ul>") == (1, [""])


def test_a_rule_of_the_page_styles_its_lists(read):
    done = read(
        "<!doctype html><title>清单</title><style>ol.x{list-style-type:upper-roman}</style>"
        "<h1>清单</h1>"
        "<p>盘点以前先把货架擦净，标签一律朝外，缺的当天补上。</p>"
        f"<ol class=x>{ITEMS}</ol><p>盘点以后把清册交给库房，一式两份，签名为准。</p>",
        "甲.html",
    )
    (block,) = [block for block in done.blocks if isinstance(block, ListBlock)]
    assert [item.marker for item in block.items] == ["I.", "II.", "III."]
