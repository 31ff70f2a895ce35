"""What belongs to a text and stands beside its element: notes and attachments under it, a lead.

The densest element of a page is often only the body of the article. Elements next to it are taken
in by what they hold, up to the first that holds something of the site's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bs4.element import Tag

from compiler.sources.html.stream import HEADINGS
from compiler.sources.web.chrome import ATTACHED, CHROME_LINE, FOOT
from compiler.sources.web.facts import Facts, is_all_facts, looks_like_byline, raw
from compiler.sources.web.fields import fields_of
from compiler.sources.web.lines import Line, PageLines
from compiler.sources.web.main_text import TAIL_HEAD, MainText, has_chrome_name
from compiler.sources.wording.characters import IDEOGRAPH

_MOST_LEVELS = 4  # from the text's element up
_TITLE_LEVELS = 2  # from the title's element up
_MOST_TITLE_LEVELS = 5  # from a sentence up to what it shares with the title
_NOTE = re.compile(
    r"\s*+(?:[\[［〔【(（]\s*+(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[*※])\s*+[\]］〕】)）]"
    r"|[①-⑳]|[*※]\s*+\S|\d{1,3}\s*+[.．、]\s*+\S)"
)
_NOTE_HEAD = re.compile(
    r"\s*+(?:注释|注解|脚注|尾注|参考文献|参考资料|引用资料|附注|注)\s*+[：:]?\s*+"
)
_FEWEST_WORDS = 5  # characters: less is a site's word
_SUBTITLE = re.compile(r"\s*+[—-]{1,2}\s*+\S")


def widened(page: PageLines, main: MainText, facts: Facts) -> MainText:
    """The main text with what stands beside it and is its own."""
    before = tuple(reversed(list(_above(page, main, facts))))
    after = tuple(_below(page, main.roots[-1]))
    return replace(main, roots=(*before, *main.roots, *after))


def _below(page: PageLines, root: Tag) -> Iterator[Tag]:
    """The elements after the text that hold its notes and attachments."""
    node = root
    for _ in range(_MOST_LEVELS):
        for sibling in node.next_siblings:
            if not isinstance(sibling, Tag):
                continue
            lines = page.inside(sibling)
            if not lines or all(_is_passed(line) for line in lines):
                continue
            if not _is_own(lines):
                return
            yield sibling
        if node.parent is None:
            return
        node = node.parent


def _is_passed(line: Line) -> bool:
    """Whether a line says nothing of where the text ends: who wrote it, an ornament."""
    return bool(fields_of(raw(line))) or looks_like_byline(line) or line.picture is not None


def _is_own(lines: list[Line]) -> bool:
    """Whether lines after a text are its notes or attachments."""
    words = [line for line in lines if line.text]
    first = words[0]
    if any(line.hidden or CHROME_LINE.fullmatch(line.text) for line in words):
        return False
    if _NOTE_HEAD.fullmatch(first.text) and len(words) > 1:
        return True
    return all(_is_note(line) or ATTACHED.match(line.text) for line in words)


def _is_note(line: Line) -> bool:
    return bool(_NOTE.match(line.text)) and not line.is_linked and not FOOT.fullmatch(line.text)


def _above(page: PageLines, main: MainText, facts: Facts) -> Iterator[Tag]:
    """The elements between title and text that hold a subtitle or a lead, the last first."""
    start = page.range(main.roots[0])[0]
    title = facts.title_lines[-1].index if facts.title_lines else start
    above = {id(tag) for tag in list(main.roots[0].parents)[: _MOST_LEVELS + 1]}
    taken = {span.line.index for span in facts.spans}
    for line in reversed(page.lines[title + 1 : start]):
        if not line.text or line.is_linked or line.hidden or line.index in taken:
            continue
        if looks_like_byline(line) or is_all_facts(line, facts):
            continue
        alone = page.inside(line.block) == [line] and not has_chrome_name(line.block)
        near = any(id(tag) in above for tag in list(line.block.parents)[:2])
        near = near or _is_with_title(line, facts)
        if alone and near and _is_head_matter(line) and not TAIL_HEAD.fullmatch(line.text):
            yield line.block


def _is_with_title(line: Line, facts: Facts) -> bool:
    """Whether a sentence stands in an element with the title, as what is asked in a question."""
    if not line.weight or not facts.title_lines:
        return False
    own = list(islice(line.block.parents, _MOST_TITLE_LEVELS))
    if any(map(has_chrome_name, own)):
        return False
    titles = {id(tag) for tag in islice(facts.title_lines[-1].block.parents, _TITLE_LEVELS)}
    return any(id(tag) in titles for tag in own)


def _is_head_matter(line: Line) -> bool:
    """Whether a line over a text is a subtitle, a lead or a sentence of it."""
    if CHROME_LINE.fullmatch(line.text) or FOOT.fullmatch(line.text) or fields_of(line.text):
        return False
    heading = line.block.name in HEADINGS
    words = len(IDEOGRAPH.findall(line.text)) >= _FEWEST_WORDS
    return bool(line.weight or heading or words or _SUBTITLE.match(line.text))
