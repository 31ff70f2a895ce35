"""No content stream, however odd, stops preflight; what is well formed is read as written."""

from __future__ import annotations

import io

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.pdf.content import operations
from compiler.pdf.operands import name, numbers, shown, tag, values
from compiler.preflight.check import judged
from compiler.preflight.profiles import Profile
from compiler.preflight.reading import read_facts

OPERATORS = """
q Q cm w gs m l c v y h re W W* n f F f* S s B b* cs CS sc SCN scn g rg k K sh Do BI ID EI
BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ ' " BMC BDC EMC d0 d1 /F /X /G /Pattern
[ ] << >> ( ) <00> (字) 0 1 -1 .5 1e9 100 -- 99999999999999999999 true null %
"""
WORDS = st.sampled_from([*OPERATORS.split(), "\n"])
ODD = st.one_of(
    st.binary(max_size=300),
    st.lists(WORDS, max_size=80).map(lambda words: " ".join(words).encode()),
)


@given(ODD)
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_to_the_end(data):
    for one in operations(data):
        assert len(values(one.operands)) <= len(one.operands)
        assert isinstance(name(one.operands), str)
        assert isinstance(tag(one.operands), str)
        text, moved = shown(one.operands)
        assert len(text) <= len(one.operands)
        assert moved == moved  # noqa: PLR0124 - a number
        for count in (1, 2, 6):
            assert numbers(one.operands, count) is None or one.operands.strip()


@given(ODD)
@settings(max_examples=60, deadline=None)
def test_any_content_gives_facts_and_a_judgement(data):
    pdf = pikepdf.Pdf.new()
    page = pdf.add_blank_page().obj
    form = pdf.make_stream(data, Subtype=pikepdf.Name.Form, BBox=[0, 0, 100, 100])
    page.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(X=form),
        ExtGState=pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0.5, OP=True)),
        Font=pikepdf.Dictionary(F=pikepdf.Dictionary(Subtype=pikepdf.Name.Type1)),
    )
    form.Resources = page.Resources
    page.Contents = pdf.make_stream(data)
    out = io.BytesIO()
    pdf.save(out)
    facts = read_facts(out.getvalue())
    for profile in Profile:
        judged(facts, profile)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([b"m", b"l", b"cm", b"re", b"k"]),
            st.lists(st.integers(-99999, 99999).map(lambda n: n / 100), max_size=6),
        ),
        max_size=20,
    )
)
def test_numbers_are_read_as_written(written):
    data = b"\n".join(
        b" ".join([*(f"{number:.2f}".encode() for number in numbers), operator])
        for operator, numbers in written
    )
    found = [(one.operator, values(one.operands)) for one in operations(data)]
    assert found == written
    for one, (_, parts) in zip(operations(data), written, strict=True):
        assert numbers(one.operands, len(parts)) == tuple(parts)


@given(st.binary(max_size=60))
def test_strings_are_read_as_written(text):
    escaped = text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    escaped = escaped.replace(b"\r", b"\\r")
    for written in (b"(" + escaped + b") ", b"<" + text.hex().encode() + b"> "):
        [one] = operations(written + b"Tj")
        assert (one.operator, values(one.operands)) == (b"Tj", [text])
        assert shown(b"[" + written + b"]") == (text, 0)
