"""表1 … beside a table and 图1 … beside a picture are captions; sentences are none."""

from __future__ import annotations

import pytest
from content_text import text_of

from compiler.conservation.ledgers import imbalance
from compiler.model.block import Figure, Paragraph, Table
from compiler.model.guess import GuessKind
from compiler.model.segments import plain

TABLE = "| 纸 | 价 |\n|---|---|\n| 甲 | 1 |\n"
PICTURE = "![](a.png)\n"
TEXT = "纸是用植物纤维做成的，经过打浆、抄造、干燥，成为薄而有韧性的材料。\n"


def shape(done) -> list[str]:
    """Each block: its text, or the caption of a table or picture."""
    found = []
    for block in done.blocks:
        match block:
            case Table(caption=run) | Figure(caption=run):
                found.append(f"{type(block).__name__}:{plain(run)}")
            case Paragraph(children=run):
                found.append(plain(run)[:6])
    assert not imbalance(done.ledger, text_of(done.article))
    return found


def made(read, *parts: str):
    return shape(read("---\ntitle: 纸\n---\n\n" + "\n".join((TEXT, *parts, TEXT))))[1:-1]


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("表1 各种纸", "表1\u3000各种纸"),
        ("**表 1-2　各种纸**", "表1-2\u3000各种纸"),
        ("附表3：各种纸", "附表3：各种纸"),
        ("表1各种纸", "表1各种纸"),
        ("表一　各种纸", "表一\u3000各种纸"),
        ("续表1", "续表1"),
        ("<center>表1 各种纸</center>", "表1\u3000各种纸"),
        ("表1 各种纸\n\n单位：元", "表1\u3000各种纸\n单位：元"),
    ],
)
def test_a_numbered_line_over_a_table(read, line, caption):
    assert made(read, f"{line}\n", TABLE) == [f"Table:{caption}"]


@pytest.mark.parametrize(
    "line",
    [
        "表1列出了各种纸",
        "表1所示的各种纸",
        "表1 所示的各种纸",
        "表1 各种纸的价。",
        "表1和表2的价",
        "表彰1人",
        "表2024年的价",
        "见表1",
        "表1 各种纸：",
        "单位：元",
        "表1 各种纸[^1]\n\n[^1]: 注",
    ],
)
def test_other_lines_over_a_table_stay(read, line):
    done = made(read, f"{line}\n", TABLE)
    assert len(done) == 2
    assert done[1] == "Table:"


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ((PICTURE, "图1 样张\n"), ["Figure:图1\u3000样张"]),
        (("图1 样张\n", PICTURE), ["Figure:图1\u3000样张"]),
        ((TABLE, "表1 各种纸\n"), ["Table:表1\u3000各种纸"]),
        (  # below all through, and above all through
            (PICTURE, "图1 甲样\n", PICTURE, "图2 乙样\n"),
            ["Figure:图1\u3000甲样", "Figure:图2\u3000乙样"],
        ),
        (
            ("图1 甲样\n", PICTURE, "图2 乙样\n", PICTURE),
            ["Figure:图1\u3000甲样", "Figure:图2\u3000乙样"],
        ),
        # between two: below a picture, above a table
        ((PICTURE, "图1 甲样\n", PICTURE), ["Figure:图1\u3000甲样", "Figure:"]),
        ((TABLE, "表1 甲价\n", TABLE), ["Table:", "Table:表1\u3000甲价"]),
        # each kind has its own
        (
            ("表1 甲价\n", TABLE, PICTURE, "图1 甲样\n"),
            ["Table:表1\u3000甲价", "Figure:图1\u3000甲样"],
        ),
        (("图1 样张\n", TABLE), ["图1样张", "Table:"]),
        ((PICTURE, "图1 样张\n", "图2 又一张\n"), ["Figure:图1\u3000样张", "图2又一张"]),
    ],
)
def test_which_a_caption_belongs_to(read, parts, wanted):
    assert made(read, *parts) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("*三种样张*", ["Figure:三种样张"]),
        ("*图1：三种样张*", ["Figure:图1：三种样张"]),
        ("*这一句是正文。*", ["Figure:", "这一句是正文"]),
        ("*三种*样张", ["Figure:", "三种样张"]),
    ],
)
def test_a_line_in_italics_after_a_picture(read, line, wanted):
    assert made(read, PICTURE, f"{line}\n") == wanted


def test_it_is_a_guess_that_can_be_overruled(read):
    done = read(f"# 纸\n\n{TEXT}\n表1 各种纸\n\n{TABLE}\n{TEXT}")
    (guess,) = [each for each in done.ledger.guesses if each.kind is GuessKind.CAPTION]
    assert (guess.quote, guess.reason) == ("表1 各种纸", "caption-number")


def test_in_plain_text_and_in_a_dump(read):
    rows = (
        "纸名    单价    产地\n甲纸    12      东部\n乙纸    15      西部\n丙纸    18      北部\n"
    )
    done = read(f"纸的价格\n\n{TEXT}\n表1　各种纸\n\n{rows}\n{TEXT}", name="稿.txt")
    assert "Table:表1\u3000各种纸" in shape(done)
    dump = "纸讯\n\n第3期\n\n目录\n纸史\n墨史\n笔史\n\n纸史\n" + TEXT
    dump += f"![](a.png)\n图1 样张\n墨史\n{TEXT}笔史\n{TEXT}"
    (figure,) = [
        block
        for section in read(dump, name="刊.md").article.sections
        for article in section.articles
        for block in article.blocks
        if isinstance(block, Figure)
    ]
    assert plain(figure.caption) == "图1\u3000样张"
