"""A booklet's pages are refused where a character of it is lost, or is there and not seen."""

from __future__ import annotations

import pytest

from compiler.conservation.printed import Cause, Hidden, PageText
from compiler.conservation.verify import check_ledgers, verify
from compiler.errors import ConservationError
from compiler.model.article import Article, Entry, Ledger
from compiler.model.artifacts import Pages
from compiler.model.block import Paragraph
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Note, Text

NOTE = Note((Paragraph((Text("树皮即楮皮"),)),))
MAIN = "造纸先浸泡再舂捣"


def booklet(text: str = MAIN + "树皮即楮皮", **ledger) -> Booklet:
    paragraph = Paragraph((Text("先浸泡"), NOTE, Text("再舂捣")))
    article = Article("造纸", (paragraph,), origin="a.md")
    account = Ledger("a.md", "markdown", text, **ledger)
    return Booklet(Masthead(), (Section("", (article,)),), ledgers=(account,))


def account_of(page: PageText, missing: frozenset[str] = frozenset()):
    whole = booklet()
    [account] = verify(whole, whole, Pages(b"", ("1",), {}, missing=missing), [page])
    return account


def refused(page: PageText) -> tuple[str, int]:
    with pytest.raises(ConservationError) as caught:
        account_of(page)
    return caught.value.code, caught.value.values["count"]


def test_all_is_printed():
    account = account_of(PageText(MAIN, "①树皮即楮皮"))
    assert (account.read, account.printed, account.unaccounted) == (13, 13, 0)


def test_a_lost_character_of_the_text_or_of_a_note():
    code = "conservation.not-printed"
    assert refused(PageText(MAIN.replace("浸", ""), "①树皮即楮皮"))[0] == code
    assert refused(PageText(MAIN, "①树皮即楮")) == (code, 5)


@pytest.mark.parametrize("cause", [Cause.COVERED, Cause.SMALL])
def test_a_character_that_is_not_seen(cause):
    hidden = (Hidden(2, 4, cause),)
    assert refused(PageText(MAIN, "①树皮即楮皮", hidden)) == (cause.value, 2)
    hidden = (Hidden(1, 2, cause, notes=True),)
    assert refused(PageText(MAIN, "①树皮即楮皮", hidden)) == (cause.value, 1)


def test_what_the_theme_adds_may_be_hidden():
    hidden = (Hidden(0, 1, Cause.FAINT, notes=True),)
    assert account_of(PageText(MAIN, "①树皮即楮皮", hidden)).unaccounted == 0


def test_characters_without_a_glyph_are_dropped_with_a_reason():
    account = account_of(
        PageText(MAIN.replace("舂", "\ufffd"), "①树皮即楮皮"), frozenset("舂\ufffd")
    )
    assert (account.read, account.printed) == (13, 12)
    assert account.dropped == (("missing-glyph", 1),)
    assert account.unaccounted == 0


def test_a_ledger_balances_or_is_refused():
    check_ledgers(booklet(MAIN + "树皮即楮皮页脚", dropped=(Entry("page-foot", "页脚"),)))
    for text, code in ((MAIN + "树皮即楮皮页脚", "unaccounted"), (MAIN + "树皮即", "doubled")):
        with pytest.raises(ConservationError) as caught:
            check_ledgers(booklet(text))
        assert caught.value.code == f"conservation.{code}"
        assert caught.value.values["count"] == 2
