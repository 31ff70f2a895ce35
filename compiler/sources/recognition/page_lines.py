"""Paragraphs that belong to the page an article was taken from, and not to the article.

Posts that were copied or saved as text have no class names left to tell site chrome by. These are
whole lines with no other meaning (点击蓝字关注我们, -END-), as ``page_lines.toml`` lists them. A
sentence with such words in it is text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

from compiler.compilations import own_table
from compiler.model.block import (
    Block,
    Blocks,
    CodeBlock,
    Heading,
    ListBlock,
    Paragraph,
    Role,
    Rule,
)
from compiler.model.guess import GuessKind
from compiler.model.inline import LineBreak, Link, Text
from compiler.model.segments import plain
from compiler.model.walk import all_blocks, leaves
from compiler.sources.account import Account
from compiler.sources.flow.lines import all_text
from compiler.sources.wording.addresses import site_of

_LONGEST = 40  # characters
_LONGEST_SITE = 120  # of a line that names a site
_LONGEST_NOTICE = 300
_LAST = 4  # blocks among which a site's disclaimer stands
_FEWEST_SITES = 3  # that a writer's own list leads to
_FEWEST_RIGHTS = 2  # words of rights in it
_FRAME = re.compile(
    r"[\s\U0001f300-\U0001faff\u2600-\u27bf"
    r"▲△▼▽≡═↑↓←→⬆⬇➤►▶◀⇩⇧☟☝👆👇👉👈🔝🔙|丨｜·•●◆◇★☆~～=—_\-*【】\[\]（）()<>「」“”\"!！。.…]+"
)
_POINTERS = tuple("☞👉▶►➤☛")  # before the title of another post, in a box of them
_END = re.compile("(?:THE)?END", re.IGNORECASE)


def is_page_line(text: str) -> bool:
    """Whether a paragraph's whole text is the page's own."""
    stripped = text.strip()
    if len(stripped) > _LONGEST_SITE:
        return False
    words = _FRAME.sub("", text)
    if words and _PATTERNS.sites.fullmatch(stripped):
        return True
    if not words or len(stripped) > _LONGEST:
        return False
    if _END.fullmatch(words):
        return words.isupper() or stripped != words
    if _PATTERNS.bare.fullmatch(words) and stripped == words:
        return False
    return bool(_PATTERNS.lines.fullmatch(words))


def without_page_lines(blocks: Iterable[Block], account: Account) -> Blocks:
    """The blocks without the page's own lines and lists of links to its other posts.

    What goes is entered in the account as ``chrome``. An article of nothing else stays whole.
    """
    every = tuple(blocks)
    gone = {place for place, block in enumerate(every) if _is_of_page(block)}
    for place, block in enumerate(every):
        if _PATTERNS.more.fullmatch(_FRAME.sub("", _lone_text(block))):
            links = _links_after(every, place)
            if links > place + 1 and not _lead_far(every[place + 1 : links]):
                gone.update(range(place, links))
    notices = _notices(every)
    gone |= notices | _remark(every)
    for place, block in enumerate(every):
        beside = place - 1 in gone or place + 1 in gone
        if beside and _PATTERNS.bare.fullmatch(_lone_text(block).strip()):
            gone.add(place)
    kept = tuple(block for place, block in enumerate(every) if place not in gone)
    if not any(all_text(block) for block in kept if not isinstance(block, Heading)):
        return every
    for place in sorted(gone):
        text = all_text(every[place])
        account.drop("chrome", text)
        sure, reason = (0.75, "site-notice") if place in notices else (0.9, "page-line")
        account.guess(GuessKind.DROPPED, text, sure, reason)
    return kept


def _remark(blocks: Blocks) -> set[int]:
    """Where the text's maker speaks to who asked for it, above a rule at the head."""
    match blocks[:2]:
        case (Paragraph() as first, Rule()):
            text = _lone_text(first).strip()
            said = len(text) <= _LONGEST_NOTICE and _PATTERNS.remark.match(text)
            return {0, 1} if said else set()
    return set()


def _is_of_page(block: Block) -> bool:
    """Whether a block is a line of the page, or a box for programs with such lines alone."""
    if isinstance(block, CodeBlock):
        lines = [line for line in block.text.split("\n") if line.strip()]
        return bool(lines) and all(map(is_page_line, lines))
    return is_page_line(_lone_text(block))


def _notices(blocks: Blocks) -> set[int]:
    """Where a disclaimer of the site stands at the end, and the line over it that says so."""
    found: set[int] = set()
    for place in range(max(1, len(blocks) - _LAST), len(blocks)):
        text = _lone_text(blocks[place]).strip()
        before = _lone_text(blocks[place - 1]).strip()
        headed = bool(_PATTERNS.notice.fullmatch(before)) and len(before) <= _LONGEST
        begins = headed or _PATTERNS.notice.match(text)
        rights = set(_PATTERNS.rights.findall(text))
        if begins and len(text) <= _LONGEST_NOTICE and len(rights) >= _FEWEST_RIGHTS:
            found |= {place - 1, place} if headed else {place}
    return found


@dataclass(frozen=True)
class _Patterns:
    """``lines`` of the page, those ``bare`` that may be a head, heads of lists of ``more``.

    ``notice`` is how a disclaimer begins, ``rights`` are words of it, ``remark`` is how
    a word to who asked for the text begins.
    """

    lines: re.Pattern[str]
    sites: re.Pattern[str]
    bare: re.Pattern[str]
    more: re.Pattern[str]
    notice: re.Pattern[str]
    rights: re.Pattern[str]
    remark: re.Pattern[str]


def _patterns() -> _Patterns:
    text = resources.files(__package__).joinpath("page_lines.toml").read_text("utf-8")
    table: Mapping[str, list[str]] = own_table(text)
    account = table["account"][0]
    found = {
        name: re.compile(
            "|".join(f"(?:{each})" for each in table[name]).replace("ACCOUNT", account)
        )
        for name in ("lines", "sites", "bare", "more", "notice", "rights", "remark")
    }
    return _Patterns(**found)


_PATTERNS = _patterns()


def _links_after(blocks: Blocks, place: int) -> int:
    """Where the blocks that are nothing but links end which follow ``place``."""
    end = place + 1
    while end < len(blocks) and _is_links(blocks[end]):
        end += 1
    return end


def _lead_far(blocks: Blocks) -> bool:
    """Whether links lead to several sites and no one's posts: what a writer recommends to read."""
    links = (each for block in all_blocks(blocks) for each in _links_of(block))
    sites = Counter(site for each in links if (site := site_of(each.target)))
    most = max(sites.values(), default=0)
    return len(sites) >= _FEWEST_SITES and 2 * most <= sites.total()


def _links_of(block: Block) -> Iterator[Link]:
    if isinstance(block, Paragraph):
        yield from (each for each in block.children if isinstance(each, Link))


def _is_links(block: Block) -> bool:
    match block:
        case Paragraph(run, Role.BODY):
            beside = "".join(plain((each,)) for each in run if not isinstance(each, Link))
            linked = any(isinstance(each, Link) for each in run)
            return linked and not _FRAME.sub("", beside)
        case CodeBlock(text):
            return all(line.lstrip()[:1] in _POINTERS for line in text.strip().split("\n"))
        case ListBlock(items):
            return all(all(map(_is_links, item.blocks)) for item in items)
    return False


def _lone_text(block: Block) -> str:
    match block:
        case Paragraph(run, Role.BODY) | Heading(children=run):
            told = not any(not isinstance(leaf, Text | LineBreak) for leaf in leaves(run))
            return plain(run) if told else ""
        case CodeBlock(text):
            return text
        case ListBlock((item,)) if len(item.blocks) == 1:  # what Markdown makes of - END -
            return _lone_text(item.blocks[0])
    return ""
