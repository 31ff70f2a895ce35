"""Where a text sets its short lines."""

import pytest

from compiler.model.block import Paragraph
from compiler.model.inline import Text
from compiler.sources.html.alignment import with_alignment
from compiler.sources.html.parsing import parsed


def alignment(html, *texts):
    """The alignment of paragraphs of these texts in a page of this HTML."""
    blocks = tuple(Paragraph((Text(text),)) for text in texts)
    return [passage.look.align for passage in with_alignment(blocks, parsed(html))]


@pytest.mark.parametrize(
    ("html", "align"),
    [
        ('<p align="right">总务组</p>', "right"),
        ('<p style="color:red; text-align: right">总务组</p>', "right"),
        ("<div align=right><p>总务组</p><p>五月一日</p></div>", "right"),
        ('<div style="text-align:end">总务组</div>', "right"),
        ("<center>总务组</center>", "center"),
        ('<div align="right"><p align="center">总务组</p></div>', "center"),
        ('<div align="right"><p align="left">总务组</p></div>', ""),
        ("<p>总务组</p>", ""),
        ('<p align="justify">总务组</p>', ""),
    ],
)
def test_a_short_line_has_its_place(html, align):
    assert alignment(html, "总务组") == [align]


def test_a_long_paragraph_and_another_text_have_none():
    long = "为了做好盘点，各组应当在月底以前把库存清点完毕。" * 4
    assert alignment(f'<p align="right">{long}</p>', long, "总务组") == ["", ""]


def test_lines_of_a_place_are_each_there():
    html = "<div align=right><p>总务组</p><p>五月一日</p></div><p>后文</p>"
    assert alignment(html, "总务组", "五月一日", "后文") == ["right", "right", ""]
