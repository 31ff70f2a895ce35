"""Which reader a file gets, and how a file that none can read is refused."""

from __future__ import annotations

import re

import pytest

from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.messages import LANGUAGES, catalogue, sentence
from compiler.model.booklet import BookletDraft
from compiler.sources.registry import ReadingSettings, read_source


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.md", "# 题\n\n正文。", "markdown"),
        ("a.markdown", "正文。", "markdown"),
        ("a.txt", "# 题\n\n正文，有标记。", "markdown"),
        ("a.txt", "正文，没有标记，一行到底。", "text"),
        ("a.txt", "---\ntitle: 题\n---\n<div><p>正文。</p></div>", "post"),
        ("a.md", "<p>正文。</p><p>又一段。</p>", "post"),
        (
            "a.md",
            '<div align="center">标志</div>\n\n# 题\n\n这里是正文，比标志长得多。',
            "markdown",
        ),
    ],
)
def test_readers_are_chosen_by_suffix_and_content(read, name, text, kind):
    assert read(text, name=name).ledger.kind == kind


def test_origin_is_relative_to_the_project(tmp_path):
    path = tmp_path / "稿" / "一.md"
    path.parent.mkdir()
    path.write_text("# 题\n\n正文。", encoding="utf-8")
    manuscript = read_source(path, tmp_path, ReadingSettings(), Report())
    assert manuscript.content.origin == manuscript.ledger.path == "稿/一.md"


def test_a_booklet_is_told_from_an_article(shared, tmp_path):
    path = next((shared / "seeds").glob("000_*"))
    for kind, whole in (("auto", True), ("booklet", True), ("article", False)):
        found = read_source(path, path.parent, ReadingSettings(kind=kind), Report())
        assert isinstance(found.content, BookletDraft) is whole


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("没有.md", None, "sources.missing-file"),
        ("没有.docx", None, "sources.missing-file"),
        ("空.md", b" \n", "sources.empty-file"),
        ("国标.txt", "中文".encode("gb18030") + b"\xff", "sources.unknown-encoding"),
        ("稿.epub", b"PK", "sources.epub-not-epub"),
        ("稿.DOCX", b"PK", "sources.word-broken"),
        ("稿.xyz", b"x", "sources.unsupported-format"),
        ("无后缀", b"x", "sources.format-unnamed"),
    ],
)
def test_refusals(tmp_path, name, data, code):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read_source(path, tmp_path, ReadingSettings(), Report())
    assert (caught.value.code, caught.value.location.source) == (code, name)
    assert all(sentence(code, lang, caught.value.values).hint for lang in LANGUAGES)


def test_a_folder_is_refused(tmp_path):
    (tmp_path / "夹.md").mkdir()
    with pytest.raises(SourceError) as caught:
        read_source(tmp_path / "夹.md", tmp_path, ReadingSettings(), Report())
    assert caught.value.code == "sources.is-a-folder"


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "大.md"
    with path.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    with pytest.raises(SourceError) as caught:
        read_source(path, tmp_path, ReadingSettings(), Report())
    assert caught.value.code == "sources.too-large"


def test_the_picture_folder_must_lie_in_the_project(read, tmp_path):
    with pytest.raises(ValueError, match="not below"):
        read("# 题\n\n正文。", remote_images=True, image_cache=tmp_path.parent)


def test_every_code_of_the_room_has_its_sentence_and_no_sentence_is_left_over(root):
    written = "".join(p.read_text("utf-8") for p in (root / "compiler/sources").rglob("*.py"))
    used = set(re.findall(r'"(sources\.[a-z-]+)"', written))
    known = {code for code in catalogue() if code.startswith("sources.")}
    assert used == known
    assert all(set(catalogue()[code]) == {"zh", "en", "zh_hint", "en_hint"} for code in known)
