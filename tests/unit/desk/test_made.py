"""The history: each time whole, plain to read; one brought back without losing the present."""

from __future__ import annotations

from datetime import datetime

import pytest

from compiler.desk.made import (
    Made,
    MadeFile,
    bring_back,
    history,
    keep,
    latest,
    made_at,
    product,
    stamp,
)

NOON = datetime(2024, 12, 5, 12, 0, 0)  # noqa: DTZ001 - the clock on the wall


@pytest.fixture
def folder(tmp_path):
    own = tmp_path / "册"
    (own / "articles").mkdir(parents=True)
    (own / "booklet.toml").write_text("# 甲\n", "utf-8")
    (own / "articles" / "甲.md").write_text("# 甲\n", "utf-8")
    (own / "dist").mkdir()
    (own / "dist" / "册.pdf").write_bytes(b"%PDF")
    return own


def made_now(folder, moment=NOON):
    file = MadeFile("册.pdf", "zh-Hans", "screen", 3, 4, "0" * 64)
    made = Made(stamp(moment), "册", "第1期", "A4", (file,))
    return keep(folder, made, (folder / "dist" / "册.pdf",))


def test_what_was_made_is_kept_with_the_manuscripts_of_that_time(folder):
    made = made_now(folder)
    assert history(folder) == (made,)
    assert product(folder, made, made.files[0]).read_bytes() == b"%PDF"
    kept = folder / ".wenxuan" / "history" / "2024-12-05T12-00-00" / "稿件"
    assert (kept / "articles" / "甲.md").read_text("utf-8") == "# 甲\n"
    assert not (kept / "dist").exists()


def test_two_in_one_second_have_two_names(folder):
    assert made_now(folder).stamp != made_now(folder).stamp
    assert len(history(folder)) == 2


def test_what_has_not_changed_is_kept_once(folder):
    made_now(folder)
    made_now(folder)
    kept = sorted((folder / ".wenxuan" / "history").glob("*/稿件/articles/甲.md"))
    assert len({path.stat().st_ino for path in kept}) == 1


def test_an_earlier_time_comes_back_and_the_present_one_stays(folder):
    first = made_now(folder)
    (folder / "articles" / "甲.md").write_text("# 乙\n", "utf-8")
    (folder / "新.md").write_text("# 新\n", "utf-8")
    bring_back(folder, first, NOON.replace(hour=13))
    assert (folder / "articles" / "甲.md").read_text("utf-8") == "# 甲\n"
    assert not (folder / "新.md").exists()
    before = history(folder)[0]
    assert before.files == ()
    bring_back(folder, before, NOON.replace(hour=14))
    assert (folder / "articles" / "甲.md").read_text("utf-8") == "# 乙\n"
    assert (folder / "新.md").read_text("utf-8") == "# 新\n"
    assert latest(folder) == first


def test_a_time_is_no_path(folder):
    made_now(folder)
    for name in ("..", "../../..", "2024-12-05T12-00-00/..", ""):
        assert made_at(folder, name) is None


def test_a_damaged_time_is_passed_over(folder):
    made = made_now(folder)
    (folder / ".wenxuan" / "history" / made.stamp / "made.json").write_text("{")
    assert history(folder) == ()
    assert latest(folder) is None
