"""What our own EPUBs say of themselves and of their articles: read back as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bs4.element import Tag

from compiler.model.booklet import Masthead
from compiler.sources.account import Account
from compiler.sources.html.stream import readable_text

_LABEL = "来源：", "來源："


@dataclass(frozen=True)
class Head:
    """The fields of an article's head."""

    subtitle: str = ""
    author: str = ""
    source: str = ""
    date: str = ""
    links: tuple[str, ...] = ()


def masthead_of(trees: Iterable[Tag], title: str) -> Masthead:
    """The masthead that a title page of ours has; of any other book its ``title``."""
    found = (tree.find("section", class_="titlepage") for tree in trees)
    page = next((one for one in found if isinstance(one, Tag)), None)
    if page is None or not page.find(class_=["series", "theme-title"]):
        return Masthead(title=title)
    issue, _, date = _said(page, "issue").partition("\u3000")
    if not date and re.fullmatch(r"\d{4}(?:年|-\d\d-\d\d).*", issue):
        issue, date = "", issue
    return Masthead(
        series=_said(page, "series"),
        title=_said(page, "theme-title"),
        subtitle=_said(page, "theme-subtitle"),
        issue=issue,
        date=date,
        publisher=_said(page, "publisher"),
        notice=_said(page, "notice"),
    )


def _said(page: Tag, name: str) -> str:
    tag = page.find(class_=name)
    return tag.get_text().strip() if isinstance(tag, Tag) else ""


def take_head(parts: Sequence[Tag], account: Account) -> Head:
    """Take the fields out of the parts, if a head of ours stands there; no other is known."""
    head = next((part.find("header", class_="article-head") for part in parts), None)
    if not isinstance(head, Tag):
        return Head()
    source = _taken(head, "origin")
    label = next((label for label in _LABEL if source.startswith(label)), "")
    account.drop("byline-label", label)
    links = []
    for box in [box for part in parts for box in part.find_all("div", class_="links")]:
        for line in box.find_all("p"):
            if "link-label" in (line.get("class") or ()):
                account.drop("label", readable_text(line))
            else:
                links.append(line.get_text().strip())
        box.decompose()
    _show_videos(parts, account)
    return Head(
        _taken(head, "article-subtitle"),
        _taken(head, "author"),
        source.removeprefix(label),
        _taken(head, "date"),
        tuple(links),
    )


def _taken(head: Tag, name: str) -> str:
    found = head.find(class_=name)
    if not isinstance(found, Tag):
        return ""
    text = " ".join(found.get_text().split())
    found.decompose()
    return text


def _show_videos(parts: Sequence[Tag], account: Account) -> None:
    """Make boxes with a video's address videos again."""
    for box in [box for part in parts for box in part.find_all("div", class_="video")]:
        label, link = box.find(class_="video-label"), box.find("a", href=True)
        if (
            not isinstance(label, Tag)
            or not isinstance(link, Tag)
            or box.find(class_="video-title")
        ):
            continue
        account.drop("label", readable_text(label))
        label.decompose()
        account.drop("duplicate-link", readable_text(link))
        address = str(link["href"])
        box.clear()
        box.name = "iframe"
        box.attrs = {"src": address}
