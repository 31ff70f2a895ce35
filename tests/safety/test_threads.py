"""Builds in several threads of one program: each is made, as if it were alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.pipeline import BuildRequest, build


def made(folder: Path, number: int) -> list[bytes]:
    request = BuildRequest(folder, folder.parent / f"out{number}", formats=("screen", "epub"))
    result = build(request, Report(), lambda *_: None)
    return [one.path.read_bytes() for one in result.artifacts]


@pytest.fixture
def folder(tmp_path) -> Path:
    path = tmp_path / "稿"
    path.mkdir()
    (path / "a.md").write_text("# 纸\n\n纸可以书写。\n", "utf-8")
    return path


def test_two_builds_in_two_threads(folder):
    """The hooks change the engine for a whole process: one found it changed, and refused it."""
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(lambda number: made(folder, number), range(2))
    assert one == other == made(folder, 2)
    assert len(one) == 2


def test_an_error_comes_to_the_thread_that_asked(folder):
    (folder / "a.md").write_bytes(b"")
    with ThreadPoolExecutor(1) as pool, pytest.raises(SourceError) as caught:
        pool.submit(made, folder, 0).result()
    assert caught.value.code == "sources.empty-file"
