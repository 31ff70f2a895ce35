"""The title of a web page: the line that its head repeats, else a heading over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from compiler.sources.html.profile import Profile, names_of
from compiler.sources.html.stream import HEADINGS
from compiler.sources.web.chrome import CHROME_LINE
from compiler.sources.web.facts import looks_like_byline
from compiler.sources.web.head import PageHead
from compiler.sources.web.lines import Line, PageLines
from compiler.sources.web.main_text import selected
from compiler.sources.wording.characters import ONE_HAN
from compiler.sources.wording.heading_numbers import form_of
from compiler.sources.wording.organisations import is_organisation
from compiler.sources.wording.title_words import is_day

_SHORTEST = 4
_FEWEST = 2
_FIRST_LINES = 12  # of a text, in which what it is about is named
_LONGEST = 120
_SHORTEST_STATED = 14  # a title element with less may name the column only
_SURELY = 14  # characters: no line begins by chance as the title does
_MOST_LINES = 3
_TITLE_LEVEL = 3  # the lowest heading that a page's title stands in
_ABOVE = 25  # lines over the text in which a heading is its title
_BELOW = 4  # lines of the text before which its day and source stand
_LONGEST_COLUMN = 6
_SHORTEST_BELOW = 8
_BETWEEN = re.compile(rf"[-_—–|｜丨>＞»·]+|\s{{2,}}|(?<={ONE_HAN})\s(?={ONE_HAN})")
_FORM = re.compile(r"[\W_]+")
_SENTENCE_END = re.compile("[。，；：:]$")
_RIGHTS = re.compile(r"©|版权所有|copyright|all rights reserved", re.IGNORECASE)
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
    headings = list(_headings(page, profile, lines))
    headings = [
        line for line in headings if not (CHROME_LINE.fullmatch(line.text) or is_day(line.text))
    ]
    unlinked = [line for line in lines if not line.is_linked]  # a menu names columns
    early = [line for line in unlinked if line.index <= first]
    candidates = [*headings, *early, *unlinked]
    for known in filter(None, map(form, (head.title, head.meta_title))):
        best = next((line for line in candidates if _begins(form(line.text), known)), None)
        if best and _names_site(best.text, lines):
            continue
        if best:
            return _or_below(best, headings, first, head)
        *own, site = parts_of(head.title) or [""]
        told = any(form(line.text) in own for line in candidates)
        within = [
            line
            for line in candidates
            if _inside(form(line.text), known) and not (told and form(line.text) == site)
        ]
        best = max(within, key=lambda line: line.size, default=None)
        if best and not _names_site(best.text, lines):
            return Title(best.text, (best,), 0.85, "page-head-line")
    named = parts_of(head.title)
    for part in named[: -1 if len(named) > 1 else None]:
        best = next((line for line in (*headings, *early) if form(line.text) == part), None)
        if best and best.index <= first:
            return _or_below(best, headings, first, head)
    return _by_place(page, profile, head, headings, first)


def _names_site(text: str, lines: Sequence[Line]) -> bool:
    """Whether words are who keeps the site: an organisation, whose rights the page's foot names."""
    words = form(text)
    kept = any(words in form(line.text) for line in lines if _RIGHTS.search(line.text))
    return bool(words) and kept and is_organisation(text)


def below_title(page: PageLines, head: PageHead) -> PageLines:
    """The page with no weight over the heading that its head repeats.

    Greetings and news of the site stand there, and no text of the article.
    """
    known = [each for each in map(form, (head.title, head.meta_title)) if each]
    at = next(
        (
            line.index
            for line in page.lines
            if _level(line) <= _TITLE_LEVEL
            and any(_begins(form(line.text), each) for each in known)
        ),
        0,
    )
    below = page.lightened(at)
    over = sum(line.weight for line in page.lines[:at])
    return below if 2 * over < sum(line.weight for line in page.lines) else page


def _or_below(best: Line, headings: Sequence[Line], first: int, head: PageHead) -> Title:
    """A line that the head repeats, unless it names a column and the title stands below it."""
    if len(form(best.text)) <= _LONGEST_COLUMN and len(parts_of(head.title)) > 1:
        for line in headings:
            longer = len(form(line.text)) >= _SHORTEST_BELOW and form_of(line.text) is None
            if longer and not line.is_linked and best.index < line.index < first:
                return Title(line.text, (line,), 0.75, "page-heading-above")
    return Title(best.text, (best,), 0.95, "page-head-line")


def parts_of(title: str) -> list[str]:
    """What a title element is put together of, in its bare form: 标题, 栏目, 站名."""
    return list(filter(None, map(form, _BETWEEN.split(title))))


def form(text: str) -> str:
    """A title without what sites change in it."""
    return _FORM.sub("", text)


def _by_place(
    page: PageLines, profile: Profile, head: PageHead, headings: Sequence[Line], first: int
) -> Title:
    """The title where the site's profile says, or the last heading over the text."""
    site = parts_of(head.title)
    for tag in selected(page, profile.title):
        inside = tuple(line for line in page.inside(tag) if line.text and not line.hidden)
        alone = tag.name != "h1" or len(page.named["h1"]) == 1
        size = sum(line.size for line in inside)
        if site[1:] and form("".join(line.text for line in inside)) == site[-1]:
            continue
        if alone and len(inside) <= _MOST_LINES and _SHORTEST <= size <= _LONGEST:
            text = "".join(line.text for line in inside)
            return Title(text, inside, 0.85, "page-title-place")
    above = [
        line
        for line in headings
        if first - _ABOVE <= line.index <= first
        and not line.is_linked
        and form(line.text) not in site
    ]
    stated = head.meta_title or head.bare_title
    short = len(form(stated)) < _SHORTEST_STATED or is_organisation(stated)
    above = [line for line in above if form_of(line.text) is None] or above
    best = min(above, key=lambda line: (_level(line), -line.index), default=None)
    best = best and _over_chapters(best, above, headings)
    if best and short and _is_enough(best, stated, page.lines[first:]):
        return Title(best.text, (best,), 0.75, "page-heading-above")
    over = _over_facts(page.lines, site, first)
    return Title(over.text, (over,), 0.75, "page-over-facts") if over else Title(stated)


def _over_facts(lines: Sequence[Line], site: Sequence[str], first: int) -> Line | None:
    """The line over the page's day and source: nobody else stands there than the title.

    It is asked where no line of the page is its title element, which then names the site.
    """
    seen = [line for line in lines[: first + _BELOW] if line.text and not line.hidden]
    for over, line in pairwise(seen):
        words = form(over.text)
        own = not over.is_linked or _heading(over) is not None
        told = _SHORTEST <= len(words) <= _LONGEST and own
        if line.index >= first - _ABOVE and told and looks_like_byline(line):
            fits = not _SENTENCE_END.search(over.text) and not looks_like_byline(over)
            return over if fits and words not in site else None
    return None


def _over_chapters(best: Line, above: Sequence[Line], headings: Sequence[Line]) -> Line:
    """Instead of the first of several chapters, a longer line over it that is named a title."""
    peers = {line.index for line in headings if _level(line) == _level(best)}
    named = [
        line
        for line in above
        if _heading(line) is None and len(form(line.text)) > len(form(best.text))
    ]
    chapter = named and max(peers) > best.index > named[-1].index
    return named[-1] if chapter else best


def _is_enough(line: Line, stated: str, text: Sequence[Line]) -> bool:
    """Whether a heading says no less than what the head states.

    Of two or three characters it does if the text has them again, and not what is stated.
    """
    own, other = form(line.text), form(stated)
    if len(own) >= min(_SHORTEST, len(other) or _FEWEST):
        return True
    said = sum(own in each.text for each in text[:_FIRST_LINES])
    return (
        len(own) >= _FEWEST
        and _level(line) == 1
        and said > 1
        and not any(other in form(each.text) for each in text)
    )


def _heading(line: Line) -> str | None:
    """The name of the heading that a line stands in, or in an element of it."""
    tags = (line.block, *islice(line.block.parents, 1))
    return next((tag.name for tag in tags if tag.name in HEADINGS), None)


def _level(line: Line) -> int:
    """How high a heading stands; one that is only named so is lower than any."""
    return HEADINGS.get(_heading(line) or "", len(HEADINGS) + 1)


def _headings(page: PageLines, profile: Profile, lines: Sequence[Line]) -> Iterator[Line]:
    """Lines in elements that are headings or are named so."""
    for tag in selected(page, profile.title):
        yield from (line for line in page.inside(tag) if line.text and not line.hidden)
    low = []
    for line in lines:
        named = any(map(_TITLE_NAME.search, names_of(line.block)))
        heading = _heading(line)
        if named or heading in ("h1", "h2", "h3"):
            yield line
        elif heading:
            low.append(line)
    yield from low


def _begins(own: str, known: str) -> bool:
    """Whether the page's title is a line's text, and the site's name after it."""
    told = 3 * len(own) >= len(known) or len(own) >= _SURELY
    fits = _SHORTEST <= len(own) <= _LONGEST and told
    return fits and known.startswith(own)


def _inside(own: str, known: str) -> bool:
    """Whether a line's text stands in the page's title, between names of the site."""
    return len(own) >= 2 * _SHORTEST and own in known and 2 * len(own) >= len(known)
