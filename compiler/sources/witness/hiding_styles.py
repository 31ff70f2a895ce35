"""What the style sheets within a page hide: simple rules of ``<style>``, and ``style`` attributes.

Only selectors of one element are read (``.a``, ``#a``, ``p.a``): what more is hidden by others is
taken for seen. Rules for other media than the screen are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_NAMES = re.compile(r"[.#]?[\w-]++")
_SIMPLE = re.compile(r"[\w.#-]{1,120}")
_DECLARED = re.compile(
    r"(?:^|;)\s*+(display|visibility|font-size|font)\s*+:\s*+([^;]*+)", re.IGNORECASE
)
_NO_SIZE = re.compile(r"0(?:\.0*+)?(?:px|pt|em|rem|%)?", re.IGNORECASE)
_MOST_RULES = 5_000


@dataclass(frozen=True)
class Visibility:
    """What styles say of an element; None where they say nothing."""

    displayed: bool | None = None
    visible: bool | None = None
    sized: bool | None = None

    def under(self, other: Visibility) -> Visibility:
        """The same, and what ``other`` says where it speaks too."""
        return Visibility(
            self.displayed if other.displayed is None else other.displayed,
            self.visible if other.visible is None else other.visible,
            self.sized if other.sized is None else other.sized,
        )


NOTHING = Visibility()


@dataclass
class Hiding:
    """The rules that say whether something is seen, by the last name in their selector."""

    rules: dict[str, list[tuple[str, frozenset[str], Visibility]]] = field(default_factory=dict)

    def look(self, tag: str, attributes: Mapping[str, str]) -> Visibility:
        """What rules and the element's own style say of it."""
        found = NOTHING
        if self.rules:
            names = {f".{name}" for name in attributes.get("class", "").split()}
            if "id" in attributes:
                names.add(f"#{attributes['id'].strip()}")
            matching = [
                (len(needed), each)
                for name in (*names, tag)
                for wanted, needed, each in self.rules.get(name, ())
                if needed <= names and wanted in {"", tag}
            ]
            for _, each in sorted(matching, key=lambda pair: pair[0]):
                found = found.under(each)
        style = attributes.get("style")
        return found.under(declared(style)) if style else found


def hiding(sheets: Iterable[str]) -> Hiding:
    """The rules of a page's style sheets that hide something or show it."""
    found = Hiding()
    count = 0
    for sheet in sheets:
        for selectors, body in _rules(_without_comments(sheet)):
            look = declared(body)
            if look == NOTHING or count > _MOST_RULES:
                continue
            for wanted, needed, key in _simple(selectors):
                found.rules.setdefault(key, []).append((wanted, needed, look))
                count += 1
    return found


def _without_comments(sheet: str) -> str:
    pieces, at = [], 0
    while (start := sheet.find("/*", at)) >= 0:
        pieces.append(sheet[at:start])
        end = sheet.find("*/", start + 2)
        at = end + 2 if end >= 0 else len(sheet)
    return "".join((*pieces, sheet[at:]))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules that stand in no other."""
    depth, said, prelude = 0, "", ""
    for piece in re.split("([{}])", sheet):
        if piece == "{":
            depth += 1
            prelude = said if depth == 1 else prelude
        elif piece == "}":
            if depth == 1 and "@" not in prelude:
                yield prelude.rpartition(";")[2], said
            depth = max(0, depth - 1)
        said = piece


def _simple(selectors: str) -> Iterator[tuple[str, frozenset[str], str]]:
    """The tag, the names, and the name that stands for the selector, of each simple one."""
    for selector in selectors.split(","):
        if _SIMPLE.fullmatch(selector.strip()):
            names = _NAMES.findall(selector)
            tag = names.pop(0).lower() if names and names[0][0] not in ".#" else ""
            yield tag, frozenset(names), names[-1] if names else tag


def declared(style: str) -> Visibility:
    """What declarations say."""
    look = NOTHING
    if "display" not in style and "visib" not in style and "font" not in style:
        return look
    for name, value in _DECLARED.findall(style):
        word = value.replace("!important", "").strip().lower()
        match name.lower():
            case "display":
                look = look.under(Visibility(displayed=word != "none"))
            case "visibility":
                look = look.under(Visibility(visible=word not in {"hidden", "collapse"}))
            case "font-size":
                look = look.under(Visibility(sized=not _NO_SIZE.fullmatch(word)))
            case _:
                sizes = [part.split("/")[0] for part in word.split()]
                zero = any(_NO_SIZE.fullmatch(part) and part != "0" for part in sizes)
                look = look.under(Visibility(sized=not zero))
    return look
