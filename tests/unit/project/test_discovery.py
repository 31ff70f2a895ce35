"""Manuscripts of a folder and their order."""

from __future__ import annotations

import pytest

from compiler.project.discovery import manuscripts


def _names(folder):
    return [path.name for path in manuscripts(folder)]


def _touch(folder, *names):
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text("稿", "utf-8")


@pytest.mark.parametrize(
    "order",
    [
        ("1 前言.md", "2.txt", "10-后记.md"),
        ("01a.md", "01b.md", "02.md"),
        ("第一讲.md", "第二讲.md", "第三讲.md", "第十讲.md", "第十二讲.md", "第二十讲.md"),
        ("一、起源.txt", "二、发展.txt", "三、结语.txt"),
        ("第３讲.md", "第12讲.md", "附录.md"),
        ("一带一路.md", "三峡.md"),  # words that begin with a numeral are no numbers
    ],
)
def test_order_is_by_number_then_name(tmp_path, order):
    _touch(tmp_path, *reversed(order))
    assert _names(tmp_path) == list(order)


def test_what_is_no_manuscript_is_passed_over(tmp_path):
    _touch(tmp_path, "a.md", "README.md", "readme.zh-CN.md", ".b.md", "~$c.docx", "d.png", "e.pdf")
    (tmp_path / "f.md").mkdir()
    assert _names(tmp_path) == ["a.md"]


def test_formats_without_a_reader_are_not_passed_over(tmp_path):
    _touch(tmp_path, "1.md", "2.docx", "3.HTML")
    assert _names(tmp_path) == ["1.md", "2.docx", "3.HTML"]


def test_articles_folder_stands_in_for_an_empty_one(tmp_path):
    _touch(tmp_path / "articles", "a.md")
    assert _names(tmp_path) == ["a.md"]
    _touch(tmp_path, "b.md")
    assert _names(tmp_path) == ["b.md"]
    (tmp_path / "empty").mkdir()
    assert manuscripts(tmp_path / "empty") == ()
