"""Paragraphs cut by a page break, and those that only look so."""

from __future__ import annotations

import pytest

from compiler.model.block import Heading, Paragraph, Role
from compiler.model.inline import Strong, Text
from compiler.model.segments import plain
from compiler.sources.mending.page_breaks import join
from compiler.sources.wording.continued import continues

FIRST = "造纸术传到各地以后，人们用当地的树皮、麻和竹子做纸，纸的颜色与"
SECOND = "厚薄各不相同，印书的人按用途挑选。"


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_the_two_halves_of_a_paragraph_are_joined_without_a_space() -> None:
    whole = join((paragraph(FIRST), paragraph("\u3000\u3000" + SECOND)))
    assert [plain(block.children) for block in whole.blocks] == [FIRST + SECOND]
    assert whole.joins == 1


def test_a_page_number_between_the_halves_goes() -> None:
    whole = join((paragraph(FIRST), paragraph("— 3 —"), paragraph(SECOND)))
    assert len(whole.blocks) == 1
    assert whole.numbers == ("— 3 —",)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRST + "薄厚。", SECOND),
        (FIRST + "如下：", SECOND),
        (FIRST, "一、纸的种类"),
        (FIRST, "（一）竹纸轻薄，便于携带。"),
        (FIRST, "——竹纸轻薄，便于携带。"),
        (FIRST, "本报评论员"),
        ("纸的颜色与", SECOND),
        ("作坊里的师傅正在抄纸，他们一天要抄一千张。新华社记者 王某 摄", SECOND),
        ("详细的数据和图表，请见 https://example.org/papermaking", SECOND),
    ],
)
def test_what_is_not_joined(first: str, second: str) -> None:
    assert not continues(first, second)


def test_headings_bold_lines_and_signatures_are_never_joined() -> None:
    head = Heading(1, (Text(FIRST),))
    bold = Paragraph((Strong((Text(FIRST),)),))
    signature = Paragraph((Text(SECOND),), Role.SIGNATURE)
    for blocks in (
        (head, paragraph(SECOND)),
        (bold, paragraph(SECOND)),
        (paragraph(FIRST), signature),
    ):
        assert join(blocks).blocks == blocks


def test_verse_and_lists_without_final_marks_are_left_alone() -> None:
    lines = tuple(paragraph(f"{FIRST}{number}张，{SECOND[:-1]}") for number in "一二三四")
    assert join((*lines, paragraph(SECOND))).joins == 0


@pytest.mark.parametrize(("finished", "joins"), [(9, 1), (8, 0), (5, 0)])
def test_where_more_than_one_in_four_has_no_final_mark_its_lack_tells_nothing(
    finished: int, joins: int
) -> None:
    prose = tuple(paragraph(f"{FIRST}{SECOND}") for _ in range(finished))
    verse = (paragraph(FIRST + "薄，"), paragraph(FIRST + "厚，"), paragraph(FIRST))
    assert join((*prose, *verse, paragraph(SECOND))).joins == joins
