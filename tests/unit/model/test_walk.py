"""Edits map back into runs without losing structure or text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.model.block import Cell, Figure, ListBlock, ListItem, Paragraph, Row, Table
from compiler.model.inline import (
    Code,
    Image,
    LineBreak,
    Link,
    Note,
    Ruby,
    Strong,
    Text,
)
from compiler.model.segments import block_segments, plain, run_segments
from compiler.model.walk import ATOM, Edit, edit, joined, painted, rewrite_blocks, rewrite_run

RUN = (Text("头"), Strong((Text("发"),)), Code("x"), LineBreak(), Text("甲乙"))


def test_joined_shows_atoms_and_breaks():
    assert joined(RUN) == f"头发{ATOM}\n甲乙"


def test_replacement_across_inlines_goes_where_it_starts():
    assert edit(RUN, [Edit(0, 2, "頭髮")]) == (
        Text("頭髮"),
        Code("x"),
        LineBreak(),
        Text("甲乙"),
    )


def test_one_to_one_edits_keep_every_leaf():
    changed = edit(RUN, [Edit(0, 1, "頭"), Edit(1, 2, "髮"), Edit(5, 6, "丙")])
    assert changed == (
        Text("頭"),
        Strong((Text("髮"),)),
        Code("x"),
        LineBreak(),
        Text("甲丙"),
    )


def test_insertions_stand_after_what_is_before_them():
    assert edit(RUN, [Edit(1, 1, "!")])[0] == Text("头!")
    assert edit(RUN, [Edit(0, 0, "«")])[0] == Text("«头")
    assert edit(RUN, [Edit(4, 4, "»")])[-1] == Text("»甲乙")


@pytest.mark.parametrize(
    "wrong", [Edit(2, 3, ""), Edit(1, 3, "?"), Edit(5, 9, ""), Edit(3, 3, "?")]
)
def test_edits_on_atoms_are_refused(wrong):
    with pytest.raises(ValueError, match="text"):
        edit(RUN, [wrong])


def test_a_painted_run_keeps_every_leaf():
    assert painted(RUN, f"頭髮{ATOM}\n丙丁") == (
        Text("頭"),
        Strong((Text("髮"),)),
        Code("x"),
        LineBreak(),
        Text("丙丁"),
    )


@pytest.mark.parametrize(
    "wrong", ["頭髮", f"頭髮{ATOM}\n丙丁戊", "頭髮x\n丙丁", f"頭髮{ATOM}，丙丁"]
)
def test_a_run_is_not_painted_over_atoms_or_in_another_length(wrong):
    with pytest.raises(ValueError, match="fit"):
        painted(RUN, wrong)


def test_rewriting_reaches_notes_annotations_and_cells_but_not_code():
    def upper(text: str) -> list[Edit]:
        return [Edit(i, i + 1, c.upper()) for i, c in enumerate(text) if c.islower()]

    note = Note((Paragraph((Text("n"),)),))
    blocks = (
        Paragraph((Text("a"), note, Ruby((Text("b"),), (Text("c"),)), Code("d"))),
        ListBlock((ListItem((Paragraph((Link((Text("e"),), "http://f"),)),)),)),
        Table((), (Row((Cell((Paragraph((Text("g"),)),)),)),), (Text("h"),)),
        Figure((Image("i.png", alt="j"),), (Text("k"),)),
    )
    rewritten = rewrite_blocks(blocks, upper)
    assert [run.text for run in block_segments(rewritten) if run.text] == [
        *"A", *"B", *"C", "d", "N", "E", "H", "G", "K",
    ]  # fmt: skip
    assert rewritten[1].items[0].blocks[0].children[0].target == "http://f"
    assert rewritten[3].images[0] == Image("i.png", alt="J")


def test_notes_follow_the_run_that_calls_them():
    run = (Text("前"), Note((Paragraph((Text("注"),)),)), Text("后"))
    assert [(s.text, s.note) for s in run_segments(run)] == [
        ("前", False),
        ("后", False),
        ("注", True),
    ]
    assert plain(run) == "前后"


leaf = st.text("天地玄黄ab", min_size=1, max_size=5).map(Text)
inline = st.one_of(
    leaf,
    st.lists(leaf, min_size=1, max_size=3).map(lambda children: Strong(tuple(children))),
    st.just(Code("c")),
    st.just(LineBreak()),
)


@given(st.lists(inline, max_size=8).map(tuple), st.data())
def test_editing_a_run_edits_its_joined_text(run, data):
    text = joined(run)
    edits, expected, position = [], [], 0
    for index, character in enumerate(text):
        if character not in (ATOM, "\n") and data.draw(st.booleans()):
            new = data.draw(st.sampled_from(["", "宇", "宇宙"]))
            edits.append(Edit(index, index + 1, new))
            expected += [text[position:index], new]
            position = index + 1
    expected.append(text[position:])
    assert joined(edit(run, edits)) == "".join(expected)


def test_a_rule_that_changes_nothing_gives_the_same_run():
    assert rewrite_run(RUN, lambda _: ()) == RUN


def test_items_keep_their_markers():
    block = ListBlock((ListItem((Paragraph((Text("甲"),)),), "三、"),))
    (rewritten,) = rewrite_blocks((block,), lambda _: (Edit(0, 1, "乙"),))
    assert [item.marker for item in rewritten.items] == ["三、"]
