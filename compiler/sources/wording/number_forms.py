"""Numbers as automatic numbering writes them (ISO/IEC 29500-1 §17.18.59, ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST = 9999


def counted(number: int, digits: str = _DIGITS, units: str = "十百千", zero: str = "零") -> str:
    """A number in words: 一, 十, 十一, 二十, 一百零一."""
    if not 0 < number <= _LARGEST:
        return str(number) if number else zero
    result = ""
    pending = False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            result += (zero if pending else "") + digits[digit]
            result += units[place - 1] if place else ""
            pending = False
        else:
            pending = bool(result)
    if units[0] == "十" and 10 <= number < 20:
        return result[1:]
    return result


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST:
        return str(number)
    result = ""
    for value, sign in _ROMAN:
        result += sign * (number // value)
        number %= value
    return result


def _letter(number: int) -> str:
    """A, B … Z, AA, BB: Word repeats the letter."""
    if not 0 < number <= 26 * 20:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else str(number)


def _sexagenary(number: int) -> str:
    return STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number > 0 else str(number)


def _enclosed(first: int, last: int, otherwise: Callable[[int], str]) -> Callable[[int], str]:
    """Signs that stand in a row from ``first`` on in Unicode, up to ``last``."""
    return lambda number: chr(first + number - 1) if 0 < number <= last else otherwise(number)


def _circled(number: int) -> str:
    """① … ⑳ ㉑ … ㉟ ㊱ … ㊿."""
    if 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if 21 <= number <= 35:
        return chr(0x3251 + number - 21)
    return chr(0x32B1 + number - 36) if 36 <= number <= 50 else f"({number})"


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(max(number, 0)))


def _legal(number: int) -> str:
    return counted(number, _LEGAL, "拾佰仟")


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "001": lambda number: f"{number:03}",
    "0001": lambda number: f"{number:04}",
    "00001": lambda number: f"{number:05}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "ordinal": _ordinal,
    "none": lambda _number: "",
    "numberInDash": lambda number: f"- {number} -",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _enclosed(0x2488, 20, lambda number: f"{number}."),
    "decimalEnclosedParen": _enclosed(0x2474, 20, lambda number: f"({number})"),
    "ideographEnclosedCircle": _enclosed(0x3280, 10, counted),
    "ideographTraditional": _cycle(STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "chineseCounting": counted,
    "chineseCountingThousand": counted,
    "japaneseCounting": counted,
    "taiwaneseCounting": counted,
    "taiwaneseCountingThousand": counted,
    "koreanCounting": counted,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "koreanDigital": _digit_by_digit,
}


def is_known(form: str) -> bool:
    """Whether ``form`` is written here as Word does; others are set as decimals."""
    return form in _FORMS


def written(number: int, form: str) -> str:
    """``number`` in the form that ``w:numFmt`` names, decimal where it names an unknown one."""
    return _FORMS.get(form, str)(number)
