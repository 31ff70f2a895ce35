"""The parts of an official document, told by where they stand; nothing is lost or moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.markup.official import document_parts
from compiler.model.block import Heading, ListBlock, ListItem, Paragraph, Role
from compiler.model.inline import Text
from compiler.model.segments import block_segments


def _p(text, role=Role.BODY):
    return Paragraph((Text(text),), role)


def _texts(blocks):
    return [segment.text for segment in block_segments(blocks)]


def _parts(*texts):
    return document_parts(tuple(map(_p, texts)))


@pytest.mark.parametrize(
    "text", ["各文印室：", "各编辑部、各文印室，各印刷联络点：", "同志们:", "各編輯部："]
)
def test_who_it_is_addressed_to(text):
    assert _texts(_parts(text, "现通知如下。").addressee) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "现将有关事项通知如下：",
        "书上说：",
        "纸分三类，即：",
        "一是宣纸。二是毛边纸：",
        "墨：松烟：",
        "他问：“谁：",
        "各文印室。",
    ],
)
def test_what_only_leads_on_is_body(text):
    assert _parts(text, "纸有三种。").addressee == ()


def test_an_only_paragraph_is_body():
    assert _parts("各文印室：").addressee == ()


def test_signature_and_date_are_found_with_a_note_after_them():
    parts = _parts("各文印室：", "请用好纸。", "印刷研究会", "2024年12月5日", "（联系人：纸白）")
    assert _texts(parts.signature) == ["印刷研究会", "2024年12月5日"]
    assert {block.role for block in parts.signature} == {Role.SIGNATURE}
    assert _texts(parts.after) == ["（联系人：纸白）"]


def test_a_date_without_a_name_signs_alone():
    parts = _parts("请用好纸。", "二〇二四年十二月五日")
    assert _texts(parts.signature) == ["二〇二四年十二月五日"]


def test_a_date_in_a_sentence_or_far_from_the_end_signs_nothing():
    assert _parts("请用好纸。", "2024年12月5日开会。").signature == ()
    assert _parts("请用好纸。", "2024年12月5日", "一", "二", "三").signature == ()


def test_the_reader_s_own_signature_counts():
    blocks = (_p("请用好纸。"), _p("研究会", Role.SIGNATURE), _p("5日", Role.SIGNATURE))
    assert document_parts(blocks).signature == blocks[1:]


def test_the_date_is_four_characters_in_under_its_name():
    assert _parts("好。", "2024年12月5日").right_em == 4
    short = _parts("好。", "印刷研究会", "2024年12月5日").right_em
    assert short == pytest.approx(4)
    name = "印刷与装订技术研究会秘书处办公室"
    long = _parts("好。", name, "2024年12月5日").right_em
    assert 1 <= long < 4


def test_the_list_of_annexes_reaches_to_the_signature():
    two = ListBlock((ListItem((_p("报名表"),)),), ordered=True, start=2)
    blocks = (_p("好。"), _p("附件：1. 日程"), two, _p("研究会"), _p("2024年12月5日"))
    parts = document_parts(blocks)
    assert parts.annex_list == blocks[1:3]
    assert parts.body == blocks[:1]
    assert _texts(_parts("好。", "附件：日程").annex_list) == ["附件：日程"]
    assert _parts("附件：日程", "好。").annex_list == ()


def test_annexes_have_a_label_and_perhaps_a_title():
    parts = _parts("好。", "附件1", "日程安排", "第一天。", "附件2", "没有题目。", "第二天。")
    assert [_texts(annex.label) for annex in parts.annexes] == [["附件1"], ["附件2"]]
    assert [_texts(annex.title) for annex in parts.annexes] == [["日程安排"], []]
    assert _texts(parts.annexes[1].blocks) == ["没有题目。", "第二天。"]


def test_a_label_at_an_edge_labels_nothing():
    assert _parts("附件1", "日程。").annexes == ()
    assert _parts("好。", "附件1").annexes == ()


_LINES = st.sampled_from(
    [
        "各文印室：",
        "请用好纸。",
        "附件：1. 日程",
        "2. 报名表",
        "附件",
        "附件2",
        "研究会",
        "2024年12月5日",
        "（此件公开）",
        "",
    ]
)
_BLOCK = st.one_of(
    st.builds(_p, _LINES, st.sampled_from([Role.BODY, Role.SIGNATURE, Role.CREDIT])),
    st.builds(lambda text: Heading(1, (Text(text),)), _LINES),
    st.builds(lambda text: ListBlock((ListItem((_p(text),)),), ordered=True), _LINES),
)


@given(st.lists(_BLOCK, max_size=9).map(tuple))
def test_no_text_is_lost_or_moved(blocks):
    parts = document_parts(blocks)
    annexed = [
        block for annex in parts.annexes for block in (*annex.label, *annex.title, *annex.blocks)
    ]
    joined = (
        *parts.addressee, *parts.body, *parts.annex_list, *parts.signature, *parts.after, *annexed,
    )  # fmt: skip
    assert _texts(joined) == _texts(blocks)
    assert len(joined) == len(blocks)
