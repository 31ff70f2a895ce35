"""OpenCC, and what can be learnt from its tables.

The package holds its dictionaries in binary form only, so its tables are read by asking: every
ideograph is converted alone, once a run. Converters are loaded at first use and kept.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import opencc

SCRIPTS = ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK")

# Stands in the answer of ``unsettled`` where no phrase of OpenCC decided (Unicode private use).
MARK = "\uf8fe"

_IDEOGRAPHS = "".join(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))

# Forms that OpenCC's standards prefer and today's printers do not: Hong Kong's 羣 of the school
# list against the 群 of its papers, and the scholarly 爲 裏 麪 of OpenCC's own standard.
_HONG_KONG_FORMS = str.maketrans("羣麪峯牀啓纔", "群麵峰床啟才")
_COMMON_FORMS = str.maketrans(
    "羣麪峯牀啓纔爲裏衆僞嬀潙蔿喫竈脣鉢祕糉污檐齶鮎痹癡皁覈鍼蔘",
    "群麵峰床啟才為裡眾偽媯溈蒍吃灶唇缽秘粽污簷顎鯰痺痴皂核針參",
)

# Their second form stands in a few fixed words, which OpenCC's phrases hold (傢伙 箇中 侷促 証).
_IN_FIXED_WORDS = "家个局听儿证么坏荐筑"

# Characters of everyday traditional text (Big5, first plane) that are simplified ones as well.
_SIMPLIFIED_IN_BIG5 = "儿听扑晒肴虱霉"
# Simplified characters that traditional text has too, in rare words (万俟, 党項, 叶韻, 种師道).
_RARE_TRADITIONAL = "柜蜡蝎叶广亘膻涂跖棱蚝胜皁万确㐹据党淀潨踊苹种价腊熏厘极适厂"


@dataclass(frozen=True)
class _Region:
    """OpenCC's configurations for a script, and the forms set after them."""

    forward: str
    back: str
    variants: str
    forms: Mapping[int, int]


_REGIONS: Mapping[str, _Region] = {
    "zh-Hant": _Region("s2t", "t2s", "", _COMMON_FORMS),
    "zh-Hant-TW": _Region("s2tw", "tw2s", "t2tw", {}),
    "zh-Hant-HK": _Region("s2hk", "hk2s", "t2hk", _HONG_KONG_FORMS),
}


@cache
def _converter(configuration: str) -> opencc.OpenCC:
    return opencc.OpenCC(configuration)


def _converted(converter: opencc.OpenCC, text: str) -> str:
    """The answer of ``converter``, a character for each of ``text``.

    No row of OpenCC 1.4.2 changes the length of a text, but a NUL ends it; should a later one do
    so, characters are asked for one by one, and stay where even that is no character.
    """
    answer: str = converter.convert(text)
    if len(answer) == len(text):
        return answer
    if "\0" in text:
        return "\0".join(_converted(converter, part) for part in text.split("\0"))
    alone = map(converter.convert, text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, alone, strict=True))


def _together(ask: Callable[[str], str], texts: Sequence[str]) -> list[str]:
    """The answers to several texts, asked for at once; no phrase runs over a line end between."""
    whole = ask("\n".join(texts))
    answers, position = [], 0
    for text in texts:
        answers.append(whole[position : position + len(text)])
        position += len(text) + 1
    return answers


class Engine:
    """OpenCC for one traditional script. Every answer has a character for each one asked."""

    def __init__(self, script: str) -> None:
        self._region = _REGIONS[script]

    def convert(self, text: str) -> str:
        """Simplified text in this script."""
        return self._converted(self._region.forward, text)

    def convert_all(self, texts: Sequence[str]) -> list[str]:
        """Each of several simplified texts in this script."""
        return _together(self.convert, texts)

    def regional(self, text: str) -> str:
        """Traditional text in OpenCC's own standard (裏 爲 麪), in the forms of this script."""
        if not self._region.variants:
            return text.translate(self._region.forms)
        return self._converted(self._region.variants, text)

    def back(self, text: str) -> str:
        """Text of this script in simplified characters."""
        return _converted(_converter(self._region.back), text)

    def back_all(self, texts: Sequence[str]) -> list[str]:
        """Each of several texts of this script in simplified characters."""
        return _together(self.back, texts)

    def _converted(self, configuration: str, text: str) -> str:
        answer = _converted(_converter(configuration), text)
        return answer.translate(self._region.forms) if self._region.forms else answer


@cache
def engine(script: str) -> Engine:
    """The engine of a script of ``SCRIPTS``; KeyError for another."""
    return Engine(script)


def simplify(text: str) -> str:
    """Any Chinese text in simplified characters, as OpenCC's t2s has it."""
    return _converted(_converter("t2s"), text)


def from_any_region(text: str) -> str:
    """Traditional text of any region in OpenCC's own standard (裏 爲 麪)."""
    return _converted(_converter("hk2t"), _converted(_converter("tw2t"), text))


def simplified_from_any_region(text: str) -> str:
    """Traditional text of any region in simplified characters (看著 → 看着, 著名, 瞭望, 乾隆)."""
    return simplify(from_any_region(text))


@cache
def one_to_many() -> Mapping[str, str]:
    """Simplified characters with several everyday traditional forms: 发 → 發髮.

    Everyday is what Big5 has in its first plane of 5401 characters; the rest are variants
    that no edition chooses between.
    """
    forms: dict[str, list[str]] = defaultdict(list)
    for traditional, simplified in zip(_IDEOGRAPHS, simplify(_IDEOGRAPHS), strict=True):
        if _everyday(traditional):
            forms[simplified].append(traditional)
    return {
        simplified: "".join(several)
        for simplified, several in forms.items()
        if len(several) > 1 and simplified not in _IN_FIXED_WORDS
    }


@cache
def _simplified_characters() -> frozenset[str]:
    """The keys of OpenCC's simplified table that are no value of it and in no edition's forms."""
    columns = (_IDEOGRAPHS, *(engine(script).convert(_IDEOGRAPHS) for script in SCRIPTS))
    changed = {
        row[0]
        for row in zip(*columns, simplify(_IDEOGRAPHS), strict=True)
        if row[0] == row[-1] and row[0] not in row[1:-1] and not _everyday(row[0])
    }
    return frozenset(changed | set(_SIMPLIFIED_IN_BIG5)) - set(_RARE_TRADITIONAL)


def simplified_only(text: str) -> frozenset[str]:
    """The characters of ``text`` that no traditional text can hold: 东 and 头, but not 后 or 里."""
    return _simplified_characters() & frozenset(text)


def _everyday(character: str) -> bool:
    try:
        code = character.encode("big5")
    except UnicodeEncodeError:
        return False
    return b"\xa4\x40" <= code <= b"\xc6\x7e"


def unsettled(text: str) -> str:
    """``text`` with ``MARK`` for each one-to-many character that no phrase of OpenCC covers."""
    return _converted(_unsettled_converter(), text)


def unsettled_all(texts: Sequence[str]) -> list[str]:
    """``unsettled`` of each of several texts."""
    return _together(unsettled, texts)


@cache
def _unsettled_converter() -> opencc.OpenCC:
    """OpenCC's phrases followed by marks instead of its characters.

    OpenCC takes a configuration as a file only, and looks for dictionaries beside it; so the
    configuration is written with their full paths to a temporary file that is gone once read.
    """
    folder = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
    phrases = {
        "type": "group",
        "match_policy": "union",
        "dicts": [
            {"type": "ocd2", "file": str(path)} for path in sorted(folder.glob("STPhrases*.ocd2"))
        ],
    }
    marks = {"type": "inline", "entries": dict.fromkeys(one_to_many(), MARK)}
    chain = {"type": "group", "match_policy": "short_circuit", "dicts": [phrases, marks]}
    configuration = {
        "name": "one-to-many characters outside phrases",
        "segmentation": {"type": "mmseg", "dict": phrases},
        "conversion_chain": [{"dict": chain}],
    }
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "unsettled.json"
        path.write_text(json.dumps(configuration, ensure_ascii=False), "utf-8")
        return opencc.OpenCC(str(path))
