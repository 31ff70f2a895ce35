"""Lines at the end: credits of every kind, sources, letters, what stands below a signature."""

from __future__ import annotations

import pytest

from compiler.model.block import Role

PROSE = "纸由植物纤维造成，薄而坚韧。"


def roles(done):
    return [block.role for block in done.blocks[1:]]


@pytest.mark.parametrize(
    "line",
    [
        "撰稿：林知白",
        "编审：周墨",
        "供稿 | 罗 宣",
        "初审丨周墨",
        "图片：印刷博物馆",
        "主办单位：造纸学会",
        "图/文：林知白",
        "本报记者 林知白",
        "本报通讯员 周墨",
        "撰稿：林知白\n编辑：周墨\n审核：陈宣",
    ],
)
def test_credits(read, line):
    assert roles(read(f"# 题\n\n{PROSE}\n\n{line}\n")) == [Role.CREDIT]


@pytest.mark.parametrize(
    "line",
    [
        "摘自《造纸录》",
        "（选自《纸谱》2020年第3期）",
        "（《印刷史话》，某某出版社1990年版，第12页）",
        "来源 | 纸上谈兵",
    ],
)
def test_sources(read, line):
    assert roles(read(f"# 题\n\n{PROSE}\n\n{line}\n")) == [Role.SOURCE]


@pytest.mark.parametrize(
    "line",
    [
        "记者：您是哪一年开始造纸的？",
        "编辑：这本书值得一读。",
        "《纸谱》是一部好书",
        "（《纸谱》）",
        "第一种：手工纸",
    ],
)
def test_text_that_looks_like_them(read, line):
    assert roles(read(f"# 题\n\n{PROSE}\n\n{line}\n")) == [Role.BODY]


def test_a_source_among_credits_does_not_stop_the_scan(read):
    done = read(f"# 题\n\n{PROSE}\n\n来源：造纸学会\n\n文字：林知白\n\n编辑：周墨\n")
    assert roles(done) == [Role.SOURCE, Role.CREDIT, Role.CREDIT]


@pytest.mark.parametrize("name", ["林知白", "老造纸工 林知白", "某某市造纸管理局"])
def test_a_letter_is_signed_over_its_day(read, name):
    done = read(f"# 题\n\n{PROSE}\n\n此致\n\n敬礼！\n\n{name}\n\n二〇二四年五月四日\n")
    assert roles(done) == [Role.BODY, Role.BODY, Role.SIGNATURE, Role.SIGNATURE]


def test_a_courtesy_or_a_sentence_over_the_day_is_no_signature(read):
    for line in ("敬礼", "纸还在，人已老。"):
        done = read(f"# 题\n\n{PROSE}\n\n{line}\n\n2024年5月4日\n")
        assert roles(done) == [Role.BODY, Role.SIGNATURE]


def test_what_an_office_adds_below_its_signature_is_passed_over(read):
    below = (
        "（此件公开发布）\n\n抄送：市造纸学会，市印刷博物馆。\n\n"
        "某某市造纸办公室　2024年5月20日印发"
    )
    done = read(f"# 题\n\n{PROSE}\n\n某某市造纸办公室\n\n2024年5月20日\n\n{below}\n")
    assert roles(done) == [Role.SIGNATURE, Role.SIGNATURE, Role.BODY, Role.BODY, Role.BODY]


def test_the_era_of_the_republic_is_a_day(read):
    done = read(f"# 題\n\n{PROSE}\n\n民國一百一十三年五月\n")
    assert roles(done) == [Role.SIGNATURE]


@pytest.mark.parametrize("day", ["四月一日", "4月1日", "十二月三十一日"])
def test_a_day_without_its_year_is_signed_too(read, day):
    assert roles(read(f"# 题\n\n{PROSE}\n\n{day}\n")) == [Role.SIGNATURE]


def test_where_a_text_was_taken_from_is_its_source(read):
    line = "本文来自微信公众号“纸上谈兵”，作者：林知白，经授权发布。"
    done = read(f"# 纸\n\n纸由植物纤维造成。\n\n它薄而坚韧。\n\n{line}\n")
    assert done.blocks[-1].role.value == "source"


def test_attachments_below_a_signature_are_passed_over(read):
    end = "某某市造纸办公室\n\n2024年5月20日\n\n附件：竹纸名录\n"
    assert roles(read(f"# 题\n\n{PROSE}\n\n{end}")) == [*[Role.SIGNATURE] * 2, Role.BODY]


def test_several_offices_on_one_line_sign_together(read):
    end = "河边造纸学会 河边印刷协会\n\n2024年5月20日\n"
    assert roles(read(f"# 题\n\n{PROSE}\n\n{end}")) == [Role.SIGNATURE, Role.SIGNATURE]


@pytest.mark.parametrize(
    "lines",
    [
        "（更新时间：2017年10月）",
        "修订日期：2026年6月15日",
        "修订发布：造纸学会办公室\n修订日期：2026年6月15日",
        "本细则由造纸学会办公室发布\n修订日期：2026年6月8日",
    ],
)
def test_a_day_under_its_label_is_a_signature(read, lines):
    assert set(roles(read(f"# 题\n\n{PROSE}\n\n{lines}\n"))) == {Role.SIGNATURE}


def test_who_explains_a_rule_is_part_of_it(read):
    assert roles(read(f"# 题\n\n{PROSE}\n\n本细则由造纸学会办公室解释。\n")) == [Role.BODY]
