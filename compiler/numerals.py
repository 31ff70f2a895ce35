"""Numbers as names of files write them: in digits of any width, in Han, in a circle.

A name is somebody's, and no numeral in it is wrong: what is no number by the rules of counting is
read as far as it is one (十一二 of a double issue as 11).
"""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {
    **{digit: value for value, digit in enumerate("〇一二三四五六七八九")},
    **{digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")},
    **dict(zip("○两兩貳參陸", (0, 2, 2, 2, 3, 6), strict=True)),
}
_TENS = {"廿": 20, "卄": 20, "卅": 30, "卌": 40}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_LONGEST = 18  # digits of a number that is worth comparing

HAN_NUMERAL = "".join((*_DIGITS, *_TENS, *_UNITS, *_MYRIADS))  # for a class of characters
# Digits in a circle, in brackets, with a stop; Roman numerals. 〇 is in the same category as these.
_WHOLE = re.compile("[\u2150-\u2188\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u32bf]")


def spelt_out(name: str) -> str:
    """A name with its numerals of one character as digits (⑫ and ㈫ too), and NFKC.

    Names differ by the machine they come from: letters taken apart (NFD), full-width digits.
    """
    return unicodedata.normalize("NFKC", _WHOLE.sub(_as_digits, name))


def _as_digits(match: re.Match[str]) -> str:
    value = unicodedata.numeric(match[0], -1.0)
    return f" {value:.0f} " if value >= 0 and value.is_integer() else match[0]


def han_number(text: str) -> int:
    """The number of ``text``, of characters of HAN_NUMERAL; of as many as make one.

    Digits alone stand for places (二〇二四).
    """
    places = [_DIGITS[char] for char in text if char in _DIGITS]
    if len(places) == len(text):
        return int("".join(map(str, places[:_LONGEST])) or 0)
    total, section, digit, below = 0, 0, None, 10**9
    for char in text:
        if char in _DIGITS:
            if digit:  # two digits side by side: 十一二
                break
            digit = _DIGITS[char]
        elif char in _TENS:
            if digit or below <= 10:
                break
            section, digit, below = section + _TENS[char], None, 10
        elif char in _UNITS:
            if _UNITS[char] >= below:
                break
            below = _UNITS[char]
            section, digit = section + (1 if digit is None else digit) * below, None
        else:
            group = section + (digit or 0)
            total = total + group * 10**4 if _MYRIADS[char] == 10**4 else (total + group) * 10**8
            section, digit, below = 0, None, 10**9
    return total + section + (digit or 0)
