"""Whatever the bytes of a content stream: its operations are all of them, in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compiler.pdf.content import operations

_PIECES = st.sampled_from(
    [b"(", b")", b"\\", b"<", b">", b"[", b"]", b"/N", b" ", b"\n", b"%", b"1.5", b"rg", b"BI",
     b"ID", b"EI", b"q", b"<<", b">>", b"(a(b)c)", b"<0f>", b"{", b"\xff", b"true"]
)  # fmt: skip


@given(st.one_of(st.binary(max_size=80), st.lists(_PIECES, max_size=30).map(b"".join)))
def test_no_byte_is_lost(content):
    position = 0
    for one in operations(content):
        assert one.start == position
        assert one.end > one.start
        position = one.end
    assert position == len(content)


_NUMBER = st.floats(-1e4, 1e4).map(lambda value: f"{value:.4f}".encode())
_STRING = st.binary(max_size=12).map(
    lambda text: b"(" + b"".join(b"\\%03o" % byte for byte in text) + b")"
)
_HEX = st.binary(max_size=6).map(lambda text: b"<" + text.hex().encode() + b">")
_OPERAND = st.one_of(_NUMBER, _STRING, _HEX, st.just(b"/Name"), st.just(b"[1 (x) <00>]"))
_OPERATION = st.tuples(
    st.lists(_OPERAND, max_size=4), st.sampled_from([b"rg", b"Tj", b"T*", b"'", b"f*", b"d0"])
)


@given(st.lists(_OPERATION, max_size=20))
def test_well_formed_operations_come_back(written):
    content = b"\n".join(b" ".join([*operands, operator]) for operands, operator in written)
    found = [(one.operands.strip(), one.operator) for one in operations(content)]
    assert found == [(b" ".join(operands), operator) for operands, operator in written]
