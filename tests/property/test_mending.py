"""Mending loses nothing, and is done when it is done."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.block import Paragraph
from compiler.model.characters import visible
from compiler.model.inline import Code, Inline, LineBreak, Strong, Text
from compiler.model.mending import ALL_RULES, Mending
from compiler.model.segments import article_segments
from compiler.sources.account import Account
from compiler.sources.mending.article import mend_article

CHARACTERS = st.text(
    alphabet='一带路中国年月"""\'“”‘’  \u3000\u00a0，。；：！（）《》—…·abcXYZ0129.-_/%[]',
    max_size=40,
)
SPACING = Mending.only("quotes", "spaces", "page_breaks", "titles")
QUOTES = set("\"'＂“”‘’")
RUNS = st.lists(
    st.one_of(
        CHARACTERS.map(Text),
        CHARACTERS.map(lambda text: Strong((Text(text),))),
        st.just(LineBreak()),
        st.just(Code('a "b" 1')),
    ),
    max_size=5,
)


def article_of(title: str, runs: list[list[Inline]]) -> Article:
    return Article(title=title, blocks=tuple(Paragraph(tuple(run)) for run in runs))


def mend(article: Article, mending: Mending = ALL_RULES) -> tuple[Article, Account]:
    account = Account("p.md", "markdown")
    for segment in article_segments(article):
        account.read(segment.text)
    return mend_article(article, account, Report(), mending), account


def printed(article: Article) -> str:
    return visible("".join(segment.text for segment in article_segments(article)))


@given(st.text(alphabet="一带路题", max_size=6), st.lists(RUNS, max_size=4))
def test_only_space_and_quotes_change(title: str, runs: list[list[Inline]]) -> None:
    article = article_of(title, runs)
    before, after = printed(article), printed(mend(article, SPACING)[0])
    assert [c for c in before if c not in QUOTES] == [c for c in after if c not in QUOTES]
    assert sum(c in QUOTES for c in before) == sum(c in QUOTES for c in after)


@given(CHARACTERS, st.lists(RUNS, max_size=4))
def test_mending_twice_is_mending_once(title: str, runs: list[list[Inline]]) -> None:
    once = mend(article_of(title, runs))[0]
    assert mend(once)[0] == once


@given(CHARACTERS, st.lists(RUNS, max_size=4))
def test_the_account_balances(title: str, runs: list[list[Inline]]) -> None:
    article, account = mend(article_of(title, runs))
    ledger = account.ledger()
    gone = "".join(entry.before for entry in (*ledger.dropped, *ledger.changed))
    come = "".join(entry.after for entry in ledger.changed)
    assert Counter(visible(ledger.text + come)) == Counter(printed(article) + visible(gone))
