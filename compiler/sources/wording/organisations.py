"""Names of organisations, told by what they end in."""

from __future__ import annotations

import re

from compiler.sources.wording.characters import HAN
from compiler.sources.wording.heading_numbers import form_of
from compiler.sources.wording.personal_names import is_name

_ENDS = (
    *("委员会", "办公厅", "办公室", "编辑部", "宣传部", "组织部", "统战部", "学生会", "研究生会"),
    *("协会", "学会", "联合会", "联盟", "工会", "商会", "基金会", "促进会", "理事会", "校友会"),
    *("支部", "党委", "党组", "总支", "团委", "纪委", "政府", "法院", "检察院", "管理局", "教育局"),
    *("学院", "大学", "中学", "小学", "学校", "幼儿园", "研究院", "研究生院", "研究所", "中心"),
    *("医院", "公司", "集团", "银行", "书店", "图书馆", "博物馆", "纪念馆", "出版社", "报社"),
    *("杂志社", "通讯社", "俱乐部", "街道", "教育厅", "财政厅", "教务处", "学生处", "宣传处"),
    *("活动组", "项目组", "课题组", "工作组", "调研组", "实践队", "实践团", "小分队", "筹备组"),
)
_NAME = re.compile(rf"[{HAN}A-Za-z·“”（）()\s]{{4,40}}")
_UNIT = re.compile(
    rf"[{HAN}A-Za-z\d（）()]{{2,20}}[级班系部院所组室局处厅科队校]|\d{{1,3}}中|\d{{6,14}}|[大高初研博硕][一二三](?:\d{{1,2}}班)?"
)
_NO_NAME = re.compile("^(?:关于|走进|致|给|我|在|论|谈|以)|的")


def is_organisation(text: str) -> bool:
    """Whether a line is nothing but an organisation's name: 河边书店编辑部."""
    words = text.strip()
    return (
        words.endswith(_ENDS)
        and bool(_NAME.fullmatch(words))
        and not _NO_NAME.search(words)
        and form_of(words) is None
    )


def is_member(text: str) -> bool:
    """Whether a line names a person and what he belongs to: 2013级智能系　高飙, 经济学院 张某.

    A pupil's number counts too: 115040100224 15机设2班 贺某.
    """
    *before, name = text.split() or [""]
    return bool(before) and is_name(name) and all(map(_is_unit, before))


def _is_unit(word: str) -> bool:
    return bool(_UNIT.fullmatch(word)) or is_organisation(word)
