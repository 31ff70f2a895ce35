"""Captions that a page shows by their place: short lines in the middle, right under a picture.

What the words alone say is left to the rules for captions of any text; here it is the look of the
page: a line centred where paragraphs are not, which is no heading by its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from compiler.sources.html.stream import HEADINGS, first_text, is_readable
from compiler.sources.wording.heading_numbers import form_of

_LONGEST = 40  # characters of a caption without words of its own
_MOST_NODES = 60
_SENTENCE_END = ("。", "；", "：", "！", "？", ":", ";")
_DAY = re.compile(r".{0,12}\d{2,4}\s*年.{0,12}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_BOLD = ("b", "strong")
_PICTURE = ("img",)
_MOST_CENTRED = 0.5  # of a page's paragraphs: where more stand in the middle, that says nothing


def mark_captions(root: Tag, centred: Sequence[Tag], tree: BeautifulSoup) -> None:
    """Make ``figcaption`` of lines that stand in the middle under pictures, in place."""
    lines = [tag for tag in centred if _words(tag)]
    paragraphs = sum(bool(_words(tag)) for tag in root.find_all(["p", "center"]))
    if len(lines) > max(2, _MOST_CENTRED * paragraphs) and not _all_under_pictures(lines):
        return
    captions = [tag for tag in lines if _is_caption(tag)]
    under = [tag for tag in captions if _is_under_picture(tag)]
    bold = [tag for tag in captions if _is_bold(tag)]
    headings = [tag for tag in bold if tag not in under]  # bold lines in the middle head parts
    heads = bool(headings) or _bold_lines_head_parts(root, under)
    for tag in under:
        if not (_is_bold(tag) and (heads or _has_subtitle(tag))):
            _make_caption(tag)
    for tag in centred:
        _part_from_picture(tag, tree)


def _bold_lines_head_parts(root: Tag, under: Sequence[Tag]) -> bool:
    """Whether bold lines stand elsewhere, and under fewer than half of the pictures."""
    pictures = len(root.find_all("img"))
    if 2 * sum(map(_is_bold, under)) >= pictures:
        return False
    lines = (tag for tag in root.find_all("p") if tag not in under)
    return any(_is_bold(tag) and _is_caption(tag) for tag in lines)


def _has_subtitle(tag: Tag) -> bool:
    """Whether a line that begins with a dash follows, as a subtitle does."""
    after = tag.find_next_sibling()
    return isinstance(after, Tag) and _words(after).startswith("——")


def _all_under_pictures(lines: Iterable[Tag]) -> bool:
    return all(_is_under_picture(tag) for tag in lines)


def _is_caption(tag: Tag) -> bool:
    """Whether an element holds a short line that is no sentence, no heading's number, no day."""
    text = _words(tag)
    if tag.name in HEADINGS or not 2 <= len(text) <= _LONGEST or _inside(tag, _PICTURE):
        return False
    ends = text.endswith(_SENTENCE_END)
    return not ends and form_of(text) is None and not _DAY.fullmatch(text)


def _is_under_picture(tag: Tag) -> bool:
    """Whether the element before holds a picture, or an empty line where one was."""
    before = tag.find_previous_sibling()
    while isinstance(before, Tag) and before.name == "br":
        before = before.find_previous_sibling()
    if not isinstance(before, Tag) or _stray_text_between(before, tag):
        return False
    if before.name == "img" or _inside(before, _PICTURE):
        return not _words(before)
    # pages saved without their pictures keep the empty lines that held them
    return before.name == tag.name == "center" and not _words(before)


def _stray_text_between(before: Tag, tag: Tag) -> bool:
    at: PageElement | None = tag.previous_sibling
    while at is not None and at is not before:
        if isinstance(at, NavigableString) and is_readable(at) and str(at).strip():
            return True
        at = at.previous_sibling
    return False


def _is_bold(tag: Tag) -> bool:
    """Whether all words of an element are bold."""
    bold = "".join(_words(part) for part in _inside(tag, _BOLD))
    return bool(bold) and len(bold) >= len(_words(tag))


def _make_caption(tag: Tag) -> None:
    for bold in _inside(tag, _BOLD):
        bold.name = "span"
    tag.name = "figcaption"


def _part_from_picture(tag: Tag, tree: BeautifulSoup) -> None:
    """Part the words under a picture in one element with it: ``<p><img><br>…</p>``."""
    pictures = _inside(tag, _PICTURE)
    if not pictures or tag.name == "figcaption":
        return
    last = pictures[-1]
    while last.parent is not None and last.parent is not tag:
        last = last.parent
    after = list(last.next_siblings)
    words = "".join(_text(node) for node in after).strip()
    if not after or words != _words(tag) or not 2 <= len(words) <= _LONGEST:
        return
    if words.endswith(_SENTENCE_END) or form_of(words) is not None:
        return
    caption = tree.new_tag("figcaption")
    for node in after:
        caption.append(node.extract())
    for mark in _inside(caption, _BOLD):
        mark.name = "span"
    tag.append(caption)


def _inside(tag: Tag, names: Sequence[str]) -> list[Tag]:
    """The elements of these names below ``tag``; bs4's own search takes four times as long."""
    return [each for each in tag.descendants if isinstance(each, Tag) and each.name in names]


def _words(tag: Tag) -> str:
    return first_text(tag, _MOST_NODES).strip()


def _text(node: PageElement) -> str:
    if isinstance(node, Tag):
        return first_text(node, _MOST_NODES)
    return str(node) if isinstance(node, NavigableString) and is_readable(node) else ""
