"""What needs a look, and where it stands."""

from __future__ import annotations

from compiler.desk.findings import findings
from compiler.desk.places import Place, Places
from compiler.diagnostics import Diagnostic, Report, Severity
from compiler.errors import Location
from compiler.pipeline import outline


def found(tmp_path, *diagnostics):
    (tmp_path / "a.md").write_text("# 题目\n\n第一段的话。\n\n第二段的话。\n", "utf-8")
    (tmp_path / "b.md").write_text("# 又一篇\n\n第二段的话。\n", "utf-8")
    booklet = outline(tmp_path, Report())
    return findings(booklet, Places(booklet), diagnostics)


def warning(severity=Severity.WARNING, **place):
    return Diagnostic("sources.x", severity, Location(**place))


def test_words_lead_to_their_piece_in_the_manuscript_that_is_named(tmp_path):
    one, other = found(
        tmp_path,
        warning(source="a.md", quote="第二段"),
        warning(source="b.md", quote="第二段"),
    )
    assert (one.place.article, one.place.piece) == (0, "b1")
    assert (other.place.article, other.place.piece) == (1, "b0")


def test_a_manuscript_leads_to_its_head_and_a_page_to_itself(tmp_path):
    one, other, third = found(
        tmp_path, warning(source="b.md"), warning(page=3), warning(source="没有.md", quote="无")
    )
    assert one.place == Place(1, "title")
    assert (other.place, other.page) == (None, 2)
    assert third.place is None


def test_errors_stand_first_infos_nowhere_and_equal_ones_once(tmp_path):
    made = found(
        tmp_path,
        warning(source="a.md"),
        warning(Severity.INFO),
        warning(source="a.md"),
        warning(Severity.ERROR, source="b.md"),
    )
    assert [each.is_error for each in made] == [True, False]


def test_a_missing_picture_leads_to_its_place_in_its_own_manuscript(tmp_path):
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("# 题目\n\n一段的话。\n\n![](图%201.png)\n", "utf-8")
    report = Report()
    booklet = outline(tmp_path, report)
    told = [each for each in report if each.code == "sources.missing-image"]
    places = [each.place for each in findings(booklet, Places(booklet), told)]
    assert places == [Place(0, "b1"), Place(1, "b1")]
