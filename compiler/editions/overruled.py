"""OpenCC's phrases that public texts have otherwise, by ``data/overruled.tsv``.

The table is written by ``scripts/judge_phrases.py``, which says what was counted; its forms are
those of OpenCC's standard (裏 爲 麪).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def overruled(region: str) -> Mapping[str, str]:
    """The phrases overruled everywhere and in ``region`` ("TW", "HK", "" for neither)."""
    text = (resources.files("compiler.editions") / "data" / "overruled.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {source: right for source, right, where, _ in rows if where in ("", region)}
