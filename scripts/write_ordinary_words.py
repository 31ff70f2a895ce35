#!/usr/bin/env python3
"""Write compiler/sources/wording/ordinary_words.txt: words that begin as a name of a person does.

usage: write_ordinary_words.py DICT

DICT is jieba's dict.txt (word, frequency, part of speech a line; MIT License, see NOTICE). Kept are
words of two or three characters, not rare, whose first is a surname and that are no names there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from compiler.sources.wording.personal_names import SURNAMES

_FEWEST = 20  # times in the corpus that the dictionary was counted in
_TARGET = Path(__file__).parents[1] / "compiler/sources/wording/ordinary_words.txt"


def main() -> None:
    """Write the file; exits with usage if no dictionary is named."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    words = set()
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        word, frequency, part = line.split()
        named = part.startswith("nr")
        if len(word) in (2, 3) and word[0] in SURNAMES and int(frequency) >= _FEWEST and not named:
            words.add(word)
    _TARGET.write_text("\n".join(sorted(words)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
