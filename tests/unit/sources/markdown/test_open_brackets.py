"""Brackets that nothing closes cost nothing, and those that close are what they were."""

from __future__ import annotations

import time

import pytest

from compiler.model.segments import article_segments

MOST_SECONDS = 2.0


@pytest.mark.parametrize("opening", ["![", "[", "^["])
def test_many_are_read_at_once(read, opening):
    before = time.process_time()
    article = read("# 题\n\n纸由竹子造成。\n\n" + opening * 20_000 + "\n").article
    assert time.process_time() - before < MOST_SECONDS
    assert opening * 10 in "".join(segment.text for segment in article_segments(article))


def test_links_before_and_after_stay(read):
    article = read(
        "# 题\n\n[纸](https://a.example) 与 [墨](https://b.example) 与 [笔\n\n完。\n"
    ).article
    assert "https://b.example" in str(article)
    assert "[笔" in "".join(segment.text for segment in article_segments(article))
