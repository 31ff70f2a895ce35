"""Tables at the end of a page: rows whole or gone on, two on each side, the head over all."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pytest
from set_tables import Drawn, drawn, outside, paragraph, row, set_blocks

from compiler.model.block import (
    Block,
    Cell,
    CodeBlock,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Table,
)
from compiler.model.inline import Note, Text
from compiler.model.segments import block_segments

HEAD = row("项", "释")
LIST = ListBlock(
    tuple(
        ListItem((paragraph("一层说纸" * 8), ListBlock((ListItem((paragraph("二层说墨" * 9),)),))))
        for _ in range(25)
    )
)


def prose(sentences: int) -> str:
    return "".join(f"第{n}道纸经过抄造压榨烘干而成。" for n in range(sentences))


def cell(*blocks: Block, **more: int) -> Cell:
    return Cell(blocks, **more)


def rows(count: int, words: str = "竹麻") -> tuple[Row, ...]:
    return tuple(row(f"纸{n}号", words) for n in range(count))


NOTE = Note((paragraph("格中之注。"),))
TALL = {
    "one row": Table((HEAD,), (row("长", prose(260)),)),
    "no head": Table((), (row("长", prose(160)), row("又", prose(160)))),
    "several": Table((HEAD,), tuple(row("长", prose(120)) for _ in range(3))),
    "two cells": Table((HEAD,), (row(prose(90), prose(140)), row(prose(70), "短"))),
    "spanning": Table(
        (HEAD,), (Row((cell(paragraph("跨" * 900), rowspan=30), cell(paragraph("始")))),
                  *(row(f"行{n}") for n in range(29)))
    ),
    "over 200 rows": Table(
        (HEAD,), (Row((cell(paragraph("跨"), rowspan=200), cell(paragraph("始")))),
                  *(row(f"行{n}") for n in range(199)))
    ),
    "list": Table((HEAD,), (Row((cell(paragraph("单")), cell(LIST))),)),
    "code": Table(
        (HEAD,),
        (Row((cell(paragraph("码")), cell(CodeBlock("\n".join(["x = 1"] * 120))))),),
    ),
    "nested": Table(
        (HEAD,), (Row((cell(paragraph("外")), cell(Table((row("内", "外"),), rows(60))))),)
    ),
    "note": Table(
        (HEAD,),
        (Row((cell(paragraph("注")), cell(Paragraph((Text("有"), NOTE, Text(prose(150))))))),),
    ),
    "all across": Table(
        (Row((cell(paragraph("全"), colspan=2),)),),
        (Row((cell(paragraph(prose(200)), colspan=2),)), row("左", "右")),
    ),
    "tall head": Table((row("头" * 1200, "乙"),), rows(40)),
    "head of 40 lines": Table(tuple(row(f"头{n}", "乙") for n in range(40)), rows(30)),
    "head over a page": Table(tuple(row(f"头{n}", "乙") for n in range(90)), rows(30)),
    "empty head": Table((row("", ""),), tuple(row(f"纸{n}", prose(9)) for n in range(20))),
    "head of rows": Table((), tuple(
        Row((Cell((paragraph("头"),), header=True), cell(paragraph(prose(60))))) for _ in range(4)
    )),
}  # fmt: skip
PAGES = ("A4", "gongwen A5", "phone")
AROUND = {
    "text": lambda table: (paragraph("始说纸。"), table, paragraph("终说墨。")),
    "list": lambda table: (ListBlock((ListItem((paragraph("项"), table)),)),),
    "quote": lambda table: (Quote((paragraph("引"), table)),),
}


def by_page(characters: list[Drawn]) -> dict[int, str]:
    """The text of each page."""
    pages = groupby(characters, key=lambda one: one.page)
    return {page: "".join(one.text for one in group) for page, group in pages}


def lost(blocks: tuple[Block, ...], characters: list[Drawn]) -> str:
    """What of the blocks is not drawn."""
    wanted = Counter("".join("".join(each.text.split()) for each in block_segments(blocks)))
    return "".join((wanted - Counter(one.text for one in characters)).elements())


# Each table in one kind of page; the first two, which no page of any kind holds, in every one.
ON = [(name, PAGES[at % len(PAGES)]) for at, name in enumerate(TALL)]
ON += [(name, shape) for name in list(TALL)[:2] for shape in PAGES if (name, shape) not in ON]


@pytest.mark.parametrize(("name", "shape"), ON)
def test_a_row_that_no_page_holds_goes_on(name, shape):
    blocks = AROUND["text"](TALL[name])
    pages = set_blocks(blocks, shape)
    characters = drawn(pages)
    assert outside(pages) == ""
    assert lost(blocks, characters) == ""
    body = [text for text in by_page(characters).values() if "题" in text][-1]
    assert len(body) > 12, f"the title alone: {body}"


@pytest.mark.parametrize("around", AROUND)
def test_it_goes_on_wherever_the_table_stands(around):
    blocks = AROUND[around](TALL["several"])
    pages = set_blocks(blocks, "A5")
    assert outside(pages) == ""
    assert lost(blocks, drawn(pages)) == ""


@pytest.mark.parametrize(
    ("name", "shape"),
    [("one row", "A4"), ("several", "32开 large"), ("two cells", "gongwen A5"), ("note", "phone")],
)
def test_the_head_stands_over_every_part(name, shape):
    texts = by_page(drawn(set_blocks((TALL[name],), shape)))
    parts = [text for text in texts.values() if "道纸经过抄造" in text]
    assert len(parts) > 1
    assert all("项释" in text for text in parts)


def test_a_head_that_leaves_no_room_is_set_once():
    for name in ("tall head", "head over a page"):
        characters = drawn(set_blocks((TALL[name],), "A5"))
        wanted = Counter("".join(each.text for each in block_segments((TALL[name],))))
        assert Counter(one.text for one in characters)["头"] == wanted["头"]


@pytest.mark.parametrize("lines", range(16, 26, 2))
def test_a_short_table_is_whole(lines):
    blocks = (*[paragraph("行")] * lines, Table((HEAD,), rows(6)))
    texts = by_page(drawn(set_blocks(blocks, "A5")))
    assert len({page for page, text in texts.items() if "竹麻" in text}) == 1


@pytest.mark.parametrize("count", range(22, 30))
def test_two_rows_stand_on_each_side_of_the_end_of_a_page(count):
    texts = by_page(drawn(set_blocks((*[paragraph("行")] * 3, Table((HEAD,), rows(count))), "A5")))
    parts = [text.count("竹麻") for text in texts.values() if "竹麻" in text]
    assert sum(parts) == count
    assert min(parts) >= 2


def test_three_rows_of_more_than_a_page_are_parted_under_the_title():
    table = Table((HEAD,), tuple(row(f"纸{n}", prose(33)) for n in range(3)))
    texts = by_page(drawn(set_blocks((table,), "A4")))
    assert next(page for page, text in texts.items() if "道纸" in text) == min(
        page for page, text in texts.items() if "题" in text and "项" in text
    )


@pytest.mark.parametrize("lines", range(14, 19))
@pytest.mark.parametrize("inner", ["text", "list"])
def test_no_head_and_no_row_begins_where_a_cell_has_no_line(lines, inner):
    """On a small page the last line of it would hold the head, and of the row what is short."""
    items = ListBlock(tuple(ListItem((paragraph("道纸"),)) for _ in range(30)))
    long = paragraph("道纸" * 300) if inner == "text" else items
    table = Table((HEAD,), (Row((cell(paragraph("短")), cell(long))),))
    texts = by_page(drawn(set_blocks((*[paragraph("行")] * lines, table), "phone", title="")))
    begins = next(text for text in texts.values() if "短" in text or "项释" in text)
    assert "项释短" in begins
    assert "道纸" in begins
