"""What the templates may call: small, pure, and about setting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from compiler.markup.balance import balanced, cohesion_in, filled
from compiler.model.block import Block, Blocks, ListItem, Paragraph, Role, Table
from compiler.model.booklet import Booklet, ContentsEntry
from compiler.model.inline import Note, Text
from compiler.model.segments import article_segments
from compiler.model.walk import leaves

# A line end between two characters of full width is no space: CSS Text 3 section 4.1.3.
_SEGMENT_BREAK = re.compile(
    r"(?<=[\u2e80-\ufaff\uff00-\uffee])[ \t]*+\r?\n[ \t]*+(?=[\u2e80-\ufaff\uff00-\uffee])"
)
# 编者按 and its kin, closed by a colon or bracket: 编者按照… is no salutation.
_SALUTATION = re.compile(
    r"\s*+[【\[]?[编編]者(?:[按案][语語]?|的[话話])(?:[】\]][：:]?|[：:]|(?=\s|$))"
)
# A curly quote of Chinese text, outside tags: not the apostrophe of an English word.
_QUOTE_OR_TAG = re.compile(r"<[^<>]*+>|(?<![A-Za-z])[“”‘’]+|[“”‘’]+(?![A-Za-z])")
# And the marks that stand in the middle of their em in Taiwan and Hong Kong.
_MARK_OR_TAG = re.compile(_QUOTE_OR_TAG.pattern + "|[，、。．；：！？]+")
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:.+Z-]*)?")
# A number, date, time, share or amount with its sign before and its unit after it.
_FIGURE = re.compile(
    r"[约約近超+\-−±≈~<>≤≥￥¥$€£第]?\d[\d\s,.:/%‰°+\-−–—~～×，．：／％℃()（）至]*"
    r"(?:[年月日号號时時分秒点點周週季万萬亿億千百][\d\s,.:至\-–—~～]*)*"
    r"(?:[A-Za-z%‰℃²³/]{0,8}|[\u4e00-\u9fff]{0,3})"
)
_LONGEST_FIGURE = 24  # characters
_LONGEST_GAP_EM = 1.6


@dataclass(frozen=True)
class Nameplate:
    """The series name on the first page (报头): a small first line, and the name spread wide.

    ``size_pt`` and ``spacing_pt`` set ``name`` over the width of the text (分散对齐).
    """

    above: str
    name: str
    size_pt: float
    spacing_pt: float


def nameplate(series: str, width_pt: float, largest_pt: float) -> Nameplate:
    """How a series name is spread over ``width_pt``; its last word is the name proper."""
    above, name = (("", *series.rsplit(maxsplit=1)) if series.split() else ("", ""))[-2:]
    if not 2 <= len(name) <= 12:
        above, name = "", series.strip()
    count = max(len(name), 1)
    # A gap of 0.12 em at least keeps the characters of a long name apart.
    size = min(largest_pt, width_pt / (count + 0.12 * (count - 1)))
    gap = (width_pt - count * size) / (count - 1) if count > 1 else 0.0
    spacing = max(0.0, min(gap, _LONGEST_GAP_EM * size) - 0.01)  # none in a name of one character
    return Nameplate(above, name, round(size, 2), round(spacing, 2))


def stands_alone(booklet: Booklet, page: int = 0) -> bool:
    """Whether the booklet is one article with its head over it, and no first page of its own.

    So it is where that page would hold nothing but a title, and where a short article, of half a
    ``page`` of characters, leaves room for the nameplate.
    """
    articles = [article for section in booklet.sections for article in section.articles]
    if len(articles) != 1 or len(booklet.contents) > 1:
        return False
    masthead = booklet.masthead
    plate = (masthead.series, masthead.issue, masthead.publisher, masthead.date, masthead.notice)
    if not any(plate) and not booklet.editor_note:
        return True
    return sum(len(segment.text) for segment in article_segments(articles[0])) * 2 <= page


def theme_title(booklet: Booklet, page: int = 0) -> str:
    """The title in the masthead, "" where the only article below it is called the same.

    One that comes from the manuscript itself is set all the same, for the proof looks for it.
    """
    title = booklet.masthead.title
    articles = [article for section in booklet.sections for article in section.articles]
    again = stands_alone(booklet, page) and title == articles[0].title
    return "" if again and "title" not in booklet.draft_fields else title


def printed(text: str) -> Markup:
    """Text as HTML; a line end between Han characters is no space."""
    return escape(_SEGMENT_BREAK.sub("", text))


def marks(html: Markup, *, traditional: bool = False) -> Markup:
    """The HTML with the marks in ``.mark`` that 楷体 draws otherwise than the region wants.

    LXGW WenKai draws curly quotes 0.35 em wide and has no full-width form; the theme sets them in
    宋, one em wide as GB/T 15834-2011 5.1.4 asks. Its commas and stops stand lower left; a
    ``traditional`` text has them in the middle (重訂標點符號手冊), which 宋 of its region draws.
    """
    pattern = _MARK_OR_TAG if traditional else _QUOTE_OR_TAG

    def marked(found: re.Match[str]) -> str:
        text = found[0]
        return text if text.startswith("<") else f'<span class="mark">{text}</span>'

    return Markup(pattern.sub(marked, html))  # noqa: S704 - html is escaped already


class Titles:
    """Titles as HTML, broken at sense as far as the booklet's own text tells words."""

    def __init__(self, text: str) -> None:
        self._cohesion = cohesion_in(text)

    def balanced(self, title: str, measure_em: float) -> Markup:
        """A title in lines of nearly one length."""
        return _joined(balanced(title.strip(), measure_em, self._cohesion))

    def filled(self, title: str, measure_em: float) -> Markup:
        """An entry of the contents in full lines."""
        return _joined(filled(title.strip(), measure_em, self._cohesion))


def _joined(lines: tuple[str, ...]) -> Markup:
    return Markup("<br>").join(printed(line) for line in lines)


def iso_date(text: str) -> str:
    """The date if it is one a PDF can carry (W3C date format), else ""."""
    return text if _ISO_DATE.fullmatch(text) else ""


def needs_grid(table: Table) -> bool:
    """Whether a table has merged cells: then three rules would mislead, and a full grid is set."""
    cells = (cell for row in table.head + table.body for cell in row.cells)
    return any(cell.colspan > 1 or cell.rowspan > 1 for cell in cells)


def columns(table: Table) -> int:
    """The number of columns of the widest row."""
    rows = table.head + table.body
    return max((sum(cell.colspan for cell in row.cells) for row in rows), default=0)


def is_figure(text: str) -> bool:
    """Whether a cell says a number, date, time or amount and nothing else: it is never broken."""
    said = text.strip()
    return len(said) <= _LONGEST_FIGURE and _FIGURE.fullmatch(said) is not None


def has_block_note(paragraph: Paragraph) -> bool:
    """Whether a note of the paragraph holds more than paragraphs, which ``<p>`` cannot enclose."""
    notes = (leaf for leaf in leaves(paragraph.children) if isinstance(leaf, Note))
    return any(not isinstance(block, Paragraph) for note in notes for block in note.blocks)


def marker(item: ListItem) -> Markup:
    """The style attribute of an item that has a marker of its own."""
    if item.marker is None:
        return Markup("")
    text = item.marker.translate({ord(sign): f"\\{ord(sign):x} " for sign in "\\'\"\n"})
    gap = " " if text[-1:].isascii() and text else ""  # 、 and ） bring theirs along
    style = f"list-style-type: '{text}{gap}'" if text else "list-style-type: none"
    return Markup(' style="{}"').format(style)


def holds_note(blocks: Iterable[Block]) -> bool:
    """Whether one of the paragraphs calls a note."""
    runs = (block.children for block in blocks if isinstance(block, Paragraph))
    return any(isinstance(leaf, Note) for run in runs for leaf in leaves(run))


def with_salutation(blocks: Blocks) -> Blocks:
    """The blocks of an editor's note with 编者按 as a paragraph of its own role.

    Where the first paragraph begins with the words they are cut off it, so that they can be set
    run in; nothing is added.
    """
    match blocks:
        case (Paragraph(children=(Text(text), *rest), role=Role.BODY) as first, *others):
            found = _SALUTATION.match(text)
            if found and found[0].strip():
                after = text[found.end() :]
                children = (*((Text(after),) if after else ()), *rest)
                head = Paragraph((Text(found[0].strip()),), Role.SALUTATION)
                body = (replace(first, children=children),) if children else ()
                return (head, *body, *others)
    return blocks


def has_salutation(blocks: Blocks) -> bool:
    """Whether the first block is a salutation."""
    return bool(blocks) and isinstance(blocks[0], Paragraph) and blocks[0].role is Role.SALUTATION


class Descriptions:
    """What each picture is called for those who do not see it (ISO 14289-1, 7.3).

    Its own description, else its caption; a picture that nobody described gets a label and its
    number among the booklet's pictures, for a reader must at least be told that there is one.
    """

    def __init__(self) -> None:
        self._count = 0

    def described(self, label: str, alt: str, caption: str = "") -> str:
        """The description of the next picture in printing order; never empty."""
        self._count += 1
        return alt.strip() or caption.strip() or f"{label}{self._count}"


def outline_levels(contents: tuple[ContentsEntry, ...]) -> dict[str, int]:
    """The level in the PDF outline of each anchor that the contents list."""
    top = min((entry.level for entry in contents), default=1)
    return {entry.anchor: entry.level - top + 1 for entry in contents if entry.anchor}


def heading_title(number: str, text: str) -> str:
    """A heading as the outline names it."""
    return f"{number}{text}".replace("\n", "").strip()
