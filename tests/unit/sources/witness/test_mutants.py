"""Readers that lose something: each loss is told, with its words.

A reader that swallows is given the file without what it swallows, while the witness sees all of it.
A reader that leaves out, or whose rule is too wide, has what it made changed afterwards.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from witness_samples import (
    BODY,
    BOX,
    CALL,
    FIRST,
    MARKDOWN,
    NOTE,
    NUMBERED,
    NUMBERING,
    PAGE,
    POST,
    RESULT,
    SECOND,
    SYMBOL,
    TEXT,
    TEXT_BOX,
    THIRD,
    run,
    word_file,
)

from compiler.model.article import Entry
from compiler.model.block import Heading, ListBlock, Paragraph
from compiler.model.inline import Text
from compiler.model.segments import plain
from compiler.model.walk import rewrite_article

FILES = {"a.txt": TEXT, "a.md": MARKDOWN, "post.md": POST, "a.html": PAGE}
ALL = [*FILES, "a.docx"]


def _written(folder, name, text=None):
    folder.mkdir(exist_ok=True)
    path = folder / name
    if name.endswith(".docx"):
        word_file(path, *(() if text is None else (text,)))
    else:
        path.write_text(FILES[name] if text is None else text, "utf-8")
    return path


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_said_of_a_reader_that_loses_nothing(tmp_path, hear, name):
    assert hear(_written(tmp_path, name)).said == []


SWALLOWED = [
    # a sentence, a paragraph, a run, a number, a note, a heading, a cell, an item, a word
    ("a.md", SECOND, SECOND),
    ("a.md", "**新来的有五位**", "新来的有五位"),
    ("a.md", "42", "42"),
    ("a.md", "[^1]: 去年的例子见旧账本第十二页的记录。", "去年的例子见旧账本第十二页的记录。"),
    ("a.md", "## 结果", "结果"),
    ("a.md", "128 件", "128件"),
    ("a.md", "| 西库房 | 96 件 |\n", "西库房|96件"),
    ("a.md", "<b 的时候要停下来，等一等再过秤。", "b的时候要停下来，等一等再过秤。"),
    ("a.md", "cp 账本.txt 备份.txt", "cp账本.txt备份.txt"),
    ("a.md", "登记入册", "登记入册"),
    ("post.md", THIRD, THIRD),
    ("post.md", "<y 的日子不过秤，这是旧规矩。", "<y的日子不过秤，这是旧规矩。"),
    ("a.html", SECOND, SECOND),
    ("a.html", "<b>新来的有五位</b>", "新来的有五位"),
    ("a.html", '<span class="note">用了四十二天</span>', "用了四十二天"),
    ("a.html", "<td>一百二十八件</td>", "一百二十八件"),
    ("a.html", "<h2>二、结果</h2>", "二、结果"),
    ("a.html", "东库房在左边", "东库房在左边"),
    ("a.html", "<p>[1] 旧账本第十二页有去年的记录可以对照。</p>", "旧账本第十二页有去年的记录可以"),
    ("a.html", "<q>手里有粮</q>", "手里有粮"),
    ("a.html", ' start="3"', "4 登记入册要用毛笔"),
    ("a.docx", run(SECOND), SECOND),
    ("a.docx", "其中新来的有五位。", "其中新来的有五位。"),
    ("a.docx", "一百二十八件", "一百二十八件"),
    ("a.docx", BOX, "☑ 是"),
    ("a.docx", SYMBOL, "。见"),
    ("a.docx", RESULT, "旧账本第十二页"),
    ("a.docx", TEXT_BOX, "方框里写着：轻拿轻放，防潮防火。"),
    ("a.docx", NUMBERED, "二、 结果"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "swallowed", "words"), SWALLOWED)
def test_what_a_reader_swallows_is_told(tmp_path, hear, name, swallowed, words):
    whole = BODY if name == "a.docx" else FILES[name]
    assert swallowed in whole
    path = _written(tmp_path, name)
    given = _written(tmp_path / "given", name, whole.replace(swallowed, ""))
    said = hear(path, given).said
    assert {code for code, _ in said} <= {"lost-text", "lost-number"}
    assert any(words[:30] in quote for _, quote in said), said


def test_a_note_of_words_that_a_reader_swallows_is_told(tmp_path, hear):
    path, given = tmp_path / "a.docx", tmp_path / "b.docx"
    word_file(path)
    word_file(given, BODY.replace(CALL, ""), note="")
    assert hear(path, given).said == [("lost-text", NOTE)]


def test_numbers_that_go_on_wrong_are_told(tmp_path, hear):
    path, given = tmp_path / "a.docx", tmp_path / "b.docx"
    word_file(path, numbering=NUMBERING.replace('start w:val="1"', 'start w:val="3"'))
    word_file(given)
    assert hear(path, given).said == [
        ("lost-number", "三、 开头的话"),
        ("lost-number", "四、 结果"),
    ]


def _without(words):
    """What a reader made, with ``words`` not printed."""

    def rule(text):
        return text.replace(words, "\ue000" * len(words))

    def after(made):
        content = rewrite_article(made.content, rule)
        return replace(made, content=rewrite_article(content, _cut))

    return after


def _cut(text):
    from compiler.model.walk import Edit

    return [Edit(at, at + 1, "") for at, each in enumerate(text) if each == "\ue000"]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("words", [SECOND, "过秤"])
def test_what_was_read_and_is_not_printed_is_told(tmp_path, hear, name, words):
    said = hear(_written(tmp_path, name), after=_without(words)).said
    assert said
    assert all(code == "unprinted-text" for code, _ in said)
    assert any(words.rstrip("。") in quote for _, quote in said), said


def _dropping(reason, words):
    def after(made):
        made = _without(words)(made)
        ledger = made.ledger
        return replace(
            made, ledger=replace(ledger, dropped=(*ledger.dropped, Entry(reason, words)))
        )

    return after


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("chrome", FIRST),
        ("chrome", THIRD),
        ("hidden", SECOND),
        ("running-head", FIRST),
        ("page-number", SECOND),
        ("byline-label", THIRD),
        ("duplicate-title", FIRST),
        ("contents", SECOND),
        ("page-metadata", FIRST),
        ("a-rule-of-tomorrow", THIRD),
    ],
)
def test_a_sentence_that_a_rule_drops_is_told(tmp_path, hear, name, reason, words):
    said = hear(_written(tmp_path, name), after=_dropping(reason, words)).said
    assert said == [("left-out", words[:30])]


def _heading_dropped(made):
    """The first heading dropped as chrome."""
    block = next(each for each in made.content.blocks if isinstance(each, Heading))
    blocks = tuple(each for each in made.content.blocks if each is not block)
    entry = Entry("chrome", plain(block.children))
    ledger = replace(made.ledger, dropped=(*made.ledger.dropped, entry))
    return replace(made, content=replace(made.content, blocks=blocks), ledger=ledger)


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_heading_that_a_rule_drops_is_told(tmp_path, hear, name):
    said = hear(_written(tmp_path, name), after=_heading_dropped).said
    assert [code for code, _ in said] == ["left-out"]
    assert said[0][1].startswith("一、")


def test_a_class_taken_for_hidden_is_told(tmp_path, hear):
    page = PAGE.replace(f"<p>{FIRST}", f'<p class="note">{FIRST}')
    given = PAGE.replace(f"<p>{FIRST}", f'<p style="display:none">{FIRST}')
    path = _written(tmp_path, "a.html", page)
    said = hear(path, _written(tmp_path / "given", "a.html", given)).said
    assert said == [("left-out", FIRST[:30])]


def test_numbers_of_a_list_that_are_lost_are_told(tmp_path, hear):
    def after(made):
        blocks = tuple(
            replace(each, ordered=False) if isinstance(each, ListBlock) else each
            for each in made.content.blocks
        )
        return replace(made, content=replace(made.content, blocks=blocks))

    said = hear(_written(tmp_path, "a.md"), after=after).said
    assert said == [
        ("lost-number", "1 清点粮食"),
        ("lost-number", "2 登记入册"),
        ("lost-number", "3 核对账目"),
    ]


def test_a_paragraph_printed_twice_hides_no_loss(tmp_path, hear):
    def after(made):
        made = _without(SECOND)(made)
        twice = Paragraph((Text(FIRST),))
        return replace(made, content=replace(made.content, blocks=(*made.content.blocks, twice)))

    said = hear(_written(tmp_path, "a.txt"), after=after).said
    assert said
    assert SECOND in said[0][1]


def test_a_reader_that_prints_what_is_hidden_is_told(tmp_path, hear):
    given = PAGE.replace('<p class="secret">', "<p>")
    path = _written(tmp_path, "a.html")
    said = hear(path, _written(tmp_path / "given", "a.html", given)).said
    assert said == [("hidden-printed", "这里写的是给编辑看的话，页面上没有。")]


def test_a_title_that_only_the_head_has_is_no_hidden_text(tmp_path, hear):
    page = PAGE.replace("<h1>库房清点记</h1>", "").replace("库房清点记_某某网", "库房清点记要存档")
    assert hear(_written(tmp_path, "a.html", page)).said == []
