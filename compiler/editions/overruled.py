"""OpenCC's phrases that are not taken as they are.

``data/overruled.tsv`` has those that public texts have otherwise; it is written by
``scripts/judge_phrases.py``, which says what was counted. ``data/chosen.tsv`` has the form, one a
region, of words that are written in two ways with one meaning (了解, 瞭解), and where it is from.
Both have the forms of OpenCC's standard (裏 爲 麪).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain

from compiler.editions.phrases import table


@cache
def overruled(region: str) -> Mapping[str, str]:
    """The phrases overruled everywhere and in ``region`` ("TW", "HK", "" for neither)."""
    rows = chain(table("overruled.tsv", 4), table("chosen.tsv", 4))
    return {source: right for source, right, where, _ in rows if where in ("", region)}
