"""What the cover of a publication says; ``finishing.cover_picture`` paints it."""

from __future__ import annotations

from compiler.markup.balance import balanced, cohesion_in
from compiler.markup.filters import nameplate
from compiler.model.artifacts import CoverText
from compiler.model.booklet import Booklet
from compiler.model.segments import article_segments

_TITLE_EMS = 12  # in a line of the title


def cover_text(booklet: Booklet) -> CoverText:
    """The masthead of the booklet, its title in lines that end at sense."""
    head = booklet.masthead
    plate = nameplate(head.series, 1, 1)  # only how it is parted counts
    articles = (article for section in booklet.sections for article in section.articles)
    text = "\n".join(segment.text for item in articles for segment in article_segments(item))
    title = head.title.strip()
    return CoverText(
        notice=head.notice,
        above=plate.above,
        name=plate.name,
        issue=head.issue,
        date=head.date,
        title=balanced(title, _TITLE_EMS, cohesion_in(text)) if title else (),
        subtitle=head.subtitle,
        publisher=head.publisher,
    )
