"""Formulas of Word files as text in a line."""

from __future__ import annotations

from itertools import groupby

import pytest

from compiler.model.inline import Keep, LineBreak, Subscript, Superscript
from compiler.sources.word.equations import equation
from compiler.sources.word.formulas import FormulaText, pieces_of
from compiler.sources.word.source_text import text_of
from compiler.sources.word.xml_tree import parse

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def t(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def untold(*_entry: str) -> None:
    """Takes what nobody asks for."""


def linear(xml: str) -> str:
    """The formula with ^{…} and _{…} for what is raised and lowered; proves that it is whole."""
    root = parse(f"<m:oMath {M}>{xml}</m:oMath>".encode())
    changes: list[tuple[str, str]] = []
    entry = FormulaText(
        lambda *pair: changes.append(pair),
        untold,
        lambda sign: changes.append(("", sign)),
    )
    pieces = pieces_of(root, entry)
    shown = shown_as(pieces)
    made = "".join(after for _, after in changes)
    gone = "".join(before for before, _ in changes)
    printed = "".join(p.inline.text for p in pieces if isinstance(p.inline, Keep))
    assert sorted("".join((text_of(root) + made).split())) == sorted(
        "".join((printed + gone).split())
    )
    return shown


def shown_as(pieces) -> str:
    result = ""
    for style, group in groupby(pieces, style_of):
        texts = (piece.inline for piece in group)
        text = "".join("⏎" if isinstance(one, LineBreak) else one.text for one in texts)
        result += {Superscript: f"^{{{text}}}", Subscript: f"_{{{text}}}"}.get(style, text)
    return result


def style_of(piece):
    return next((mark.style for mark in piece.marks), None)


def e(content: str, name: str = "e") -> str:
    return f"<m:{name}>{content}</m:{name}>"


N = t("n")
LIMIT = f"<m:limLow>{e(t('lim'))}{e(t('n→∞'), 'lim')}</m:limLow>"
HALF = f"<m:f>{e(t('1'), 'num')}{e(t('2'), 'den')}</m:f>"
SQUARE = f"<m:sSup>{e(t('x'))}{e(t('2'), 'sup')}</m:sSup>"


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (HALF, "1/2"),
        (f"<m:f>{e(t('a+b'), 'num')}{e(t('2c'), 'den')}</m:f>", "(a+b)/(2c)"),
        (f"<m:f>{e(HALF, 'num')}{e(t('x'), 'den')}</m:f>", "(1/2)/x"),
        (f"<m:f>{e(SQUARE, 'num')}{e(t('x'), 'den')}</m:f>", "x^{2}/x"),
        (
            f"<m:f><m:fPr><m:type m:val='noBar'/></m:fPr>{e(N, 'num')}{e(t('k'), 'den')}</m:f>",
            "n¦k",
        ),
        (
            f"<m:rad><m:radPr><m:degHide/></m:radPr><m:deg/>{e(t('x+1'))}</m:rad>",
            "√(x+1)",
        ),
        (f"<m:rad>{e(t('3'), 'deg')}{e(t('8'))}</m:rad>", "^{3}√8"),
        (SQUARE, "x^{2}"),
        (f"<m:sSup>{e(t('a+b'))}{e(t('2'), 'sup')}</m:sSup>", "(a+b)^{2}"),
        (f"<m:sSup>{e(t('e'))}{e(SQUARE, 'sup')}</m:sSup>", "e^{x^2}"),
        (f"<m:sSubSup>{e(t('a'))}{e(t('i'), 'sub')}{e(t('2'), 'sup')}</m:sSubSup>", "a_{i}^{2}"),
        (f"<m:sPre>{e(t('6'), 'sub')}{e(t('12'), 'sup')}{e(t('C'))}</m:sPre>", "_{6}^{12}C"),
        (
            (
                '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
                f"{e(t('i=1'), 'sub')}{e(t('n'), 'sup')}{e(t('i'))}</m:nary>"
            ),
            "∑_{i=1}^{n}i",
        ),
        (f"<m:nary>{e('', 'sub')}{e('', 'sup')}{e(t('f'))}</m:nary>", "∫f"),
        (f"<m:d>{e(t('a'))}{e(t('b'))}</m:d>", "(a|b)"),
        (
            (
                '<m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr>'
                f"{e('<m:eqArr>' + e(t('x=1')) + e(t('y=2')) + '</m:eqArr>')}</m:d>"
            ),
            "{x=1⏎y=2",
        ),
        (
            f"<m:m><m:mr>{e(t('1'))}{e(t('0'))}</m:mr><m:mr>{e(t('0'))}{e(t('1'))}</m:mr></m:m>",
            "[1, 0; 0, 1]",
        ),
        (f"<m:func>{e(t('sin'), 'fName')}{e(t('x'))}</m:func>", "sin x"),
        (
            (f"<m:func>{e(LIMIT, 'fName')}{e(t('a'))}</m:func>"),
            "lim_{n→∞}a",
        ),
        (f'<m:acc><m:accPr><m:chr m:val="\u20d7"/></m:accPr>{e(t("v"))}</m:acc>', "v^{→}"),
        (f"<m:bar>{e(t('x'))}</m:bar>", "x^{¯}"),
        (t("\U0001d465+1"), "x+1"),
        (f"<m:box>{e(t('盒'))}</m:box><m:mystery>{t('谜')}</m:mystery>", "盒谜"),
    ],
)
def test_a_formula_reads_in_a_line(xml, expected):
    assert linear(xml) == expected


PARTS = {
    "f": ("num", "den"), "rad": ("deg", "e"), "nary": ("sub", "sup", "e"), "sSub": ("e", "sub"),
    "sSup": ("e", "sup"), "sSubSup": ("e", "sub", "sup"), "limLow": ("e", "lim"),
    "limUpp": ("e", "lim"), "sPre": ("sub", "sup", "e"), "func": ("fName", "e"), "d": ("e",),
    "m": ("mr",), "eqArr": ("e",), "acc": ("e",), "bar": ("e",), "groupChr": ("e",), "r": ("t",),
    "box": ("e",), "borderBox": ("e",), "phant": ("e",),
}  # fmt: skip


@pytest.mark.parametrize(("name", "parts"), PARTS.items())
def test_text_among_properties_is_accounted_for(name, parts):
    stray = f"<m:{name}Pr><m:ctrlPr><m:t>甲</m:t><w:rPr>乙</w:rPr></m:ctrlPr></m:{name}Pr>"
    inner = "".join(
        e("" if part == "mr" else "1" if part == "t" else t("1"), part) for part in parts
    )
    root = parse(f"<m:oMath {M} {W}><m:{name}>{stray}{inner}</m:{name}></m:oMath>".encode())
    gone: list[str] = []
    pieces = pieces_of(root, FormulaText(untold, lambda _, text: gone.append(text), untold))
    assert "".join(gone) == "甲乙"
    assert not {"甲", "乙"} & set(shown_as(pieces))


@pytest.mark.parametrize(
    ("show", "expected"), [("", "xy"), ('<m:show m:val="1"/>', "xy"), ('<m:show m:val="0"/>', "y")]
)
def test_what_only_takes_room_is_not_shown(show, expected):
    xml = f"<m:phant><m:phantPr>{show}</m:phantPr>{e(t('x'))}</m:phant>{t('y')}"
    dropped = []
    root = parse(f"<m:oMath {M}>{xml}</m:oMath>".encode())
    pieces = pieces_of(root, FormulaText(untold, lambda *pair: dropped.append(pair), untold))
    assert shown_as(pieces) == expected
    assert [pair for pair in dropped if pair[1]] == [("hidden-text", "x")] * (expected == "y")


def test_a_sign_by_its_own_element_is_kept():
    sign = f'<m:r><w:sym {W} w:font="Symbol" w:char="F061"/></m:r>'
    assert linear(t("x=") + sign) == "x=α"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (r" EQ \f(1,2)", "1/2"),
        (r"EQ \f(a+b;c)", "(a+b)/c"),
        (r"EQ \r(3,x)", "^{3}√x"),
        (r"EQ \r(,ab)", "√(ab)"),
        (r"EQ H\s\do5(2)O", "H_{2}O"),
        (r"EQ x\s\up5(2)", "x^{2}"),
        (r"EQ \o\ac(○,12)", "⑫"),
        (r"EQ \b(\f(1,x))", "(1/x)"),
        (r"EQ \i(0,1,x)", "0, 1, x"),
        (r"EQ a\,b\(c", "a,b(c"),
        (r"EQ \f(1", "f(1"),
        ("PAGE", ""),
        ("", ""),
    ],
)
def test_an_eq_field_reads_in_a_line(code, expected):
    assert shown_as(equation(code)) == expected
