"""Latin ligatures that a PDF or an old font left as one character become their letters.

The fonts of the house set ligatures themselves; as characters they break search and copying.

- ``ﬁnance`` → ``finance``, ``oﬃce`` → ``office``
- stay: æ, œ, ß, which are letters; ㎡, №, ½, which are signs
"""

from __future__ import annotations

import re
import unicodedata

from compiler.model.walk import Edit

_LIGATURE = re.compile("[\ufb00-\ufb06]")


def edits(text: str) -> tuple[Edit, ...]:
    """What to replace in a run's joined text; pure."""
    return tuple(
        Edit(*match.span(), unicodedata.normalize("NFKC", match[0]))
        for match in _LIGATURE.finditer(text)
    )
