"""All rules together, and the account they keep."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace

import pytest

from compiler.diagnostics import Report
from compiler.model.article import Article, Ledger
from compiler.model.block import Cell, CodeBlock, Figure, Paragraph, Row, Table
from compiler.model.characters import visible
from compiler.model.inline import Code, Image, Keep, Note, Strong, Text
from compiler.model.mending import ALL_RULES, Mending
from compiler.model.segments import article_segments, plain
from compiler.sources.account import Account
from compiler.sources.mending.article import mend_article


def words(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Text(text),)),)


def balance(ledger: Ledger, article: Article) -> None:
    """The identity in the docstring of ``Ledger``."""
    printed = "".join(segment.text for segment in article_segments(article))
    left = Counter(visible(ledger.text)) + Counter(
        visible("".join(entry.after for entry in ledger.changed))
    )
    right = Counter(visible(printed)) + Counter(
        visible("".join(entry.before for entry in (*ledger.changed, *ledger.dropped)))
    )
    assert left == right


def mended(article: Article, mending: Mending = ALL_RULES) -> tuple[Article, Ledger, Report]:
    account, report = Account("a.md", "markdown"), Report()
    for segment in article_segments(article):
        account.read(segment.text)
    result = mend_article(article, account, report, mending)
    return result, account.ledger(), report


def test_captions_cells_notes_and_leads_are_mended_and_code_is_not() -> None:
    picture = Image("a.jpg", alt='图 " 甲 "')
    article = Article(
        title="共建_丝路_新篇",
        lead=words('按：" 甲 " 8 年'),
        blocks=(
            Figure((picture,), (Text('" 丝路 " 图'),)),
            Table((), (Row((Cell(words('" 乙 "')),)),)),
            Paragraph((Text("正文"), Note(words('注 " 丙 "')), Keep('" 丁 "'))),
            CodeBlock('print("戊 1")'),
        ),
    )
    result, ledger, report = mended(article)
    assert result.title == "共建“丝路”新篇"
    assert plain(result.lead[0].children) == "按：“甲”8年"
    assert plain(result.blocks[0].caption) == "“丝路”图"
    assert plain(result.blocks[1].body[0].cells[0].blocks[0].children) == "“乙”"
    assert plain(result.blocks[2].children[1].blocks[0].children) == "注“丙”"
    assert result.blocks[2].children[2] == Keep('" 丁 "')
    assert result.blocks[3] == CodeBlock('print("戊 1")')
    assert not report.codes()
    balance(ledger, result)
    assert {entry.reason for entry in ledger.changed} == {"quotes", "title"}


def test_unpaired_quotes_and_doubtful_titles_are_reported() -> None:
    article = Article(title="共建_丝路", blocks=words('甲"乙'), origin="a.md")
    result, ledger, report = mended(article)
    assert report.codes() == ["mending.unpaired-quote", "mending.doubtful-title"]
    assert plain(result.blocks[0].children) == '甲"乙'
    balance(ledger, result)


def test_a_quotation_cut_by_a_page_break_is_paired() -> None:
    first = '早年的印工说过一句话，后来的人都记得它，这句话就是 " 字要站得'
    article = Article(title="题", blocks=words(first) + words('住 "，一个字也不能倒。'))
    result, ledger, report = mended(article)
    assert len(result.blocks) == 1
    assert "“字要站得住”，" in plain(result.blocks[0].children)
    assert not report.codes()
    assert dict(ledger.spaces)["page-break"] == 1
    balance(ledger, result)


MESSY = (
    "二○二四年,卡尔•马克思的书(第二版)印了３~５万册。。工人们说:他们\u200b很高兴--真的...",
    "二〇二四年，卡尔·马克思的书（第二版）印了3～5万册。工人们说：他们很高兴——真的……",
)


def test_every_rule_counts_what_it_changed() -> None:
    result, ledger, report = mended(Article(title="题", blocks=words(MESSY[0])))
    assert plain(result.blocks[0].children) == MESSY[1]
    balance(ledger, result)
    counts = {entry.reason: len(visible(entry.before)) for entry in ledger.changed}
    assert counts == {
        "zeros": 1,
        "letters": 2,
        "invisible": 1,
        "ellipses": 3,
        "dashes": 2,
        "interpuncts": 1,
        "waves": 1,
        "punctuation": 4,
        "repeats": 1,
    }
    assert not report.codes()


@pytest.mark.parametrize("name", [field.name for field in fields(Mending)])
def test_a_rule_that_is_off_leaves_its_characters(name: str) -> None:
    source = (
        '二○二四年，A\u00ad股⼀ﬁe\u0301１"墨"“纸”等...他--卡尔•马克思3~5页,我；；8 月'
        "，这一句是为了把一页印到底而写的，它在页的末尾"
    )
    article = Article(
        title="印_纸_刷", blocks=words(source) + words("还没有说完，要到下一页才完。")
    )
    off, ledger, _ = mended(article, replace(ALL_RULES, **{name: False}))
    assert off != mended(article)[0]
    balance(ledger, off)
    only, ledger, _ = mended(article, Mending.only(name))
    assert only != article
    balance(ledger, only)
    account_name = {"titles": "title", "page_breaks": "page-break"}.get(name, name)
    assert {entry.reason for entry in ledger.changed} | set(dict(ledger.spaces)) == {account_name}


def test_a_sign_put_beside_its_like_counts_as_changed() -> None:
    _, ledger, _ = mended(Article(title="题", blocks=words("等等…我们")))
    assert [(entry.reason, entry.before, entry.after) for entry in ledger.changed] == [
        ("ellipses", "…", "……")
    ]


def test_rules_see_across_bold_and_stop_at_code() -> None:
    run = (Text("纸-"), Strong((Text("-墨,"),)), Text("好(一"), Code("a,b..."), Text(")吗"))
    result, ledger, _ = mended(Article(title="题", blocks=(Paragraph(run),)))
    assert result.blocks[0].children == (
        Text("纸—"),
        Strong((Text("—墨，"),)),
        Text("好（一"),
        Code("a,b..."),
        Text("）吗"),
    )
    balance(ledger, result)


def test_unified_ideographs_are_listed() -> None:
    _, ledger, report = mended(Article(title="⽂选", blocks=words("⼀张纸，⽂"), origin="a.md"))
    assert [finding.code for finding in report] == ["mending.unified-ideographs"]
    assert dict(next(iter(report)).values)["characters"] == "⽂→文 ⼀→一"
    assert [len(entry.before) for entry in ledger.changed] == [3]


def test_a_quotation_of_several_paragraphs_with_a_note_in_it_is_paired() -> None:
    blocks = (
        Paragraph((Text("他说：“纸是这样做的"), Note(words("“纸”见第二章。")), Text("。"))),
        *words("“先把树皮泡软，"),
        *words("“再把它捣碎。”"),
    )
    assert not mended(Article(title="题", blocks=blocks))[2].codes()


def test_a_quotation_that_never_closes_is_reported() -> None:
    blocks = words("他说：“纸是这样做的。") + words("“先把树皮泡软，") + words("再把它捣碎。")
    _, _, report = mended(Article(title="题", blocks=blocks))
    assert report.codes() == ["mending.unpaired-quote"]
