"""Whatever the project file says, no character is lost: the account holds after overruling."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.block import (
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Table,
    Video,
)
from compiler.model.booklet import Manuscript
from compiler.model.characters import visible
from compiler.model.guess import Asked, LevelRule, Overrules, Pointer, RoleRule
from compiler.model.inline import Image, Note, Strong, Text
from compiler.model.segments import article_segments
from compiler.sources.account import Account
from compiler.sources.overruling.overrules import overruled

WORDS = ("竹纸", "草纸", "竹纸与草纸", "选料", "“嫩竹”", "01", "!", "图为样张")
words = st.sampled_from(WORDS)
run = st.one_of(
    st.builds(lambda word: (Text(word),), words),
    st.builds(lambda word: (Strong((Text(word),)), Text("好。")), words),
    st.builds(lambda word: (Text(word), Note((Paragraph((Text("注"),)),))), words),
)
leaf = st.one_of(
    st.builds(Paragraph, run),
    st.builds(Heading, st.integers(1, 4), run),
    st.builds(lambda caption: Figure((Image("p.png"),), caption), st.just(()) | run),
    st.builds(lambda word: Video("http://a.cn", word), words),
    st.builds(lambda caption: Table((), (), caption), run),
)
block = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.builds(Quote, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(
            lambda items, ordered: ListBlock(
                tuple(ListItem(tuple(item)) for item in items), ordered=ordered, start=3
            ),
            st.lists(st.lists(inner, min_size=1, max_size=2), min_size=1, max_size=3),
            st.booleans(),
        ),
    ),
    max_leaves=4,
)
blocks = st.lists(block, max_size=6).map(tuple)
pointers = st.lists(words.map(Pointer), max_size=2).map(tuple)
overrules = st.builds(
    Overrules,
    levels=st.lists(st.builds(LevelRule, words.map(Pointer), st.integers(0, 4)), max_size=3).map(
        tuple
    ),
    captions=pointers,
    body=pointers,
    drop=pointers,
    keep=pointers,
    roles=st.lists(
        st.builds(RoleRule, words.map(Pointer), st.sampled_from(get_args(Asked))), max_size=2
    ).map(tuple),
    joins=pointers,
    splits=pointers,
)


def imbalance(manuscript: Manuscript) -> dict[str, int]:
    """What the ledger leaves over as characters."""
    ledger = manuscript.ledger
    balance = Counter(visible(ledger.text))
    for entry in ledger.changed + ledger.dropped:
        balance.update(visible(entry.after))
        balance.subtract(visible(entry.before))
    for segment in article_segments(manuscript.content):
        balance.subtract(visible(segment.text))
    return {character: count for character, count in balance.items() if count}


@settings(max_examples=400, deadline=None)
@given(blocks, blocks, st.lists(words, max_size=3), st.sampled_from(("", "竹纸")), overrules)
def test_the_account_holds(lead, body, dropped, author, asked):
    article = Article("题", body, lead=lead, author=author, origin="a.md")
    account = Account("a.md", "markdown")
    for segment in article_segments(article):
        account.read(segment.text)
    for word in dropped:
        account.read(f"前{word}\n后")
        account.drop("chrome", f"前{word}\n后")
    manuscript = Manuscript(article, account.ledger())
    assert imbalance(manuscript) == {}
    assert imbalance(overruled(manuscript, asked, Report())) == {}
