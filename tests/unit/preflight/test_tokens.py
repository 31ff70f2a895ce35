"""Content streams as real programs write them, and as nobody should."""

from __future__ import annotations

import pytest

from compiler.preflight.tokens import InlineImage, Name, operations


def parsed(data):
    return list(operations(data))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"1 0 0 1 10.5 -.5 cm", [(b"cm", [1, 0, 0, 1, 10.5, -0.5])]),
        (b"q\nQ", [(b"q", []), (b"Q", [])]),
        (b"/F1 12 Tf", [(b"Tf", [Name("F1"), 12])]),
        (b"/A#20B gs", [(b"gs", [Name("A B")])]),
        (b"/ cs", [(b"cs", [Name("")])]),
        (b"(a(b)c) Tj", [(b"Tj", [b"a(b)c"])]),
        (rb"(\(\\\101\7\n) Tj", [(b"Tj", [b"(\\A\x07\n"])]),
        (b"(a\\\r\nb\r\nc) Tj", [(b"Tj", [b"ab\nc"])]),
        (b"(a]b)Tj", [(b"Tj", [b"a]b"])]),
        (b"<00 4> Tj", [(b"Tj", [b"\x00\x40"])]),
        (b"[<0001>-20(b)3]TJ", [(b"TJ", [[b"\x00\x01", -20, b"b", 3]])]),
        (b"/Span<</MCID 0/ActualText<feff>>>BDC", None),
        (b"% a comment (\n1 g", [(b"g", [1])]),
        (b"--5 4.-3 +. g", [(b"g", [-5, 4, 0])]),
        (b"T* 'x", [(b"T*", []), (b"'x", [])]),
        (b"0 0 m 1 1 l s", [(b"m", [0, 0]), (b"l", [1, 1]), (b"s", [])]),
        (b"true false null gs", [(b"gs", [True, False, None])]),
        (b"[1 2 g 3 g", [(b"g", [3])]),
        (b") > ] >> } 1 g", [(b"g", [1])]),
        (b"", []),
        (b"  \n ", []),
        (b"12 34", []),
    ],
)
def test_operators_and_operands(data, expected):
    if expected is None:
        [(operator, [tag, entries])] = parsed(data)
        assert (operator, tag) == (b"BDC", "Span")
        assert entries == {"MCID": 0.0, "ActualText": b"\xfe\xff"}
    else:
        assert parsed(data) == expected


def test_an_inline_picture_is_one_operator_whatever_its_bytes():
    data = b"q BI /W 2 /H 1 /CS /RGB /BPC 8 /F [/A85 /Fl] ID \x00(EI\xff<EIx\nEI Q 1 g"
    [save, (operator, [image]), restore, grey] = parsed(data)
    assert (save[0], operator, restore[0], grey) == (b"q", b"BI", b"Q", (b"g", [1]))
    assert isinstance(image, InlineImage)
    assert image.entries["W"] == 2
    assert image.entries["CS"] == "RGB"
    assert image.data == b"\x00(EI\xff<EIx"


def test_an_inline_picture_without_end_ends_with_the_stream():
    assert [operator for operator, _ in parsed(b"BI /W 1 ID abc")] == [b"BI"]


@pytest.mark.parametrize("opening", [b"[", b"<<", b"(", b"<", b"q ", b"BI ", b"1 ", b"/A ", b"(\\"])
def test_endless_openings_are_passed_over(opening):
    last = parsed(opening * 50_000)
    assert len(last) <= 50_000
    assert all(len(operands) < 5000 for _, operands in last)
