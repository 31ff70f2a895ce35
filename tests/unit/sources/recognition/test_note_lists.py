"""Notes typed by hand: joined where each call has its note, left as text where not."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report
from compiler.model.block import Blocks, Paragraph
from compiler.model.guess import GuessKind
from compiler.model.inline import Note, Strong, Superscript, Text
from compiler.model.segments import block_segments, plain
from compiler.sources.account import Account
from compiler.sources.recognition.note_lists import join_notes, report_unjoined


def joined(*texts: str):
    account = Account("a.md", "markdown")
    blocks: Blocks = tuple(Paragraph((Text(text),)) for text in texts)
    return join_notes(blocks, account), account.ledger()


def notes(blocks) -> list[str]:
    return [
        plain(inline.blocks[0].children)
        for block in blocks
        for inline in block.children
        if isinstance(inline, Note)
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [("[1]", "[2]"), ("［1］", "［2］"), ("〔1〕", "〔2〕"), ("①", "②"), ("[1]．", "[2]．")],
)
@pytest.mark.parametrize("heading", ["注释", "注释：", "【注释】", "参考文献", "注："])
def test_each_note_goes_where_it_is_called(first, second, heading):
    one, two = first.rstrip("．"), second.rstrip("．")
    done, ledger = joined(
        f"竹纸{one}和草纸{two}。", "又一段。", heading, f"{first} 竹做的。", f"{second}草做的。"
    )
    assert notes(done) == ["竹做的。", "草做的。"]
    assert [type(inline) for inline in done[0].children] == [Text, Note, Text, Note, Text]
    assert len(done) == 2
    assert [entry.reason for entry in ledger.dropped] == ["note-number"] * 4 + ["note-heading"]


def test_a_list_at_the_very_end_needs_no_heading():
    done, _ = joined("竹纸[1]。", "[1] 竹做的。", "责编：某人")
    assert notes(done) == ["竹做的。"]
    assert plain(done[-1].children) == "责编：某人"


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (("正文。", "注释", "[1] 甲。", "[2] 乙。"), "notes-uncalled"),
        (("正文[1]。", "注释", "[1] 甲。", "[2] 乙。"), "notes-unpaired"),
        (("正文[1]又[2]。", "注释", "[1] 甲。"), "notes-unpaired"),
        (("正文[1]又[1]。", "注释", "[1] 甲。"), "notes-unpaired"),
    ],
)
def test_without_partners_all_stays(texts, reason):
    done, ledger = joined(*texts)
    assert [plain(block.children) for block in done] == list(texts)
    assert [(each.kind, each.reason) for each in ledger.guesses] == [(GuessKind.NOTES, reason)]
    assert ledger.guesses[0].doubtful
    assert ledger.dropped == ()


@pytest.mark.parametrize(
    "texts",
    [
        ("[1] 甲。", "[2] 乙。"),  # the list is the article
        ("正文[1]。", "又[2]。"),  # calls and no list
        ("要点：①省。②快。", "① 省", "② 快"),  # an enumeration without a heading
        ("正文。", "注释", "[2] 甲。", "[3] 乙。"),  # no list from 1
        ("见[1]。", "[1] 甲。", *("正文。",) * 5),  # no list at the end
    ],
)
def test_what_is_no_list_of_notes(texts):
    done, ledger = joined(*texts)
    assert [plain(block.children) for block in done] == list(texts)
    assert (ledger.dropped, ledger.guesses) == ((), ())


def test_a_call_in_a_superscript_or_across_bold():
    account = Account("a.md", "markdown")
    blocks = (
        Paragraph((Text("竹纸"), Superscript((Text("[1]"),)), Text("好。"))),
        Paragraph((Strong((Text("草纸[2"),)), Text("]也好。"))),
        Paragraph((Text("注释"),)),
        Paragraph((Text("[1] 甲。"),)),
        Paragraph((Text("[2] 乙。"),)),
    )
    done = join_notes(blocks, account)
    assert [type(inline) for inline in done[0].children] == [Text, Note, Text]
    bold = done[1].children[0]
    assert isinstance(bold, Strong)
    assert [type(inline) for inline in bold.children] == [Text, Note]
    printed = "".join(segment.text for segment in block_segments(done))
    assert sorted(printed) == sorted("竹纸好。草纸也好。甲。乙。")


def test_a_list_in_one_paragraph_of_lines(read):
    done = read("# 题\n\n竹纸[1]和草纸[2]。\n\n注释：\n\n[1] 甲。  \n[2] 乙。\n")
    assert [plain(note.blocks[0].children) for note in done.blocks[0].children[1::2]] == [
        "甲。",
        "乙。",
    ]


@pytest.mark.parametrize("body", ["竹纸和草纸。", "竹纸[1]和草纸[1]。"])
def test_a_list_without_partners_is_a_paragraph_a_note(read, body):
    done = read(f"# 题\n\n{body}\n\n参考文献\n\n[1] 甲。\n[2] 乙。\n")
    assert [plain(block.children) for block in done.blocks[-2:]] == ["[1] 甲。", "[2] 乙。"]


def test_a_list_that_markdown_takes_for_addresses_is_not_lost(read):
    done = read("# 题\n\n竹纸[1]和草纸[2]。\n\n注释\n\n[1]: 《天工开物》\n\n[2]: http://a.cn/b\n")
    assert [plain(note.blocks[0].children) for note in done.blocks[0].children[1::2]] == [
        "《天工开物》",
        "http://a.cn/b",
    ]
    link = read("# 题\n\n看[竹纸][纸]。\n\n[纸]: http://a.cn/b\n")
    assert plain(link.blocks[0].children) == "看竹纸。"


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (("正文[1]。", "注释", "[1] 甲。", "[2] 乙。"), ["sources.notes-unpaired"]),
        (("正文。", "注释", "[1] 甲。"), ["sources.notes-uncalled"]),
        (("正文[1]。", "注释", "[1] 甲。"), []),
    ],
)
def test_what_is_left_as_text_is_reported(texts, codes):
    report = Report()
    report_unjoined(joined(*texts)[1].guesses, report)
    assert report.codes() == codes
