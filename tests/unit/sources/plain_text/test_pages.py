"""What pages leave in a text: numbers, running heads and feet."""

from __future__ import annotations

from composed import read_text

from compiler.diagnostics import Report
from compiler.model.segments import plain
from compiler.sources.plain_text.pages import raw_lines

BODY = "纸张要顺着丝缕方向裁切，装订时才平整，"


def pages(*texts: str) -> str:
    return "\f".join(f"{text}\n" for text in texts)


def kept(text: str) -> list[str]:
    return [line.text for line in raw_lines(text).lines]


def test_form_feeds_mark_pages_and_add_no_line():
    lines = raw_lines("一行\n二行\n\f三行\n\n四行").lines
    assert [(line.number, line.page_start, line.blank_before) for line in lines] == [
        (1, False, False),
        (2, False, False),
        (3, True, False),
        (5, False, True),
    ]


def test_a_line_at_the_head_of_every_page_is_a_running_head():
    text = pages(*(f"印刷手册\n{BODY}{page}甲\n{BODY}乙" for page in "一二三四"))
    found = raw_lines("书名\n" + text)
    assert found.running_heads == ("印刷手册",) * 4
    assert "印刷手册" not in [line.text for line in found.lines]


def test_the_first_line_of_all_is_the_title_and_stays():
    text = pages(*(f"印刷手册\n{BODY}{page}甲\n{BODY}乙" for page in "一二三四"))
    assert kept(text)[0] == "印刷手册"
    assert kept(text).count("印刷手册") == 1


def test_heads_of_left_and_right_pages_and_with_numbers():
    heads = (
        "2　印刷手册",
        "第一章的话　3",
        "4　印刷手册",
        "第一章的话　5",
        "6　印刷手册",
        "第一章的话　7",
    )
    text = pages("书名\n" + BODY, *(f"{head}\n{BODY}{head[0]}甲\n{BODY}" for head in heads))
    assert raw_lines(text).running_heads == heads


def test_a_chapter_keeps_its_title_and_loses_the_running_heads_made_of_it():
    text = pages("书名", *(f"第一章　纸张\n{BODY}{n}甲\n{BODY}乙" for n in "一二三四五"))
    assert kept(text).count("第一章　纸张") == 1
    assert raw_lines(text).running_heads == ("第一章　纸张",) * 4


def test_feet_and_page_numbers_without_form_feeds():
    text = "\n".join(f"{BODY}{page}甲\n{BODY}\n工艺处编\n- {page} -" for page in (1, 2, 3, 4))
    found = raw_lines("书名\n" + text)
    assert found.running_heads == ("工艺处编",) * 4
    assert found.page_numbers == ("- 1 -", "- 2 -", "- 3 -", "- 4 -")


def test_what_only_looks_like_a_running_head_stays():
    chapters = pages(*(f"第{n}章　纸张\n{BODY}{n}" for n in "一二三四"))
    sentences = pages(*(f"纸要平。\n{BODY}{n}" for n in "一二三四"))
    numbered = pages(*(f"{n}. 纸张\n{BODY}{n}" for n in range(1, 5)))
    refrain = f"春风\n{BODY}\n春风\n{BODY}\n春风"
    for text in (chapters, sentences, numbered, refrain):
        assert raw_lines(text).running_heads == ()


def test_numbers_of_a_total_and_roman_numbers():
    assert kept(pages("甲甲\n1 / 3", "乙乙\n2 / 3", "丙丙\n3 / 3")) == ["甲甲", "乙乙", "丙丙"]
    assert kept(pages("甲甲\nii", "乙乙\n— iii —", "丙丙")) == ["甲甲", "乙乙", "丙丙"]
    assert kept("比分是\n1 / 3\n不高") == ["比分是", "1 / 3", "不高"]


def test_running_heads_are_reported_and_accounted_for():
    report = Report()
    text = pages(*(f"印刷手册\n{BODY}{page}甲\n{BODY}乙" for page in "一二三四"))
    manuscript = read_text("书名\n" + text, "a.txt", report)
    assert "sources.running-heads" in report.codes()
    assert [e.before for e in manuscript.ledger.dropped if e.reason == "running-head"] == [
        "印刷手册"
    ] * 4


def test_latin_words_parted_by_a_hyphen_are_whole_again():
    lines = [
        "造纸",
        "the quick brown fox jumps over the lazy dog again and typo-",
        "graphy was made of lead and tin and antimony in those days",
        "and printers knew the ways of paper as farmers know weather",
        "and it was well.",
    ]
    manuscript = read_text("\n".join(lines), "a.txt", Report())
    assert "and typography was" in plain(manuscript.content.blocks[0].children)
    assert [e.before for e in manuscript.ledger.dropped if e.reason == "line-hyphen"] == ["-"]
