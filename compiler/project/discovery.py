"""Manuscripts of a folder that has no project file, in the order an editor expects.

By the number in the name, then by the date in the name or in the manuscript's front matter, then
by the name itself, its numbers counted (1-2 before 1-10). A year is a date and no number.
Folders within the folder are sections, in the same order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

# Formats that no reader takes yet are found as well: their reader refuses them by name, where
# passing over them would lose a manuscript without a word. PDFs are what we make, not what we read.
MANUSCRIPTS = frozenset(
    {".md", ".markdown", ".txt", ".html", ".htm", ".docx", ".doc", ".wps", ".odt", ".rtf", ".epub"}
    | {".docm", ".xhtml", ".shtml", ".mht", ".mhtml"}
    | {".xls", ".xlsx", ".et", ".ppt", ".pptx", ".dps"}
    | {".zip"}  # stands for what is in it
)

# Documents that are not looked for: a folder may hold our own PDFs, or others to read in. They are
# named, so that nobody thinks they were printed.
PASSED_OVER = frozenset(
    {".pdf", ".ofd", ".caj", ".ceb", ".djvu", ".mobi", ".azw3", ".pages", ".rar", ".7z", ".gz"}
    | {".tar", ".eml", ".msg", ".xps", ".one", ".tex"}
)
_OURS = "report.json"  # what we made lies beside it

# Files about the folder, not of the booklet.
_ABOUT = frozenset({"readme", "license", "licence", "changelog", "notice"})

# Folders that hold what manuscripts use, or what was made of them; their names in any case.
_NO_SECTION = frozenset(
    {"dist", "build", "out", "output", "images", "image", "img", "assets", "media", "fonts"}
    | {"styles", "templates", "theme", "themes", "node_modules", "图片", "插图", "附图", "字体"}
)
_PROJECT_FILE = "booklet.toml"

_ARABIC = re.compile(r"\d+")
_HAN = re.compile(
    r"[（(]?第?([〇零一二三四五六七八九十]{1,3})(?=[、.．章篇讲期回节部编卷集辑）) _-]|$)"
)
_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:([-._/年])(\d{1,2})(?:(?:\2|月)(\d{1,2})日?|月|(?!\d))"
    r"|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)|年)"
)
_FRONT_MATTER_DATE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(---|\+\+\+)[^\n]*\n(?:(?!\1).*\n)*?date\s*+[:=]\s*+[\"']?"
    rb"(\d{4})-(\d{1,2})-(\d{1,2})"
)
_HEAD = 2048  # bytes in which a front matter gives its date
_WITH_FRONT_MATTER = frozenset({".md", ".markdown"})
_NUMBER_BEFORE = re.compile(
    r"\s*+(?:第?\s*+(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*+(?:[、.．_)）-]|章|篇|部分|讲|编)|[（(]\s*+"
    r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*+[）)]|\d{1,3}(?=\s|[^\W\d]))\s*+[、.．_-]?\s*+"
)
_DIGITS = {**{digit: value for value, digit in enumerate("零一二三四五六七八九")}, "〇": 0}


@dataclass(frozen=True)
class FoundSection:
    """A folder's manuscripts in order; ``title`` is the folder's name without its number.

    What lies in the folder itself has the title "".
    """

    title: str
    files: tuple[Path, ...]


def sections(folder: Path) -> tuple[FoundSection, ...]:
    """What ``folder`` holds: its own manuscripts, then those of each folder in it as a section.

    ``articles`` gives no title. Folders that hold pictures, styles or results, and those with a
    project file of their own, are passed over. Raises OSError.
    """
    own = manuscripts(folder)
    found = [FoundSection("", own)] if own else []
    for entry in sorted(folder.iterdir(), key=_order):
        if not _is_section(entry):
            continue
        files = tuple(file for file in manuscripts_below(entry) if file not in own)
        if files and entry.name.lower() == "articles":
            found.append(FoundSection("", files))
        elif files:
            found.append(FoundSection(_NUMBER_BEFORE.sub("", entry.name, 1) or entry.name, files))
    return tuple(found)


def _is_section(entry: Path) -> bool:
    return (
        entry.is_dir()
        and not entry.is_symlink()
        and not entry.name.startswith((".", "~", "_"))
        and entry.name.lower() not in _NO_SECTION
        and not (entry / _PROJECT_FILE).exists()
    )


def manuscripts(folder: Path) -> tuple[Path, ...]:
    """The manuscripts of ``folder``, else of its ``articles``, in order.

    Hidden files, editors' backups and files such as README are none. Raises OSError.
    """
    for place in (folder, folder / "articles"):
        if place.is_dir():
            found = [entry for entry in place.iterdir() if _is_manuscript(entry)]
            if found:
                return tuple(sorted(found, key=_order))
    return ()


def passed_over(folder: Path) -> tuple[Path, ...]:
    """Documents in ``folder`` and the folders that are its sections which are no manuscripts.

    What this compiler has made is none of them. Raises OSError.
    """
    found: list[Path] = []
    for place in (folder, *sorted(filter(_is_section, folder.iterdir()), key=_order)):
        inside = [entry for entry in place.iterdir() if entry.suffix.lower() in PASSED_OVER]
        if not (place / _OURS).exists():
            hidden = (".", "~")
            found += sorted(
                entry for entry in inside if not entry.name.startswith(hidden) and entry.is_file()
            )
    return tuple(found)


def manuscripts_below(folder: Path) -> tuple[Path, ...]:
    """The manuscripts of ``folder`` and then of its folders, in the order of their names.

    Where files and folders are all numbered their numbers decide: 02 甲/ comes before 03 乙.docx.
    """
    below: list[tuple[Path, tuple[Path, ...]]] = []
    for entry in sorted(folder.iterdir(), key=_order):
        if _is_manuscript(entry):
            below.append((entry, (entry,)))
        elif entry.is_dir() and not entry.is_symlink() and not entry.name.startswith("."):
            below.append((entry, manuscripts_below(entry)))
    below = [(entry, files) for entry, files in below if files]
    if not all(_NUMBER_BEFORE.match(entry.name) for entry, _ in below):
        below.sort(key=lambda each: each[0].is_dir())
    return tuple(file for _, files in below for file in files)


def _is_manuscript(entry: Path) -> bool:
    return (
        entry.suffix.lower() in MANUSCRIPTS
        and not entry.name.startswith((".", "~"))
        and entry.stem.lower().split(".")[0] not in _ABOUT
        and entry.is_file()
    )


def _order(entry: Path) -> tuple[float, str, list[str | int], str]:
    """What entries are sorted by; a missing number or date stands last."""
    stem = entry.name if entry.is_dir() else entry.stem
    number = _number(_DATE.sub(" ", stem))
    date = _date(stem) or (_written(entry) if number is None else "")
    return (float("inf") if number is None else number, date or "~", _natural(stem), entry.name)


def _natural(name: str) -> list[str | int]:
    """A name in pieces of which every second is a number."""
    pieces = re.split(r"(\d+)", name)
    return [int(piece[:18]) if place % 2 else piece for place, piece in enumerate(pieces)]


def _date(name: str) -> str:
    """The date in a name, as 2024-05-01; its month or day 00 where the name has none."""
    match = _DATE.search(name)
    if not match:
        return ""
    year, _, month, day, packed_month, packed_day = match.groups()
    return f"{year}-{int(month or packed_month or 0):02}-{int(day or packed_day or 0):02}"


def _written(entry: Path) -> str:
    """The date in a manuscript's front matter, or ""."""
    if entry.suffix.lower() not in _WITH_FRONT_MATTER or not entry.is_file():
        return ""
    with entry.open("rb") as file:
        match = _FRONT_MATTER_DATE.match(file.read(_HEAD))
    return f"{int(match[2])}-{int(match[3]):02}-{int(match[4]):02}" if match else ""


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
