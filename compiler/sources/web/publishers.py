"""Who published a page, where no label says so: named beside the day, or by the page's head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compiler.sources.web.facts import DATE, Facts, raw
from compiler.sources.web.head import PageHead
from compiler.sources.web.lines import Line
from compiler.sources.web.title import parts_of
from compiler.sources.wording.characters import HAN

_PUBLISHER = re.compile(
    rf"\s*([{HAN}·]{{2,14}}(?:网|报|社|台|杂志|周刊|新闻|客户端|政府|局|委|厅|办公室|中心|在线))\s*"
)


def publisher_beside(line: Line, facts: Facts) -> None:
    """A publisher without a label that shares a line with the date and nothing else."""
    spans = [span for span in facts.spans if span.line is line]
    day = DATE.search(raw(line))
    if facts.source or not spans or not day:
        return
    for start, end in ((0, day.start()), (day.end(), len(raw(line)))):
        rest = raw(line)[day.end() :] if start == 0 else raw(line)[: day.start()]
        match = _PUBLISHER.fullmatch(raw(line), start, end)
        if match and not rest.strip():
            facts.take(line, "source", match.start(1), match.end(1))
            return


def site_beside(region: Sequence[Line], head: PageHead, facts: Facts) -> None:
    """The site's own name beside the day, as the source."""
    *_, site = parts_of(head.title)[1:] or [""]
    for line in region:
        at = raw(line).find(site) if site and not facts.source else -1
        if at >= 0 and any(span.line is line for span in facts.spans):
            facts.take(line, "source", at, at + len(site))
