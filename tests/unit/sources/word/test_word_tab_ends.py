"""Lines that tabs fill up to their end, and tabs that part what stands on one line."""

from __future__ import annotations

from word_files import paragraph, run

TABS = "<w:r>" + "<w:tab/>" * 16 + "</w:r>"


def test_a_number_after_a_filled_line_begins_a_paragraph(read_word, lines_of):
    article, _, _ = read_word(
        paragraph(run("二、收获") + TABS + run("1、学会了抄纸，纸要抄得匀。"))
    )
    assert lines_of(article.blocks) == ["二、收获", "1、学会了抄纸，纸要抄得匀。"]


def test_words_after_a_gap_stay_on_their_line(read_word, lines_of):
    article, _, _ = read_word(paragraph(run("甲方：纸社") + TABS + run("乙方：墨社")))
    assert len(lines_of(article.blocks)) == 1
