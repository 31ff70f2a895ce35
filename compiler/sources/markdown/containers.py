"""Boxes with a title: ``::: tip 提示``, ``:::note[提示]``, ``!!! note "提示"``, ``=== "页签"``.

VuePress, Docusaurus, Pandoc and MkDocs each write them in their own way. A box becomes a quotation
whose first line is its title in bold, and so does a tab.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compiler.sources.markdown.code_lines import FENCE, in_code
from compiler.sources.wording.characters import HAN

_CONTAINER = re.compile(
    rf"(?P<indent>[ \t]{{0,12}})(?P<colons>:{{3,}}+)[ \t]*+(?P<name>[A-Za-z{HAN}][\w-]*+)?"
    r"(?P<rest>[^\n]*+)"
)
_IN_BRACES = re.compile(r"\{([^{}\n]*)\}")
_IN_BRACKETS = re.compile(r"\[([^\[\]\n]*)\]")
_TITLE = re.compile(r"title\s*+=\s*+[\"']([^\"'\n]*)[\"']")
_CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
# Names that say how text is laid out: there is no box on the page.
_LAYOUT = frozenset(
    (
        *("tabs", "tab", "code-tabs", "code-tab", "code-group", "demo", "raw"),
        *("center", "left", "justify", "row", "col", "column", "columns", "grid", "div", "v-pre"),
        *("cards", "card", "steps", "flex", "scroll", "panel", "section"),
    )
)
_PROGRAMS = frozenset({"code-group", "code-tabs"})
_TAB = re.compile(r"[ \t]{0,12}@tab(?::active)?(?:[ \t]++(?P<title>[^\n#]*+)(?:#[^\n]*+)?)?[ \t]*")
_LABELLED = re.compile(r"\[([^\[\]\n]{1,60})\]")

_INDENTED = re.compile(
    r"(?P<indent>[ \t]*)(?:(?:!!!|\?\?\?\+?)[ \t]++[A-Za-z][\w-]*(?:[ \t]++[a-z-]+){0,3}"
    r"(?:[ \t]++\"(?P<title>[^\"\n]*)\")?|===[!+]?[ \t]++\"(?P<tab>[^\"\n]*)\")[ \t]*"
)
_STEP = 4  # columns that the content of MkDocs' boxes is indented by


def with_boxes(lines: list[str]) -> list[str]:
    """The lines with containers as quotations and bold lines of common Markdown."""
    return _fenced(_indented(lines))


@dataclass(frozen=True)
class _Opened:
    """A container that is open: where it begins, by how many colons, what its line says."""

    place: int
    colons: int
    name: str
    title: str
    indent: str
    tabs: list[int] = field(default_factory=list)


def _fenced(lines: list[str]) -> list[str]:
    """Between lines of colons; a lone end, or a beginning without end, is left as typed."""
    result = list(lines)
    code = in_code(lines)
    opened: list[_Opened] = []
    for place, line in enumerate(lines):
        found = None if code[place] else _CONTAINER.fullmatch(line)
        if found is None:
            if opened and _is_tab(line, opened[-1], code=code[place]):
                opened[-1].tabs.append(place)
        elif found["name"] or found["rest"].lstrip().startswith("{"):
            opened.append(_opening(place, found))
        elif opened and not found["rest"].strip():
            same = [one for one in opened if one.colons == len(found["colons"])]
            first = (same or opened)[-1]
            del opened[opened.index(first) :]
            before, after = _edges(first)
            result[first.place] = before
            result[place] = _with_tabs(result, first, place) + after
    return "\n".join(result).split("\n")


def _opening(place: int, found: re.Match[str]) -> _Opened:
    rest = found["rest"]
    attributes = " ".join(_IN_BRACES.findall(rest))
    words = _IN_BRACES.sub("", rest).strip()
    bracketed = _IN_BRACKETS.fullmatch(words)
    named = _TITLE.search(attributes)
    title = named[1] if named else bracketed[1] if bracketed else words
    name = found["name"] or ""
    if name and not name.isascii():
        name, title = "box", f"{name} {title}".strip()
    if not name or name == "div":
        classes = _CLASS.findall(attributes)
        name = classes[0] if classes else "div"
    return _Opened(place, len(found["colons"]), name.lower(), title.strip(), found["indent"])


def _edges(opened: _Opened) -> tuple[str, str]:
    """What stands for the lines at which a container begins and ends."""
    if opened.name == "right":
        before, after = f'\n{opened.indent}<div align="right">\n', f"\n{opened.indent}</div>\n"
    elif opened.name in _LAYOUT:
        return _titled("", opened.title) if opened.title else "", ""
    else:
        before, after = _box(opened.indent)
    return before + (_titled(opened.indent, opened.title) if opened.title else ""), after


def _box(indent: str) -> tuple[str, str]:
    return f"\n{indent}<blockquote>\n", f"\n{indent}</blockquote>\n"


def _titled(indent: str, title: str) -> str:
    return f"\n{indent}**{title}**\n"


def _is_tab(line: str, inside: _Opened, *, code: bool) -> bool:
    """Whether a line begins a tab, or a program whose fence has a label."""
    if not code:
        return bool(_TAB.fullmatch(line))
    fence = FENCE.fullmatch(line) if inside.name in _PROGRAMS else None
    return bool(fence and _LABELLED.search(fence["info"]))


def _with_tabs(result: list[str], opened: _Opened, end: int) -> str:
    """Make each tab of a container a box with a title; what closes the last one at ``end``."""
    before, after = _box(opened.indent)
    open_tab = ""
    for place in opened.tabs:
        tab = _TAB.fullmatch(result[place])
        if tab:
            title = (tab["title"] or "").strip()
            result[place] = open_tab + before + (_titled(opened.indent, title) if title else "")
            open_tab = after
        elif fence := FENCE.fullmatch(result[place]):
            label = _LABELLED.search(fence["info"])
            last = next(
                (
                    at
                    for at in range(place + 1, end)
                    if result[at].strip().startswith(fence["mark"]) and not result[at].strip("`~ ")
                ),
                end - 1,
            )
            title = _titled(opened.indent, label[1]) if label else ""
            result[place] = f"{before}{title}\n{result[place]}"
            result[last] += after
    return open_tab


def _indented(lines: list[str]) -> list[str]:
    """Before indented lines, as MkDocs has them."""
    result: list[str] = []
    flags = in_code(lines)
    place = 0
    while place < len(lines):
        found = None if flags[place] else _INDENTED.fullmatch(lines[place])
        end = _end(lines, place + 1, found["indent"]) if found else 0
        if found is None or end == place + 1:
            result.append(lines[place])
            place += 1
            continue
        indent = found["indent"]
        cut = len(indent) + _STEP
        inner = _indented([line[cut:] if line.strip() else "" for line in lines[place + 1 : end]])
        title = found["title"] or found["tab"] or ""
        head = _titled(indent, title).split("\n") if title else []
        before, after = _box(indent)
        result += [*before.split("\n"), *head]
        result += [indent + line if line else "" for line in inner]
        result += after.split("\n")
        place = end
    return result


def _end(lines: list[str], start: int, indent: str) -> int:
    """Where the lines from ``start`` on that stand deeper by a step end, blank ones after aside."""
    end = start
    for place in range(start, len(lines)):
        line = lines[place].replace("\t", " " * _STEP)
        if line.strip():
            if not line.startswith(indent + " " * _STEP):
                break
            end = place + 1
    return end
