"""Every file of the corpus becomes a booklet, and not a character is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.diagnostics import Report
from compiler.pipeline import BuildRequest, build

SHARED = Path(__file__).resolve().parents[3] / "shared"
FILES = sorted(
    (
        *SHARED.glob("seeds/*.txt"),
        *SHARED.glob("corpus/*.md"),
        *SHARED.glob("corpus/*.txt"),
        *SHARED.glob("corpus/*.html"),
    )
)


def test_the_corpus_is_there(shared):
    assert len(FILES) >= 22


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_builds_alone_and_balances(path, tmp_path):
    request = BuildRequest(path, output=tmp_path)
    result = build(request, Report())
    (account,) = result.accounts
    assert account.unaccounted == 0
    assert account.printed > 0
    dropped = sum(count for _, count in account.dropped)
    changed = sum(count for _, count in account.changed)
    assert account.read == account.printed + dropped + changed
