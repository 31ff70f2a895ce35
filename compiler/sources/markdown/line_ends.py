"""What line ends inside Markdown's paragraphs mean: nothing, a forced break, or a new paragraph.

Programs wrap lines; people who never saw a rendered page end a paragraph by a single line end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from markdown_it.token import Token

# A text wrapped by a program has lines of 28 Chinese characters or more, all but the last of each
# paragraph nearly as wide as the widest; in corpus the widths of lists of lines vary by 40 %.
_NARROWEST_WRAP = 56
_WRAP_SLACK = 0.85
_WRAPPED_SHARE = 0.8
_SENTENCE = 40  # half ems: a line of so many that ends a sentence is no verse
_LONGEST_HEAD = 60
_SENTENCE_END = "。！？!?…”」）"
_NEVER_FIRST = re.compile("[，。；：！？、）」』”’》】,;!?)]|的(?![确士话])")  # of a line
_FEWEST = 2  # lines that end in the middle of a sentence
_MARK = re.compile("[，。、；？！]")
_ITEM = re.compile(
    r"[\[【（(]?\d{1,3}[\]】）).、]|[-*•·●○■◆▪—]|[①-⑳]|[一二三四五六七八九十]{1,3}、|https?:"
)
_BREAKS = ("softbreak", "hardbreak")


@dataclass(frozen=True)
class LineEnds:
    """How many line ends a text has inside its paragraphs; ``wrapped``: they are a program's.

    ``parted`` counts those that were made ends of paragraphs.
    """

    count: int
    wrapped: bool
    parted: int


def settle(tokens: list[Token]) -> LineEnds:
    """Settle the line ends of a text, in ``tokens`` itself."""
    widths = _line_widths(tokens)
    wrapped = is_wrapped(widths)
    by_hand = not wrapped and _is_wrapped_by_hand(tokens)
    parted = 0 if wrapped or by_hand else _part(tokens)
    _settle_breaks(tokens, wrapped=wrapped, by_hand=by_hand)
    return LineEnds(len(widths), wrapped, parted)


def is_wrapped(widths: Sequence[int]) -> bool:
    """Whether lines of these widths (in half ems, last lines left out) end where a program cut."""
    widest = max(widths, default=0)
    if widest < _NARROWEST_WRAP:
        return False
    near = sum(width >= widest * _WRAP_SLACK for width in widths)
    return near >= _WRAPPED_SHARE * len(widths)


def display_width(text: str) -> int:
    """The width of ``text`` in half ems (UAX #11: wide and full-width characters are two)."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def _line_widths(tokens: Sequence[Token]) -> list[int]:
    widths = []
    for token in tokens:
        line = ""
        for child in token.children or ():
            if child.type == "softbreak":
                widths.append(display_width(line))
                line = ""
            elif child.type == "hardbreak":
                line = ""
            else:
                line += child.content
    return widths


def _is_wrapped_by_hand(tokens: Sequence[Token]) -> bool:
    """Whether most long lines before others end in the middle of a sentence."""
    ends = goes_on = 0
    for token in tokens:
        for before, after in pairwise(map(_text, _lines(token.children or []))):
            if display_width(before) >= _NARROWEST_WRAP:
                goes_on += _goes_on(before, after)
                ends += before[-1] in _SENTENCE_END
    return goes_on >= _FEWEST and goes_on > ends


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence goes on from one line to the next."""
    if not before or not after or "://" in before.rsplit(maxsplit=1)[-1] or _ITEM.match(after):
        return False
    prose = bool(_MARK.search(before) or _MARK.search(after))
    return prose and before[-1] not in _SENTENCE_END + "；;：:"


def _settle_breaks(tokens: Sequence[Token], *, wrapped: bool, by_hand: bool) -> None:
    """Make soft breaks hard ones where a line's end is its own."""
    for token in tokens:
        for before, line_break, after in _around_breaks(token.children or []):
            if line_break.type != "softbreak":
                continue
            beside_picture = "image" in (
                before[-1].type if before else "",
                after[0].type if after else "",
            )
            text, rest = _text(before), _text(after)
            joined = wrapped or _NEVER_FIRST.match(rest) or (by_hand and _goes_on(text, rest))
            if beside_picture or not joined:
                line_break.type = "hardbreak"


def _around_breaks(children: Sequence[Token]) -> Iterator[tuple[list[Token], Token, list[Token]]]:
    """Each break, and what stands on the lines before and after it."""
    line: list[Token] = []
    before: list[Token] = []
    last: Token | None = None
    for child in children:
        if child.type not in _BREAKS:
            line.append(child)
            continue
        if last is not None:
            yield before, last, line
        before, last, line = line, child, []
    if last is not None:
        yield before, last, line


def _text(line: Sequence[Token]) -> str:
    return "".join(child.content for child in line).strip()


def _part(tokens: list[Token]) -> int:
    """Make lines that are paragraphs or headings by themselves such; how many ends were made."""
    result: list[Token] = []
    items = parted = 0
    for token in tokens:
        items += token.nesting if token.type in {"list_item_open", "list_item_close"} else 0
        opened = result[-1] if result else None
        if (
            items == 0
            and token.type == "inline"
            and opened is not None
            and opened.type == "paragraph_open"
            and len(pieces := list(_paragraphs(token.children or []))) > 1
        ):
            parted += len(pieces) - 1
            close = Token("paragraph_close", "p", -1, level=opened.level, block=True)
            for place, piece in enumerate(pieces):
                result += [close, opened] if place else []
                result.append(token.copy(children=piece))
        else:
            result.append(token)
    tokens[:] = result
    return parted


def _paragraphs(children: Sequence[Token]) -> Iterator[list[Token]]:
    """The lines of a paragraph: apart beside a bold line, and where at least half are prose."""
    for _, group in groupby(_whole_lines(children), lambda line: _is_bold(_without_break(line))):
        lines = list(group)
        pictures = any(child.type == "image" for line in lines for child in line)
        prose = sum(_is_prose(_without_break(line)) for line in lines)
        if not pictures and 2 * prose >= len(lines):
            yield from map(_without_break, lines)
        else:
            yield _without_break([child for line in lines for child in line])


def _whole_lines(children: Sequence[Token]) -> Iterator[list[Token]]:
    """The lines, what begins with a mark that may begin none put to the line before."""
    whole: list[Token] = []
    for line in _lines(children):
        if whole and not _NEVER_FIRST.match(_text(line)):
            yield whole
            whole = []
        whole = whole + line
    yield whole


def _lines(children: Sequence[Token]) -> Iterator[list[Token]]:
    """The lines, each but the first with the break before it; no mark reaches over one."""
    depth = 0
    line: list[Token] = []
    for child in children:
        if child.type in _BREAKS and depth == 0 and line:
            yield line
            line = []
        depth += child.nesting
        line.append(child)
    yield line


def _without_break(line: list[Token]) -> list[Token]:
    return line[1:] if line and line[0].type in _BREAKS else line


def _is_prose(line: Sequence[Token]) -> bool:
    text = _text(line)
    width = display_width(text)
    return width >= _NARROWEST_WRAP or (width >= _SENTENCE and text[-1] in _SENTENCE_END)


def _is_bold(line: Sequence[Token]) -> bool:
    """Whether a line is short and bold as a whole: a heading without its hashes."""
    said = [child for child in line if child.nesting or child.content.strip()]
    if not said or said[0].type != "strong_open" or said[-1].type != "strong_close":
        return False
    whole = sum(child.type == "strong_open" and child.level == said[0].level for child in said)
    width = display_width("".join(child.content for child in said))
    return whole == 1 and width <= _LONGEST_HEAD
