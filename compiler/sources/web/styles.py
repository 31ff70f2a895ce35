"""Styles and addresses in a page's text, made what ``lowering`` reads: tags and whole addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from compiler.model.characters import visible
from compiler.sources.html.media import LAZY
from compiler.sources.html.profile import attribute, names_of
from compiler.sources.html.stream import is_readable
from compiler.sources.pictures.beside import Beside
from compiler.sources.web.addresses import joined, path_of, scheme_of
from compiler.sources.web.captions import mark_captions
from compiler.sources.web.fields import fields_of
from compiler.sources.wording.addresses import is_web
from compiler.sources.wording.characters import ONE_HAN

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align\s*:\s*(right|center)", re.IGNORECASE)
# Lines that pages set bold and that are no headings: who wrote it, where it is from.
_NO_HEADING = re.compile(
    r"\s*(?:——|注\s*[：:]|(?:来源|作者|编辑|责编|图片?|摄影|文字?|执笔|撰文|记者|供稿|供图|整理)\s*[：:/／丨|]"
    rf"|{ONE_HAN}{{2,8}}(?:记者|通讯员)\s+\S+)"
)
# p class="h3", or a span of it that holds the whole line: a heading by the name of its look.
_NAMED_HEADING = re.compile(r"(?:[a-z]{2,12}[-_])?h(?P<level>[2-6])", re.IGNORECASE)
_INNER = 3  # elements that hold nothing but each other
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LONGEST_HEADING = 60
_MOST_NODES = 120  # steps of the walk through one: so many wrappers and words has no heading


@dataclass
class Styled:
    """Texts by their alignment, and the links that lead nowhere without the page's address."""

    right: set[str] = field(default_factory=set)
    centred: set[str] = field(default_factory=set)
    middle: list[Tag] = field(default_factory=list)  # the elements that are centred
    lost_links: int = 0


def settle_styles(root: Tag, tree: BeautifulSoup, base: str, beside: Beside) -> Styled:
    """Turn inline styles into tags and resolve relative addresses, in place.

    A picture saved ``beside`` the page goes before its address.
    """
    styled = Styled()
    for tag in [tag for tag in root.descendants if isinstance(tag, Tag)]:
        match tag.name:
            case "span" | "font":
                _inline(tag)
            case "pre":
                _lines_of_code(tag)
            case "hr" if attribute(tag, "width").strip() == "33%":
                tag.extract()  # what Word writes over its notes
            case "a":
                _link(tag, base, styled)
            case "img":
                _picture(tag, base, beside)
            case (
                "p" | "div" | "section" | "center" | "td" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
            ):
                _block(tag, tree, styled)
            case _:
                pass
    mark_captions(root, styled.middle, tree)
    return styled


def _inline(tag: Tag) -> None:
    style = attribute(tag, "style")
    raised = _RAISED.search(style)
    if _BOLD.search(style):
        tag.name = "b"
    elif raised:
        tag.name = "sup" if raised[1].lower() == "super" else "sub"


def _lines_of_code(tag: Tag) -> None:
    """Set the line ends of a program that is broken by ``br`` or by an element a line.

    Programs in it are part of it, and are not gone through again.
    """
    for broken in tag.find_all("br"):
        broken.replace_with("\n")
    inner = tag.find_all("pre")
    for part in (tag, *inner):
        lines = [child for child in part.contents if isinstance(child, Tag)]
        for line in [line for line in lines if line.name == "code"][:-1]:
            line.insert_after("\n")
    for part in inner:
        part.name = "span"


def _block(tag: Tag, tree: BeautifulSoup, styled: Styled) -> None:
    style = attribute(tag, "style")
    align = _ALIGNED.search(style)
    where = align[1].lower() if align else attribute(tag, "align").lower()
    where = "center" if tag.name == "center" else where
    named = tag.name == "p" and any("center" in name for name in names_of(tag))
    if where == "center" or named:
        styled.middle.append(tag)
    if where in ("right", "center") or tag.name in _HEADINGS:
        text = _short_text(tag)
        if tag.name in _HEADINGS and (text is None or text.endswith(("。", "，", "；"))):
            tag.name = "p"  # a lead or a paragraph that only looks like a heading
        if text:
            (styled.right if where == "right" else styled.centred).add(visible(text))
    short = _short_text(tag) or ""
    if tag.name == "p" and short and (level := _named_level(tag)) and short[-1] not in "。，；":
        tag.name = f"h{level}"
    if _NO_HEADING.match(short) or fields_of(short):
        for bold in tag.find_all(["b", "strong", "span", "font"]):
            bold.name = "span"
            bold.attrs.pop("style", None)
    elif tag.name == "p" and _BOLD.search(style):
        bold = tree.new_tag("b")
        for child in list(tag.contents):
            bold.append(child)
        tag.append(bold)


def _named_level(tag: Tag) -> int:
    """The level that the class of a line names, or of what holds all of the line; 0 if none."""
    holder: Tag | None = tag
    for _ in range(_INNER):
        if holder is None:
            break
        for name in names_of(holder):
            if match := _NAMED_HEADING.fullmatch(name):
                return int(match["level"])
        inner = [child for child in holder.contents if not isinstance(child, str) or child.strip()]
        holder = inner[0] if len(inner) == 1 and isinstance(inner[0], Tag) else None
    return 0


def _short_text(tag: Tag) -> str | None:
    """The text of an element, None if it is longer or deeper than a heading or a signature."""
    pieces, size, seen = [], 0, 0
    stack = [iter(tag.contents)]
    while stack:
        seen += 1
        if seen > _MOST_NODES:
            return None
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif isinstance(child, Tag):
            stack.append(iter(child.contents))
        elif isinstance(child, NavigableString) and is_readable(child):
            pieces.append(str(child))
            size += len(child.strip())
            if size > _LONGEST_HEADING:
                return None
    return "".join(pieces).strip()


def _link(tag: Tag, base: str, styled: Styled) -> None:
    address = attribute(tag, "href").strip()
    scheme = scheme_of(address)
    if not address or address.startswith(("#", "//")) or is_web(address) or scheme == "mailto":
        return
    if scheme or not base:
        if not scheme and _short_text(tag) != "":
            styled.lost_links += 1
        tag.name = "span"
        return
    tag["href"] = joined(base, address)


def _picture(tag: Tag, base: str, beside: Beside) -> None:
    """Resolve a picture's address unless its file lies beside the page."""
    for name in LAZY:
        address = attribute(tag, name).strip()
        if not address or scheme_of(address) or address.startswith("//"):
            continue
        if beside.is_saved(unquote(path_of(address))):
            tag["data-original"] = address  # a saved page's own file goes before lazy addresses
            return
        # without the site's name an address from its root is a file like any other
        tag[name] = joined(base, address) if base else address.lstrip("/")
