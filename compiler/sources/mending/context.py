"""Where a rule for Chinese text may work in a run, and what stands beside a place of it.

Nothing in an address, a file name, a path, an option of a command, a version, a time or a
number with marks is punctuation; nothing in a sentence of Latin words is Chinese punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from compiler.model.walk import ATOM, Edit
from compiler.sources.wording.characters import CHINESE, HAN, IDEOGRAPH, URL, WIDE, is_blank, is_han

_FILE_TYPES = (
    "docx?|xlsx?|pptx?|pdf|txt|md|html?|xml|json|toml|ya?ml|csv|tsv|zip|rar|7z|gz|tar|wps|et|dps|ofd"
    "|epub|odt|jpe?g|png|gif|bmp|tiff?|svg|webp|mp[34]|avi|mov|exe|apk|py|js|css|java|cpp|tex"
)
_PROTECTED = re.compile(
    rf"{URL.pattern}"
    r"|[A-Za-z]:\\[^\s，。；：]+"  # C:\…
    r"|(?:[A-Za-z0-9-]{1,63}\.){1,4}(?:com|cn|org|net|gov|edu|io|top|info)(?![A-Za-z])[!-~]*"
    r"|(?<![A-Za-z0-9])(?:\.{0,2}/)?(?:[A-Za-z0-9_.\-~]{1,64}/){2,}[A-Za-z0-9_.\-]*"  # a/b/c.d
    r"|(?<![A-Za-z0-9-])--?[A-Za-z][A-Za-z0-9-]*"  # an option of a command
    r"|&(?:#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|:[a-z][a-z0-9_+-]{1,31}:"  # an emoji by name
    r"|[:;]-?[()](?=\s|$)"  # a face
    r"|\d(?:[\d.,:/]*\d)?"  # 3.14, 1,000, 10:30, 2024/5/1
)
_FILE_ENDING = re.compile(rf"\.(?:{_FILE_TYPES})(?![A-Za-z0-9])")
_IN_FILE_NAME = re.compile(rf"[A-Za-z0-9_{HAN}.()（）\-]")  # ideographs are, Chinese marks not
_LONGEST_NAME = 80
_TRAILING = re.compile("(?<![,;:!?.'\"])[,;:!?.'\"]++$")
_SENTENCE_END = re.compile("[。！？；\n]|[.!?](?= |$)")
_WORD = re.compile("[A-Za-zÀ-ɏ]{2,}")
_LETTER = re.compile(f"[{HAN}A-Za-zÀ-ɏ]")
_OPENING = frozenset("“‘《〈「『【〔〖（")
_CLOSING = frozenset("”’》〉」』】〕〗）…—")


@dataclass(frozen=True)
class Context:
    """A run's joined text, and which of its characters no rule may read as Chinese marks."""

    text: str
    protected: bytes  # 1 where an address, a name or a number stands
    latin: bytes  # 1 where the sentence is one of Latin words
    counts: tuple[int, ...]  # of ideographs and full-width marks before each place, and in all

    def has_chinese(self, start: int, end: int) -> bool:
        """Whether an ideograph or a full-width mark stands in ``text[start:end]``."""
        return self.counts[end] > self.counts[start]

    def is_free(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is neither protected nor in a Latin sentence."""
        return not any(self.protected[start:end]) and not any(self.latin[start:end])

    def is_mentioned(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is a sign that is spoken of: alone between quotes."""
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        return bool(before and after) and before in '“‘「『"' and after in '”’」』"'

    def before(self, place: int) -> str:
        """The last character before ``place``, blanks and atoms aside; "" at a line's start."""
        return self._beyond(place - 1, -1)

    def after(self, place: int) -> str:
        """The first character from ``place`` on, blanks and atoms aside; "" at a line's end."""
        return self._beyond(place, 1)

    def chinese_before(self, place: int) -> bool:
        """Whether Chinese text ends before ``place``, closing marks and stops included."""
        character = self.before(place)
        return (
            is_han(character) or character in WIDE or character in _CLOSING if character else False
        )

    def chinese_after(self, place: int) -> bool:
        """Whether Chinese text begins at ``place``, opening marks included."""
        character = self.after(place)
        return bool(character) and (is_han(character) or character in _OPENING)

    def _beyond(self, place: int, step: int) -> str:
        while 0 <= place < len(self.text):
            character = self.text[place]
            if character == "\n":
                return ""
            if character != ATOM and not is_blank(character):
                return character
            place += step
        return ""


@lru_cache(maxsize=8)  # the rules of one run follow each other, and most leave it as it was
def context_of(text: str) -> Context:
    """The context of a run's joined text; pure."""
    protected = bytearray(len(text))
    for match in _PROTECTED.finditer(text):
        end = match.end() - _loose_end(match[0])
        protected[match.start() : end] = b"\1" * (end - match.start())
    for match in _FILE_ENDING.finditer(text):
        start = _start_of_name(text, match.start())
        protected[start : match.end()] = b"\1" * (match.end() - start)
    latin = bytearray(len(text))
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        sentence = text[start:end]
        if _is_latin_sentence(sentence):
            latin[start:end] = b"\1" * (end - start)
        start = end
    chinese = bytearray(len(text))
    for match in CHINESE.finditer(text):
        chinese[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    counts = accumulate(chinese, initial=0)
    return Context(text, bytes(protected), bytes(latin), tuple(counts))


def replacement(start: int, old: str, new: str) -> Iterator[Edit]:
    """Edits of single characters from ``old`` to ``new``, so that none reaches across bold.

    What ``new`` has more than ``old`` goes in with the last character.
    """
    for index, character in enumerate(old):
        last = index == len(old) - 1
        wanted = new[index:] if last else new[index : index + 1]
        if wanted != character:
            yield Edit(start + index, start + index + 1, wanted)


def _is_latin_sentence(sentence: str) -> bool:
    """More Latin words than ideographs, unless a Chinese sentence stands round a Latin title."""
    ideographs = IDEOGRAPH.findall(sentence)
    if len(_WORD.findall(sentence)) <= len(ideographs):
        return False
    letters = _LETTER.findall(sentence)
    return not ideographs or letters[0] != ideographs[0] or letters[-1] != ideographs[-1]


def _start_of_name(text: str, ending: int) -> int:
    """Where the file name begins whose ending stands at ``ending``."""
    start = ending
    while start > max(0, ending - _LONGEST_NAME) and _IN_FILE_NAME.match(text[start - 1]):
        start -= 1
    return start


def _loose_end(found: str) -> int:
    """How many marks at the end of an address belong to the sentence around it."""
    if found[0] == "&":
        return 0
    trailing = _TRAILING.search(found)
    count = len(trailing[0]) if trailing and len(trailing[0]) < len(found) else 0
    rest = found[: len(found) - count]
    if rest.endswith(")") and "(" not in rest and len(rest) > 2:
        count += 1
    return count
