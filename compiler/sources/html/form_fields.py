"""Fields of a form that stand in a text: boxes to tick, choices and entries as they are shown.

Fields of a ``form`` element are the site's (a search, a comment); those in a paragraph of the text
say something: 是否干燥：☑是 ☐否.
"""

from __future__ import annotations

from itertools import islice

from bs4.element import NavigableString, Tag

from compiler.model.characters import visible
from compiler.sources.account import Account
from compiler.sources.html.profile import attribute
from compiler.sources.html.stream import first_text, is_readable

_BOXES = {"checkbox": "☐☑", "radio": "○◉"}
_ENTRIES = frozenset(["", "text", "number", "date", "tel", "email", "url"])
_PARAGRAPHS = frozenset(["p", "td", "li", "label"])
_NOT_WITHIN = frozenset(["form", "select"])  # a list of choices in another is a part of that
_MOST_NODES = 60
_MOST_ABOVE = 100  # elements: a field that lies deeper is none of a text


def show_fields(root: Tag, account: Account) -> None:
    """Put what fields in paragraphs show in their place."""
    for tag in root.find_all(["input", "select", "textarea"]):
        above = list(islice(tag.parents, _MOST_ABOVE))
        paragraph = next((each for each in above if each.name in _PARAGRAPHS), None)
        if paragraph is None or any(each.name in _NOT_WITHIN for each in above):
            continue
        if not first_text(paragraph, _MOST_NODES).strip():
            continue
        if tag.name == "input":
            _input(tag, account)
        elif tag.name == "select":
            _choice(tag, account)
        else:
            tag.name = "span"


def _input(tag: Tag, account: Account) -> None:
    kind = attribute(tag, "type").strip().lower()
    if kind in _BOXES:
        shown = _BOXES[kind][tag.has_attr("checked")]
    elif kind in _ENTRIES:
        shown = attribute(tag, "value").strip()
    else:
        return
    account.change("form-field", "", visible(shown))
    tag.replace_with(NavigableString(shown))


def _choice(tag: Tag, account: Account) -> None:
    """Leave of a list of choices the one that is chosen; the first, if none is said to be."""
    options = tag.find_all("option")
    chosen = next((each for each in options if each.has_attr("selected")), None)
    for option in options:
        if option is (chosen or options[0]):
            continue
        for words in [each for each in option.contents if is_readable(each)]:  # may hold the next
            account.drop("form-choice", str(words))
            words.extract()
    for option in tag.find_all(["option", "optgroup", "select"]):
        option.name = "span"
    tag.name = "span"
