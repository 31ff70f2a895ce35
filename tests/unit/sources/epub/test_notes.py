"""Notes in the forms that publishers and programs write are joined with their calls."""

from __future__ import annotations

import pytest
from epub_files import PROSE, page

from compiler.model.inline import Note
from compiler.model.segments import block_segments, plain

FORMS = {
    "EPUB 3": (
        '纸<a epub:type="noteref" href="#n1">1</a>轻',
        '<aside epub:type="footnote" id="n1"><p>注文。</p></aside>',
    ),
    "ARIA": (
        '纸<sup><a role="doc-noteref" href="#n1" id="c1">[1]</a></sup>轻',
        '<ol><li id="n1" role="doc-footnote"><p>注文。<a href="#c1">↩</a></p></li></ol>',
    ),
    "calibre": (
        '纸<a id="c1" href="#n1"><sup>[1]</sup></a>轻',
        '<p><a id="n1" href="#c1">[1]</a> 注文。</p>',
    ),
    "Duokan": (
        '纸<sup><a class="duokan-footnote" href="#n1" id="c1"><img src="n.png"/></a></sup>轻',
        '<ol><li class="duokan-footnote-item" id="n1"><p><a href="#c1">①</a>注文。</p></li></ol>',
    ),
    "in the picture": ('纸<img class="qqreader-footnote" src="n.png" alt="注文。"/>轻', ""),
}


def first(article):
    return article.blocks[0].children


def note_of(run):
    (note,) = [one for one in run if isinstance(one, Note)]
    return "".join(each.text for each in block_segments(note.blocks))


@pytest.mark.parametrize("form", FORMS)
def test_each_form(read_epub, form):
    call, text = FORMS[form]
    article, _, _ = read_epub({"1.xhtml": page(f"<h1>抄纸</h1><p>{call}。{PROSE}</p>{text}")})
    assert note_of(first(article)).strip() == "注文。"
    assert plain(first(article)).startswith("纸")
    assert len(article.blocks) == 1


def test_notes_in_a_file_of_their_own(read_epub):
    article, _, _ = read_epub(
        {
            "1.xhtml": page(f'<h1>抄纸</h1><p>纸<a id="c1" href="n.xhtml#n1">[1]</a>。{PROSE}</p>'),
            "n.xhtml": page('<p><a id="n1" href="1.xhtml#c1">[1]</a>注文。</p>'),
        }
    )
    assert note_of(first(article)).strip() == "注文。"


def test_a_link_to_a_place_in_the_text_is_no_note(read_epub):
    body = f'<h1>抄纸</h1><p>见<a href="#p2">2</a>。{PROSE}</p><p id="p2">第二段。{PROSE}</p>'
    article, _, _ = read_epub({"1.xhtml": page(body)})
    assert plain(first(article)).startswith("见2。")
    assert len(article.blocks) == 2
