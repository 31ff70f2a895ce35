"""Markdown leaves ``<`` in the text where it opens no element."""

import pytest

from compiler.model.segments import plain


@pytest.mark.parametrize(
    "text",
    ["先按 <Enter> 键。", "<Enter>", "<ISO9001> 是标准的编号。", "若 a<b 且 c>d，则成立。"],
)
def test_text_stays(read, text):
    done = read(f"# 题\n\n{text}\n\n**后文**在此。\n", name="题.md")
    assert plain(done.blocks[0].children).replace(" ", "") == text.replace(" ", "")
    assert plain(done.blocks[1].children) == "后文在此。"
    assert done.ledger.markup == 5  # the hash and four stars


def test_html_is_html(read):
    done = read("# 题\n\n甲<br>乙<b>丙</b>\n\n<div>\n丁\n</div>\n")
    assert [plain(block.children) for block in done.blocks] == ["甲\n乙丙", "丁"]


def test_code_stays(read):
    done = read("# 题\n\n写作 `List<String>`。\n\n```\na<Foo>b\n```\n")
    assert plain(done.blocks[0].children).replace(" ", "") == "写作List<String>。"
    assert done.blocks[1].text == "a<Foo>b"


def test_a_heading_that_nothing_closes_ends_with_its_line(read):
    done = read('<h3 align="center">纸的记录\n\n#### 其一\n\n甲。\n\n#### 其二\n\n乙。\n')
    assert done.article.title == "纸的记录"
    assert [type(block).__name__ for block in done.blocks] == ["Heading", "Paragraph"] * 2


def test_a_heading_that_is_closed_later_goes_on(read):
    done = read("<h1>\n\n纸的记录\n\n</h1>\n\n甲。\n\n乙。\n")
    assert done.article.title == "纸的记录"
