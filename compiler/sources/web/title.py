"""The title of a web page: the line that its head repeats, else a heading over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compiler.sources.html.profile import Profile, names_of
from compiler.sources.web.head import PageHead
from compiler.sources.web.lines import Line, PageLines
from compiler.sources.web.main_text import selected

_SHORTEST = 4
_LONGEST = 120
_SHORTEST_STATED = 14  # a title element with less may name the column only
_MOST_LINES = 3
_ABOVE = 25  # lines over the text in which a heading is its title
_FORM = re.compile(r"[\W_]+")
_TITLE_NAME = re.compile(r"title|headline|biaoti|(?:^|[-_])(?:tit|bt|h1)(?:$|[-_])", re.IGNORECASE)


@dataclass(frozen=True)
class Title:
    """A title and the lines it stands in, () if only the page's head has it.

    ``sure`` (0 to 1) and ``reason`` are those of a ``Guess``.
    """

    text: str
    lines: tuple[Line, ...] = ()
    sure: float = 0.7
    reason: str = "page-head"


def title_of(page: PageLines, head: PageHead, profile: Profile, first: int) -> Title:
    """The title of a page whose text begins at line ``first``; "" if it has none."""
    lines = [line for line in page.lines if line.text and not line.hidden]
    early = [line for line in lines if line.index <= first]
    known = form(head.title) or form(head.meta_title)
    candidates = [*_headings(page, profile, lines), *early, *lines]
    best = next((line for line in candidates if _begins(form(line.text), known)), None)
    if best:
        return Title(best.text, (best,), 0.95, "page-head-line")
    within = [line for line in candidates if _inside(form(line.text), known)]
    best = max(within, key=lambda line: line.size, default=None)
    if best:
        return Title(best.text, (best,), 0.85, "page-head-line")
    return _by_place(page, profile, head, early, first)


def form(text: str) -> str:
    """A title without what sites change in it."""
    return _FORM.sub("", text)


def _by_place(
    page: PageLines, profile: Profile, head: PageHead, early: Sequence[Line], first: int
) -> Title:
    """The title where the site's profile says, or the last heading over the text."""
    for tag in selected(page, profile.title):
        inside = tuple(line for line in page.inside(tag) if line.text and not line.hidden)
        alone = tag.name != "h1" or len(page.named["h1"]) == 1
        size = sum(line.size for line in inside)
        if alone and len(inside) <= _MOST_LINES and _SHORTEST <= size <= _LONGEST:
            text = "".join(line.text for line in inside)
            return Title(text, inside, 0.85, "page-title-place")
    above = [line for line in _headings(page, profile, early) if line.index >= first - _ABOVE]
    stated = head.meta_title or head.bare_title
    short = len(form(stated)) < _SHORTEST_STATED
    if above and short and len(form(above[-1].text)) >= max(_SHORTEST, len(form(stated))):
        return Title(above[-1].text, (above[-1],), 0.75, "page-heading-above")
    return Title(stated)


def _headings(page: PageLines, profile: Profile, lines: Sequence[Line]) -> Iterator[Line]:
    """Lines in elements that are headings or are named so."""
    for tag in selected(page, profile.title):
        yield from (line for line in page.inside(tag) if line.text and not line.hidden)
    for line in lines:
        named = any(map(_TITLE_NAME.search, names_of(line.block)))
        if named or line.block.name in ("h1", "h2", "h3"):
            yield line


def _begins(own: str, known: str) -> bool:
    """Whether the page's title is a line's text, and the site's name after it."""
    fits = _SHORTEST <= len(own) <= _LONGEST and 3 * len(own) >= len(known)
    return fits and known.startswith(own)


def _inside(own: str, known: str) -> bool:
    """Whether a line's text stands in the page's title, between names of the site."""
    return len(own) >= 2 * _SHORTEST and own in known and 2 * len(own) >= len(known)
