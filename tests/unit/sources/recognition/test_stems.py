"""Heads numbered （甲） （乙） （丙）."""

from __future__ import annotations

from compiler.sources.recognition.numbered_heads import outline

PROSE = "纸有正反两面，也有横直两种纹路，顺着纹路折不会裂，逆着纹路折就容易起毛。"


def test_heads_below_arabic_numbers():
    texts = ["一、纸", PROSE, "1．手工纸", PROSE, "(甲)皮纸", PROSE, "（乙）竹纸", PROSE]
    texts += ["2．机制纸", PROSE]
    assert outline(texts).levels == (1, None, 2, None, 3, None, 3, None, 2, None)


def test_a_row_of_items_is_none():
    assert not any(outline([PROSE, "（甲）皮纸", "（乙）竹纸", "（丙）草纸", PROSE]).levels)


def test_a_party_alone_is_none():
    assert not any(outline([PROSE, "（乙）受托方", PROSE]).levels)
