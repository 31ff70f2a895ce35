"""Which annotation of a ruby belongs to which character of its base (CLREQ §3.3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from compiler.model.inline import Ruby, Text


def by_character(ruby: Ruby) -> tuple[Ruby, ...]:
    """The ruby as one for each character, if its annotation has as many words as characters.

    ``漢字`` with ``hàn zì`` is two annotated characters, between which a line may end. Anything
    else comes back alone and stays together: a base that holds more than plain letters, an
    annotation of another count, like the reading of a whole word.
    """
    match ruby:
        case Ruby((Text(base),), (Text(annotation),)):
            words = annotation.split()
            whole = len(words) != len(base) or not all(map(_is_letter, base))
            if len(base) > 1 and not whole:
                return tuple(
                    Ruby((Text(character),), (Text(word),))
                    for character, word in zip(base, words, strict=True)
                )
    return (ruby,)


def _is_letter(character: str) -> bool:
    """Whether it is a Han character, a kana or the like: letters that have no case."""
    return character == "〇" or unicodedata.category(character) == "Lo"


# In em of the base. A pair is one thing to a line, which ends before it or after it: a wider one
# would run out of a narrow column. The telephone's lines have twenty.
_WIDEST_EM = 8
_PART_EM = 6
_LONGEST_EM = 16
_ATOM = re.compile(
    r"(?<![\w'’.-])[\w'’.-]*[A-Za-z\u00c0-\u024f\u0400-\u04ff0-9][\w'’.-]*\s*|.", re.DOTALL
)


def in_parts(ruby: Ruby) -> tuple[Ruby | Text, ...]:
    """The ruby as it is set: by character, and what is too wide for a line in parts.

    Base and annotation are parted alike, at their words; where the annotation has too few, it
    stands over the beginning and the rest of the base is bare (JIS X 4051, 4.12.3, lets a group
    be parted so that each part reads by itself).
    """
    return tuple(part for pair in by_character(ruby) for part in _parts(pair))


def is_too_long(ruby: Ruby) -> bool:
    """Whether an annotation is too long to stand over its base, which cannot be parted."""
    match ruby:
        case Ruby((Text(base),), (Text(annotation),)):
            return max(_em(base), _em(annotation) / 2) > _LONGEST_EM
    return False


def _parts(ruby: Ruby) -> tuple[Ruby | Text, ...]:
    match ruby:
        case Ruby((Text(base),), (Text(annotation),)):
            width = max(_em(base), _em(annotation) / 2)
            if width > _WIDEST_EM:
                return tuple(_parted(_ATOM.findall(base), _ATOM.findall(annotation), width))
    return (ruby,)


def _parted(base: Sequence[str], annotation: Sequence[str], width: float) -> list[Ruby | Text]:
    count = max(1, min(ceil(width / _PART_EM), len(base), len(annotation)))
    found: list[Ruby | Text] = []
    for below, above in zip(_shares(base, count), _shares(annotation, count), strict=True):
        held = 0
        room = max(_PART_EM, ceil(_em("".join(above)) / 2))
        while held < len(below) and _em("".join(below[: held + 1])) <= room:
            held += 1
        held = max(1, held)
        covered, bare = "".join(below[:held]), "".join(below[held:])
        found.append(Ruby((Text(covered.rstrip()),), (Text("".join(above).strip()),)))
        rest = covered[len(covered.rstrip()) :] + bare
        found += [Text(rest)] if rest else []
    return found


def _shares(atoms: Sequence[str], count: int) -> list[Sequence[str]]:
    """The atoms in so many groups of nearly equal length."""
    edges = [len(atoms) * at // count for at in range(count + 1)]
    return [atoms[start:stop] for start, stop in pairwise(edges)]


def _em(text: str) -> float:
    """About how wide a text is, in em of its own size."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)
