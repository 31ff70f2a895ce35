"""What is done with a line that nothing else can fill: the last resort before a ragged edge.

In the order in which a print editor takes it: a long Latin word is hyphenated, an address parted
between two letters; word and Han–Latin gaps go to their limits; an address is spaced a little;
then gaps may get wider than the policy's cap. Only a paragraph with a line that would stay ragged
is looked at, and each such line is counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from compiler.typography.addresses import address_letters

# The word as it stands → positions in it before which it may go on after a hyphen.
Hyphenator = Callable[[str], Iterable[int]]

# Words of letters only: a code with digits is no word, and capitals are an abbreviation.
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿĀ-ž]+")
# Words written as one: PowerPoint, PDFLib.
_JOINT = re.compile(r"(?<=[a-z]{2})(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])")
# Unicode keeps narrow quotes and brackets to both their neighbours; “ and ” have a side to break.
_BESIDE_QUOTE = re.compile(r"(?<=[A-Za-z0-9.!?]”)(?=[A-Za-z])|(?<=[A-Za-z0-9])(?=“[A-Za-z])")
SHORTEST_WORD = 5
# In em: how far gaps may go, Han or not, where the policy's cap does not fill the line.
LOOSEST = 0.5
# In em: what may be added between Latin letters; twice and more where even that leaves an edge.
LOOSE_LETTERS = 0.12
LOOSEST_LETTERS = 0.3
# Costs of a break, in the units of ``optimal``: about those of a line at the policy's cap.
HYPHEN_COST = 12_000.0
LETTER_COST = 4_000.0


def word_parts(text: str, hyphenate: Hyphenator) -> Mapping[int, bool]:
    """Positions in ``text`` where it may be parted in need, and whether with a hyphen."""
    found = {place.start(): False for place in _BESIDE_QUOTE.finditer(text)}
    addresses = dict.fromkeys(address_letters(text), False)
    for word in _WORD.finditer(text):
        start = word.start()
        if _joins(text, start - 1) or _joins(text, word.end()):
            continue
        joints = [joint.start() for joint in _JOINT.finditer(word[0])]
        for first, stop in pairwise([0, *joints, len(word[0])]):
            if stop < len(word[0]):
                found[start + stop] = True
            if stop - first >= SHORTEST_WORD and not word[0][first:stop].isupper():
                parts = hyphenate(word[0][first:stop])
                found.update((start + first + part, True) for part in parts)
    return found | addresses


def _joins(text: str, position: int) -> bool:
    """Whether the character beside a word makes it part of a number, a name with digits, a path."""
    return 0 <= position < len(text) and (text[position].isdigit() or text[position] in "/_@\\=&#")
