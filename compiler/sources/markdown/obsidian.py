"""Marks of Obsidian's and GitHub's notes: ``%%批注%%``, ``^id``, ``[[甲|乙]]``, ``> [!note]``."""

from __future__ import annotations

import re

from compiler.sources.markdown.left_out import LeftOut

_CALLOUT = re.compile(
    r"(?P<mark>[ >]*>\s*+)\[!(?:[a-z][a-z-]{2,20})\][+-]?[ \t]*+(?P<title>.*)", re.IGNORECASE
)
_REMARK = re.compile(r"(?<![\d%])%%(?!%)((?:[^%\n]|%(?!%)){1,2000})%%(?!%)")  # 5%% is a number
_EDGE = re.compile(r"\s*+%%\s*+")
_PLACE = re.compile(r"(?:(?<=\s)|\A)\^(?:[a-z][\w-]{2,40}|[0-9a-f]{6})\s*+\Z", re.IGNORECASE)
_PICTURE = re.compile(r".*\.(?:png|jpe?g|gif|webp|svg|bmp)", re.IGNORECASE)
_EMBEDDED = re.compile(r"!\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{0,100}))?\]\]")
_WIKI = re.compile(
    r"(?<![!\[])\[\[(?!\d+\]\])([^\[\]|\n]{1,100})(?:\|([^\[\]\n]{1,100}))?\]\](?![\](])"
)
_TAGS = re.compile(r"\s*+#[\w/-]++(?:[ \t]++#[\w/-]++){1,30}\s*+")


def without_remarks(lines: list[str], code: list[bool], left: LeftOut) -> None:
    """Empty the lines of remarks that stand between two lines of ``%%``."""
    edges = [place for place, line in enumerate(lines) if not code[place] and _EDGE.fullmatch(line)]
    for first, last in zip(edges[::2], edges[1::2], strict=False):
        left.drop("remark", "\n".join(lines[first : last + 1]))
        lines[first : last + 1] = [""] * (last + 1 - first)


def in_common_markdown(line: str, left: LeftOut) -> str:
    """A line without these marks; two lines for a note with a title."""
    if callout := _CALLOUT.fullmatch(line):
        title = callout["title"].strip()
        return callout["mark"] + (f"**{title}**\n{callout['mark']}" if title else "")
    if _TAGS.fullmatch(line):
        left.drop("tags", line)
        return ""
    if "`" in line:
        return line
    if "%%" in line:
        for found in _REMARK.finditer(line):
            left.drop("remark", found[0])
        line = _REMARK.sub("", line)
    if "^" in line and (place := _PLACE.search(line)):
        left.drop("place-mark", place[0])
        line = line[: place.start()]
    if "[[" in line:
        line = _EMBEDDED.sub(lambda found: _embedded(found, left), line)
        line = _WIKI.sub(lambda found: (found[2] or _named(found[1])).strip(), line)
    return line


def _embedded(found: re.Match[str], left: LeftOut) -> str:
    if _PICTURE.fullmatch(found[1]):
        return f"![](<{found[1]}>)"
    left.drop("included-file", found[0])
    return ""


def _named(target: str) -> str:
    """What a link without words of its own shows: the note, and the heading in it."""
    note, *headings = target.split("#")
    return " > ".join(filter(None, [note, *(one for one in headings if not one.startswith("^"))]))
