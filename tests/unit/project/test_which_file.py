"""The project file under other names and in other encodings; names in other forms."""

from __future__ import annotations

import codecs
import unicodedata

import pytest

from compiler.diagnostics import Report
from compiler.errors import ProjectError
from compiler.messages import LANGUAGES, sentence
from compiler.project.discovery import manuscripts
from compiler.project.load import load

TEXT = "[booklet]\ntitle = '纸与印刷'\n[[section]]\narticles = ['é.md']\n"
NFC, NFD = (unicodedata.normalize(form, "é") for form in ("NFC", "NFD"))


def _told(folder, path=None):
    report = Report()
    project = load(path or folder, report)
    for finding in report:
        for language in LANGUAGES:
            words = sentence(finding.code, language, dict(finding.values))
            assert words.message
            assert words.hint
    return project, report.codes()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / f"{NFC}.md").write_text("稿", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    ["booklet.toml.txt", "booklet (1).toml", "Booklet.toml", "booklet.txt", "booklet.toml.TXT",
     "booklet - 副本.toml", "小册.toml", "booklet.toml.toml"],
)  # fmt: skip
def test_a_project_file_under_another_name_is_taken_and_told(folder, name):
    (folder / name).write_text(TEXT, "utf-8")
    project, codes = _told(folder)
    assert project.masthead.title == "纸与印刷"
    assert codes == ["project.other-name"]
    assert _told(folder, folder / name) == (project, [])
    assert [path.name for path in manuscripts(folder)] == [f"{NFC}.md"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("booklet.txt", "小册子的故事\n\n[booklet] 是表名。"),
        ("说明.txt", TEXT),
        ("pyproject.toml", "[project]\nname = 'x'\n"),
    ],
)
def test_what_is_no_project_file_is_none(folder, name, text):
    (folder / name).write_text(text, "utf-8")
    project, codes = _told(folder)
    assert (project.file, codes) == (None, [])


def test_the_usual_name_comes_first_and_the_other_is_told_and_not_printed(folder):
    (folder / "booklet.toml").write_text("[booklet]\ntitle = '甲'\n", "utf-8")
    (folder / "booklet.toml.txt").write_text(TEXT, "utf-8")
    project, codes = _told(folder)
    assert project.masthead.title == "甲"
    assert project.source == folder / f"{NFC}.md"
    assert codes == ["project.second-file"]


def test_of_several_none_is_taken(folder):
    for number in (1, 2):
        (folder / f"booklet ({number}).toml").write_text(TEXT, "utf-8")
    with pytest.raises(ProjectError) as caught:
        load(folder, Report())
    assert caught.value.code == "project.which-file"
    assert "booklet (1).toml" in dict(caught.value.values)["names"]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_marks_and_line_ends_of_other_systems(folder, encoding, mark, end):
    data = TEXT.replace("\n", end).encode(encoding)
    (folder / "booklet.toml").write_bytes(mark + data)
    project, codes = _told(folder)
    assert (project.masthead.title, codes) == ("纸与印刷", [])


@pytest.mark.parametrize(("encoding", "title"), [("gbk", "纸与印刷"), ("big5", "紙與印刷的歷史")])
def test_code_pages_are_read_and_told(folder, encoding, title):
    text = f"[booklet]\ntitle = '{title}'\n"
    (folder / "booklet.toml").write_bytes(text.encode(encoding))
    project, codes = _told(folder)
    assert (project.masthead.title, codes) == (title, ["project.guessed-encoding"])


@pytest.mark.parametrize(("said", "there"), [(NFC, NFD), (NFD, NFC)])
def test_names_are_found_in_either_form(tmp_path, said, there):
    for name in (f"{there}.md", f"注{there}.md", f"{there}.tsv", f"{there}.icc"):
        (tmp_path / name).write_bytes("稿".encode())
    (tmp_path / f"样{there}" / "x").mkdir(parents=True)
    (tmp_path / f"稿{there}").mkdir()
    (tmp_path / f"稿{there}" / f"2{there}.md").write_text("稿", "utf-8")
    (tmp_path / "booklet.toml").write_text(
        f"[booklet]\neditor_note = {{ file = '注{said}.md' }}\n"
        f"[[section]]\narticles = ['{said}.md', '稿{said}/2{said}.md']\n"
        f"[[article]]\nfile = '{said}.md'\nkind = 'article'\n"
        f"[page]\ntheme = './样{said}'\n"
        f"[text]\nphrases = '{said}.tsv'\n[print]\nprofile = '{said}.icc'\n",
        "utf-8",
    )
    project, codes = _told(tmp_path)
    assert codes == []
    assert [plan.path.name for plan in project.sections[0].articles] == [
        f"{there}.md",
        f"2{there}.md",
    ]
    assert project.editor_note_file == tmp_path / f"注{there}.md"
    assert project.theme == tmp_path / f"样{there}"
    assert project.phrases == tmp_path / f"{there}.tsv"
    assert project.print.profile == tmp_path / f"{there}.icc"
    assert load(tmp_path / f"{said}.md", Report()).source == tmp_path / f"{there}.md"


def test_another_case_is_found_where_one_file_fits_and_told(tmp_path):
    (tmp_path / "Paper.MD").write_text("稿", "utf-8")
    (tmp_path / "booklet.toml").write_text("[[section]]\narticles = ['paper.md']\n", "utf-8")
    project, codes = _told(tmp_path)
    assert project.sections[0].articles[0].path == tmp_path / "Paper.MD"
    assert codes == ["project.other-case"]
    (tmp_path / "PAPER.md").write_text("另一稿", "utf-8")
    with pytest.raises(ProjectError) as caught:
        load(tmp_path, Report())
    assert caught.value.code == "project.missing-file"
