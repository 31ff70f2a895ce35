"""What a file is by its content, and which are refused before any program sees them."""

from __future__ import annotations

import pytest
from old_files import compound, open_document, word_97

from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.model.segments import plain
from compiler.sources.conversion.kinds import Kind, check, kind_of
from compiler.sources.registry import ReadingSettings, read_source

OPEN = open_document("<a/>")
PAGE = (
    "<html><head><title>纸</title></head><body><h1>纸</h1><p>纸由植物纤维制成。</p></body></html>"
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (word_97(["纸\r"]), Kind.BINARY),
        (rb"{\rtf1\ansi a}", Kind.RTF),
        (b"\n{\\rtf1 a}", Kind.RTF),
        (PAGE.encode(), Kind.PAGE),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>a", Kind.PAGE),
        (b"MIME-Version: 1.0\n", Kind.PAGE),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><a/>', Kind.XML),
        (OPEN, Kind.OPEN),
        (b"PK\x03\x04", Kind.OTHER),
        (b"text", Kind.OTHER),
        (b"", Kind.OTHER),
    ],
)
def test_the_content_tells(tmp_path, data, kind):
    (tmp_path / "a.doc").write_bytes(data)
    assert kind_of(tmp_path / "a.doc") is kind


@pytest.mark.parametrize(
    ("data", "kind", "code"),
    [
        (word_97(["纸\r"], flags=0x0100), Kind.BINARY, "sources.word-encrypted"),
        (compound({"EncryptedPackage": b"a"}), Kind.BINARY, "sources.word-encrypted"),
        (compound({"MatOST": b"a", "CONTENTS": b"a"}), Kind.BINARY, "sources.word-works"),
        (compound({"Workbook": b"a"}), Kind.BINARY, "sources.word-not-word"),
        (word_97(["纸\r"], circle="WordDocument"), Kind.BINARY, "sources.word-broken"),
        (open_document("<a/>", manifest="<encryption-data/>"), Kind.OPEN, "sources.word-encrypted"),
        (open_document(" " * 9_000_000), Kind.OPEN, "sources.word-too-large"),
        (OPEN[:-40], Kind.OPEN, "sources.word-broken"),
        (b"{\\rtf1" + b"{" * 2000, Kind.RTF, "sources.word-too-deep"),
    ],
)
def test_what_no_conversion_makes_a_manuscript_is_refused(tmp_path, data, kind, code):
    (tmp_path / "a.doc").write_bytes(data)
    with pytest.raises(SourceError) as error:
        check(tmp_path / "a.doc", "a.doc", kind)
    assert error.value.code == code


def test_braces_of_text_and_of_binary_data_open_no_groups(tmp_path):
    (tmp_path / "a.rtf").write_bytes(
        b"{\\rtf1" + b"\\{" * 2000 + b"\\bin1500 " + b"{" * 1500 + b"}"
    )
    check(tmp_path / "a.rtf", "a.rtf", Kind.RTF)


@pytest.mark.parametrize("name", ["网页.doc", "网页.wps"])
def test_a_page_of_the_web_with_an_ending_of_words_is_read_as_a_page(tmp_path, name):
    (tmp_path / name).write_text(PAGE, "utf-8")
    found = read_source(tmp_path / name, tmp_path, ReadingSettings(), Report())
    assert found.ledger.kind == "page"
    assert found.content.title == "纸"
    assert [plain(block.children) for block in found.content.blocks] == ["纸由植物纤维制成。"]
