"""The door: which parts of a booklet are converted, which stay, and what is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compiler.diagnostics import Report
from compiler.editions.convert import EditionSettings, convert
from compiler.editions.phrases import PhraseRow
from compiler.errors import EditionError
from compiler.messages import sentence
from compiler.model.article import Article
from compiler.model.block import (
    Cell,
    CodeBlock,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Table,
    Video,
)
from compiler.model.booklet import Booklet, ContentsEntry, Masthead, Section
from compiler.model.inline import (
    Code,
    Emphasis,
    Image,
    InlineImage,
    Keep,
    LineBreak,
    Link,
    Note,
    Ruby,
    Strong,
    Text,
)
from compiler.model.segments import plain

TAIWAN = EditionSettings("zh-Hant-TW")


def booklet(*blocks, **masthead) -> Booklet:
    article = Article("标题", tuple(blocks), origin="a.md", anchor="a")
    return Booklet(Masthead(**masthead), (Section("", (article,)),))


def blocks_of(edition):
    return edition.booklet.sections[0].articles[0].blocks


def run_of(*inlines, settings=TAIWAN):
    edition = convert(booklet(Paragraph(inlines)), settings, Report())
    return blocks_of(edition)[0].children


def test_simplified_changes_the_name_of_the_script_only():
    source = replace(booklet(Paragraph((Text("“头发”"),))), script="")
    edition = convert(source, EditionSettings("zh-Hans"), Report())
    assert edition.booklet == replace(source, script="zh-Hans")
    assert edition.converted == {}


def test_an_unknown_script_is_an_error_with_the_known_ones():
    with pytest.raises(EditionError) as caught:
        convert(booklet(), EditionSettings("zh-TW"), Report())
    assert caught.value.code == "editions.unknown-script"
    assert "zh-Hant-HK" in sentence(caught.value.code, "zh", caught.value.values).hint


def test_a_phrase_row_without_source_is_an_error():
    with pytest.raises(EditionError) as caught:
        convert(booklet(), replace(TAIWAN, phrases=(PhraseRow("", "無"),)), Report())
    assert sentence(caught.value.code, "en", caught.value.values).hint


def test_a_word_is_seen_across_inline_nodes():
    assert run_of(Text("头"), Strong((Text("发"),)), Text("白")) == (
        Text("頭"),
        Strong((Text("髮"),)),
        Text("白"),
    )


def test_quotes_pair_across_inline_nodes_and_breaks():
    run = run_of(Text("“甲"), Emphasis((Text("‘乙’"), LineBreak())), Text("丙”"))
    assert run == (Text("「甲"), Emphasis((Text("『乙』"), LineBreak())), Text("丙」"))


def test_code_kept_spans_and_addresses_stay():
    image = Image("https://x.cn/图片.jpg", alt="图片", asset="图片.jpg")
    run = run_of(
        Code("头发“"), Keep("头发"), Link((Text("链接"),), "https://x.cn/链接"), InlineImage(image)
    )
    assert run == (
        Code("头发“"),
        Keep("头发"),
        Link((Text("鏈接"),), "https://x.cn/链接"),
        InlineImage(replace(image, alt="圖片")),
    )


def test_notes_and_ruby_are_converted():
    note = Note((Paragraph((Text("注释里"),)),))
    run = run_of(Ruby((Text("头"),), (Text("头"),)), note)
    assert run == (
        Ruby((Text("頭"),), (Text("頭"),)),
        Note((Paragraph((Text("註釋裡"),)),)),
    )


def test_every_kind_of_block_is_converted_but_code():
    word, done = (Text("语"),), (Text("語"),)

    def blocks(run, text):
        paragraph = Paragraph(run)
        table = Table((), (Row((Cell((paragraph,)),)),), run)
        return (
            Heading(1, run),
            Quote((paragraph,)),
            ListBlock((ListItem((paragraph,)),)),
            Figure((Image("a", alt=text),), run),
            table,
            Video("https://语", text),
            CodeBlock("语"),
        )

    edition = convert(booklet(*blocks(word, "语")), TAIWAN, Report())
    assert blocks_of(edition) == blocks(done, "語")


def test_titles_contents_masthead_keywords_and_note_are_converted():
    article = Article(
        "国", (), subtitle="国", author="国", source="国", date="2021年", links=("http://国",)
    )
    source = Booklet(
        Masthead("国", "国", "国", "国", "国", "国", "国", "国", "国", "国", ("国", "党")),
        (Section("国", (article,), anchor="s"),),
        contents=(ContentsEntry(1, "国", "s"),),
        editor_note=(Paragraph((Text("国"),)),),
    )
    made = convert(source, TAIWAN, Report()).booklet
    assert made.masthead == Masthead(*["國"] * 10, ("國", "黨"))
    assert made.contents == (ContentsEntry(1, "國", "s"),)
    assert plain(made.editor_note[0].children) == "國"
    section = made.sections[0]
    assert (section.title, section.anchor) == ("國", "s")
    assert section.articles[0] == replace(
        article, title="國", subtitle="國", author="國", source="國"
    )
    assert made.script == "zh-Hant-TW"


def test_protected_terms_stay_and_are_counted():
    settings = replace(TAIWAN, protect=("头发", "发"))
    source = booklet(Paragraph((Text("头发和头发，发"),)))
    edition = convert(source, settings, Report())
    assert plain(blocks_of(edition)[0].children) == "头发和头发，发"
    assert edition.protected == 3
    assert {decision.reason for decision in edition.decisions} >= {"protected"}


def test_the_users_rows_stand_as_written_and_may_change_the_length():
    rows = (PhraseRow("程序员", "程式設計師"), PhraseRow("里面", "里面"))
    run = run_of(
        Text("程序"), Strong((Text("员"),)), Text("在里面"), settings=replace(TAIWAN, phrases=rows)
    )
    assert plain(run) == "程式設計師在里面"


def test_quotation_marks_are_set_around_and_in_rows_of_another_length():
    rows = (PhraseRow("程序员", "“程式”設計師"), PhraseRow("打印机器", "印表機"))
    run = run_of(
        Text("“程"),
        Strong((Text("序员”和“打印机器”"),)),
        Text("在“里面”"),
        settings=replace(TAIWAN, phrases=rows),
    )
    assert plain(run) == "「『程式』設計師」和「印表機」在「裡面」"
    assert run[1] == Strong((Text("」和「印表機」"),))


def test_a_users_row_goes_before_the_projects():
    settings = replace(TAIWAN, phrases=(PhraseRow("历程", "曆程"),))
    assert plain(run_of(Text("百年历程"), settings=settings)) == "百年曆程"


def test_private_use_characters_of_the_manuscript_survive():
    text = "\uf8fd头\uf8fe发\ue000"
    settings = replace(TAIWAN, protect=("发",))
    assert plain(run_of(Text(text), settings=settings)) == "\uf8fd頭\uf8fe发\ue000"


def test_quotes_may_stay_curly():
    settings = replace(TAIWAN, corner_quotes=False)
    assert plain(run_of(Text("“头”"), settings=settings)) == "“頭”"


def test_an_unpaired_quote_is_told_with_its_place():
    report = Report()
    convert(booklet(Paragraph((Text("他说：“好。"),))), TAIWAN, report)
    (found,) = report
    assert (found.code, found.location.source) == ("editions.unpaired-quote", "a.md")
    assert sentence(found.code, "zh", dict(found.values)).hint


def test_a_note_does_not_part_the_quotation_it_is_called_in():
    note = Note((Paragraph((Text("“纸”见下。"),)),))
    blocks = (
        Paragraph((Text("他说：“先做纸"), note, Text("。"))),
        Paragraph((Text("“再做墨。”"),)),
    )
    report = Report()
    edition = convert(booklet(*blocks), TAIWAN, report)
    first, second = blocks_of(edition)
    assert plain(first.children) == "他說：「先做紙。"
    assert plain(first.children[1].blocks[0].children) == "「紙」見下。"
    assert plain(second.children) == "「再做墨。」"
    assert "editions.unpaired-quote" not in report.codes()


def test_changed_characters_are_counted_by_origin():
    source = booklet(Paragraph((Text("头 发“白”"), Note((Paragraph((Text("国"),)),)))), title="国")
    source = replace(source, draft_origin="dump.md", draft_fields=("title", "keywords"))
    edition = convert(source, TAIWAN, Report())
    # 标题→標題, 发 two, quotes two, 国 in the note
    assert edition.converted == {"a.md": 2 + 2 + 2 + 1, "dump.md": 1}
