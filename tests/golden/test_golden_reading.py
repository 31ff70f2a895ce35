"""One manuscript in seven files is one article: ``expected.json`` of each folder of ``reading/``.

With WENXUAN_REWRITE_GOLDEN=1 the expected articles are written anew, as ``article.md`` is read:
read what git shows of it before you keep it.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import pytest
from manuscripts import Written, written
from shapes import PICTURE, SHAPES, Shape
from told import told
from word_shapes import png

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.model.segments import article_segments
from compiler.sources.registry import ReadingSettings, read_source

CASES = sorted(path.parent for path in (Path(__file__).parent / "reading").glob("*/article.yaml"))
REWRITE = os.environ.get("WENXUAN_REWRITE_GOLDEN") == "1"
PAIRS = [(case, shape) for case in CASES for shape in SHAPES]

manuscript_of = cache(written)


@pytest.mark.parametrize(
    ("case", "shape"), [pytest.param(c, s, id=f"{c.name}-{s.name}") for c, s in PAIRS]
)
def test_one_article_whatever_the_file(case: Path, shape: Shape, tmp_path: Path):
    manuscript = manuscript_of(case / "article.yaml")
    if not shape.shows(manuscript):
        pytest.skip("a text shows no pictures, tables, bold or quotes")
    made = article_in(manuscript, shape, tmp_path)
    expected = case / "expected.json"
    if REWRITE and shape is SHAPES[0]:
        expected.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert made == json.loads(expected.read_text("utf-8"))


def article_in(manuscript: Written, shape: Shape, folder: Path) -> dict[str, object]:
    """The article that the product reads in one shape, every character of it accounted for."""
    (folder / PICTURE).write_bytes(png())
    path = folder / shape.name
    shape.write(manuscript, path)
    read = read_source(path, folder, ReadingSettings(kind="article"), Report())
    text = "".join(segment.text for segment in article_segments(read.content))
    assert not imbalance(read.ledger, text)
    return told(read.content, read.ledger, manuscript)


def test_there_is_a_case_for_what_must_not_be_recognised():
    against = [case for case in CASES if case.name.startswith("no-")]
    assert 5 * len(against) >= 2 * len(CASES) >= 120
