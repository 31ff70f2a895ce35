"""The words of old Word files and of RTF, by a road that no converter goes."""

from __future__ import annotations

import pytest
from old_files import compound, word_97
from old_files import open_document as written

from compiler.sources.witness import old_word, open_document, rich_text


def words(tmp_path, data, reader):
    (tmp_path / "a").write_bytes(data)
    return reader.words_of(tmp_path / "a")


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["纸由植物", "ABC", "制成。\r第二段\r"], ("纸由植物ABC制成。", "第二段")),
        (["甲\x07乙\x07\x07丙\x0b丁\r"], ("甲", "乙", "丙", "丁")),
        (["见\x13 HYPERLINK a \x14这里\x15。\r"], ("见这里。",)),
        (["见\x13 REF \x13 SEQ \x141\x15 \x14图\x15。\r"], ("见图。",)),
        (["坏\x15的\x14域\r"], ("坏\x15的\x14域",)),
    ],
)
def test_pieces_paragraphs_and_results_of_fields(tmp_path, pieces, expected):
    assert words(tmp_path, word_97(pieces), old_word) == expected


def test_notes_are_read(tmp_path):
    assert words(tmp_path, word_97(["正文\r"], notes="注文\r"), old_word) == ("正文", "注文")


def test_older_formats_are_told(tmp_path):
    with pytest.raises(old_word.NoWordError):
        words(tmp_path, compound({"WordDocument": b"\xdc\xa5"}), old_word)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (rb"{\rtf1\ansi\ansicpg936 \'d6\'d0\'ce\'c4\par b}", ("中文", "b")),
        (rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f3\fcharset134 S;}}\f3 \'d6\'d0}", ("中",)),
        (rb"{\rtf1\ansi\uc1 \u20013?\u25991\'3f!}", ("中文!",)),
        (rb"{\rtf1\ansi\uc2 \u20013\'d6\'d0{\uc0 \u25991 }a}", ("中文a",)),
        (rb"{\rtf1{\info{\title t}}{\*\generator g}{\pict 0a0b}{\header h}a}", ("a",)),
        (rb"{\rtf1 a{\field{\*\fldinst HYPERLINK x}{\fldrslt b}}c}", ("abc",)),
        (rb"{\rtf1 a{\footnote n}b}", ("a", "nb")),
        (b"{\\rtf1 a\\bin5 }{}{}b\\\nc}", ("ab", "c")),
        (rb"{\rtf1 \{a\}\~\_\emdash}", ("{a}\u00a0-—",)),
        (b"{\\rtf1 a\\bin9999999999 b", ("a",)),
        (b"{" * 9000 + b"\\rtf1 a", ("a",)),
    ],
)
def test_rich_text(tmp_path, data, expected):
    assert words(tmp_path, data, rich_text) == expected


def test_open_documents_without_remarks_and_deleted_words(tmp_path):
    content = (
        '<d xmlns:t="t" xmlns:o="o"><t:tracked-changes><t:p>删去</t:p></t:tracked-changes>'
        "<t:p>甲<t:note><t:note-citation>1</t:note-citation><t:p>注</t:p></t:note>乙"
        "<o:annotation><t:p>批注</t:p></o:annotation>丙</t:p><t:h>题<t:s/>目</t:h></d>"
    )
    assert words(tmp_path, written(content), open_document) == ("甲", "注", "乙丙", "题 目")
