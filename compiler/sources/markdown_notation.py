"""Lines of Markdown dialects that are commands to a program: ``[TOC]``, ``:::info``."""

from __future__ import annotations

import re

_CONTENTS = re.compile(r" {0,3}(?:@?\[\[?toc\]\]?|\[\[_toc_\]\])\s*", re.IGNORECASE)
_CONTAINER = re.compile(r" {0,3}:{3,}\s*(?P<name>[a-z][\w-]*)?\s*", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def without_commands(text: str) -> str:
    """``text`` with such lines empty, outside fenced code; a ``:::`` line with words stays."""
    lines = text.split("\n")
    opened: list[int] = []
    fence = ""
    for index, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or (mark[1].startswith(fence) and not line.strip(" `~"))):
            fence = "" if fence else mark[1]
        if fence or mark:
            continue
        if _CONTENTS.fullmatch(line):
            lines[index] = ""
        elif container := _CONTAINER.fullmatch(line):
            if container["name"]:
                opened.append(index)
            elif opened:  # a lone end, or a beginning without end, is left as typed
                lines[opened.pop()] = lines[index] = ""
    return "\n".join(lines)
