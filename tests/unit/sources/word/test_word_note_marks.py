"""Notes that have a mark of their own: it stands neither at the call nor before the note."""

from __future__ import annotations

import pytest
from word_files import LONG, WordFile, heading, paragraph, run

from compiler.model.inline import Note
from compiler.model.segments import plain
from compiler.model.walk import leaves

RAISED = '<w:vertAlign w:val="superscript"/>'


def call(mark: str, element: str = "") -> str:
    text = element or f"<w:t>{mark}</w:t>"
    return f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/>{text}</w:r>'


@pytest.mark.parametrize(
    ("mark", "note", "kept"),
    [
        ("*", run("*", RAISED) + run(" 星注。"), "星注。"),
        ("①", run("①星注。"), "星注。"),
        ("[1]", run("[1]") + run("星注。"), "星注。"),
        ("*", run("星注。"), "星注。"),
        ("*", run("另有*处。"), "另有*处。"),
        ("†", run("*") + run("星注。"), "*星注。"),
        ("*", run("*"), ""),
    ],
)
def test_the_mark_before_a_note_is_dropped_as_at_its_call(read_word, mark, note, kept):
    body = heading("书名", 1) + paragraph(run("正文") + call(mark) + run(LONG))
    footnotes = f'<w:footnote w:id="2"><w:p>{note}</w:p></w:footnote>'
    article, ledger, _ = read_word(WordFile(body, footnotes=footnotes))
    children = article.blocks[0].children
    assert plain(children) == "正文" + LONG
    notes = [leaf for leaf in leaves(children) if isinstance(leaf, Note)]
    assert [plain(one.blocks[0].children) for one in notes] == [kept]
    assert {entry.reason for entry in ledger.dropped} == {"footnote-call"}


def test_a_sign_as_the_mark_is_not_printed(read_word):
    sign = '<w:sym w:font="Symbol" w:char="F02A"/>'
    body = heading("书名", 1) + paragraph(run("正文") + call("", sign) + run(LONG))
    footnotes = f'<w:footnote w:id="2"><w:p>{run("星注。")}</w:p></w:footnote>'
    article, _, _ = read_word(WordFile(body, footnotes=footnotes))
    assert plain(article.blocks[0].children) == "正文" + LONG
