"""Days and years as heads of a chronicle, heads over lists, and a day that is none of them."""

from __future__ import annotations

from compiler.model.block import Heading
from compiler.model.segments import plain

PROSE = "纸由植物纤维造成，薄而坚韧，可以写字，也可以印书。"
ITEMS = "\n".join(f"{n}. {PROSE}" for n in range(1, 4))


def heads(article):
    return [plain(b.children) for b in article.blocks if isinstance(b, Heading)]


def test_bold_days_beside_bold_years(read):
    text = "# 馆史\n\n" + "\n\n".join(
        f"**{day}**\n\n{PROSE}" for day in ("2022年8月18日", "2006年", "2002年")
    )
    article = read(text, "馆史.md").article
    assert heads(article) == ["2022年8月18日", "2006年", "2002年"]
    assert not article.date


def test_a_bold_day_alone_is_the_article_s(read):
    article = read(f"# 馆史\n\n**2022年8月18日**\n\n{PROSE}\n\n{PROSE}\n", "馆史.md").article
    assert not heads(article)
    assert article.date == "2022年8月18日"


def test_years_on_their_lines(read):
    text = "馆史\n\n" + "\n\n".join(f"{year}年\n\n{PROSE}" for year in (1985, 1986, 1990))
    assert heads(read(text, "馆史.txt").article) == ["1985年", "1986年", "1990年"]


def test_lines_over_lists(read):
    names = ("关于池子的建议", "关于竹子的建议")
    text = f"# 造纸坊\n\n{PROSE}\n\n" + "\n\n".join(f"{name}\n\n{ITEMS}" for name in names)
    assert heads(read(text + f"\n\n{PROSE}\n", "造纸坊.md").article) == list(names)


def test_a_line_over_one_list_is_none(read):
    text = f"# 造纸坊\n\n{PROSE}\n\n关于池子的建议\n\n{ITEMS}\n\n{PROSE}\n"
    assert not heads(read(text, "造纸坊.md").article)
