"""OpenCC, and what can be learnt from its tables.

The package holds its dictionaries in binary form only, so its tables are read by asking: every
ideograph is converted alone, once a run. Converters are loaded at first use and kept.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import opencc

from compiler.editions.overruled import overruled
from compiler.editions.phrases import SCRIPTS
from compiler.scratch import scratch_folder

# Stands in the answer of ``unsettled`` where no phrase of OpenCC decided (Unicode private use).
MARK = "\uf8fe"

_IDEOGRAPHS = "".join(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))

# Forms that OpenCC's standards prefer and today's printers do not: Hong Kong's 羣 説 税 of the
# school list against the 群 說 稅 of its papers and of the minutes of its Legislative Council (they
# have 說 a thousand times as often; who searches 說明 has to find it), and the scholarly 爲 裏 麪
# of OpenCC's own standard.
_HONG_KONG_FORMS = str.maketrans(
    "羣麪峯牀啓纔蔘説税閲户温脱鋭悦蜕兑卧藴醖揾裡嫺",
    "群麵峰床啟才參說稅閱戶溫脫銳悅蛻兌臥蘊醞搵裏嫻",
)
_COMMON_FORMS = str.maketrans(
    "羣麪峯牀啓纔爲裏衆僞嬀潙蔿喫竈脣鉢祕糉污檐齶鮎痹癡皁覈鍼蔘",
    "群麵峰床啟才為裡眾偽媯溈蒍吃灶唇缽秘粽污簷顎鯰痺痴皂核針參",
)

# Their second form stands in a few fixed words, which OpenCC's phrases hold (傢伙 箇中 侷促 証).
IN_FIXED_WORDS = "家个局听儿证么坏荐筑"

# Characters of everyday traditional text (Big5, first plane) that are simplified ones as well.
_SIMPLIFIED_IN_BIG5 = "儿听扑晒肴虱霉"
# Simplified characters that traditional text has too, in rare words (万俟, 党項, 叶韻, 种師道).
_RARE_TRADITIONAL = "柜蜡蝎叶广亘膻涂跖棱蚝胜皁万确㐹据党淀潨踊苹种价腊熏厘极适厂"


@dataclass(frozen=True)
class _Region:
    """OpenCC's configurations for a script, and the forms set after them.

    ``variants`` makes the region's forms of OpenCC's standard; ``back`` makes simplified text.
    ``name`` is the region's in the table of phrases that are overruled.
    """

    name: str
    variants: str
    back: str
    forms: Mapping[int, int]


_REGIONS: Mapping[str, _Region] = {
    "zh-Hant": _Region("", "", "t2s", _COMMON_FORMS),
    "zh-Hant-TW": _Region("TW", "t2tw", "tw2s", {}),
    "zh-Hant-HK": _Region("HK", "t2hk", "hk2s", _HONG_KONG_FORMS),
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


class Answer(NamedTuple):
    """A text in a script, and in OpenCC's standard with ``MARK`` where no phrase decided."""

    answer: str
    marked: str


class Engine:
    """OpenCC for one traditional script. Every answer has a character for each one asked."""

    def __init__(self, script: str) -> None:
        self._region = _REGIONS[script]

    def convert(self, text: str) -> str:
        """Simplified text in this script."""
        return self.regional(_filled(text, self.unsettled(text)))

    def read(self, texts: Sequence[str]) -> list[Answer]:
        """What each of several simplified texts is in this script."""
        marked = _together(self.unsettled, texts)
        standard = list(map(_filled, texts, marked))
        return list(map(Answer, _together(self.regional, standard), marked))

    def unsettled(self, text: str) -> str:
        """``text`` in OpenCC's standard, with ``MARK`` for one-to-many characters outside phrases.

        Phrases are those of OpenCC, but for what the region prints otherwise.
        """
        return _converted(_unsettled_converter(self._region.name), text)

    def is_overruled(self, word: str) -> bool:
        """Whether public texts have ``word`` otherwise than OpenCC: they are not to be doubted."""
        return word in overruled(self._region.name)

    def regional(self, text: str) -> str:
        """Traditional text in OpenCC's own standard (裏 爲 麪), in the forms of this script."""
        if self._region.variants:
            text = _converted(_converter(self._region.variants), text)
        return text.translate(self._region.forms) if self._region.forms else text

    def back(self, text: str) -> str:
        """Text of this script in simplified characters."""
        return _converted(_converter(self._region.back), text)

    def back_all(self, texts: Sequence[str]) -> list[str]:
        """Each of several texts of this script in simplified characters."""
        return _together(self.back, texts)


@cache
def engine(script: str) -> Engine:
    """The engine of a script of ``SCRIPTS``; KeyError for another."""
    return Engine(script)


@cache
def standard(character: str) -> str:
    """A simplified character by itself in OpenCC's own standard."""
    return _converted(_converter("s2t"), character)


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
        if len(several) > 1 and simplified not in IN_FIXED_WORDS
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
    """As ``Engine.unsettled``, for no region."""
    return _converted(_unsettled_converter(""), text)


def _filled(text: str, marked: str) -> str:
    """``text`` in OpenCC's standard: what is ``marked``, with the usual forms for the marks."""
    first, *pieces = marked.split(MARK)
    filled, place = [first], len(first)
    for piece in pieces:
        filled += _usual_forms().get(text[place], text[place]), piece
        place += 1 + len(piece)
    return "".join(filled)


@cache
def _usual_forms() -> Mapping[str, str]:
    """The form that OpenCC gives a one-to-many character outside phrases."""
    characters = "".join(one_to_many())
    converter = _own_converter("usual forms", [_dictionary("STCharacters")])
    return dict(zip(characters, _converted(converter, characters), strict=True))


@cache
def _unsettled_converter(region: str) -> opencc.OpenCC:
    """OpenCC's own way to its standard (s2t), with marks before its characters.

    Phrases that are overruled in ``region`` come before its own.
    """
    names = "STPhrases", "STPhrases_GeneratedFromRegionalPhrases"
    phrases: Mapping[str, object] = {
        "type": "group",
        "match_policy": "union",
        "dicts": [_dictionary(name) for name in names],
    }
    marks = {"type": "inline", "entries": dict.fromkeys(one_to_many(), MARK)}
    judged: Mapping[str, object] = {"type": "inline", "entries": dict(overruled(region))}
    chain = [judged, phrases, marks, _dictionary("STCharacters")]
    return _own_converter("s2t with marks", chain, phrases)


def _dictionary(name: str) -> dict[str, str]:
    """One of OpenCC's dictionaries, as a configuration names it."""
    path = Path(opencc.__file__).parent / "clib" / "share" / "opencc" / f"{name}.ocd2"
    return {"type": "ocd2", "file": str(path)}


def _own_converter(
    name: str, chain: list[Mapping[str, object]], segments: Mapping[str, object] | None = None
) -> opencc.OpenCC:
    """A converter by the first of a chain of dictionaries that has a word.

    OpenCC takes a configuration as a file only, and looks for dictionaries beside it; so the
    configuration is written with their full paths to a temporary file that is gone once read.
    """
    configuration: dict[str, object] = {
        "name": name,
        "normalization": [{"dict": _dictionary("CJK_Compatibility_Ideographs")}],
        "conversion_chain": [
            {"dict": {"type": "group", "match_policy": "short_circuit", "dicts": chain}}
        ],
    }
    if segments:
        configuration["segmentation"] = {"type": "mmseg", "dict": segments}
    with scratch_folder() as folder:
        path = folder / "configuration.json"
        path.write_text(json.dumps(configuration, ensure_ascii=False), "utf-8")
        return opencc.OpenCC(str(path))
