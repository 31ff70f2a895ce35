"""Words on the desk: what is corrected at once, in paragraphs, notes and the cells of tables."""

from __future__ import annotations

import tomllib

import pytest

from compiler.desk import desk
from compiler.desk.changes.change import ImpossibleError, OutdatedError
from compiler.desk.changes.words import CorrectWords
from compiler.desk.sheets import sheet_of
from compiler.desk.wording import Bit, wording
from compiler.diagnostics import Report
from compiler.model.block import Paragraph
from compiler.model.inline import Code, Keep, LineBreak, Note, Ruby, Strong, Text
from compiler.model.walk import ATOM
from compiler.pipeline import outline

TABLE = """\
# 收成

| 村 | 斤 |
|----|----|
| 东村 | 30 |
| 西村 | 30 |

秋天的账。[^1]

[^1]: 村里记的账。
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.md").write_text(TABLE, "utf-8")
    return tmp_path


def rows(folder):
    report = Report()
    booklet = outline(folder, report)
    assert not report.codes()
    return {row.kind: row for row in sheet_of(booklet, desk.looked_at(folder), 0).rows}


def cell(folder, row, column):
    return rows(folder)["table"].cells[row - 1][column - 1].wording


def change(folder, kind, wording, wanted, **place):
    words = rows(folder)[kind].words
    made = CorrectWords("a.md", words, wording.read, wanted, wording.beside, **place)
    return desk.apply(folder, made, wording.seen)


def test_one_of_two_cells_that_read_the_same(folder):
    change(folder, "table", cell(folder, 3, 2), "35", row=3, column=2)
    said = tomllib.loads((folder / "booklet.toml").read_text("utf-8"))["article"][0]["correct"]
    assert [(each["row"], each["column"], each["right"]) for each in said] == [(3, 2, "5")]
    assert (cell(folder, 2, 2).text, cell(folder, 3, 2).text) == ("30", "35")
    assert cell(folder, 3, 2).was
    change(folder, "table", cell(folder, 2, 1), "东庄", row=2, column=1)
    change(folder, "table", cell(folder, 3, 2), "36", row=3, column=2)
    assert [cell(folder, row, 2).text for row in (2, 3)] == ["30", "36"]
    assert cell(folder, 2, 1).text == "东庄"
    change(folder, "table", cell(folder, 3, 2), "30", row=3, column=2)
    assert cell(folder, 2, 1).text == "东庄"
    assert not cell(folder, 3, 2).was


def test_a_cell_that_somebody_else_has_corrected(folder):
    mine, other = cell(folder, 2, 2), cell(folder, 3, 2)
    change(folder, "table", mine, "31", row=2, column=2)
    change(folder, "table", other, "32", row=3, column=2)
    with pytest.raises(OutdatedError):
        change(folder, "table", mine, "33", row=2, column=2)


def test_words_of_a_note_and_of_its_paragraph(folder):
    body = rows(folder)["body"].wording
    assert body.text == f"秋天的账。{ATOM}\n村里记的账。"
    applied = change(folder, "body", body, f"秋天的账。{ATOM}\n村里记的帐目。")
    body = rows(folder)["body"].wording
    assert body.notes == ((Bit("村里记的帐目。"),),)
    assert body.seen == applied.version
    change(folder, "body", body, f"秋天的帐。{ATOM}\n村里记的账。")
    assert rows(folder)["body"].wording.text == f"秋天的帐。{ATOM}\n村里记的账。"
    with pytest.raises(ImpossibleError):
        change(folder, "body", rows(folder)["body"].wording, "秋天的账。村里记的账。")


def test_what_is_one_sign_is_shown_and_not_corrected():
    note = Note((Paragraph((Text("注"),)), Paragraph((Text("二"),))))
    run = (
        Strong((Text("甲"),)),
        Code("x = 1"),
        Keep("范曾"),
        LineBreak(),
        Ruby((Text("乙"),), (Text("yǐ"),)),
        note,
    )
    made = wording((run,), (run,), ())
    assert made.text == f"甲{ATOM}{ATOM}\n乙{ATOM}\n注\n二"
    assert [bit.look for bit in made.bits] == ["strong", "code", "kept", "break", "", "atom"]
    assert made.beside == ("yǐ",)
