"""Which language a phrase in Arabic script is in: by its letters, else by what stands around it.

Short phrases of Arabic, Persian, Uyghur and Kazakh often share all their letters. What no letter
tells is told by the block around it, by the Chinese words right before it (维吾尔文：…), or by the
other phrases of its article or of the whole text, if all that could be of the same language agree.
Else it is ``UNKNOWN``: a tag of the script alone, for a false language is read out falsely.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

UNKNOWN = "und-Arab"  # BCP 47: undetermined, in Arabic script
LETTERS = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_PHRASE = re.compile(f"[{LETTERS}]+(?: +[{LETTERS}]+)*")
_ARTICLE = re.compile(r"<article\b")
_TAG = re.compile("<[^<>]*>")
_BEFORE = 60  # characters in which a language may be named before a phrase

# Letters that only one of these languages has.
_OWN = (
    (frozenset("\u0674\u0675\u0676\u0677\u0678"), "kk-Arab"),  # with high hamza
    (frozenset("\u06c5\u06c9"), "ky-Arab"),
    (frozenset("\u067c\u0681\u0685\u0689\u0693\u0696\u069a\u06ab\u06bc\u06cd"), "ps"),
    (frozenset("\u0695\u06b5\u06ce"), "ckb"),
    (frozenset("\u0679\u0688\u0691\u06ba\u06d2"), "ur"),
    (frozenset("\u06c8\u06d0"), "ug"),
)
_UYGHUR_VOWEL = re.compile("(?<![\u0621-\u06ff])\u0626[\u0627\u0648\u0649\u06c6\u06c7\u06d5]")
_TURKIC = frozenset("\u06ad\u06c7\u06cb\u06d5")  # Uyghur, Kazakh and Kyrgyz have them
_UYGHUR_BESIDE, _KAZAKH_BESIDE = frozenset("\u062e\u063a"), frozenset("\u062d\u0639")
_PERSIAN = frozenset("\u06a9\u06cc")
_ARABIC = frozenset("\u0622\u0623\u0625\u0629\u0671") | {chr(code) for code in range(0x64B, 0x653)}
_ARTICLE_OF_ARABIC = re.compile("(?:^| )\u0627\u0644[\u0621-\u064a]{3}")  # ال, the

_COMMON = frozenset(map(chr, (*range(0x621, 0x63B), *range(0x641, 0x64B))))
_OF_TURKIC = _TURKIC | frozenset(  # what Uyghur, Kazakh and Kyrgyz share
    "\u0627\u0628\u062a\u062c\u062f\u0631\u0632\u0633\u0634\u0641\u0642\u0643\u0644\u0645\u0646"
    "\u0648\u0649\u064a\u067e\u0686\u06af\u06be"
)
_OF_FARSI = _COMMON | frozenset("\u067e\u0686\u0698\u06a9\u06af\u06c0\u06cc")
_ALPHABETS = {
    "ar": _COMMON | {"\u0671"},
    "fa": _OF_FARSI,
    "ur": _OF_FARSI | frozenset("\u0679\u0688\u0691\u06ba\u06be\u06c1\u06c2\u06c3\u06d2\u06d3"),
    "ug": _OF_TURKIC | frozenset("\u0626\u062e\u063a\u0698\u06c6\u06c8\u06d0"),
    "kk-Arab": _OF_TURKIC | frozenset("\u0621\u062d\u0639\u0674\u0675\u0676\u0677\u0678\u06c6"),
    "ky-Arab": _OF_TURKIC | frozenset("\u062d\u0639\u063a\u06c5\u06c9"),
}
_NAMED = tuple(
    (re.compile(name), tag)
    for name, tag in (
        ("维吾尔|維吾爾|维[文语語]|維[文語]|Uyghur|Uighur", "ug"),
        ("哈萨克(?!斯坦)|哈薩克(?!斯坦)|Kazakh", "kk-Arab"),
        ("柯尔克孜|柯爾克孜|Kyrgyz", "ky-Arab"),
        ("阿拉伯|Arabic", "ar"),
        ("波斯|Persian", "fa"),
        ("乌尔都|烏爾都|Urdu", "ur"),
    )
)


def by_letters(phrase: str) -> str:
    """The language that the letters of a phrase leave no doubt of, else ""."""
    text = unicodedata.normalize("NFKC", phrase)
    letters = set(text)
    for own, tag in _OWN:
        if letters & own:
            return tag
    if _UYGHUR_VOWEL.search(text) or (letters & _TURKIC and letters & _UYGHUR_BESIDE):
        return "ug"
    if letters & _PERSIAN:
        return "" if letters & _TURKIC else "fa"
    return "ar" if letters & _ARABIC and not letters & _TURKIC else ""


def likely(phrase: str) -> str:
    """The language of a phrase by all that its letters tell, else ``UNKNOWN``."""
    text = unicodedata.normalize("NFKC", phrase)
    letters = set(text)
    if found := by_letters(phrase):
        return found
    if letters & _TURKIC:
        return "kk-Arab" if letters & _KAZAKH_BESIDE else UNKNOWN
    return "ar" if _fits("ar", text) and _ARTICLE_OF_ARABIC.search(text) else UNKNOWN


def _fits(tag: str, text: str) -> bool:
    """Whether a language has all the letters of a text."""
    return {one for one in text if unicodedata.category(one) == "Lo"} <= _ALPHABETS[tag]


class Surroundings:
    """What the phrases of a text tell of each other's languages."""

    def __init__(self, html: str, beside: frozenset[str] = frozenset()) -> None:
        self._html = html
        self._starts = [found.start() for found in _ARTICLE.finditer(html)]
        bounds = [0, *self._starts, len(html)]
        pieces = (html[one:other] for one, other in pairwise(bounds))
        self._known = [languages_in(piece) for piece in pieces]
        self._all = beside.union(*self._known)

    def language(self, phrase: str, place: int, around: str = "") -> str:
        """The language of what stands at ``place`` of the HTML, in a block of ``around``."""
        if found := by_letters(phrase):
            return found
        text = unicodedata.normalize("NFKC", phrase)
        named = _named(self._html[max(0, place - _BEFORE) : place])
        for near in ([named], [around], self._known[bisect_right(self._starts, place)], self._all):
            fitting = [tag for tag in near if tag in _ALPHABETS and _fits(tag, text)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else likely(phrase)
        return likely(phrase)


def languages_in(text: str) -> frozenset[str]:
    """The languages in Arabic script that a text, or HTML, certainly has."""
    return frozenset(by_letters(found[0]) for found in _PHRASE.finditer(text)) - {""}


def _named(before: str) -> str:
    """The language that the last words before a phrase name, else ""."""
    text = _TAG.sub("", before)
    last: Iterable[tuple[int, str]] = (
        (found.end(), tag) for name, tag in _NAMED for found in name.finditer(text)
    )
    return max(last, default=(0, ""))[1]
