"""A page's own style rules, brought to the elements they are for: as if each had them inline.

Of CSS only what changes what is read: whether something is shown, how lists are counted, how lines
stand. Selectors are names, classes, ids and what they stand in; rules for states, for paper and
for some screens are left out (Selectors Level 4 §4, CSS Cascade Level 4 §6).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bs4.element import Tag

from compiler.sources.html.profile import attribute

_WANTED = frozenset(
    ["display", "visibility", "font-size", "list-style", "list-style-type", "text-align"]
)
_BRACE = re.compile("[{}]")
_COMPOUND = re.compile(r"([a-zA-Z][\w-]*+|\*)?((?>(?:[.#][^\s.#>+~:\[\]()*,]++)*))")
_NAMES = re.compile(r"([.#])([^.#]++)")
_MOST_RULES = 2_000
_MOST_SELECTORS = 6_000
_FARTHEST = 60  # elements up in which what a selector names is looked for


@dataclass(frozen=True)
class _Compound:
    """What one element must be: its tag ("" for any), its classes and its id."""

    tag: str
    classes: frozenset[str]
    ids: frozenset[str]

    def fits(self, tag: Tag) -> bool:
        if self.tag and tag.name != self.tag:
            return False
        if self.ids and not self.ids <= {attribute(tag, "id").strip()}:
            return False
        return not self.classes or self.classes <= {*attribute(tag, "class").split()}

    @property
    def key(self) -> str:
        """A name that every fitting element has; "" if any may fit."""
        for sign, names in (("#", self.ids), (".", self.classes)):
            for name in names:
                return sign + name
        return self.tag


@dataclass(frozen=True)
class _Rule:
    """A selector, outermost element first, and what it says; ``straight`` tells ``>``."""

    compounds: tuple[_Compound, ...]
    straight: tuple[bool, ...]  # before each compound
    said: dict[str, str]
    rank: tuple[int, int, int, int]  # ids, classes, tags, place

    def fits(self, tag: Tag) -> bool:
        """Whether an element that fits the last compound stands in those before it."""
        at: Tag | None = tag
        for index in range(len(self.compounds) - 1, 0, -1):
            before = self.compounds[index - 1]
            for _ in range(1 if self.straight[index] else _FARTHEST):
                at = at.parent if at is not None else None
                if at is None or before.fits(at):
                    break
            else:
                return False
            if at is None:
                return False
        return True


def settle_stylesheets(root: Tag) -> None:
    """Give each element below ``root`` what the page's rules say of it; its own style wins."""
    by_key: dict[str, list[_Rule]] = defaultdict(list)
    for rule in islice(_rules(root), _MOST_SELECTORS):
        by_key[rule.compounds[-1].key].append(rule)
    if not by_key:
        return
    for tag in [tag for tag in root.descendants if isinstance(tag, Tag)]:
        keys = {"", tag.name}
        if tag.attrs:
            keys.add(f"#{attribute(tag, 'id').strip()}")
            keys.update(f".{name}" for name in attribute(tag, "class").split())
        fitting = [
            rule
            for key in keys & by_key.keys()
            for rule in by_key[key]
            if rule.compounds[-1].fits(tag) and rule.fits(tag)
        ]
        if fitting:
            _settle(tag, sorted(fitting, key=lambda rule: rule.rank))


def declared(style: str) -> dict[str, str]:
    """Properties and values of a style attribute, lower case; the last of each name counts."""
    found = {}
    for part in style.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.strip().lower()
    return found


def _settle(tag: Tag, rules: list[_Rule]) -> None:
    said: dict[str, str] = {}
    for rule in rules:
        for name, value in rule.said.items():
            if "!important" in value or "!important" not in said.get(name, ""):
                said[name] = value
    own = declared(attribute(tag, "style"))
    kept = [
        f"{name}: {value}"
        for name, value in said.items()
        if name not in own or ("!important" in value and "!important" not in own[name])
    ]
    if kept:
        tag["style"] = "; ".join([*filter(None, [attribute(tag, "style").strip("; ")]), *kept])


def _rules(root: Tag) -> Iterator[_Rule]:
    """The page's rules that say something of interest, one for each selector."""
    place = 0
    for sheet in root.find_all("style"):
        media = attribute(sheet, "media").strip().lower()
        if media not in ("", "all", "screen"):
            continue
        text = "".join(str(node) for node in sheet.contents)
        for selectors, body in islice(_blocks(_without_comments(text)), _MOST_RULES):
            said = {name: value for name, value in declared(body).items() if name in _WANTED}
            for selector in selectors.split(",") if said else ():
                place += 1
                rule = _rule(selector.strip(), said, place)
                if rule is not None:
                    yield rule


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of a sheet's rules; what stands in an at-rule is left out."""
    depth = 0
    start = 0
    before = ""
    for brace in _BRACE.finditer(text):
        words, start = text[start : brace.start()], brace.end()
        if brace[0] == "{":
            depth += 1
            if depth == 1:
                before = words.rpartition(";")[2].strip()
            continue
        if depth == 1 and not before.startswith("@"):
            yield before, words
        depth = max(0, depth - 1)


def _without_comments(text: str) -> str:
    first, *others = text.split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def _rule(selector: str, said: dict[str, str], place: int) -> _Rule | None:
    """The rule of one selector; None for one that asks for more than names."""
    compounds: list[_Compound] = []
    straight: list[bool] = []
    child = False
    for part in selector.replace(">", " > ").replace("<!--", "").split():
        if part == ">":
            child = True
            continue
        match = _COMPOUND.fullmatch(part)
        if match is None:
            return None
        names = _NAMES.findall(match[2])
        compounds.append(
            _Compound(
                "" if match[1] in (None, "*") else match[1].lower(),
                frozenset(name for sign, name in names if sign == "."),
                frozenset(name for sign, name in names if sign == "#"),
            )
        )
        straight.append(child)
        child = False
    if not compounds or not compounds[-1].key:
        return None
    ids = sum(len(one.ids) for one in compounds)
    classes = sum(len(one.classes) for one in compounds)
    tags = sum(bool(one.tag) for one in compounds)
    return _Rule(tuple(compounds), tuple(straight), said, (ids, classes, tags, place))
