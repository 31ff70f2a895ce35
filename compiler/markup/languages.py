"""Which language a piece of text is in, as far as its letters tell: for hyphens, fonts, readers.

Tags are those of BCP 47. A guess by letters cannot tell all languages of a script apart; then the
one is given that most readers of such a script in China, or in the world, would expect; for Arabic
script see ``arabic_script``.
"""

from __future__ import annotations

import re

from compiler.markup.arabic_script import LETTERS, Surroundings, likely

_ARABIC = re.compile(f"[{LETTERS}]")
# The first row whose letters a text has; letters of their own come before a script as a whole.
_BY_LETTERS = tuple(
    (re.compile(f"[{letters}]"), tag)
    for letters, tag in (
        ("\u0590-\u05ff\ufb1d-\ufb4f", "he"),
        ("\u0700-\u074f", "syr"),
        ("\u0780-\u07bf", "dv"),
        ("\u07c0-\u07ff", "nqo"),
        ("\u0f00-\u0fff", "bo"),
        ("\u1800-\u18af", "mn-Mong"),
        ("\ua000-\ua4cf", "ii"),
        ("\u0e00-\u0e7f", "th"),
        ("\u0e80-\u0eff", "lo"),
        ("\u0900-\u097f", "hi"),
        ("\u0980-\u09ff", "bn"),
        ("\u0b80-\u0bff", "ta"),
        ("\u1000-\u109f", "my"),
        ("\u1780-\u17ff", "km"),
        ("\u10a0-\u10ff", "ka"),
        ("\u0530-\u058f", "hy"),
        ("\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3", "ko"),
        ("\u04d8\u04d9\u0492\u0493\u049a\u049b\u04a2\u04a3\u04b0\u04b1", "kk"),
        ("\u04e8\u04e9\u04ae\u04af", "mn"),
        ("\u0404\u0454\u0406\u0456\u0407\u0457", "uk"),
        ("\u0400-\u052f", "ru"),
        ("\u0370-\u03ff\u1f00-\u1fff", "el"),
    )
)
# Words of the scripts above, with what stands inside and between them. One letter is a symbol (α).
_LETTER = (
    "[\u0370-\u0373\u0376-\u0377\u037b-\u1cff\u1f00-\u1fff\u3130-\u318f\ua000-\ua4cf\uac00-\ud7a3"
    "\ufb1d-\ufdff\ufe70-\ufefc]"
)
FOREIGN = re.compile(f"{_LETTER}[{_LETTER[1:-1]}\u0300-\u036f\u200c\u200d\u202f]+(?: +{_LETTER}+)*")


def language_of(
    text: str, place: int = 0, around: str = "", beside: Surroundings | None = None
) -> str:
    """The language of a text in another script than Han or Latin, as its letters tell, else "".

    In Arabic script also by what is ``beside`` its ``place``, and by the language ``around`` it.
    """
    if _ARABIC.search(text):
        return beside.language(text, place, around) if beside else likely(text)
    return next((tag for letters, tag in _BY_LETTERS if letters.search(text)), "")
