"""Formats that no reader takes are refused by name; the remedy names program, menu and format."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.messages import sentence
from compiler.project.discovery import GIVEN, MANUSCRIPTS, PASSED_OVER
from compiler.sources.registry import SUPPORTED, ReadingSettings, read_source


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("稿.ott", b"PK", "sources.format-odt", ("LibreOffice", "另存为", ".docx")),
        ("稿.mobi", b"PK", "sources.format-epub", ("calibre", "DOCX")),
        ("稿.ofd", b"PK", "sources.format-pdf", ("Word", ".docx")),
        ("稿.doc", b"text", "sources.word-not-word", ("另存为", ".docx")),
        ("稿.xlsx", b"PK", "sources.format-sheet", ("复制", ".docx")),
        ("稿.pptx", b"PK", "sources.format-slides", ("PowerPoint", "WPS", ".docx")),
        ("稿.JPG", b"\xff\xd8", "sources.format-picture", ("![", ".md")),
        ("稿.xyz", b"x", "sources.unsupported-format", (".docx", ".mhtml")),
    ],
)
def test_the_remedy_says_what_to_do(tmp_path, name, data, code, words):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError) as error:
        read_source(tmp_path / name, tmp_path, ReadingSettings(), Report())
    assert error.value.code == code
    values = {key: str(value) for key, value in error.value.values.items()}
    chinese, english = (sentence(code, language, values) for language in ("zh", "en"))
    assert all(word in chinese.hint for word in words)
    assert ".docx" in english.hint or ".md" in english.hint
    assert name in chinese.message


def test_nothing_that_is_looked_for_is_also_passed_over():
    assert not MANUSCRIPTS & PASSED_OVER
    assert set(SUPPORTED) <= GIVEN
