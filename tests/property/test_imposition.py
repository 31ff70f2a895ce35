"""For any number of pages, the sheets that a plan gives fold, cut and stack into the booklet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compiler.finishing.imposition.plan import (
    Binding,
    Plan,
    Scheme,
    Side,
    cut,
    folded,
    padded,
    side_by_side,
)

PAGES = st.integers(1, 200)
BINDINGS = st.sampled_from(list(Binding))


def _at(side: Side, column: int, row: int = 0):
    (place,) = (p for p in side.places if (p.column, p.row) == (column, row))
    return place


class Leaf:
    """A leaf of paper: what is printed on the one side and on the other."""

    def __init__(self, sheet, column: int, columns: int, row: int = 0) -> None:
        self.front = _at(sheet.front, column, row)
        # The sheet is turned about its upright axis: what lay left lies right.
        self.back = _at(sheet.back, columns - 1 - column, row)


def folded_by_hand(plan: Plan, binding: Binding):
    """The pages met in turning the leaves of the folded, gathered booklet."""
    read = []
    for signature in range(plan.signatures):
        nest = [sheet for sheet in plan.sheets if sheet.signature == signature]
        # Each sheet lies with its back up; the outermost at the bottom, the next ones on it, and
        # all are folded together. Of a book bound at the left, the leaf that carries the right
        # half of the outermost front is turned first.
        opening, closing = (1, 0) if binding is Binding.LEFT else (0, 1)
        first_half = [Leaf(sheet, opening, 2) for sheet in nest]
        second_half = [Leaf(sheet, closing, 2) for sheet in reversed(nest)]
        for leaf in first_half:
            read += [leaf.front.page, leaf.back.page]
        for leaf in second_half:
            read += [leaf.back.page, leaf.front.page]
    return read


def cut_by_hand(plan: Plan):
    """The pages of the cut stacks, laid on each other row by row, from the left."""
    read = []
    for row in range(plan.rows):
        for column in range(plan.columns):
            for sheet in plan.sheets:
                leaf = Leaf(sheet, column, plan.columns, row)
                read += [leaf.front.page, leaf.back.page]
    return read


def is_reading_order(read, pages: int) -> bool:
    return [page for page in read if page is not None] == list(range(pages))


@given(PAGES, BINDINGS, st.booleans())
def test_a_saddle_stitched_booklet_reads_in_order(pages, binding, back_cover):
    plan = folded(pages, None, binding, back_cover=back_cover)
    assert folded_by_hand(plan, binding) == list(plan.order)
    assert is_reading_order(plan.order, pages)
    assert plan.signatures == 1
    assert len(plan.sheets) == -(-pages // 4)


@given(PAGES, st.integers(4, 64), BINDINGS)
def test_gathered_signatures_read_in_order(pages, signature, binding):
    plan = folded(pages, signature, binding)
    assert folded_by_hand(plan, binding) == list(plan.order)
    sizes = [sum(s.signature == n for s in plan.sheets) for n in range(plan.signatures)]
    assert max(sizes) <= max(1, signature // 4)
    assert max(sizes) - min(sizes) <= 1


@given(PAGES, st.integers(1, 4), st.integers(1, 3), BINDINGS)
def test_cut_stacks_read_in_order(pages, columns, rows, binding):
    plan = cut(pages, columns, rows, binding, back_cover=pages % 3 == 0)
    assert cut_by_hand(plan) == list(plan.order)
    assert is_reading_order(plan.order, pages)


@given(PAGES, st.integers(1, 4), st.integers(1, 3))
def test_n_up_is_read_along_the_rows(pages, columns, rows):
    plan = side_by_side(pages, columns, rows, Binding.LEFT)
    read = [
        place.page
        for sheet in plan.sheets
        for side in (sheet.front, sheet.back)
        for place in sorted(side.places, key=lambda p: (p.row, p.column))
    ]
    assert read == list(range(pages))


@given(PAGES, BINDINGS)
def test_the_spine_lies_where_the_page_is_bound(pages, binding):
    for plan in (folded(pages, None, binding), cut(pages, 2, 1, binding)):
        for position, page in enumerate(plan.order):
            if page is None:
                continue
            (place,) = (
                p
                for s in plan.sheets
                for side in (s.front, s.back)
                for p in side.places
                if p.page == page
            )
            recto = position % 2 == 0
            assert place.spine == ("left" if recto == (binding is Binding.LEFT) else "right")


@given(PAGES, st.sampled_from([2, 4, 8, 16]), st.booleans())
def test_blank_pages_stand_last_or_before_the_back_cover(pages, multiple, back_cover):
    order = padded(pages, multiple, back_cover=back_cover)
    assert len(order) % multiple == 0
    assert len(order) - pages < multiple
    assert is_reading_order(order, pages)
    body = pages - 1 if back_cover and pages > 1 else pages
    assert order[:body] == tuple(range(body))
    if body < pages:
        assert order[-1] == pages - 1


def test_each_length_up_to_ten_sheets_is_filled_up_where_it_ends():
    for pages in range(1, 41):
        missing = -pages % 4
        running = folded(pages, None, Binding.LEFT)
        assert running.blanks == tuple(range(pages + 1, pages + missing + 1))
        covered = folded(pages, None, Binding.LEFT, back_cover=True)
        first = pages if pages > 1 else 2
        assert covered.blanks == tuple(range(first, first + missing))
        outside = covered.sheets[0].front.places
        assert [place.page for place in outside] == [pages - 1 if pages > 1 else None, 0]


def test_every_scheme_has_a_plan():
    assert {scheme.value for scheme in Scheme} == {"saddle", "signatures", "perfect", "n-up"}
