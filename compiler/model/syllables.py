"""Which annotation of a ruby belongs to which character of its base (CLREQ §3.3)."""

from __future__ import annotations

import unicodedata

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
