"""A contents list of links into its own file (``[纸](#纸)``), as editors of Markdown make them.

They make it of one document's headings. So it is a booklet's only where something else says so: a
number of an issue, a publisher, a collection's name, an editor's note, bylines under the titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compiler.sources.account import Account
from compiler.sources.plain_text.pages import RawLine
from compiler.sources.whole_booklets import title_block
from compiler.sources.whole_booklets.contents_list import COLLECTION, ContentsList, TitleLine
from compiler.sources.whole_booklets.lines import DumpLine
from compiler.sources.wording.fact_lines import is_byline
from compiler.sources.wording.personal_names import is_name

_LINK = re.compile(r"\]\(\s*<?#")
_SHARE = 0.5  # of the entries that are links, and of the articles that have a byline
_SOURCE = re.compile(r"[（(]?(?:作者|来源|撰文|撰稿|记者)\s*[：:／/|丨｜]\s*\S.{1,30}")


def names_own_headings(
    contents: ContentsList,
    titles: Sequence[TitleLine],
    lines: Sequence[DumpLine],
    raws: Sequence[RawLine],
    note: re.Pattern[str],
) -> bool:
    """Whether the list is that of one document; ``note`` is how an editor's note begins.

    ``raws`` are the lines of the file, of which those to the list's end are ``lines``.
    """
    linked = sum(bool(_LINK.search(raw.text)) for raw in raws[contents.start : contents.end])
    if linked < _SHARE * len(contents.entries):
        return False
    before = [line.text for line in lines[: contents.start] if line.text]
    head = title_block.masthead(before, Account("", ""))
    if head.issue or head.publisher or head.notice or any(map(COLLECTION.search, before)):
        return False
    between = lines[contents.end : titles[0].start]
    if any(note.match(line.text) for line in (*lines[: contents.start], *between)):
        return False
    articles = [title for title in titles if not title.entry.section]
    signed = sum(any(map(_is_byline, lines[one.end : one.end + 2])) for one in articles)
    return signed < max(1.0, _SHARE * len(articles))


def _is_byline(line: DumpLine) -> bool:
    text = line.text.strip()
    return is_name(text) or is_byline(text) or bool(_SOURCE.fullmatch(text))
