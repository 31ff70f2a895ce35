"""Front matter: fields, dates, what is mended, what is refused and kept as text."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report
from compiler.model.characters import visible
from compiler.sources.account import Account
from compiler.sources.markdown.front_matter import read_front_matter, settle
from compiler.sources.wording.dates import printed_date


def read(text):
    report = Report()
    return read_front_matter(text, "a.md", report), report


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Sun, 21 Nov 2021 18:10:05 GMT", "2021年11月22日"),  # next morning in Beijing
        ("Sun, 21 Nov 2021 08:10:05 +0800", "2021年11月21日"),
        ("2021-11-21T18:10:05Z", "2021年11月22日"),
        ("2021-11-21 18:10:05", "2021年11月21日"),
        ("2021-11-21", "2021年11月21日"),
        ("2021/1/5", "2021年1月5日"),
        ("2021.01.05 10:20", "2021年1月5日"),
        ("2021年 1月05日", "2021年1月5日"),
        ("2021-13-45", "2021-13-45"),
        ("去年冬天", "去年冬天"),
        ("9999-12-31T23:59:59-23:00", "9999-12-31T23:59:59-23:00"),
    ],
)
def test_dates_are_printed_in_chinese_form_and_beijing_time(written, printed):
    assert printed_date(written) == printed


def test_fields_in_both_languages():
    front, report = read("---\n标题: 甲\nauthor: 张三\n来源: 某报\n网址: https://a.cn/b\n---\n正文")
    assert (front.title, front.author, front.source) == ("甲", "张三", "某报")
    assert (front.link, front.body, front.body_line) == ("https://a.cn/b", "正文", 7)
    assert not report.codes()


def test_leading_blank_lines_are_allowed():
    assert read("\n\n---\ntitle: 甲\n---\n正文")[0].title == "甲"


def test_an_author_that_is_a_category_is_the_feed():
    front, _ = read("---\nauthor: ZAKER\ncategories:\n - 新媒体\n - ZAKER\n---\n")
    assert (front.author, front.source) == ("", "ZAKER")
    front, _ = read("---\nauthor: 张三\ncategories: [新媒体]\n---\n")
    assert (front.author, front.source) == ("张三", "")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: 关于: 冒号", "关于: 冒号"),
        ("title: ''双引''", "双引"),
        ("title: 'it''s'", "it's"),
        ("title: 'it's: so'", "it's: so"),
        ("title： 全角冒号", "全角冒号"),
        ("title: @名字", "@名字"),
        ('title: "\\u4e00带一路"', "一带一路"),
    ],
)
def test_titles_that_plain_yaml_cannot_read(line, title):
    front, report = read(f"---\n{line}\ndate: 2021-11-21\n---\n正文")
    assert front.title == title
    assert front.date == "2021-11-21"
    assert set(report.codes()) <= {"sources.mended-front-matter"}


def test_missing_end_marker_is_reported_and_kept_as_text():
    front, report = read("---\ntitle: 甲\ndate: 乙\n\n正文")
    assert report.codes() == ["sources.open-front-matter"]
    assert (front.stray, front.body, front.title) == ("title: 甲\ndate: 乙", "正文", "")


@pytest.mark.parametrize("raw", ["a: [1", "a: 1\n}b", "a: " + "[" * 20000])
def test_unreadable_is_reported_with_its_line_and_kept_as_text(raw):
    front, report = read(f"---\n{raw}\n---\n正文")
    assert report.codes() == ["sources.bad-front-matter"]
    assert next(iter(report)).location.line >= 1
    assert (front.stray, front.body) == (raw, "正文")


def test_aliases_make_no_object():
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]"
    front, _ = read(f"---\n{bomb}\n---\n正文")
    assert bomb in (front.stray, front.raw)
    assert front.title == ""


def test_tags_make_no_object():
    front, _ = read('---\ntitle: !!python/object/apply:os.system ["echo x"]\n---\n正文')
    assert front.title in ("echo x", '!!python/object/apply:os.system ["echo x"]')


@pytest.mark.parametrize("text", ["---\n\n正文\n\n---\n", "正文\n---\n", "---", "--- 甲\n"])
def test_a_thematic_break_is_no_front_matter(text):
    front, report = read(text)
    assert (front.body, front.raw, report.codes()) == (text, "", [])


def test_the_account_of_a_front_matter_adds_up():
    front, _ = read('---\ntitle: "\\u4e00带"\ndate: 2021-11-21\ntags: [甲]\n---\n')
    account = Account("a.md", "post")
    settle(account, front)
    ledger = account.ledger()
    before = visible(ledger.text) + "".join(visible(e.after) for e in ledger.changed)
    after = visible("一带2021年11月21日")
    after += "".join(visible(e.before) for e in ledger.changed + ledger.dropped)
    assert sorted(before) == sorted(after)
    assert {e.reason for e in ledger.dropped} == {"front-matter"}


def test_the_day_in_a_posts_name_counts_where_its_front_matter_has_none(read):
    post = "---\nlayout: post\ntitle: 纸的来历\n---\n\n纸由植物纤维造成。\n"
    assert read(post, "2016-8-21-paper.md").article.date == "2016年8月21日"
    assert read(post, "paper.md").article.date == ""
    assert read(post, "2016-18-41-paper.md").article.date == ""
    assert read("# 纸的来历\n\n纸由植物纤维造成。\n", "2016-8-21-纸.md").article.date == ""
    told = post.replace("layout: post", "date: 2015-01-02")
    assert read(told, "2016-8-21-paper.md").article.date == "2015年1月2日"


def test_front_matter_that_only_its_end_marks():
    front, report = read(
        "title: 甲\ndate: 2024-03-05\ntags:\n - 纸\ndescription: 讲纸。\n---\n正文"
    )
    assert (front.title, front.date, front.body) == ("甲", "2024-03-05", "正文")
    assert not report.codes()
    account = Account("a.md", "markdown")
    settle(account, front)
    assert account.ledger().dropped[0].before.count("讲纸。") == 1


@pytest.mark.parametrize(
    "text",
    [
        "title: 甲\n---\n正文",  # a heading
        "纸: 白\n墨: 黑\n---\n正文",
        "title: 甲\ndate: 2024-03-05\n\n正文\n\n---\n",
        "title: 甲\n地点: 东楼\n---\n正文",
    ],
)
def test_other_lines_over_a_rule_are_text(text):
    assert read(text)[0].body == text
