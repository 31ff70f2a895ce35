"""What is said of a manuscript that has changed: what fits no longer, and the ways out of it."""

from __future__ import annotations

import pytest

from compiler.desk import desk
from compiler.desk.changes.change import ImpossibleError
from compiler.desk.changes.rules import TakeAway, TakeThere
from compiler.desk.findings import findings
from compiler.desk.laid_out import understand
from compiler.desk.places import Place, Places
from compiler.desk.rules import rules
from compiler.desk.unmet import placed, unmet_rules
from compiler.diagnostics import Report
from compiler.events import untold
from compiler.model.segments import article_segments

TEXT = """\
# 造纸

作坊在村东头，一条小河从门前流过。

村里的老师傅常说，水里求财，一池清水养活一家。

剥皮要在早春，树汁刚动的时候。

| 村 | 斤 |
|--|--|
| 东头 | 三十 |

最后一道工序是晒，晒三天。
"""
FILE = """\
[[section]]
articles = [{ file = "a.md", join = "作坊在村东头，一条" }]  # 长文

[[article]]
file = "b.md"
correct = [
  { at = "作坊在村东头，一条", wrong = "小河", right = "小溪" },
  { at = "老师傅说，水里求财", wrong = "求财", right = "求材" },
  { at = "剥皮要在早春，树液", wrong = "树液", right = "树汁" },
  { at = "账上写着东头的数目", wrong = "三十", right = "卅" },
]
drop = "这一段是写给编辑的"
level = { "常说，水里求财，一池" = 2 }
"""
LISTED = FILE.replace("}]  #", '}, "b.md"]  #')


@pytest.fixture
def folder(tmp_path):
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "booklet.toml").write_text(LISTED, "utf-8")
    return tmp_path


def looked(folder):
    """What fits no longer, by its words; the booklet, and all that was found."""
    report = Report()
    booklet = understand(folder, untold, report)
    held = desk.looked_at(folder)
    found = placed(unmet_rules(held.held, report), booklet, held)
    return {each.rule.words: each for each in found}, booklet, report


def test_each_is_named_and_what_fits_is_not(folder):
    found, booklet, _ = looked(folder)
    assert list(found) == [
        "老师傅说，水里求财",
        "剥皮要在早春，树液",
        "账上写着东头的数目",
        "常说，水里求财，一池",
        "这一段是写给编辑的",
    ]
    text = "".join(each.text for each in article_segments(booklet.sections[0].articles[1]))
    assert "小溪" in text  # what fits is done
    assert "求财" in text  # nothing is done elsewhere


def test_a_paragraph_that_has_moved_takes_its_rules_along(folder):
    head, first, *rest = TEXT.split("\n\n")
    (folder / "b.md").write_text("\n\n".join((head, *rest, first)), "utf-8")
    found, booklet, _ = looked(folder)
    assert "作坊在村东头，一条" not in found
    assert "小溪" in "".join(
        each.text for each in article_segments(booklet.sections[0].articles[1])
    )


def test_where_the_words_stand_once_by_now_is_shown(folder):
    found = looked(folder)[0]
    there = found["老师傅说，水里求财"].there
    assert (there.article, there.shown[1]) == (1, "求财")
    cell = found["账上写着东头的数目"].there
    assert (cell.row, cell.column, cell.shown[1]) == (2, 2, "三十")
    assert found["常说，水里求财，一池"].there.piece == there.piece
    assert found["这一段是写给编辑的"].there is None
    assert found["剥皮要在早春，树液"].is_done


@pytest.mark.parametrize("more", ["\n又说求财。\n", "\n## 求财\n", "\n求财[^1]。\n\n[^1]: 求财\n"])
def test_words_that_stand_twice_are_taken_nowhere(folder, more):
    (folder / "b.md").write_text(TEXT + more, "utf-8")
    one = looked(folder)[0]["老师傅说，水里求财"]
    assert one.there is None
    assert not one.is_done


def test_it_is_taken_there_and_undone(folder):
    before = (folder / "booklet.toml").read_bytes()
    found = looked(folder)[0]
    for words in ("老师傅说，水里求财", "账上写着东头的数目", "常说，水里求财，一池"):
        one = found[words]
        there = one.there
        desk.apply(folder, TakeThere(one.rule.name, there.words, there.row, there.column))
    left, booklet, _ = looked(folder)
    assert list(left) == ["剥皮要在早春，树液", "这一段是写给编辑的"]
    text = "".join(each.text for each in article_segments(booklet.sections[0].articles[1]))
    assert "水里求材" in text
    assert "卅" in text
    for _ in range(3):
        desk.undo(folder)
    assert (folder / "booklet.toml").read_bytes() == before
    with pytest.raises(ImpossibleError):
        desk.apply(folder, TakeThere("0" * 16, "没有"))


def test_one_is_taken_away_or_all_and_nothing_else(folder):
    before = (folder / "booklet.toml").read_bytes()
    found = looked(folder)[0]
    first = desk.apply(folder, TakeAway((found["这一段是写给编辑的"].rule.name,)))
    assert first.did.kind == "take-away"
    assert b"drop" not in (folder / "booklet.toml").read_bytes()
    desk.apply(folder, TakeAway(tuple(each.rule.name for each in found.values())))
    assert not looked(folder)[0]
    left = [(each.key, each.words) for each in rules(desk.looked_at(folder).held)]
    assert left == [("join", "作坊在村东头，一条"), ("correct", "作坊在村东头，一条")]
    assert "# 长文" in (folder / "booklet.toml").read_text("utf-8")
    desk.undo(folder)
    desk.undo(folder)
    assert (folder / "booklet.toml").read_bytes() == before


def test_of_equal_joins_only_the_one_that_has_no_next_goes(folder):
    toml = '[[article]]\nfile = "b.md"\njoin = ["最后一道工序是晒，晒", "最后一道工序是晒，晒"]\n'
    (folder / "booklet.toml").write_text(toml, "utf-8")
    (folder / "b.md").write_text(f"{TEXT}\n再压平。\n", "utf-8")
    found = looked(folder)[0]
    desk.apply(folder, TakeAway(tuple(each.rule.name for each in found.values())))
    assert [each.key for each in rules(desk.looked_at(folder).held)] == ["join"]
    assert not looked(folder)[0]


def test_the_last_rule_takes_its_table_along(folder):
    (folder / "booklet.toml").write_text(
        '# 头\n[[article]]\nfile = "b.md"\nbody = ["没有这一段在稿子里"]\n', "utf-8"
    )
    found = looked(folder)[0]
    desk.apply(folder, TakeAway(tuple(each.rule.name for each in found.values())))
    assert (folder / "booklet.toml").read_text("utf-8").strip() == "# 头"


def test_they_stand_first_in_the_list_each_once_where_they_may_belong(folder):
    found, booklet, report = looked(folder)
    listed = findings(booklet, Places(booklet), report, found.values())
    assert [each.unmet.rule.words for each in listed[: len(found)]] == list(found)
    assert not any(each.unmet for each in listed[len(found) :])
    assert listed[0].place == Place(1, found["老师傅说，水里求财"].there.piece)
    assert listed[4].place == Place(1, "title")
    assert not [
        each for each in findings(booklet, Places(booklet), report) if "unmatched" in each.code
    ]
