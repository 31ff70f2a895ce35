"""What is a command to a program in Markdown's dialects: ``[TOC]``, ``:::info``, ``## 纸 {#a}``."""

from __future__ import annotations

import re

_CONTENTS = re.compile(r" {0,3}(?:@?\[\[?toc\]\]?|\[\[_toc_\]\])\s*+", re.IGNORECASE)
_CONTAINER = re.compile(r" {0,3}:{3,}\s*+(?P<name>[a-z][\w-]*)?\s*+", re.IGNORECASE)
_ATTRIBUTES = re.compile(  # of a heading: a place to jump to, a class, as Pandoc and kramdown have
    r"(#{1,6}[^\n]*?\S)[ \t]*+\{:?[ \t]*+(?:[#.][\w\u4e00-\u9fff:.-]{1,80}[ \t]*+){1,4}\}[# \t\r]*"
)
# Programs that make sites of Markdown put their own commands between the lines: Hexo and Jekyll in
# {% %}, Hugo in {{< >}}. Of these the ones that only wrap text, and pictures.
_TAG = re.compile(r"\s*+(?:\{%-?(?P<hexo>[^%\n]*?)-?%\}|\{\{[<%](?P<hugo>[^<>%\n]*)[>%]\}\})\s*+")
_WRAPPING = re.compile(
    r"\s*+(?:/?\s*+(?:end)?(?:note|tabs?|callout|alert|admonition|details|notice|tip|info|warning)"
    r"(?:\s+[a-z-]+(?:=[\"']?[a-z-]+[\"']?)?){0,3}"
    r"|/?\s*+(?:end)?(?:raw|quote|blockquote|centerquote|cq|spoiler|center))\s*+"
)
_PICTURE = re.compile(r"\s*+(?:asset_img|img|image|figure)\s+(?P<rest>\S.*)")
_FILE = re.compile(
    r"(?<![^\s\"'<>()=])([^\s\"'<>()=]+\.(?:png|jpe?g|gif|webp|svg|bmp))(?![^\s\"'<>()=])",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:caption|title|alt)\s*+=\s*+\"([^\"\n]*)\"")
_HAN = re.compile("[\u3400-\u9fff]")
_CALLOUT = re.compile(
    r"(?P<mark>[ >]*>\s*+)\[!(?:[a-z][a-z-]{2,20})\][+-]?[ \t]*+(?P<title>.*)", re.IGNORECASE
)
_COMMENT = re.compile(r"\s*+%%(?:[^%\n]|%(?!%))+%%\s*+")  # Obsidian's, as <!-- --> in HTML
_EMBEDDED = re.compile(  # Obsidian: ![[a.png|300]]
    r"!\[\[([^\[\]|\n]+\.(?:png|jpe?g|gif|webp|svg|bmp))(?:\|([^\[\]\n]*))?\]\]", re.IGNORECASE
)
_WIKI = re.compile(
    r"(?<![!\[])\[\[(?!\d+\]\])([^\[\]|\n]{1,100})(?:\|([^\[\]\n]{1,100}))?\]\](?![\](])"
)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def without_commands(text: str) -> str:
    """``text`` without them outside fenced code; a ``:::`` line with words stays."""
    lines = text.split("\n")
    opened: list[int] = []
    fence = ""
    for index, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or (mark[1].startswith(fence) and not line.strip(" `~"))):
            fence = "" if fence else mark[1]
        if fence or mark:
            continue
        if container := _CONTAINER.fullmatch(line):
            if container["name"]:
                opened.append(index)
            elif opened:  # a lone end, or a beginning without end, is left as typed
                lines[opened.pop()] = lines[index] = ""
        else:
            lines[index] = _in_common_markdown(line)
    return "\n".join(lines)


def _in_common_markdown(line: str) -> str:
    """A line without what only one program understands; two lines for a note with a title."""
    if _CONTENTS.fullmatch(line) or _COMMENT.fullmatch(line):
        return ""
    if tag := _TAG.fullmatch(line):
        return _of_site(tag["hexo"] or tag["hugo"] or "", line)
    if callout := _CALLOUT.fullmatch(line):
        title = callout["title"].strip()
        return callout["mark"] + (f"**{title}**\n{callout['mark']}" if title else "")
    if "[[" in line and "`" not in line:
        line = _WIKI.sub(lambda found: found[2] or found[1], _EMBEDDED.sub(r"![](<\1>)", line))
    return without_attributes(line)


def _of_site(command: str, line: str) -> str:
    """What a site's command means in Markdown: nothing, a picture, or ``line`` as it stands."""
    if _WRAPPING.fullmatch(command):
        return ""
    picture = _PICTURE.fullmatch(command)
    file = _FILE.search(picture["rest"]) if picture else None
    if picture is None or file is None:
        return line
    said = _CAPTION.search(picture["rest"])
    words = (word.strip("\"'") for word in picture["rest"].split() if _HAN.search(word))
    told = said[1] if said else " ".join(word for word in words if word != file[1])
    lost = len(_HAN.findall(picture["rest"])) - len(_HAN.findall(told + file[1]))
    return line if lost else f"\n![{told}]({file[1]})\n"


def without_attributes(line: str) -> str:
    """A heading's line without the attributes in braces at its end."""
    match = _ATTRIBUTES.fullmatch(line) if line.startswith("#") and "{" in line else None
    return match[1] if match else line
