"""Parts of a table on several pages have equally many columns, and heads say what they are of."""

from __future__ import annotations

import pydyf

from compiler.typeset.table_structure import mend_tables


class Tree:
    """A structure tree with tables only."""

    def __init__(self) -> None:
        self.pdf = pydyf.PDF()

    def element(self, kind: str, kids=(), **attributes: object) -> pydyf.Dictionary:
        made = pydyf.Dictionary({"Type": "/StructElem", "S": kind})
        if attributes:
            made["A"] = pydyf.Dictionary({"O": "/Table", **attributes})
        self.pdf.add_object(made)
        made["K"] = pydyf.Array([kid.reference for kid in kids])
        return made

    def row(self, *spans: int, kind: str = "/TD") -> pydyf.Dictionary:
        return self.element("/TR", [self.element(kind, RowSpan=s, Headers=[1]) for s in spans])

    def table(self, *rows: pydyf.Dictionary) -> pydyf.Dictionary:
        head = self.element("/THead", [self.row(1, 1, 1, kind="/TH")])
        return self.element("/Table", [head, self.element("/TBody", rows)])

    def cells(self, row: pydyf.Dictionary) -> list[pydyf.Dictionary]:
        return [self.pdf.objects[int(kid.split()[0])] for kid in row["K"]]


def spans(tree: Tree, row: pydyf.Dictionary) -> list[int]:
    return [int(cell["A"]["RowSpan"]) for cell in tree.cells(row)]


def test_cells_that_reach_over_pages_are_cells_on_each():
    tree = Tree()
    first = [tree.row(5, 1, 3), tree.row(1)]
    second, third = [tree.row(1), tree.row(1, 1)], [tree.row(1, 1)]
    for rows in (first, second, third):
        tree.table(*rows)
    mend_tables(tree.pdf)
    assert [spans(tree, row) for row in first] == [[2, 1, 2], [1]]
    assert [spans(tree, row) for row in second] == [[2, 1, 1], [1, 1]]
    assert [spans(tree, row) for row in third] == [[1, 1, 1]]
    empty = tree.cells(second[0])[0]
    assert (empty["S"], empty["P"], list(empty["K"])) == ("/TD", second[0].reference, [])


def test_a_table_that_is_no_continuation_stays():
    tree = Tree()
    tree.table(tree.row(4, 1, 1))
    whole = tree.row(1, 1, 1)
    tree.table(whole)
    mend_tables(tree.pdf)
    assert spans(tree, whole) == [1, 1, 1]


def test_heads_say_what_they_are_of_and_wrong_ones_are_forgotten():
    tree = Tree()
    plain, spanned = tree.row(1, 1, 1), tree.row(2, 1, 1)
    for table in (tree.table(plain), tree.table(spanned, tree.row(1, 1))):
        assert table
    mend_tables(tree.pdf)
    entries = [entry for entry in tree.pdf.objects if isinstance(entry, dict)]
    heads = [entry for entry in entries if entry.get("S") == "/TH"]
    assert {head["A"]["Scope"] for head in heads} == {"/Column"}
    assert all("Headers" in cell["A"] for cell in tree.cells(plain))
    assert not any("Headers" in cell["A"] for cell in tree.cells(spanned))
