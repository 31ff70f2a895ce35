"""How a text was hard-wrapped: at what width, and by what its paragraphs are marked.

The width is read off the distribution of line widths; indents and empty lines count where most
paragraphs that surely end, by a short line and 。, are followed by one and few other lines are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compiler.sources.plain_text.pages import RawLine
from compiler.sources.wording.characters import CLOSING, OPENING, ends_in_full_stop, width

_NARROWEST = 40  # half ems; shorter lines are verse or lists, not wrapped prose
_FEWEST = 3  # full lines that show a width
_SLACK = 2  # half ems: quotes and dashes are half or full width by the font of the dump
_FULL = 3  # half ems that a full line may lack
_HABIT = 0.75  # of the places where a mark is looked for
_HELD_BACK = 1.5  # a closing mark may not start a line: it ends one more often than others
_OUTLIERS = 0.03
_WIDER = 0.01  # of the lines: formulas and tables that stick out
_LOST_INDENT = 4  # half ems

_INDENT = re.compile("[ \t\u3000]*")
_TAB = 8
_SENTENCE = re.compile("[。！？]")
_WORD = re.compile(r"[!-~]+")


@dataclass(frozen=True)
class Line:
    """A line of a text file, without its indent.

    ``number`` counts from 1; ``page_start`` says that a page begins between it and the line
    before, ``blank_before`` that an empty line stands there, ``gap`` how many do. ``indent`` is
    the white space before it in half ems, beyond the margin that all lines have; ``indented`` says
    that it is one of two half ems or more. ``tabs`` are those before it and after it, empty cells
    of a table.
    """

    text: str
    number: int
    page_start: bool = False
    blank_before: bool = False
    indented: bool = False
    indent: int = 0
    tabs: tuple[int, int] = (0, 0)
    gap: int = 0


@dataclass(frozen=True)
class Habits:
    """How a wrapped text is set; widths in half ems.

    A line is full if it and the first piece of the next one are ``full_from`` wide. ``indents``
    and ``blanks`` say that each paragraph begins with an indent, or after an empty line;
    ``indents_lost`` that the first lines are short by an indent which the dump has not;
    ``full_ends`` that a full line which ends a sentence more likely ends a paragraph too;
    ``finished`` that paragraphs end in a mark as a rule.
    """

    measure: int
    full_from: int
    indents: bool = False
    blanks: bool = False
    indents_lost: bool = False
    full_ends: bool = False
    finished: bool = False


def lines_of(raw: Sequence[RawLine]) -> list[Line]:
    """The lines without their indents and the margin common to all."""
    indents = [width(_INDENT.match(line.text)[0].replace("\t", " " * _TAB)) for line in raw]  # type: ignore[index] # it matches everywhere
    margin = min(indents, default=0)
    return [
        Line(
            line.text.strip(),
            line.number,
            line.page_start,
            line.blank_before,
            indented=indent - margin >= 2,
            indent=indent - margin,
            tabs=_edge_tabs(line.text),
            gap=line.gap,
        )
        for line, indent in zip(raw, indents, strict=True)
    ]


def _edge_tabs(text: str) -> tuple[int, int]:
    begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return text[:begin].count("\t"), text[end:].count("\t")


def wrap_width(lines: Sequence[str]) -> int | None:
    """The width in half ems at which a text was hard-wrapped; None if it was not.

    It was, if lines gather just under a greatest width, and hardly any is wider.
    """
    return _measure([width(line) for line in lines if line.strip() and "://" not in line])


def extent_with_next(before: Line, after: str) -> int:
    """The width of a line together with what of ``after`` may not be parted from its start."""
    word = _WORD.match(after)
    piece = word[0] if word else after[:1]
    rest = after[len(piece) :]
    if piece[-1:] in OPENING:
        piece += rest[:1]  # an opening bracket takes the next character with it
    if rest[:1] in CLOSING and rest[:1]:
        piece += rest[:1]  # a closing mark may not start a line
    return before.indent + width(before.text) + width(piece)


def habits(lines: Sequence[Line]) -> Habits | None:
    """How ``lines`` were wrapped; None if they were not."""
    breakable = [line for line in lines if "://" not in line.text]  # no program parts an address
    measure = _measure([line.indent + width(line.text) for line in breakable])
    if measure is None:
        return None
    ended: list[Line] = []  # lines after a short one that ends a sentence
    inner: list[Line] = []  # lines after a full one that does not
    reaches: list[int] = []  # of the full ones, with what follows
    openings: list[int] = []  # widths of first lines that run on
    opens = True
    unfinished = 0
    for before, line in pairwise(lines):
        reach = extent_with_next(before, line.text)
        short = reach <= measure - _FULL
        if ends_in_full_stop(before.text):
            if short and not line.page_start:
                ended.append(line)
            opens = short
            continue
        unfinished += short and not line.page_start
        if opens:
            openings.append(before.indent + width(before.text))
        elif not short and not line.page_start:
            inner.append(line)
            reaches.append(reach)
        opens = False
    indents = _marks(ended, inner, lambda line: line.indented)
    return Habits(
        measure,
        full_from=max(measure - _SLACK + 1, _least(reaches)),
        indents=indents,
        blanks=_marks(ended, inner, lambda line: line.blank_before),
        indents_lost=not indents and _short_by_an_indent(openings, measure),
        full_ends=_full_lines_end(lines, len(ended), measure),
        finished=len(ended) >= max(_FEWEST, _HABIT * (len(ended) + unfinished)),
    )


def _measure(widths: Sequence[int]) -> int | None:
    ordered = sorted(widths)
    if len(ordered) < _FEWEST:
        return None
    greatest = ordered[min(len(ordered) - 1, int(len(ordered) * (1 - _OUTLIERS)))]
    full = [each for each in ordered if greatest - 4 <= each <= greatest + 4]
    wider = sum(each > greatest + 4 for each in ordered)
    if (
        greatest < _NARROWEST
        or len(full) < max(_FEWEST, len(ordered) // 8)
        or wider > max(1, _WIDER * len(ordered))
    ):
        return None
    return full[len(full) // 2]


def _marks(ended: Sequence[Line], inner: Sequence[Line], has: Callable[[Line], bool]) -> bool:
    """Whether a mark stands at most paragraphs' starts, and at few other lines."""
    return (
        len(ended) >= _FEWEST
        and sum(map(has, ended)) >= _HABIT * len(ended)
        and sum(map(has, inner)) <= (1 - _HABIT) * len(inner)
    )


def _least(reaches: Sequence[int]) -> int:
    """What every full line reaches with the next piece; 0 if they are too few to tell."""
    return min(reaches) if len(reaches) >= 4 * _FEWEST else 0


def _short_by_an_indent(openings: Sequence[int], measure: int) -> bool:
    short = sum(measure - 2 * _LOST_INDENT < each <= measure - _FULL for each in openings)
    return len(openings) >= _FEWEST and short >= _HABIT * len(openings)


def _full_lines_end(lines: Sequence[Line], ended: int, measure: int) -> bool:
    """Whether more full lines end a paragraph than end a sentence by chance."""
    full = sum(line.indent + width(line.text) > measure - _FULL for line in lines)
    sentences = sum(len(_SENTENCE.findall(line.text[:-1])) for line in lines)
    characters = sum(len(line.text) for line in lines)
    by_chance = full * sentences / max(1, characters) * _HELD_BACK
    return ended * 2 * _SLACK / measure > by_chance
