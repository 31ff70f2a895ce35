"""Content streams are taken apart where the norm says, and never lose a byte."""

from __future__ import annotations

import pytest

from compiler.pdf.content import operations
from compiler.pdf.operands import name, numbers


def taken_apart(content: bytes) -> list[tuple[bytes, bytes]]:
    return [(one.operator, one.operands.strip()) for one in operations(content)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"1 0 0 rg", [(b"rg", b"1 0 0")]),
        (b"q Q", [(b"q", b""), (b"Q", b"")]),
        (b"/a1.0 gs", [(b"gs", b"/a1.0")]),
        (b"-.5 +3 1. .25 re", [(b"re", b"-.5 +3 1. .25")]),
        (b"(rg) Tj", [(b"Tj", b"(rg)")]),
        (b"(a (b (c) d) 0 g) Tj", [(b"Tj", b"(a (b (c) d) 0 g)")]),
        (rb"(\) 1 g \\) Tj", [(b"Tj", rb"(\) 1 g \\)")]),
        (rb"(\() Tj 0 g", [(b"Tj", rb"(\()"), (b"g", b"0")]),
        (b"[<0017>-250<1eeb>] TJ", [(b"TJ", b"[<0017>-250<1eeb>]")]),
        (b"[0.1<0017>]TJ", [(b"TJ", b"[0.1<0017>]")]),
        (
            b"/Span <</ActualText <feff> /D << /E [1] >> >> BDC",
            [(b"BDC", b"/Span <</ActualText <feff> /D << /E [1] >> >>")],
        ),
        (b"1 % 0 0 rg\n0 0 rg", [(b"rg", b"1 % 0 0 rg\n0 0")]),
        (b"(a)' 1 2(b)\"", [(b"'", b"(a)"), (b'"', b"1 2(b)")]),
        (b"true /x null sc", [(b"sc", b"true /x null")]),
        (b"T* b* trues", [(b"T*", b""), (b"b*", b""), (b"trues", b"")]),
        (b"1 0 0", [(b"", b"1 0 0")]),
        (b"( unfinished 1 g", [(b"", b"( unfinished 1 g")]),
    ],
)
def test_operations(content, expected):
    assert taken_apart(content) == expected


def test_an_inline_image_ends_where_text_goes_on():
    pixels = b"\x00 EI \xff\x01\nEI\x80 "
    content = b"q BI /W 2 /H 2 ID " + pixels + b"\nEI Q 0 g"
    found = taken_apart(content)
    assert [operator for operator, _ in found] == [b"q", b"BI", b"ID", b"EI", b"Q", b"g"]
    image = next(one for one in operations(content) if one.operator == b"EI")
    assert image.operands.rstrip(b"\n") == pixels


@pytest.mark.parametrize(
    "content",
    [b") 1 g", b"}{ q", b"> 0 g", b"<zz> Tj", b"BI ID", b"ID x", b"", b"%", b"(((", b"ID \nEI"],
)
def test_what_follows_no_rule_is_kept(content):
    found = list(operations(content))
    assert b"".join(content[one.start : one.end] for one in found) == content
    if b" g" in content:
        assert found[-1].operator == b"g"


def test_numbers_and_names_of_operands():
    assert numbers(b" 0.5 % 9\n -1 .25 4. ", 4) == (0.5, -1.0, 0.25, 4.0)
    assert numbers(b" 0.5 % 9\n -1 .25 4. ", 2) == (0.25, 4.0)
    assert numbers(b"--5", 1) == (-5.0,)
    assert numbers(b"(x) 1", 2) is None
    assert numbers(b"[1 2", 1) is None
    assert numbers(b"", 1) is None
    assert name(b" 0.5 /P0 ") == "/P0"
    assert name(b"/A#20B") == "/A B"
    assert name(b"/A(/B)") == "/A"
    assert name(b"1 2") == ""


def test_what_is_no_number_is_an_operator_that_nothing_knows():
    assert taken_apart(b"1e3 0 g 1_0 g")[0] == (b"1e3", b"")
