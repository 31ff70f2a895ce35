"""A file that a project file names is the same by the short way, for plain names, and the long."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report
from compiler.errors import ProjectError
from compiler.project.findings import Places
from compiler.project.named_files import ProjectFolder

NAMES = [
    "a.md", "b/c.md", "b/../a.md", "./a.md", "b//c.md", "b/c.md/", "A.MD", "to_a.md", "to_b/c.md",
    "out.md", "to_out/x.md", "b", "gone.md", "b/gone.md", "a.md\0", "", ".", "..", "/etc/passwd",
    "n" * 300 + ".md", "e\u0301.md", "loop.md",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    root, outside = tmp_path / "册", tmp_path / "外"
    (root / "b").mkdir(parents=True)
    outside.mkdir()
    for file in (root / "a.md", root / "b" / "c.md", root / "é.md", outside / "x.md"):
        file.write_text("文", "utf-8")
    (root / "to_a.md").symlink_to("a.md")
    (root / "to_b").symlink_to("b")
    (root / "out.md").symlink_to(outside / "x.md")
    (root / "to_out").symlink_to(outside)
    (root / "loop.md").symlink_to("loop.md")
    return root


def found(folder, name, *, short):
    named = ProjectFolder(folder, Places("booklet.toml", {}), Report())
    if not short:
        named._plain = lambda _name: None
    try:
        return named.file(name, ("booklet", "source"))
    except ProjectError as error:
        return error.code


@pytest.mark.parametrize("name", NAMES)
def test_the_short_way_leads_where_the_long_one_does(folder, name):
    assert found(folder, name, short=True) == found(folder, name, short=False)


def test_a_folder_that_is_a_link_itself(folder, tmp_path):
    (tmp_path / "也是").symlink_to(folder)
    for name in NAMES:
        ways = [found(tmp_path / "也是", name, short=short) for short in (True, False)]
        assert ways[0] == ways[1]
