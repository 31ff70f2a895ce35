"""booklet.toml, folders and files → Project."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path

import pytest

from compiler.diagnostics import Report
from compiler.errors import ProjectError
from compiler.messages import LANGUAGES, sentence
from compiler.model.booklet import Masthead
from compiler.model.mending import ALL_RULES, Mending
from compiler.project.dates import BEIJING
from compiler.project.load import load
from compiler.project.record import ArticlePlan, EditionPlan, Project, SectionPlan
from compiler.project.schema import known_keys
from compiler.units import Size

FULL = """\
theme = "neikan"
remote_images = true
[booklet]
series = "学习文选"
title = "纸与印刷"
subtitle = "副题"
issue = 3
date = 2024-12-05
publisher = "编辑部"
notice = "内部资料"
editor_note = { file = "note.md" }
editor = "张三"
copies = 300
contact = "010"
keywords = ["纸", "印"]
[[section]]
title = "甲"
articles = ["a.md", { file = "b.md", title = "乙", author = "李四", date = 2024-01-02 }]
[page]
trim = "170mm 240mm"
section_start = "recto"
numbering = true
contents_depth = 3
[[edition]]
script = "zh-Hans"
[[edition]]
script = "zh-Hant-TW"
[[edition]]
script = "zh-Hant-HK"
quotes = "curly"
[text]
protect = ["范曾"]
phrases = "p.tsv"
[output]
directory = "out/pdf"
formats = ["screen"]
"""


@pytest.fixture
def folder(tmp_path):
    for name in ("a.md", "b.md", "note.md", "p.tsv"):
        (tmp_path / name).write_text("稿", "utf-8")
    return tmp_path


def _load(folder: Path, text: str) -> Project:
    (folder / "booklet.toml").write_text(text, "utf-8")
    return load(folder, Report())


def _refusal(folder: Path, text: str) -> ProjectError:
    with pytest.raises(ProjectError) as caught:
        _load(folder, text)
    error = caught.value
    for language in LANGUAGES:
        words = sentence(error.code, language, error.values)
        assert words.message
        assert words.hint
    return error


def test_every_key_arrives(folder):
    project = _load(folder, FULL)
    assert project.masthead == Masthead(
        series="学习文选",
        title="纸与印刷",
        subtitle="副题",
        issue="3",
        date="2024年12月5日",
        publisher="编辑部",
        notice="内部资料",
        editor="张三",
        copies="300",
        contact="010",
        keywords=("纸", "印"),
    )
    assert project.sections == (
        SectionPlan(
            "甲",
            (
                ArticlePlan(folder / "a.md"),
                ArticlePlan(folder / "b.md", title="乙", author="李四", date="2024年1月2日"),
            ),
        ),
    )
    assert project.page.size == Size(170, 240)
    assert project.page.section_start == "recto"
    assert project.page.numbering
    assert project.page.contents_depth == 3
    assert project.editions == (
        EditionPlan("zh-Hans", "curly"),
        EditionPlan("zh-Hant-TW", "corner"),
        EditionPlan("zh-Hant-HK", "curly"),
    )
    assert (project.root, project.file) == (folder, folder / "booklet.toml")
    assert (project.name, project.slug) == ("纸与印刷", "纸与印刷")
    assert project.output == folder / "out/pdf"
    assert project.created == datetime(2024, 12, 5, tzinfo=BEIJING)
    assert project.editor_note_file == folder / "note.md"
    assert project.protect == ("范曾",)
    assert project.phrases == folder / "p.tsv"
    assert project.remote_images
    assert project.theme == "neikan"


def test_defaults(folder):
    project = _load(folder, "[[section]]\narticles = ['a.md']\n")
    assert project.editions == (EditionPlan("zh-Hans", "curly"),)
    assert project.page.size == Size(210, 297)
    assert project.output == folder / "dist"
    assert (project.masthead.title, project.name) == ("", folder.name)
    assert not project.remote_images


def test_project_file_itself_and_windows_line_ends_and_mark(folder):
    (folder / "x.toml").write_bytes(b"\xef\xbb\xbf[booklet]\r\ntitle = 'T'\r\nsource = 'a.md'\r\n")
    project = load(folder / "x.toml", Report())
    assert project.masthead.title == "T"
    assert (project.source, project.source_kind) == (folder / "a.md", "booklet")


def test_dump_gives_its_own_title(folder):
    project = _load(folder, "[booklet]\nsource = 'a.md'\n")
    assert project.masthead.title == ""
    assert project.name == folder.name


def test_project_file_that_lists_nothing_takes_what_lies_beside_it(folder):
    project = _load(folder, "[booklet]\neditor_note = { file = 'note.md' }\n")
    assert [plan.path.name for plan in project.sections[0].articles] == ["a.md", "b.md"]


def test_theme_by_path_and_inside_page(folder):
    (folder / "themes" / "ours").mkdir(parents=True)
    project = _load(folder, "[booklet]\nsource='a.md'\n[page]\ntheme = 'themes/ours'\n")
    assert project.theme == folder / "themes" / "ours"


def test_folder_without_project_file(folder):
    project = load(folder, Report())
    assert (project.masthead.title, project.name) == ("", folder.name)
    assert [plan.path.name for plan in project.sections[0].articles] == ["a.md", "b.md", "note.md"]
    assert project.sections[0].title == ""
    assert project.file is None


def test_single_manuscript(folder):
    project = load(folder / "a.md", Report())
    assert (project.source, project.source_kind) == (folder / "a.md", "auto")
    assert (project.name, project.root) == ("a", folder)
    (folder / "one").mkdir()
    (folder / "one" / "x.txt").write_text("稿", "utf-8")
    assert load(folder / "one", Report()).source == folder / "one" / "x.txt"


def test_relative_path(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert load(Path("a.md"), Report()).source == folder / "a.md"
    assert load(Path(), Report()).root == folder


@pytest.mark.parametrize("name", ["nothing", "nothing.toml", "a\0b", "x" * 3000])
def test_nothing_there(folder, name):
    with pytest.raises(ProjectError) as caught:
        load(folder / name, Report())
    assert caught.value.code in {"project.missing-path", "project.unreadable"}


def test_folder_without_anything(tmp_path):
    with pytest.raises(ProjectError) as caught:
        load(tmp_path, Report())
    assert caught.value.code == "project.nothing-here"


SECTION = "[[section]]\narticles = ['a.md']\n"


@pytest.mark.parametrize(
    ("text", "code", "line", "values"),
    [
        ("\n[booklet]\ntitel = 'x'", "unknown-key", 3, {"near": "title"}),
        ("Theme = 'x'", "unknown-key", 1, {"near": "theme"}),
        ("[paper]\ntrim='A4'", "unknown-key", 1, {"near": "page"}),
        ("[page]\ncontents-depth = 2", "unknown-key", 2, {"near": "contents_depth"}),
        ("[[section]]\narticles=['a.md',\n{fil='x'}]", "unknown-key", 3, {"near": "file"}),
        ("[booklet]\nqqq = 1", "unlike-key", 2, {}),
        (SECTION + "source = 'a.md'", "misplaced-key", 3, {"table": "[booklet]"}),
        ("trim = 'A4'", "misplaced-key", 1, {"table": "[page]"}),
        ("[booklet]\ntheme = 'x'", "key-of-the-top", 2, {}),
        ("[page]\ntrim = 'B5'", "expected-trim", 2, {"key": "page.trim", "value": '"B5"'}),
        ("[page]\ntrim = '5mm 5mm'", "expected-trim", 2, {}),
        ("[page]\ntrim = 5", "expected-trim", 2, {"value": "5"}),
        ("[page]\nsection_start = 'x'", "expected-choice", 2, {"allowed": '"page", "recto"'}),
        ("[page]\nnumbering = 'yes'", "expected-truth", 2, {"value": '"yes"'}),
        ("[page]\nnumbering = 1", "expected-truth", 2, {}),
        ("[page]\ncontents_depth = 6", "expected-number", 2, {"low": "1", "high": "5"}),
        ("[page]\ncontents_depth = '2'", "expected-number", 2, {}),
        ("[booklet]\ntitle = 3", "expected-text", 2, {}),
        ("[booklet]\nsource = ''", "expected-text", 2, {}),
        ("[booklet]\ncopies = true", "expected-text", 2, {}),
        ("[booklet]\ndate = 10:00:00", "expected-date", 2, {}),
        ("[booklet]\ndate = '2024-13-45'", "no-such-day", 2, {"value": '"2024-13-45"'}),
        ("[booklet]\ndate = '2024年2月30日'", "no-such-day", 2, {"key": "booklet.date"}),
        ("[booklet]\ndate = '2024年13月'", "no-such-day", 2, {}),
        ("[[section]]\narticles = [{ file = 'a.md', date = '2024.4.31' }]", "no-such-day", 2, {}),
        ("booklet = 3", "expected-table", 1, {}),
        ("[section]\ntitle = 'x'", "expected-tables", 1, {}),
        ("[[section]]\ntitle = 'x'", "missing-key", 1, {"key": "section[1].articles"}),
        ("[[section]]\narticles = []", "empty-list", 2, {}),
        ("[[section]]\narticles = 'a.md'", "expected-list", 2, {}),
        ("[[section]]\narticles = [\n'a.md',\n'no.md']", "missing-file", 4, {"path": "no.md"}),
        ("[[section]]\narticles = ['a.md', 'a.md']", "article-twice", 2, {}),
        ("[[section]]\narticles = ['../a.md']", "path-outside", 2, {}),
        ("[[section]]\narticles = ['/etc/passwd']", "path-outside", 2, {}),
        ("[[section]]\narticles = ['.']", "not-a-file", 2, {}),
        ("[[section]]\narticles = ['a\\u0000']", "missing-file", 2, {}),
        ('[[section]]\narticles = ["a\\u0000"]', "missing-file", 2, {}),
        (f"[[section]]\narticles = ['{'x' * 300}']", "missing-file", 2, {}),
        ("[output]\ndirectory = '../x'\n" + SECTION, "path-outside", 2, {}),
        ("[imposition]\nsheet = 'Z9'\n" + SECTION, "expected-sheet", 2, {}),
        ("[imposition]\nsheet = 4\n" + SECTION, "expected-sheet", 2, {}),
        ("[imposition]\nscheme = 'spiral'\n" + SECTION, "expected-choice", 2, {}),
        ("[imposition]\npaper_mm = 2\n" + SECTION, "expected-number", 2, {"low": "0", "high": "1"}),
        ("[imposition]\nsignature = 'x'", "expected-number", 2, {"low": "4", "high": "128"}),
        ("[output]\nformats = ['pdf']", "expected-choice", 2, {}),
        ("[[edition]]\nscript = 'zh-TW'", "expected-choice", 2, {"key": "edition[1].script"}),
        (SECTION + "[[edition]]\nscript='zh-Hans'\n" * 2, "edition-twice", 6, {}),
        (SECTION + "[[edition]]\nscript='zh-Hans'\nquotes='corner'", "corner-quotes", 5, {}),
        (SECTION + "[booklet]\nsource='b.md'", "source-and-sections", 4, {}),
        (SECTION + "[booklet]\neditor_note={text='x',file='a.md'}", "note-twice", 4, {}),
        ("theme='a'\n" + SECTION + "[page]\ntheme='b'", "theme-twice", 5, {}),
        (SECTION + "[page]\ntheme='./x'", "missing-folder", 4, {}),
        (SECTION + "[text]\nphrases='no.tsv'", "missing-file", 4, {}),
        ("[booklet]\ntitle = “x”", "bad-toml", 2, {"quote": "title = “x”"}),
        ("[booklet]\ntitle = '''x", "bad-toml", 2, {}),
        ("a = " + "[" * 5000, "bad-toml", 1, {}),
    ],
)
def test_refusals(folder, text, code, line, values):
    error = _refusal(folder, text)
    assert error.code == f"project.{code}"
    assert error.location.source == "booklet.toml"
    assert error.location.line == line
    assert values.items() <= {key: str(value) for key, value in error.values.items()}.items()


def test_link_out_of_the_folder_is_refused(tmp_path):
    (tmp_path / "secret.md").write_text("x", "utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").symlink_to(tmp_path / "secret.md")
    assert _refusal(folder, SECTION).code == "project.path-outside"
    (folder / "a.md").unlink()
    (folder / "a.md").symlink_to(folder / "a.md")
    assert _refusal(folder, SECTION).code == "project.missing-file"


def test_other_encodings_are_refused_with_the_line(folder):
    (folder / "booklet.toml").write_bytes(b"[booklet]\ntitle = '\xff\xff'")
    with pytest.raises(ProjectError) as caught:
        load(folder, Report())
    assert (caught.value.code, caught.value.location.line) == ("project.bad-encoding", 2)


def test_project_file_that_is_no_file(folder):
    (folder / "booklet.toml").mkdir()
    with pytest.raises(ProjectError) as caught:
        load(folder, Report())
    assert caught.value.code == "project.not-a-file"


def test_nothing_beside_a_project_file(tmp_path):
    assert _refusal(tmp_path, "[booklet]\ntitle = 'x'\n").code == "project.no-articles"


def test_mending_rules_are_switched_by_name(tmp_path):
    (tmp_path / "a.md").write_text("# 纸\n\n墨。\n", "utf-8")
    file = tmp_path / "booklet.toml"
    file.write_text("[mending]\ndashes = false\nspaces = false\n", "utf-8")
    assert load(tmp_path, Report()).mending == replace(ALL_RULES, dashes=False, spaces=False)
    file.write_text("", "utf-8")
    assert load(tmp_path, Report()).mending == ALL_RULES


@pytest.mark.parametrize("line", ["dash = false", 'dashes = "no"', "dashes = 0"])
def test_other_names_and_values_of_mending_are_refused(tmp_path, line):
    (tmp_path / "a.md").write_text("# 纸\n\n墨。\n", "utf-8")
    (tmp_path / "booklet.toml").write_text(f"[mending]\n{line}\n", "utf-8")
    with pytest.raises(ProjectError) as caught:
        load(tmp_path, Report())
    assert caught.value.location.line == 2
    assert "dash" in caught.value.__str__()


def test_the_table_has_every_rule():
    assert known_keys("[mending]") == tuple(field.name for field in fields(Mending))


def test_a_section_without_articles_is_not_printed_and_told(tmp_path):
    (tmp_path / "a.md").write_text("# 题\n\n正文。\n", "utf-8")
    (tmp_path / "booklet.toml").write_text(
        '[[section]]\ntitle = "城里"\narticles = []\n[[section]]\narticles = ["a.md"]\n', "utf-8"
    )
    report = Report()
    project = load(tmp_path, report)
    assert [len(section.articles) for section in project.sections] == [1]
    (told,) = report
    assert (told.code, told.location.line) == ("project.empty-section", 1)
    assert dict(told.values) == {"title": "城里"}
