"""Manuscripts of a folder that has no project file, in the order their names ask for."""

from __future__ import annotations

import re
from pathlib import Path

# Formats that no reader takes yet are found as well: their reader refuses them by name, where
# passing over them would lose a manuscript without a word. PDFs are what we make, not what we read.
MANUSCRIPTS = frozenset(
    {".md", ".markdown", ".txt", ".html", ".htm", ".docx", ".doc", ".wps", ".odt", ".rtf", ".epub"}
)

# Files about the folder, not of the booklet.
_ABOUT = frozenset({"readme", "license", "licence", "changelog", "notice"})

_ARABIC = re.compile(r"\d+")
_HAN = re.compile(r"第?([〇零一二三四五六七八九十]{1,3})(?=[、.．章篇讲期回节 _-]|$)")
_DIGITS = {**{digit: value for value, digit in enumerate("零一二三四五六七八九")}, "〇": 0}


def manuscripts(folder: Path) -> tuple[Path, ...]:
    """The manuscripts of ``folder``, else of its ``articles``: by number in the name, then name.

    Hidden files, editors' backups and files such as README are none. Raises OSError.
    """
    for place in (folder, folder / "articles"):
        if place.is_dir():
            found = [entry for entry in place.iterdir() if _is_manuscript(entry)]
            if found:
                return tuple(sorted(found, key=_order))
    return ()


def _is_manuscript(entry: Path) -> bool:
    return (
        entry.suffix.lower() in MANUSCRIPTS
        and not entry.name.startswith((".", "~"))
        and entry.stem.lower().split(".")[0] not in _ABOUT
        and entry.is_file()
    )


def _order(entry: Path) -> tuple[float, str]:
    number = _number(entry.stem)
    return (float("inf") if number is None else number, entry.name)


def _number(stem: str) -> int | None:
    """The number a name gives: its first in digits, else one in Han at its start (第十二讲)."""
    arabic = _ARABIC.search(stem)
    if arabic:
        return int(arabic[0][:18])
    han = _HAN.match(stem)
    return _han_number(han[1]) if han else None


def _han_number(text: str) -> int:
    tens, ten, units = text.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS[digit]) for digit in text))
    return 10 * _DIGITS.get(tens, 1) + (_DIGITS[units] if units else 0)
