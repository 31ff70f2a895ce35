"""All rules together, and the account they keep."""

from __future__ import annotations

from collections import Counter

from compiler.diagnostics import Report
from compiler.model.article import Article, Ledger
from compiler.model.block import Cell, CodeBlock, Figure, Paragraph, Row, Table
from compiler.model.characters import visible
from compiler.model.inline import Image, Keep, Note, Text
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


def mended(article: Article) -> tuple[Article, Ledger, Report]:
    account, report = Account("a.md", "markdown"), Report()
    for segment in article_segments(article):
        account.read(segment.text)
    result = mend_article(article, account, report)
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
