"""Lines of labels and values: all of it understood, or none."""

from __future__ import annotations

import pytest

from compiler.sources.web.fields import FieldKind, alone_name, fields_of

A, S, D, C, P, N = (
    FieldKind.AUTHOR,
    FieldKind.SOURCE,
    FieldKind.DATE,
    FieldKind.CREDIT,
    FieldKind.OFFICE,
    FieldKind.COUNTER,
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("作者：林知白", [(A, "林知白")]),
        ("记者：林知白", [(A, "林知白")]),
        ("作 者： 林知白", [(A, "林知白")]),
        ("作者/林知白", [(A, "林知白")]),
        ("（责编：林知白、周行简）", [(C, "林知白、周行简")]),
        ("【责任编辑:林知白】", [(C, "林知白")]),
        ("来源：河边日报", [(S, "河边日报")]),
        ("来源：河边日报作者：林知白", [(S, "河边日报"), (A, "林知白")]),
        ("作者：林知白 2012-06-04", [(D, "2012-06-04"), (A, "林知白")]),
        ("2012年6月4日 来源：河边日报", [(D, "2012年6月4日"), (S, "河边日报")]),
        ("时间：09:20 浏览：33", [(D, "09:20"), (N, "33")]),
        ("发布人：河边 阅读次数：8次", [(P, "河边"), (N, "8次")]),
        ("通讯员：林知白 摄影：周行简 供稿：团委", [(C, "林知白"), (C, "周行简"), (C, "团委")]),
        ("河边新闻记者 林知白", [(A, "河边新闻记者 林知白")]),
        ("来源：河边日报(上海)", [(S, "河边日报(上海)")]),
        ("来源：", [(S, "")]),
        ("来源：河边日报 打印 关闭", [(S, "河边日报")]),
    ],
)
def test_a_line_of_fields_is_taken_apart(text, wanted):
    found = fields_of(text)
    assert [(field.kind, field.value) for field in found] == wanted
    assert [text[field.start : field.end] for field in found] == [value for _, value in wanted]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "河边的书店早上八点开门。",
        "他说作者：林知白",
        "作者：林知白，他说：书店开门了",
        "时间：开会的那一天",
        "记者在书店看到的情形",
        "编辑部的故事",
        "来源于生活",
        "浏览：很多人",
    ],
)
def test_any_other_line_has_no_fields(text):
    assert fields_of(text) == ()


@pytest.mark.parametrize(
    ("text", "is_name"),
    [("林知白", True), ("（林知白）", True), ("方法", False), ("林知白说", False)],
)
def test_a_name_that_stands_alone(text, is_name):
    assert alone_name(text) is is_name


@pytest.mark.parametrize("bar", "︱│丨｜")
def test_any_bar_parts_a_label_from_its_value(bar):
    assert [(f.label, f.value) for f in fields_of(f"作者{bar}林知白")] == [("作者", "林知白")]
