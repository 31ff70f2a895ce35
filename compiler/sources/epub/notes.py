"""Notes of an EPUB joined with their calls, in the forms that publishers and programs write.

EPUB 3 (``epub:type="noteref"``), DPUB-ARIA, Duokan and WeRead (classes), and any call whose target
leads back to it, as calibre and Word's converters make them, in the same file or another one.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import Tag

from compiler.sources.account import Account
from compiler.sources.epub.package import within
from compiler.sources.html.stream import FOOTNOTE, FOOTNOTE_CALL, readable_text

_CALLS = re.compile(r"\b(?:noteref|doc-noteref|duokan-footnote|footnote-ref|noteRef)\b")
_TEXTS = re.compile(
    r"\b(?:footnote|endnote|rearnote|note|doc-footnote|doc-endnote|duokan-footnote-item)\b"
)
_MARK = re.compile(
    r"[\[(（【〔［]?[注註]?(?:\d{1,4}|[①-㊿]|[*＊†‡]{1,3}|[a-z])[\])）】〕］]?[.．]?"
)
_BLOCKS = ("li", "aside", "p", "dd", "div", "section", "tr")
_BACK = ("↩", "↑", "^", "↵", "⤴", "返回")
_IN_PICTURE = re.compile(r"\b(?:qqreader-footnote|epub-footnote|zhangyue-footnote)\b")


@dataclass(frozen=True)
class _Call:
    """A link that may call a note."""

    link: Tag
    file: str
    target: tuple[str, str]  # file and place


def join_notes(trees: Mapping[str, BeautifulSoup], account: Account) -> None:
    """Put each note where it is called, for the walk over the documents to take it there."""
    places = {
        (file, str(tag.get("id") or tag.get("name"))): tag
        for file, tree in trees.items()
        for tag in reversed(tree.find_all(_is_place))
    }
    number = 0
    for call in list(_calls(trees)):
        target = places.get(call.target)
        if target is None or call.link.parent is None:
            continue
        text = _text_of(target, call)
        if text is None:
            continue
        number += 1
        _join(call, text, f"note-{number}", trees[call.file], account)
    for tree in trees.values():
        for picture in tree.find_all("img", class_=_IN_PICTURE):
            number += 1
            _join_picture(picture, f"note-{number}", tree, account)


def _is_place(tag: Tag) -> bool:
    return bool(tag.get("id")) or (tag.name == "a" and bool(tag.get("name")))


def _calls(trees: Mapping[str, BeautifulSoup]) -> Iterator[_Call]:
    for file, tree in trees.items():
        for link in tree.find_all("a", href=True):
            path, hash_, place = str(link["href"]).partition("#")
            if hash_ and place and ":" not in path:
                other = within(posixpath.dirname(file), path) if path else file
                yield _Call(link, file, (other, place))


def _words(link: Tag) -> str:
    return "".join(link.get_text().split())


def _said(tag: Tag) -> str:
    kinds = tag.get("class") or ()
    return " ".join((str(tag.get("epub:type", "")), str(tag.get("role", "")), *kinds))


def _text_of(target: Tag, call: _Call) -> Tag | None:
    """The element that holds the note which is called; None if it calls none."""
    marked = bool(_CALLS.search(_said(call.link)))
    if not marked and not _MARK.fullmatch(_words(call.link)):
        return None
    block = target if target.name in _BLOCKS else target.find_parent(_BLOCKS)
    if block is None or call.link in block.descendants or block.find("wenxuan-note"):
        return None
    if _TEXTS.search(_said(target)) or (marked and target is block):
        return block
    own = {str(one.get("id")) for one in (call.link, *call.link.parents) if one.get("id")}
    own.add(str(call.link.get("name")))
    own |= {str(one.get("id")) for one in call.link.find_all(id=True)}
    back = (str(link["href"]).partition("#")[2] for link in block.find_all("a", href=True))
    return block if marked or own.intersection(back) else None


def _join(call: _Call, text: Tag, label: str, tree: BeautifulSoup, account: Account) -> None:
    for link in text.find_all("a"):
        words = _words(link)
        if _MARK.fullmatch(words) or words in _BACK or not words:
            account.drop("note-number", readable_text(link))
            link.decompose()
    _without_mark(text, account)
    account.drop("footnote-call", readable_text(call.link))
    raised = call.link.find_parent("sup")
    alone = raised is not None and raised.get_text().strip() == call.link.get_text().strip()
    mark = tree.new_tag(FOOTNOTE_CALL, attrs={"label": label})
    (raised if alone and raised is not None else call.link).replace_with(mark)
    holder = tree.new_tag(FOOTNOTE, attrs={"label": label})
    text.name = "p" if text.find(["p", "div", "li"]) is None else "div"
    holder.append(text.extract())
    (tree.body or tree).append(holder)


def _without_mark(text: Tag, account: Account) -> None:
    """Drop the number that a note begins with, where no link back held it."""
    first = next((one for one in text.find_all(string=True) if one.strip()), None)
    if first is None:
        return
    found = re.match(r"\s*[\[(（【〔［](?:注|註)?\d{1,4}[\])）】〕］]|\s*[①-㊿]", first)
    if found:
        account.drop("note-number", found[0])
        first.replace_with(first[found.end() :])


def _join_picture(picture: Tag, label: str, tree: BeautifulSoup, account: Account) -> None:
    """A note whose words stand in the description of a picture."""
    words = str(picture.get("alt") or picture.get("zy-footnote") or "").strip()
    if not words:
        return
    account.read(words)
    mark = tree.new_tag(FOOTNOTE_CALL, attrs={"label": label})
    picture.replace_with(mark)
    holder = tree.new_tag(FOOTNOTE, attrs={"label": label})
    text = tree.new_tag("p")
    text.string = words
    holder.append(text)
    (tree.body or tree).append(holder)
