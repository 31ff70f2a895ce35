"""Lines under a title: several facts in one, a name alone, months; and what is none of them."""

from __future__ import annotations

import pytest

from compiler.model.segments import plain
from compiler.sources.wording.fact_lines import facts_of
from compiler.sources.wording.personal_names import is_name

PROSE = "纸由植物纤维造成，薄而坚韧，可以写字，也可以印书。"


def test_the_register_of_a_site_is_taken_and_its_counters_go(read):
    line = "发布时间：2024-06-03　来源：造纸学会　作者：林知白　点击数：138次"
    done = read(f"# 纸\n\n{line}\n\n{PROSE}\n")
    article = done.article
    assert (article.date, article.source, article.author) == ("2024年6月3日", "造纸学会", "林知白")
    assert len(done.blocks) == 1
    assert done.dropped("chrome") == ["点击数：138次"]


def test_the_head_of_an_accounts_post(read):
    done = read(f"# 纸\n\n原创 林知白 纸上谈兵 2024-05-06 08:30 发表于北京\n\n{PROSE}\n")
    article = done.article
    assert (article.author, article.source, article.date) == ("林知白", "纸上谈兵", "2024年5月6日")


@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("周墨 · 2024-05-01 · 阅读 321", "周墨", ""),
        ("印刷参考｜2024年5月1日", "", "印刷参考"),
        ("周墨 / 2024.5.1 / 点赞 1.2万 / 评论 3", "周墨", ""),
    ],
)
def test_the_head_of_a_blog(read, line, author, source):
    done = read(f"# 纸\n\n{line}\n\n{PROSE}\n")
    article = done.article
    assert (article.author, article.source, article.date) == (author, source, "2024年5月1日")
    assert len(done.blocks) == 1


@pytest.mark.parametrize(
    "line",
    [
        "周墨 · 2024-05-01 · 摄于杭州",
        "时间：2024年3月5日",  # of a meeting
        "时间：2024年3月5日下午 地点：三楼",
        "来源：造纸学会 编辑：周墨",
        "发布时间：近日 来源：造纸学会",
        "阅读：这是一种习惯",
        "林知白 纸上谈兵 2024-05-06",
        "",
    ],
)
def test_lines_that_are_not_wholly_understood(line):
    assert facts_of(line) is None


def test_labels_and_values_may_stand_on_two_lines(read):
    found = facts_of("来源：\n造纸学会\n时间：\u20032024-05-06")
    assert found is not None
    assert (found.source.strip(), found.date) == ("造纸学会", "2024-05-06")
    done = read(f"一张纸的故事\n\n来源：  \n造纸学会\n\n{PROSE}\n")
    assert done.article.title


def test_a_line_that_contradicts_the_front_matter_stays(read):
    done = read(
        f"---\ntitle: 纸\ndate: 2024-01-01\n---\n发布时间：2024-06-03 点击数：3\n\n{PROSE}\n"
    )
    assert done.article.date == "2024年1月1日"
    assert len(done.blocks) == 2


@pytest.mark.parametrize("name", ["林知白", "林白", "林　白", "欧阳知白", "奥勒·雷", "張知白"])
def test_names(name):
    assert is_name(name)


@pytest.mark.parametrize("words", ["方法", "北京", "时间", "造纸术", "林知白的纸", "江南", "一"])
def test_words_that_are_no_names(words):
    assert not is_name(words)


def test_a_name_alone_under_the_title_is_the_author_and_in_doubt(read):
    done = read(f"# 纸\n\n林知白\n\n{PROSE}\n")
    assert done.article.author == "林知白"
    guess = next(each for each in done.ledger.guesses if each.reason == "author-name")
    assert guess.doubtful


def test_a_name_lower_down_or_over_heads_is_text(read):
    below = read(f"# 纸\n\n纸的种类\n\n林知白\n\n{PROSE}\n")
    assert (below.article.author, len(below.blocks)) == ("", 3)
    heads = read("# 纸\n\n林知白\n\n周墨\n\n陈宣\n")
    assert heads.article.author == ""


def test_a_name_and_what_he_did(read):
    done = read(f"# 紙\n\n林知白　著\n\n{PROSE}\n")
    assert done.article.author == "林知白"
    assert done.dropped("byline-label") == ["著"]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("（一九三〇年五月）", "一九三〇年五月"),
        ("2024年5月", "2024年5月"),
        ("（2026年 4月23日）", "2026年4月23日"),
    ],
)
def test_days_and_months(read, line, date):
    done = read(f"# 纸\n\n{line}\n\n{PROSE}\n")
    assert done.article.date == date
    assert [plain(block.children) for block in done.blocks] == [PROSE]


def test_what_a_web_clipper_writes_down(read):
    front = (
        '---\ntitle: "纸的旅行"\nsource: "https://a.cn/b"\nauthor:\n  - "[[纸上谈兵]]"\n'
        "published: 2024-05-06\ncreated: 2024-05-08\n---\n"
    )
    line = "原创 林知白 [纸上谈兵](javascript:void(0);) *2024年05月06日 08:30* *浙江*"
    done = read(f"{front}{line}\n\n{PROSE}\n\n{PROSE}\n")
    article = done.article
    assert (article.author, article.source, article.date) == ("林知白", "纸上谈兵", "2024年5月6日")
    assert article.links == ("https://a.cn/b",)
    assert len(done.blocks) == 2


def test_a_quotation_of_who_wrote_and_translated_is_no_quotation(read):
    quoted = "> 原文：[On Paper](https://a.cn/x)\n> 作者：Mary Smith\n> 译者：林知白\n"
    done = read(f"# 纸\n\n{quoted}\n{PROSE}\n\n{PROSE}\n")
    assert done.article.author == "Mary Smith"
    kept = read(f"# 纸\n\n> 时间：三月。\n> 作者：谁？\n\n{PROSE}\n")
    assert type(kept.blocks[0]).__name__ == "Quote"


@pytest.mark.parametrize("line", ["三（2）班　林小白", "高一（3）班 方晓"])
def test_pupils_and_their_class(read, line):
    assert read(f"纸的春天\n\n{line}\n\n{PROSE}\n\n{PROSE}\n", "春.txt").article.author == line


def test_brackets_in_a_title_are_no_dynasty(read):
    assert read(f"毕业论文（设计）开题报告\n\n{PROSE}\n", "a.txt").article.title == (
        "毕业论文（设计）开题报告"
    )
    found = read(f"天工开物[明]宋应星著\n\n{PROSE}\n", "b.txt").article
    assert (found.title, found.author) == ("天工开物", "[明]宋应星")
