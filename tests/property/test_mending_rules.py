"""All rules on text of all their triggers: done when done, nothing lost, nothing touched twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.block import CodeBlock, Paragraph
from compiler.model.characters import visible
from compiler.model.inline import Code, Inline, Keep, LineBreak, Link, Note, Strong, Text
from compiler.model.mending import ALL_RULES, Mending
from compiler.model.segments import article_segments, plain
from compiler.model.walk import leaves
from compiler.sources.account import Account
from compiler.sources.mending.article import _RULES, mend_article

SIGNS = '纸墨印刷一二年○O0，。、：；！？,.:;!?()（）-—–…⋯·•~ \u3000\n"“”Ａ１abA1%/'
WORDS = [
    "--",
    "...",
    "。。。",
    "、、",
    "https://a.cn/b,c",
    "报告(1).docx",
    "10:30",
    "1,000",
    "二○二四年",
    "卡尔•马克思",
    "3~5页",
    "北京—上海",
    "印刷－－保存",
    "《",
    "》",
    "⼀",
    "了",
    "ﬁ",
    "é",
    "\u200b",
    "\xad",
    "\u200d",
    "️",
    "They",
    "say,",
]
PIECES = st.lists(
    st.one_of(st.sampled_from(SIGNS), st.sampled_from(WORDS)),
    max_size=14,
).map("".join)
PROTECTED = ("a--b...", "你好,世界(一)", "二○二四", "ﬁ\u200b")
RUNS = st.lists(
    st.one_of(
        PIECES.map(Text),
        PIECES.map(lambda text: Strong((Text(text),))),
        PIECES.map(lambda text: Link((Text(text),), "https://example.org/")),
        PIECES.map(lambda text: Note((Paragraph((Text(text),)),))),
        st.just(LineBreak()),
        st.sampled_from(PROTECTED).map(Code),
        st.sampled_from(PROTECTED).map(Keep),
    ),
    max_size=5,
)
BLOCKS = st.lists(
    st.one_of(
        RUNS.map(lambda run: Paragraph(tuple(run))), st.sampled_from(PROTECTED).map(CodeBlock)
    ),
    max_size=4,
)
SWITCHES = st.sets(st.sampled_from([field.name for field in fields(Mending)])).map(
    lambda names: Mending.only(*names)
)


def article_of(title: str, blocks: list[Paragraph | CodeBlock]) -> Article:
    return Article(title=title, blocks=tuple(blocks))


def mend(article: Article, mending: Mending = ALL_RULES) -> tuple[Article, Account]:
    account = Account("p.md", "markdown")
    for segment in article_segments(article):
        account.read(segment.text)
    return mend_article(article, account, Report(), mending), account


def protected(article: Article) -> list[Inline | CodeBlock]:
    found: list[Inline | CodeBlock] = []
    for block in article.blocks:
        if isinstance(block, CodeBlock):
            found.append(block)
        elif isinstance(block, Paragraph):
            found += [leaf for leaf in leaves(block.children) if isinstance(leaf, Code | Keep)]
    return found


@given(PIECES, BLOCKS)
def test_mending_what_is_mended_changes_nothing(
    title: str, blocks: list[Paragraph | CodeBlock]
) -> None:
    once = mend(article_of(title, blocks))[0]
    assert mend(once)[0] == once


@given(PIECES, BLOCKS, SWITCHES)
def test_the_account_balances_with_any_rules(
    title: str, blocks: list[Paragraph | CodeBlock], mending: Mending
) -> None:
    article, account = mend(article_of(title, blocks), mending)
    printed = "".join(segment.text for segment in article_segments(article))
    ledger = account.ledger()
    gone = "".join(entry.before for entry in (*ledger.dropped, *ledger.changed))
    come = "".join(entry.after for entry in ledger.changed)
    assert Counter(visible(ledger.text + come)) == Counter(visible(printed + gone))
    assert {entry.reason for entry in ledger.changed} <= {
        field.name for field in fields(Mending) if getattr(mending, field.name)
    } | {"title"}


@given(PIECES, BLOCKS)
def test_few_rules_take_blanks(title: str, blocks: list[Paragraph | CodeBlock]) -> None:
    spaces = {rule for rule, _ in mend(article_of(title, blocks))[1].ledger().spaces}
    assert spaces <= {"quotes", "spaces", "invisible", "ellipses", "dashes", "page-break"}


@given(PIECES, BLOCKS)
def test_protected_text_is_untouched(title: str, blocks: list[Paragraph | CodeBlock]) -> None:
    article = article_of(title, blocks)
    assert protected(mend(article)[0]) == protected(article)


@given(PIECES, BLOCKS)
def test_with_every_rule_off_nothing_changes(
    title: str, blocks: list[Paragraph | CodeBlock]
) -> None:
    article = article_of(title, blocks)
    mended, account = mend(article, Mending.only())
    assert mended == article
    assert not account.ledger().changed


LATIN = st.lists(
    st.sampled_from(["they", "say", "Word", "3.14", "10:30", "a--b", "(ok)", "yes,", "no;"]),
    min_size=3,
    max_size=12,
).map(" ".join)


@given(LATIN)
def test_latin_sentences_stay(text: str) -> None:
    mended = mend(article_of("纸", [Paragraph((Text(text),))]))[0]
    assert plain(mended.blocks[0].children) == text


@pytest.mark.parametrize(("name", "rule"), _RULES)
@given(PIECES)
def test_edits_of_a_rule_are_sorted_and_apart(name: str, rule, text: str) -> None:
    edits = tuple(rule(text))
    assert getattr(ALL_RULES, name)
    assert all(first.end <= second.start for first, second in pairwise(edits))
    assert all(0 <= each.start < each.end <= len(text) for each in edits)
