"""Manuscripts of a folder and their order."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report, Severity
from compiler.project.discovery import (
    manuscripts,
    manuscripts_below,
    passed_over,
    sections,
    sign_of_program,
)
from compiler.project.opening import opened


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
        ("第十期.md", "第十一二期.docx", "第十三期.md"),  # a double issue
        ("第九讲.md", "第廿讲.md", "第廿二讲.md", "第卅讲.md", "第一百零三讲.md", "第两百讲.md"),
        ("壹、纸.md", "贰、墨.md", "叁、印.md", "拾壹、订.md"),
        ("①纸.md", "②墨.md", "⑩印.md", "⑳订.md"),
        ("㈠纸.md", "㈡墨.md", "㈩印.md"),
        ("Ⅰ 纸.md", "Ⅱ 墨.md", "Ⅸ 印.md", "Ⅻ 订.md"),
        ("论纸（上）.md", "论纸（中）.md", "论纸（下）.md"),
        ("论纸上篇.md", "论纸中篇.md", "论纸下篇.md"),
        ("论纸（一）.md", "论纸（二）.md", "论纸（三）.md", "论纸（十一）.md"),
        ("论纸之二.md", "论纸之三.md", "论纸之十.md"),
        ("纸史第二讲.md", "纸史第三讲.md", "纸史第十二讲.md"),
        ("甲编.md", "乙编.md", "丙编.md", "丁编.md"),
        ("上海.md", "下乡.md", "中国.md"),  # words that begin with a part are none
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


@pytest.mark.parametrize("name", ["node_modules", "Site-Packages", "__pycache__", "环境", "缓存"])
@pytest.mark.parametrize("depth", ["", "资料", "资料/更深"])
def test_what_other_programs_have_fetched_is_no_manuscript(tmp_path, name, depth):
    _touch(tmp_path, "a.md")
    (tmp_path / depth).mkdir(parents=True, exist_ok=True)
    fetched = tmp_path / depth / name
    _touch(fetched, "b.md", *{"环境": ["pyvenv.cfg"], "缓存": ["CACHEDIR.TAG"]}.get(name, []))
    _touch(fetched / "c", "d.md")
    found = [path.name for section in sections(tmp_path) for path in section.files]
    assert found == [path.name for path in manuscripts_below(tmp_path)] == ["a.md"]


@pytest.mark.parametrize(
    ("files", "sign"),
    [
        (["a.md", "setup.py"], "setup.py"),
        (["package.json"], "package.json"),
        (["甲.sln"], "甲.sln"),
        (["a.md", "Makefile", ".gitignore", "甲.json", "说明.toml"], ""),
    ],
)
def test_the_source_code_of_a_program_is_known_by_a_file(tmp_path, files, sign):
    _touch(tmp_path, *files)
    assert sign_of_program(tmp_path) == sign


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


NUMERALS = [
    *(
        "十一二",
        "第十一二期",
        "十一二三",
        "一百零三",
        "廿",
        "〇",
        "两百",
        "第二十二",
        "一千",
        "㈠",
        "①",
    ),
    *("１２", "上", "中", "下", "○", "亿万", "零零", "½", "百", "十十", "第期", "（）", "⼀"),
]


@pytest.mark.parametrize("name", NUMERALS)
def test_no_numeral_is_too_odd_for_a_name(tmp_path, name):
    _touch(tmp_path, f"{name}.md", f"{name}.docx")
    (tmp_path / f"{name}、纸").mkdir()
    _touch(tmp_path / f"{name}、纸", f"{name}.md")
    assert len(_names(tmp_path)) == 2
    assert sections(tmp_path)[1].title


@pytest.mark.parametrize(
    "order",
    [
        ("2024-05-01 题.md", "20240502题.md", "2024年5月3日.md", "2024.6.1.md"),
        ("1.md", "2.md", "2024-01-05 甲.md", "2024-02-01.md", "后记.md"),
        ("03 2024-09-01.md", "04 2024-01-01.md"),
        ("1-2.md", "1-10.md"),
        ("2024年工作总结.md", "2025年工作要点.md"),
        ("2023年第3期.md", "2024年第12期.md"),
        ("（一）起源.md", "（二）发展.md"),
    ],
)
def test_then_by_date_and_the_numbers_in_the_rest(tmp_path, order):
    _touch(tmp_path, *reversed(order))
    assert _names(tmp_path) == list(order)


def test_date_of_the_front_matter_where_the_name_has_none(tmp_path):
    (tmp_path / "甲.md").write_text("---\ntitle: 纸\ndate: 2024-05-02\n---\n文", "utf-8")
    (tmp_path / "乙.md").write_text("---\ndate: '2024-05-01'\n---\n文", "utf-8")
    (tmp_path / "丙.md").write_text("date: 2020-01-01\n", "utf-8")
    assert _names(tmp_path) == ["乙.md", "甲.md", "丙.md"]


def test_folders_are_sections_by_number_and_lose_it(tmp_path):
    for name, file in (
        ("02 印刷", "b.md"),
        ("1、造纸", "a.md"),
        ("第三部分 装订", "c.md"),
        ("一带一路", "d.md"),
    ):
        _touch(tmp_path / name, file)
    _touch(tmp_path / "02 印刷" / "2 平版", "2.md")
    _touch(tmp_path, "前言.md")
    found = [(each.title, [file.name for file in each.files]) for each in sections(tmp_path)]
    assert found == [
        ("", ["前言.md"]),
        ("造纸", ["a.md"]),
        ("印刷", ["b.md", "2.md"]),
        ("装订", ["c.md"]),
        ("一带一路", ["d.md"]),
    ]


def test_folders_of_pictures_results_and_other_booklets_are_no_sections(tmp_path):
    for name in ("images", "dist", ".git", "_drafts", "别的小册"):
        _touch(tmp_path / name, "a.md")
    _touch(tmp_path / "别的小册", "booklet.toml")
    _touch(tmp_path, "b.md")
    assert [each.title for each in sections(tmp_path)] == [""]


def test_articles_beside_other_manuscripts_are_not_lost(tmp_path):
    _touch(tmp_path / "articles", "a.md")
    assert [[file.name for file in each.files] for each in sections(tmp_path)] == [["a.md"]]
    _touch(tmp_path, "b.md")
    found = [[file.name for file in each.files] for each in sections(tmp_path)]
    assert found == [["b.md"], ["a.md"]]


def test_numbered_files_and_folders_of_an_archive_follow_their_numbers(tmp_path):
    _touch(tmp_path / "01 活字", "a.txt")
    _touch(tmp_path / "02 纸张", "b.md")
    _touch(tmp_path, "03油墨.docx")
    assert [path.name for path in manuscripts_below(tmp_path)] == ["a.txt", "b.md", "03油墨.docx"]
    _touch(tmp_path, "前言.md")
    assert [path.name for path in manuscripts_below(tmp_path)][:2] == ["03油墨.docx", "前言.md"]


@pytest.mark.parametrize("name", ["甲.docm", "甲.xhtml", "甲.shtml", "甲.mht"])
def test_rarer_formats_are_found_too(tmp_path, name):
    _touch(tmp_path, name)
    assert _names(tmp_path) == [name]


def test_a_numbered_name_is_ordered_by_all_of_it_before_any_date(tmp_path):
    for name, day in (("1-2.md", 5), ("1-10.md", 1)):
        (tmp_path / name).write_text(f"---\ndate: 2024-05-{day:02}\n---\n稿", "utf-8")
    assert _names(tmp_path) == ["1-2.md", "1-10.md"]


def test_date_of_the_front_matter_in_toml(tmp_path):
    (tmp_path / "甲.md").write_text('+++\ntitle = "纸"\ndate = 2024-05-02\n+++\n文', "utf-8")
    (tmp_path / "乙.md").write_text("---\ndate: 2024-05-03\n---\n文", "utf-8")
    (tmp_path / "丙.md").write_text('+++\ndate = "2024-05-01"\n+++\n文', "utf-8")
    assert _names(tmp_path) == ["丙.md", "甲.md", "乙.md"]


def test_documents_beside_the_manuscripts_are_named(tmp_path):
    for name in ("1.md", "2.PDF", "3.ofd", ".4.pdf", "~5.pdf", "甲/6.md", "甲/7.pdf", "dist/8.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("文", encoding="utf-8")
    made = tmp_path / "某刊"
    made.mkdir()
    (made / "某刊.zh-Hans.pdf").write_bytes(b"%PDF")
    (made / "report.json").write_text("{}", encoding="utf-8")
    names = [path.relative_to(tmp_path).as_posix() for path in passed_over(tmp_path)]
    assert names == ["2.PDF", "3.ofd", "甲/7.pdf"]


def test_a_folder_of_nothing_but_pdfs_is_read(tmp_path):
    _touch(tmp_path, "2.pdf", "1.PDF")
    assert _names(tmp_path) == ["1.PDF", "2.pdf"]
    assert passed_over(tmp_path) == ()
    (tmp_path / "report.json").write_text("{}", encoding="utf-8")
    assert _names(tmp_path) == []


@pytest.mark.parametrize("project_file", [False, True])
def test_a_folder_says_what_of_it_is_not_printed(tmp_path, project_file):
    (tmp_path / "1.md").write_text("# 纸\n\n文。\n", encoding="utf-8")
    (tmp_path / "2.pdf").write_bytes(b"%PDF")
    if project_file:
        (tmp_path / "booklet.toml").write_text('[booklet]\ntitle = "纸"\n', encoding="utf-8")
    report = Report()
    with opened(tmp_path, report):
        pass
    (found,) = report
    assert (found.code, found.severity) == ("project.passed-over", Severity.INFO)
    assert dict(found.values) == {"count": "1", "names": "2.pdf"}
