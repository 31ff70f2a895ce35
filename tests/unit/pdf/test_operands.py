"""Operands as real programs write them, and as nobody should."""

from __future__ import annotations

import pytest

from compiler.pdf.content import operations
from compiler.pdf.operands import Name, pairs, shown, tag, values


def parsed(data):
    """Each operator that is a word, and its operands."""
    return [
        (one.operator, values(one.operands))
        for one in operations(data)
        if one.operator.strip(b"<>()[]{}")
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"1 0 0 1 10.5 -.5 cm", [(b"cm", [1, 0, 0, 1, 10.5, -0.5])]),
        (b"q\nQ", [(b"q", []), (b"Q", [])]),
        (b"/F1 12 Tf", [(b"Tf", [Name("/F1"), 12])]),
        (b"/A#20B gs", [(b"gs", [Name("/A B")])]),
        (b"/ cs", [(b"cs", [Name("/")])]),
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
        (b"[1 2 g 3 g", [(b"g", [[1, 2]]), (b"g", [3])]),
        (b") > ] >> } 1 g", [(b"g", [1])]),
        (b"", []),
        (b"  \n ", []),
        (b"12 34", []),
    ],
)
def test_operators_and_operands(data, expected):
    if expected is None:
        [(operator, [first, entries])] = parsed(data)
        assert (operator, first) == (b"BDC", "/Span")
        assert entries == {"/MCID": 0.0, "/ActualText": b"\xfe\xff"}
    else:
        assert parsed(data) == expected


def test_an_inline_picture_is_its_entries_and_its_bytes():
    data = b"q BI /W 2 /H 1 /CS /RGB /BPC 8 /F [/A85 /Fl] ID \x00(EI\xff<EIx\nEI Q 1 g"
    found = list(operations(data))
    assert [one.operator for one in found] == [b"q", b"BI", b"ID", b"EI", b"Q", b"g"]
    entries = pairs(values(found[2].operands))
    assert entries == {"/W": 2, "/H": 1, "/CS": "/RGB", "/BPC": 8, "/F": ["/A85", "/Fl"]}
    assert found[3].operands == b"\x00(EI\xff<EIx\n"


def test_an_inline_picture_without_end_ends_with_the_stream():
    assert [one.operator for one in operations(b"BI /W 1 ID abc")] == [b"BI", b"ID", b"EI"]


@pytest.mark.parametrize("opening", [b"[", b"<<", b"(", b"<", b"q ", b"BI ", b"1 ", b"/A ", b"(\\"])
def test_endless_openings_are_passed_over(opening):
    found = list(operations(opening * 50_000))
    assert len(found) <= 50_001  # the last may be white space
    assert sum(len(one.operands) + len(one.operator) for one in found) == len(opening) * 50_000
    assert all(len(values(one.operands)) <= 50_000 for one in found)


@pytest.mark.parametrize(
    ("operands", "expected"),
    [
        (b"[<0001>-20<0002>3.5]", (b"\x00\x01\x00\x02", -16.5)),
        (b" [<00 01> -20 (b) 3] ", (b"\x00\x01b", -17.0)),
        (b"[<1><20>]", (b"\x10\x20", 0.0)),
        (b"[<0 1>]", (b"\x01", 0.0)),
        (b"[(a(<41>)b)--5]", (b"a(<41>)b", -5.0)),
        (b"[<41> % 9 <42>\n 1]", (b"A", 1.0)),
        (b"[-3<41>]", (b"A", -3.0)),
        (b"[]", (b"", 0.0)),
        (b"", (b"", 0.0)),
        (b"/A 1", (b"", 0.0)),
        (b"[<<", (b"", 0.0)),
    ],
)
def test_what_is_shown_with_spaces(operands, expected):
    assert shown(operands) == expected


def test_the_tag_of_marked_content_is_its_first_name():
    assert tag(b" /Figure <</MCID 3>>") == "/Figure"
    assert tag(b"/F#69gure") == "/Figure"
    assert tag(b"<</MCID 3>>") == ""
