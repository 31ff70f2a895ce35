"""Short lines that name nothing: one that recurs, a word broken off, speech opened with ”."""

from __future__ import annotations

from compiler.sources.recognition.unnumbered_heads import unnumbered_heads

PROSE = "纸有正反两面，也有横直两种纹路，顺着纹路折不会裂，逆着纹路折就容易起毛。"


def test_the_same_line_over_and_over_is_a_cue():
    assert (
        unnumbered_heads([PROSE, "翻页", PROSE, "翻页", PROSE, "出图", PROSE, "翻页", PROSE]) == ()
    )


def test_different_lines_are_heads():
    assert unnumbered_heads([PROSE, "纸的正面", PROSE, "纸的反面", PROSE, "小结", PROSE]) == (
        1,
        3,
        5,
    )


def test_words_broken_off_and_speech():
    assert unnumbered_heads([PROSE, "轰——", PROSE, "”先生，纸…他…”", PROSE]) == ()
