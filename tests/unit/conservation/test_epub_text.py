"""An EPUB's text is read in its order, and a planted loss is found."""

from __future__ import annotations

import io
import zipfile

import pytest

from compiler.conservation.epub_text import read_epub
from compiler.conservation.verify import verify_epub
from compiler.errors import ConservationError
from compiler.model.article import Article, Ledger
from compiler.model.block import Paragraph
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Note, Text

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="E/p.opf"/></rootfiles></container>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="two" href="2.xhtml"/><item id="one" href="t/1.xhtml"/>
<item id="nav" href="nav.xhtml" properties="nav"/></manifest>
<spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/></spine></package>"""
PAGE = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>题</title></head><body>{}</body></html>"""
ASIDE = '<aside epub:type="footnote"><a>①</a><p>{}</p></aside>'


def archive(one: str, two: str = "") -> bytes:
    files = {
        "META-INF/container.xml": CONTAINER,
        "E/p.opf": PACKAGE,
        "E/nav.xhtml": PAGE.format("<nav>纸的来历</nav>"),
        "E/t/1.xhtml": PAGE.format(one),
        "E/2.xhtml": PAGE.format(two),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, text in files.items():
            target.writestr(name, text)
    return buffer.getvalue()


def booklet(*paragraphs: Paragraph, text: str) -> Booklet:
    article = Article("纸的来历", paragraphs, origin="a.md")
    ledger = Ledger("a.md", "markdown", text)
    return Booklet(Masthead(), (Section("", (article,)),), ledgers=(ledger,))


WHOLE = booklet(
    Paragraph((Text("先浸泡"), Note((Paragraph((Text("树皮"),)),)), Text("再舂捣"))),
    text="纸的来历先浸泡再舂捣树皮",
)
TITLE = "<h1>纸的来历</h1>"
BODY = "<p>先浸泡<a>①</a>再舂捣</p>"


def test_documents_come_in_the_order_of_the_spine_without_the_contents():
    pages = read_epub(archive("<p>甲<b>乙</b>丙</p>" + ASIDE.format("丁"), "<p>戊</p>"))
    assert [(page.main.strip(), page.notes) for page in pages] == [("甲乙丙", "①丁"), ("戊", "")]


def test_a_whole_text_balances():
    [account] = verify_epub(WHOLE, WHOLE, archive(TITLE + BODY + ASIDE.format("树皮")))
    assert (account.read, account.printed, account.unaccounted) == (12, 12, 0)


@pytest.mark.parametrize(
    "lossy",
    [
        TITLE + BODY + ASIDE.format("树"),  # a character of a note
        TITLE + BODY + "<p>树皮</p>",  # a note that is none
        TITLE + "<p>先浸泡<a>①</a>再舂</p>" + ASIDE.format("树皮"),
        BODY + ASIDE.format("树皮"),  # the title stands in the contents only
        BODY + TITLE + ASIDE.format("树皮"),  # order
        TITLE + "<p>先浸泡①再舂</p><p>— 捣</p>" + ASIDE.format("树皮"),
    ],
)
def test_a_loss_is_found(lossy):
    with pytest.raises(ConservationError) as raised:
        verify_epub(WHOLE, WHOLE, archive(lossy))
    assert raised.value.code == "conservation.not-printed"


def test_a_run_cut_by_the_edge_of_documents_is_lost():
    with pytest.raises(ConservationError):
        verify_epub(
            WHOLE,
            WHOLE,
            archive(TITLE + "<p>先浸泡①再</p>", "<p>头舂捣</p>" + ASIDE.format("树皮")),
        )
