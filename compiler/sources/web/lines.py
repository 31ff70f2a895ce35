"""A web page as lines: what a reader sees as one, with the figures that tell text from chrome.

One walk with its own stack, so that no depth of nesting is too deep; every element then covers a
range of lines, and the weight of any element is one subtraction.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate, islice

from bs4.element import NavigableString, PageElement, Tag

from compiler.model.characters import visible_count
from compiler.sources.html.profile import attribute, names_of
from compiler.sources.html.stream import is_readable
from compiler.sources.web.tables import is_data_table


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby"
    " s samp small span strike strong sub sup textpath time tspan tt u var wbr img o:p st1:chsdate"
)
_PROGRAMS = _names("script style template title noscript select option textarea button")
_APART = _names("nav footer aside")
# Text of readers and teasers, which may be longer than the article, and of the page's foot.
_OTHERS = re.compile(
    r"comment|pinglun|recommend|tuijian|relat(?:ed|ion|ive)|sidebar|(?:^|[-_])foot(?:er)?(?:[-_]|$)",
    re.IGNORECASE,
)
_STOPS = re.compile("[，。；：！？、”…]")
_LEGAL = re.compile(
    r"版权所有|版权声明|Copyright|©|ICP[备证]|ICP许可|公网安备|许可证|网站标识码|网站地图|承办单位"
    r"|版权(?:说明|保护)|凡(?:本网|本站|注明).{0,8}(?:来源|注明)|转载.{0,6}注明"
    r"|未经.{0,16}(?:授权|许可|同意)|举报(?:电话|邮箱)|客服(?:电话|热线)|建议使用|最佳浏览|分辨率|免责声明"
    r"|(?:地址|邮编|传真|咨询电话|联系电话)\s*[：:]",
    re.IGNORECASE,
)
_SHORTEST = 15  # characters: a line of running text has more
_LONGEST_BUTTON = 6
_MOST_STRINGS = 8
_MAX_LINKED = 0.4
_LEAST_TEXT = 60


@dataclass(frozen=True, eq=False)
class Line:
    """What stands between two breaks: its text nodes, or one picture.

    ``linked`` counts the visible characters in links; ``weight`` those that speak for running
    text or for a table of data, 0 for a line that may be the site's.
    """

    index: int
    nodes: tuple[NavigableString, ...]
    text: str
    linked: int
    block: Tag
    hidden: bool = False
    weight: int = 0
    picture: Tag | None = None

    @property
    def size(self) -> int:
        """How many visible characters it has."""
        return visible_count(self.text)

    @property
    def is_linked(self) -> bool:
        """Whether it is a link and little else."""
        return bool(self.text) and self.linked > 0.5 * self.size


@dataclass
class PageLines:
    """The lines of a page, the range of each element, and the elements by class, id and name.

    Keys of ``named`` are selectors: ``#id``, ``.class``, ``tag``.
    """

    lines: list[Line] = field(default_factory=list)
    ranges: dict[int, tuple[int, int]] = field(default_factory=dict)
    named: dict[str, list[Tag]] = field(default_factory=lambda: defaultdict(list))
    _sums: list[int] = field(default_factory=list)

    def seal(self) -> None:
        """Sum the weights, once all lines are there."""
        self._sums = [0, *accumulate(line.weight for line in self.lines)]

    def weight(self, tag: Tag) -> int:
        """The weight of all lines in an element."""
        start, end = self.range(tag)
        return self._sums[end] - self._sums[start]

    def range(self, tag: Tag) -> tuple[int, int]:
        """The lines of an element, as a half-open range."""
        return self.ranges.get(id(tag), (0, 0))

    def lightened(self, before: int) -> PageLines:
        """The same page with no weight on the lines ahead of line ``before``."""
        light = [replace(line, weight=0) for line in self.lines[:before]]
        page = PageLines([*light, *self.lines[before:]], self.ranges, self.named)
        page.seal()
        return page

    def inside(self, tag: Tag) -> list[Line]:
        """The lines of an element."""
        start, end = self.range(tag)
        return self.lines[start:end]


@dataclass
class _Level:
    """An element that is being walked through."""

    tag: Tag
    children: Iterator[PageElement]
    start: int
    block: Tag
    linked: bool = False
    hidden: bool = False
    tabular: bool = False
    breaks: bool = True
    light: bool = False


def lines_of(root: Tag) -> PageLines:
    """The lines below ``root``; programs and the head are left out.

    Elements that are named as comments or teasers weigh nothing, unless nothing else does.
    """
    page = _Walk().run(root)
    if page.weight(root) >= _LEAST_TEXT:
        return page
    return _Walk(others=True).run(root)


def is_block(tag: Tag) -> bool:
    """Whether an element stands on lines of its own."""
    return tag.name not in _INLINE


def is_button(tag: Tag) -> bool:
    """Whether an element is a button by its role, with a word or two on it, or a counter."""
    if attribute(tag, "role").strip().lower() != "button":
        return _is_counter(tag)
    return visible_count("".join(islice(tag.strings, _MOST_STRINGS))) <= _LONGEST_BUTTON


def _is_counter(tag: Tag) -> bool:
    """Whether a program writes a number between the two or three words of an element."""
    if tag.name not in _INLINE:
        return False
    at = next((at for at, each in enumerate(tag.contents) if _is_script(each)), None)
    if at is None:
        return False
    before, after = (
        "".join(str(each) for each in part if isinstance(each, NavigableString)).strip()
        for part in (tag.contents[:at], tag.contents[at + 1 :])
    )
    whole = "".join(map(str.strip, filter(is_readable, tag.strings)))
    return (
        bool(before and after)
        and whole == before + after
        and visible_count(whole) <= _LONGEST_BUTTON
        and not any(map(str.isdigit, whole))
    )


def _is_script(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name == "script"


def _leads_away(link: Tag) -> bool:
    """Whether a link is no anchor, and no call of a note of the page itself."""
    address = attribute(link, "href").strip()
    if address.startswith("#"):
        return len(address) < 2
    return bool(address) or not (link.has_attr("name") or link.has_attr("id"))


class _Walk:
    """The walk and the line that is open in it."""

    def __init__(self, *, others: bool = False) -> None:
        self.others = others  # whether comments and teasers weigh like any text
        self.page = PageLines()
        self.nodes: list[NavigableString] = []
        self.linked = 0

    def run(self, root: Tag) -> PageLines:
        stack = [_Level(root, iter(root.contents), 0, root)]
        while stack:
            level = stack[-1]
            child = next(level.children, None)
            if child is None:
                stack.pop()
                if level.breaks:
                    self._close(level)
                self.page.ranges[id(level.tag)] = (level.start, len(self.page.lines))
            elif isinstance(child, Tag):
                if child.name not in _PROGRAMS and not is_button(child):
                    self._enter(child, level, stack)
            elif isinstance(child, NavigableString) and is_readable(child):
                self.nodes.append(child)
                if level.linked:
                    self.linked += visible_count(child)
        self.page.seal()
        return self.page

    def _enter(self, tag: Tag, level: _Level, stack: list[_Level]) -> None:
        if tag.name == "img":
            self._picture(tag, level)
            return
        breaks = is_block(tag)
        if breaks:
            self._close(level)
        self._name(tag)
        hidden = level.hidden or tag.name in _APART
        light = level.light or (not self.others and breaks and self._is_others(tag))
        tabular = level.tabular
        if tag.name == "table":
            tabular = is_data_table(tag)
        stack.append(
            _Level(
                tag,
                iter(tag.contents),
                len(self.page.lines),
                tag if breaks else level.block,
                level.linked or (tag.name == "a" and _leads_away(tag)),
                hidden,
                tabular,
                breaks,
                light,
            )
        )

    @staticmethod
    def _is_others(tag: Tag) -> bool:
        """Whether a block holds what readers wrote, or teasers, by its name."""
        return tag.name not in ("html", "body", "article", "main") and any(
            map(_OTHERS.search, names_of(tag))
        )

    def _name(self, tag: Tag) -> None:
        for name in attribute(tag, "class").split():
            self.page.named[f".{name}"].append(tag)
        if tag.get("id"):
            self.page.named[f"#{attribute(tag, 'id').strip()}"].append(tag)
        if tag.name in ("article", "main", "h1", "h2", "h3"):
            self.page.named[tag.name].append(tag)

    def _picture(self, tag: Tag, level: _Level) -> None:
        self._close(level)
        index = len(self.page.lines)
        line = Line(index, (), "", 0, level.block, level.hidden, picture=tag)
        self.page.lines.append(line)

    def _close(self, level: _Level) -> None:
        nodes, self.nodes = self.nodes, []
        linked, self.linked = self.linked, 0
        text = " ".join("".join(nodes).split())
        if not text:
            return
        weight = 0 if level.hidden or level.light else _weight(text, linked, tabular=level.tabular)
        index = len(self.page.lines)
        self.page.lines.append(
            Line(index, tuple(nodes), text, linked, level.block, level.hidden, weight)
        )


def _weight(text: str, linked: int, *, tabular: bool) -> int:
    size = visible_count(text)
    if linked > _MAX_LINKED * size or _LEGAL.search(text):
        return 0
    if tabular:
        return size - linked
    return size - linked if size >= _SHORTEST and _STOPS.search(text) else 0
