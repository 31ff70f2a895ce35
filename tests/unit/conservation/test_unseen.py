"""Which runs a stretch of hidden text belongs to."""

from __future__ import annotations

from compiler.conservation.alignment import align
from compiler.conservation.printed import Cause, Hidden, PageText
from compiler.conservation.unseen import hiding, seen, unseen_runs

RUNS = ("纸的来历", "竹纸与皮纸", "纸")


def found(*pages: PageText, runs=RUNS, missing=frozenset(), notes=False):
    alignment = align(runs, [page.notes if notes else page.main for page in pages], missing)
    assert not alignment.lost
    unseen = unseen_runs(alignment, runs, pages, missing, notes=notes)
    return [(one.index, one.page, one.quote, one.characters) for one in unseen]


def page(text: str, hidden: str, *, notes: bool = False, cause: Cause = Cause.COVERED) -> PageText:
    start = text.index(hidden)
    span = (Hidden(start, start + len(hidden), cause, notes),)
    return PageText("" if notes else text, text if notes else "", span)


def test_the_run_and_the_page_are_named():
    first = PageText("纸的 来历", "")
    assert found(first, page("竹纸与皮纸纸", "与皮")) == [(1, 2, "与皮", 2)]


def test_white_space_is_not_counted():
    assert found(page("纸的来历 竹 纸\n与皮纸纸", "竹 纸\n与")) == [(1, 1, "竹 纸\n与", 3)]


def test_what_no_run_says_may_be_hidden():
    assert found(page("纸的来历·竹纸与皮纸纸", "·")) == []


def test_but_not_what_reads_as_a_whole_run():
    assert found(page("纸的来历竹纸与皮纸纸又是纸的来历", "又是纸的来历")) == []
    spans = (Hidden(10, 14, Cause.FAINT),)
    assert found(PageText("纸的来历竹纸与皮纸纸纸的来历", "", spans)) == [(0, 1, "纸的来历", 4)]


def test_a_run_that_a_page_edge_cuts():
    first, second = PageText("纸的来历竹纸", ""), page("表头与皮纸纸", "皮纸纸")
    assert found(first, second) == [(1, 2, "皮纸纸", 3)]


def test_both_parts_of_a_cell_in_a_parted_row():
    runs = ("纸的来历", "定量", "竹纸与皮纸")
    first, second = PageText("纸的定量竹纸", ""), page("来历与皮纸", "来历")
    assert found(first, second, runs=runs) == [(0, 2, "来历", 2)]
    whole = page("纸的定量竹纸", "的"), PageText("来历与皮纸", "")
    assert found(*whole, runs=runs) == [(0, 1, "的", 1)]


def test_notes_and_main_text_are_apart():
    noted = page("纸的来历竹纸与皮纸纸", "来历", notes=True)
    assert found(noted, notes=True) == [(0, 1, "来历", 2)]
    alignment = align((), [""])
    assert unseen_runs(alignment, (), [noted], frozenset(), notes=False) == ()


def test_characters_without_glyph_are_no_loss():
    assert found(page("纸的\ue123来历竹纸与皮纸纸", "\ue123"), missing=frozenset("\ue123")) == []


def test_what_is_seen_of_a_page():
    shown = seen(page("纸的来历", "的来"))
    assert shown.startswith("纸")
    assert shown.endswith("历")
    assert "纸历" not in shown
    assert seen(page("注", "注", notes=True)) == ""


def test_why_a_string_is_not_seen():
    pages = [PageText("前", ""), page("纸的来历", "纸的来历", cause=Cause.FAINT)]
    assert hiding("来历", pages) == (Cause.FAINT, 2)
    assert hiding("装订", pages) == (None, 1)
