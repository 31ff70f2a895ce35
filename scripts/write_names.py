#!/usr/bin/env python3
"""Write compiler/editions/data/names.tsv: what the names of people are made of.

usage: write_names.py DICT

DICT is jieba's dict.txt (word, frequency, part of speech a line; MIT License, see NOTICE). Counted
are the characters that follow the commonest surnames in its names of people: the first of two, and
the last of one or two. Surnames are those that the readers know.
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from compiler.sources.wording.personal_names import SURNAMES

_COUNTED = frozenset(
    "王李张刘陈杨赵黄吴徐孙朱林郭罗郑梁谢宋唐许韩邓冯曹彭曾肖袁董潘蒋蔡杜吕魏薛阎侯邹熊陆郝孔崔邱秦顾邵汪"
)
_FEWEST = 2  # names that hold a character at a place
_RARER = "朴丑后种征游谷占卓冼佘晁逄亓仝蔚郇咸瘳储训续由令郄阙逯蒯芮羿靖嵇"  # surnames besides
# Of the names that the Ministry of Public Security reports as the commonest of each decade; the
# dictionary's names are mostly of novels and of history.
_OF_TODAY = (
    "洋浩宇轩梓涵欣怡琪鑫鹏博婷雪倩颖慧敏静丽磊勇艳杰娟涛超秀霞兰刚桂帅洁瑞晨阳昊然佳悦晓燕萍玲芬娜丹莹琳蕾薇雯昕彤"
    "毅斌俊凯旭峰瑶妍蓉菲雅晴媛霖淼楠锋铮钧铭锐森坤岩栋辉煜炜烨翔航睿哲骏驰恒彬卓越乐诺晗萌芳英红军伟强建国志明平"
)
_FREQUENT = 8  # minus log2 of what one of them has at least
_PLACES = ("first", "last")
_TARGET = Path(__file__).parents[1] / "compiler/editions/data/names.tsv"


def main() -> None:
    """Write the file; exits with usage if no dictionary is named."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    counted: dict[str, Counter[str]] = {place: Counter() for place in _PLACES}
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        word, _, part = line.split()
        if part != "nr" or word[0] not in _COUNTED:
            continue
        if len(word) == 3:
            counted["first"][word[1]] += 1
        if len(word) in (2, 3):
            counted["last"][word[-1]] += 1
    surnames = "".join(sorted({*SURNAMES, *_RARER}))
    rows = [
        "# Names of people: surnames; then minus log2 of how often a given name has a character.",
        "# Counted in the names of jieba 0.42.1's dictionary (MIT, Sun Junyi), by write_names.py.",
        f"surname\t\t{surnames}",
        *(row for place, counts in counted.items() for row in _rows(place, counts)),
    ]
    _TARGET.write_text("\n".join(rows) + "\n", "utf-8")


def _rows(place: str, counts: Counter[str]) -> list[str]:
    """The characters of a place, those of one weight in a row."""
    total = counts.total()
    weights: dict[str, int] = {}
    for character, count in counts.items():
        if count >= _FEWEST:
            weights[character] = round(-math.log2(count / total))
    for character in _OF_TODAY:
        weights[character] = min(weights.get(character, _FREQUENT), _FREQUENT)
    by_weight: dict[int, list[str]] = defaultdict(list)
    for character, weight in weights.items():
        by_weight[weight].append(character)
    return [
        f"{place}\t{weight}\t{''.join(sorted(by_weight[weight]))}" for weight in sorted(by_weight)
    ]


if __name__ == "__main__":
    main()
