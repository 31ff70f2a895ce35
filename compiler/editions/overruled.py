"""OpenCC's phrases that are not taken as they are.

``data/overruled.tsv`` has those that public texts have otherwise; it is written by
``scripts/judge_phrases.py``, which says what was counted. ``data/chosen.tsv`` has the form, one a
region, of words that are written in two ways with one meaning (了解, 瞭解), and where it is from.
Both have the forms of OpenCC's standard (裏 爲 麪).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def overruled(region: str) -> Mapping[str, str]:
    """The phrases overruled everywhere and in ``region`` ("TW", "HK", "" for neither)."""
    data = resources.files("compiler.editions") / "data"
    lines = [
        line
        for name in ("overruled.tsv", "chosen.tsv")
        for line in (data / name).read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    rows = [line.split("\t") for line in lines]
    return {source: right for source, right, where, _ in rows if where in ("", region)}
