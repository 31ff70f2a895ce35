"""Ten thousand of one thing in a Word file: read whole, or refused in words.

Calls are counted in ``tests/architecture/test_linear_loops.py``.
"""

from __future__ import annotations

import pytest
from word_multipliers import MULTIPLIERS

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.model.segments import article_segments
from compiler.sources.registry import ReadingSettings, read_source

MANY = 10_000


@pytest.mark.parametrize("kind", ["fields", "headers", "bookmarks", "notes", "sequences"])
def test_ten_thousand_are_read_whole_or_refused(tmp_path, kind):
    path = MULTIPLIERS[kind](MANY).write(tmp_path / "a.docx")
    try:
        manuscript = read_source(path, tmp_path, ReadingSettings(), Report())
    except SourceError as error:
        assert error.code.startswith("sources.")  # noqa: PT017 - one of two good ends
        return
    text = "".join(segment.text for segment in article_segments(manuscript.content))
    assert not imbalance(manuscript.ledger, text)
    assert len(text) > 2 * MANY
