"""Several manuscripts and folders as one booklet."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report
from compiler.errors import ProjectError
from compiler.project.opening import opened


@pytest.fixture
def folder(tmp_path):
    for name in (
        "a.md",
        "b.docx",
        "附/2 丙.md",
        "02 后编/c.txt",
        "02 后编/d.txt",
        "book/booklet.toml",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("稿", "utf-8")
    return tmp_path


def _plan(folder, *names):
    first, *others = (folder / name for name in names)
    with opened(first, Report(), others) as project:
        return project, [
            (section.title, [plan.path.name for plan in section.articles])
            for section in project.sections
        ]


def test_they_stand_in_the_order_given(folder):
    project, sections = _plan(folder, "b.docx", "a.md")
    assert sections == [("", ["b.docx", "a.md"])]
    assert (project.root, project.name, project.output) == (folder, "b", folder / "dist")


def test_folders_are_sections_in_their_place(folder):
    project, sections = _plan(folder, "附/2 丙.md", "02 后编", "a.md", "b.docx")
    assert sections == [("", ["2 丙.md"]), ("后编", ["c.txt", "d.txt"]), ("", ["a.md", "b.docx"])]
    assert (project.root, project.output) == (folder, folder / "附" / "dist")


def test_what_is_given_twice_is_taken_once(folder):
    _, sections = _plan(folder, "02 后编/d.txt", "02 后编", "a.md", "a.md")
    assert sections == [("", ["d.txt"]), ("后编", ["c.txt"]), ("", ["a.md"])]
    project, _ = _plan(folder, "a.md", "a.md")
    assert project.source == folder / "a.md"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("none.md", "project.missing-path"),
        ("book", "project.not-alone"),
        ("book/booklet.toml", "project.not-alone"),
        ("dist", "project.nothing-here"),
        ("/etc/hostname", "project.no-common-folder"),
    ],
)
def test_what_cannot_be_one_of_several(folder, name, code):
    (folder / "dist").mkdir()
    with pytest.raises(ProjectError) as caught:
        _plan(folder, "a.md", name)
    assert caught.value.code == code
