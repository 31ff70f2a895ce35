"""The dot between names, and the other dots."""

from __future__ import annotations

import pytest

from compiler.model.walk import rewrite_text
from compiler.sources.mending import interpuncts


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("卡尔•马克思", "卡尔·马克思"),
        ("卡尔・马克思", "卡尔·马克思"),
        ("卡尔‧马克思", "卡尔·马克思"),
        ("卡尔･马克思", "卡尔·马克思"),
        ("卡尔⋅马克思", "卡尔·马克思"),
        ("卡尔∙马克思", "卡尔·马克思"),
        ("《史记•项羽本纪》", "《史记·项羽本纪》"),
        ("“一二•九”运动", "“一二·九”运动"),
        ("3•15晚会", "3·15晚会"),
        ("9‧18事变", "9·18事变"),
        ("J‧K‧罗琳", "J·K·罗琳"),
        ("弗•伊•列宁", "弗·伊·列宁"),
        ("乔治•R•马丁", "乔治·R·马丁"),
        ("沁园春•雪", "沁园春·雪"),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("12•9运动", "12·9运动"),
    ],
)
def test_interpuncts_are_set(source: str, mended: str) -> None:
    assert rewrite_text(source, interpuncts.edits) == mended
    assert rewrite_text(mended, interpuncts.edits) == mended


@pytest.mark.parametrize(
    "source",
    [
        "卡尔·马克思",
        "• 第一项",
        "•第一项",
        "甲 • 乙",
        "甲 ・ 乙",
        "a⋅b",
        "2⋅3",
        "a • b",
        "コンピュータ・ソフト",
        "東京・大阪のこと",
        "姓名●●",
        "甲●乙",
        "3.15",
        "25•40",
        "100•15",
        "•",
        "项目•",
        "foo•bar",
        "AB•CD",
        "",
    ],
)
def test_what_interpuncts_leaves(source: str) -> None:
    assert rewrite_text(source, interpuncts.edits) == source
