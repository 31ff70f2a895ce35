"""Names of files with any numeral in them: an order, never a failure."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from compiler.numerals import HAN_NUMERAL, han_number, spelt_out
from compiler.project.name_order import by_name, without_number

_DIGITS = "零一二三四五六七八九"
_ODD = "第十一二〇廿两百零千万亿①⑳㈠㊀Ⅳ❿½１２3上中下（）()、.- 期章甲乙é e\u0301"


def _han(number: int, units: str = "千百十") -> str:
    """A number below a myriad as it is written: 一百零三."""
    if not number:
        return ""
    unit = 10 ** len(units)
    head, rest = divmod(number, unit)
    if not units:
        return _DIGITS[number]
    gap = "零" if head and rest and rest < unit // 10 else ""
    return (_DIGITS[head] + units[0] if head else "") + gap + _han(rest, units[1:])


@given(st.integers(1, 99_999_999))
def test_numbers_in_han_are_read_back(number):
    myriads, rest = divmod(number, 10_000)
    gap = "零" if myriads and 0 < rest < 1000 else ""
    text = (_han(myriads) + "万" if myriads else "") + gap + _han(rest)
    assert han_number(text) == number
    if 10 <= number < 20:
        assert han_number(text.removeprefix("一")) == number


@given(
    st.lists(st.integers(1, 9999), unique=True),
    st.sampled_from(["第{}期", "{}、纸", "（{}）", "{}"]),
)
def test_files_stand_in_the_order_of_their_han_numbers(numbers, form):
    names = [Path(form.format(_han(number)) + ".md") for number in numbers]
    right = [Path(form.format(_han(number)) + ".md") for number in sorted(numbers)]
    assert sorted(names, key=by_name) == right


@given(st.text(HAN_NUMERAL, min_size=1))
def test_any_row_of_numerals_is_some_number(text):
    assert han_number(text) >= 0


@given(
    st.lists(
        st.text(
            st.one_of(st.sampled_from(_ODD), st.characters(exclude_characters="/\0")), min_size=1
        )
    )
)
def test_any_names_have_one_order(names):
    entries = [Path(name.replace(".", "")[:40] + "x.docx") for name in names]
    backwards = entries[::-1]
    assert sorted(entries, key=by_name) == sorted(backwards, key=by_name)
    for name in names:
        assert without_number(name)
        assert spelt_out(name) is not None
