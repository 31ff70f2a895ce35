"""Fields of a clipped page, each quoted or labelled alone; the time at which it was clipped."""

from __future__ import annotations

import pytest

from compiler.model.segments import block_segments

TEXT = "纸有正反两面，也有横直两种纹路，顺着纹路折不会裂，逆着纹路折就容易起毛。"


def _words(done) -> list[str]:
    return [segment.text for segment in block_segments(done.blocks)]


def test_each_field_in_a_quotation_of_its_own(read):
    done = read(f"# 纸的用法\n\n> 来源: 纸上谈\n\n> 发布时间: 2024-03-05\n\n{TEXT}\n")
    assert (done.article.source, done.article.date) == ("纸上谈", "2024年3月5日")
    assert _words(done) == [TEXT]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("日期：2013年8月23日", "2013年8月23日"),
        ("发布日期：2024.3.5", "2024年3月5日"),
        ("> （一九六一年五月六日）", "一九六一年五月六日"),
    ],
)
def test_a_day_with_its_label(read, line, day):
    assert read(f"# 纸的用法\n\n{line}\n\n{TEXT}\n\n{TEXT}\n").article.date == day


def test_a_quotation_that_is_no_field_stays(read):
    done = read(f"# 纸的用法\n\n> 林知白\n\n> 纸寿千年。\n\n{TEXT}\n")
    assert _words(done) == ["林知白", "纸寿千年。", TEXT]


def test_the_day_of_minutes_is_text(read):
    done = read(f"# 造纸小组例会\n\n日期：2024年3月5日\n\n地点：东楼\n\n{TEXT}\n")
    assert done.article.date == ""
    assert _words(done) == ["日期：2024年3月5日", "地点：东楼", TEXT]


@pytest.mark.parametrize(
    ("below", "author"), [("## 序", "巴桑多吉"), (TEXT, "")], ids=["heading", "text"]
)
def test_a_foreign_name_on_a_title_page(read, below, author):
    done = read(f"# 纸的用法\n\n巴桑多吉著\n\n{below}\n\n{TEXT}\n\n{TEXT}\n")
    assert done.article.author == author


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("*本文抓取时间: 2026-03-28 15:08:54*", False),
        ("剪藏于 2026年3月28日", False),
        ("本文保存时间：三年", True),
    ],
)
def test_the_time_of_clipping(read, line, stays):
    assert len(_words(read(f"# 纸的用法\n\n{TEXT}\n\n{line}\n"))) == 1 + stays
