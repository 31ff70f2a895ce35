"""The contents of an EPUB cut it into sections and articles, whatever files it is made of."""

from __future__ import annotations

import pytest
from epub_files import PROSE, line, page, point

from compiler.model.article import Article
from compiler.model.segments import plain

ONE = page(f"<h1>抄纸</h1><p>{PROSE}</p>")
TWO = page(f"<h1>晒纸</h1><p>{PROSE}</p>")


def titles(book):
    return [(each.title, [one.title for one in each.articles]) for each in book.sections]


def reasons(ledger):
    return {entry.reason for entry in ledger.dropped}


@pytest.mark.parametrize("form", ["nav", "ncx"])
def test_lines_are_articles_and_lines_above_them_sections(read_epub, form):
    part = page("<h1>工艺</h1>")
    if form == "nav":
        below = f"<ol>{line('抄纸', '1.xhtml')}{line('晒纸', '2.xhtml')}</ol>"
        told = {"nav": f"<ol>{line('工艺', 'p.xhtml', below)}</ol>"}
    else:
        told = {
            "ncx": point("工艺", "p.xhtml", point("抄纸", "1.xhtml") + point("晒纸", "2.xhtml"))
        }
    book, ledger, _ = read_epub({"p.xhtml": part, "1.xhtml": ONE, "2.xhtml": TWO}, **told)
    assert titles(book) == [("工艺", ["抄纸", "晒纸"])]
    assert book.masthead.title == "纸的书"
    assert reasons(ledger) == {"duplicate-title"}
    assert [plain(each.children) for each in book.sections[0].articles[0].blocks] == [PROSE]


def test_covers_title_pages_and_contents_are_dropped(read_epub):
    book, ledger, _ = read_epub(
        {
            "cover.xhtml": page('<img src="c.png"/><p>封面</p>', "cover"),
            "t.xhtml": page("<p>纸的书</p><p>出版社</p>"),
            "toc.xhtml": page("<p>目录</p><p>抄纸</p>"),
            "1.xhtml": ONE,
            "2.xhtml": TWO,
        },
        ncx=point("目录", "toc.xhtml") + point("抄纸", "1.xhtml") + point("晒纸", "2.xhtml"),
    )
    assert titles(book) == [("", ["抄纸", "晒纸"])]
    assert [e.before.split() for e in ledger.dropped if e.reason == "book-front"] == [
        ["封面"],
        ["纸的书出版社"],
        ["目录抄纸"],
    ]


def test_a_file_that_no_line_names_goes_on_with_the_article_before_it(read_epub):
    more = page(f"<p>接着写。{PROSE}</p>")
    book, _, _ = read_epub(
        {"1.xhtml": ONE, "1b.xhtml": more, "2.xhtml": TWO},
        ncx=point("抄纸", "1.xhtml") + point("晒纸", "2.xhtml"),
    )
    first = book.sections[0].articles[0]
    assert [plain(each.children) for each in first.blocks] == [PROSE, "接着写。" + PROSE]


def test_one_file_is_cut_at_the_places_that_lines_name(read_epub):
    whole = page(
        f'<div><h2 id="a">抄纸</h2><p>{PROSE}</p><div><h2 id="b">晒纸</h2></div>'
        f"<p>{PROSE}</p></div>"
    )
    book, _, _ = read_epub(
        {"x.xhtml": whole}, ncx=point("抄纸", "x.xhtml#a") + point("晒纸", "x.xhtml#b")
    )
    assert titles(book) == [("", ["抄纸", "晒纸"])]
    assert [len(article.blocks) for article in book.sections[0].articles] == [1, 1]


def test_lines_of_heads_within_a_file_cut_nothing(read_epub):
    whole = page(f'<h1>抄纸</h1><p>{PROSE}</p><h2 id="a">一、帘</h2><p>{PROSE}</p>')
    below = point("一、帘", "1.xhtml#a")
    book, _, _ = read_epub(
        {"1.xhtml": whole, "2.xhtml": TWO},
        ncx=point("抄纸", "1.xhtml", below) + point("晒纸", "2.xhtml"),
    )
    assert titles(book) == [("", ["抄纸", "晒纸"])]


def test_a_part_that_says_more_than_its_title_is_an_article(read_epub):
    part = page(f"<h1>工艺</h1><p>{PROSE}</p>")
    ncx = point("工艺", "p.xhtml", point("抄纸", "1.xhtml") + point("晒纸", "2.xhtml"))
    book, _, _ = read_epub({"p.xhtml": part, "1.xhtml": ONE, "2.xhtml": TWO}, ncx=ncx)
    assert titles(book) == [("工艺", ["工艺", "抄纸", "晒纸"])]


def test_a_book_without_contents_is_one_article(read_epub):
    book, _, _ = read_epub({"1.xhtml": ONE})
    assert isinstance(book, Article)
    assert book.title == "抄纸"


def test_links_within_the_book_keep_their_words(read_epub):
    linked = page(f'<h1>抄纸</h1><p>见<a href="2.xhtml">下篇</a>。{PROSE}</p>')
    book, _, report = read_epub(
        {"1.xhtml": linked, "2.xhtml": TWO}, ncx=point("抄纸", "1.xhtml") + point("晒纸", "2.xhtml")
    )
    assert plain(book.sections[0].articles[0].blocks[0].children).startswith("见下篇。")
    assert not [each for each in report if each.code == "sources.unsafe-link"]
