"""Half-width quotes in Chinese text: ``" 一带一路 "`` becomes “一带一路”.

The quotes of a paragraph are paired by position; spaces beside a paired quote go with it. Quotes
inside Latin text and addresses stay. Where the number is odd, the one that can be told from its
neighbours as the lone one stays as it is; where none can, all of them do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from compiler.model.walk import ATOM, Edit
from compiler.sources.mending.turned_quotes import turned
from compiler.sources.wording.characters import (
    CLOSING,
    OPENING,
    URL,
    is_blank,
    is_chinese,
    is_han,
)

Side = Literal["open", "close"]

_LATIN_PAIR = re.compile(r'"[^\s"](?:[^"\n]*[^\s"])?"')
_SINGLE_PAIR = re.compile(r"(?<![A-Za-z0-9'])'[ ]?([^'\n]{1,60}?)[ ]?'(?![A-Za-z0-9'])")
_INNER_SPACE = re.compile(
    r"(?<=[“‘])[ \u00a0\u3000]++|(?<![ \u00a0\u3000])[ \u00a0\u3000]++(?=[”’])"
)
_HALF_WIDTH = re.compile('["＂]')
_CURLY = re.compile("[“”]")
_CONTEXT = 10  # characters shown on each side of a quote in a finding


@dataclass(frozen=True)
class _Token:
    """A quote at ``position``; ``side`` is known for a curly one that has lost its partner."""

    position: int
    side: Side | None = None


def edits(text: str) -> tuple[Edit, ...]:
    """What to replace in a run's joined text; pure."""
    if not is_chinese(text):
        return ()
    pairs, _ = _paired(text)
    replaced = {start: mark for pair in pairs for start, mark in pair.marks(text)}
    replaced |= turned(text)
    for start, mark in _singles(text):
        replaced.setdefault(start, mark)
    found = {start: Edit(start, start + 1, mark) for start, mark in replaced.items()}
    found |= {edit.start: edit for edit in _spaces(text, replaced)}
    return tuple(found[start] for start in sorted(found))


def unpaired_in(runs: Sequence[str]) -> tuple[str, ...]:
    """The quotes without partner in runs that follow each other, each with the text around it.

    A quotation of several paragraphs opens anew in each and closes in the last (GB/T 15834-2011,
    4.8.3.3): what such a chain leaves open in its first run has its partner in the last.
    """
    found: list[str] = []
    for text, closes in zip(runs, _close_later(runs), strict=True):
        found += unpaired(text, goes_on=closes)
    return tuple(found)


def _close_later(runs: Sequence[str]) -> list[bool]:
    """Whether the quotation that each run leaves open is taken up by the next ones and closed."""
    closes: list[bool] = []
    goes_on = False  # whether what is open before the run below is closed in it or after it
    for text in reversed(runs):
        opened, _ = _curly_alone(text)
        closes.append(len(opened) == 1 and goes_on)
        goes_on = text.lstrip().startswith("“") and (not opened or goes_on)
    return closes[::-1]


def unpaired(text: str, *, goes_on: bool = False) -> tuple[str, ...]:
    """The quotes of a run that have no partner, each with the text around it; pure.

    ``goes_on`` tells that the last quotation it opens is closed in a later run.
    """
    if not is_chinese(text):
        return ()
    pairs, alone = _paired(text)
    opened, closed = _curly_alone(text)
    if opened and (goes_on or not text[: opened[0]].strip()):
        opened = opened[1:]  # a quotation of several paragraphs opens each and closes the last
    used = {token.position for pair in pairs for token in (pair.first, pair.last)}
    curly = [position for position in opened + closed if position not in used]
    places = sorted({*alone, *curly})
    around = (text[max(0, p - _CONTEXT) : p + _CONTEXT + 1] for p in places)
    return tuple(piece.replace(ATOM, "").strip() for piece in around)


@dataclass(frozen=True)
class _Pair:
    first: _Token
    last: _Token
    inner: bool = False

    def marks(self, text: str) -> Iterator[tuple[int, str]]:
        opening, closing = "‘’" if self.inner else "“”"
        if text[self.first.position] in '"＂':
            yield self.first.position, opening
        if text[self.last.position] in '"＂':
            yield self.last.position, closing


def _paired(text: str) -> tuple[list[_Pair], list[int]]:
    """The pairs of half-width quotes, and the positions of those without partner."""
    if not _HALF_WIDTH.search(text):
        return [], []
    regions = _regions(text)
    opened, closed = _curly_alone(text)
    groups: dict[int, list[_Token]] = {}
    latin = _latin_positions(text)
    for match in _HALF_WIDTH.finditer(text):
        position = match.start()
        if position not in latin:
            groups.setdefault(regions[position], []).append(_Token(position))
    pairs: list[_Pair] = []
    alone: list[int] = []
    for region, tokens in groups.items():
        if len(tokens) % 2 and len(opened) + len(closed) == 1:
            matched, rest = _match(text, _with_curly(tokens, opened, closed))
        else:
            matched, rest = _match(text, tokens)
        pairs += [_Pair(first, last, inner=region >= 0) for first, last in matched]
        alone += rest
    return pairs, alone


def _match(text: str, tokens: list[_Token]) -> tuple[list[tuple[_Token, _Token]], list[int]]:
    """Neighbours paired; of an odd number, the one whose absence fits its neighbours best."""
    if len(tokens) % 2 == 0:
        return _neighbours(tokens), []
    # Without the quote at an even place, those before it pair from the first, the others after.
    before = [0, *accumulate(_misfit(text, *pair) for pair in _neighbours(tokens[:-1]))]
    after = [0, *accumulate(_misfit(text, *pair) for pair in reversed(_neighbours(tokens[1:])))]
    costs = [front + back for front, back in zip(before, reversed(after), strict=True)]
    if costs.count(min(costs)) > 1:
        return [], [token.position for token in tokens]
    lone = 2 * costs.index(min(costs))
    return _neighbours(tokens[:lone] + tokens[lone + 1 :]), [tokens[lone].position]


def _neighbours(tokens: list[_Token]) -> list[tuple[_Token, _Token]]:
    return list(zip(tokens[::2], tokens[1::2], strict=True))


def _misfit(text: str, first: _Token, last: _Token) -> int:
    """How many quotes of a pair stand on the other side than their neighbours tell."""
    return (_side(text, first) == "close") + (_side(text, last) == "open")


def _side(text: str, token: _Token) -> Side | None:
    """Whether a quote opens or closes, as far as its neighbours tell."""
    if token.side:
        return token.side
    before = text[token.position - 1] if token.position else "\n"
    after = text[token.position + 1] if token.position + 1 < len(text) else "\n"
    opens = before == "\n" or before in OPENING or before in "—："
    closes = after == "\n" or (after in CLOSING and after not in "([{")
    if is_blank(before) and is_han(after):
        opens = True
    if is_han(before) and is_blank(after):
        closes = True
    if opens == closes:
        return None
    return "open" if opens else "close"


def _with_curly(tokens: list[_Token], opened: list[int], closed: list[int]) -> list[_Token]:
    """The half-width quotes with the one curly quote that one of them may belong to."""
    curly = _Token(opened[0], "open") if opened else _Token(closed[0], "close")
    joined = sorted([*tokens, curly], key=lambda token: token.position)
    place = joined.index(curly)
    fits = place % 2 == (0 if curly.side == "open" else 1)
    return joined if fits else tokens


def _regions(text: str) -> list[int]:
    """For each position the opening place of the innermost pair of curly quotes, or -1."""
    opened, closed = map(frozenset, _curly_alone(text))
    regions: list[int] = []
    stack = [-1]
    for position, character in enumerate(text):
        if character == "”" and position not in closed:
            stack.pop()
        regions.append(stack[-1])
        if character == "“" and position not in opened:
            stack.append(position)
    return regions


def _curly_alone(text: str) -> tuple[list[int], list[int]]:
    """Places of opening and of closing curly quotes that have no partner."""
    stack: list[int] = []
    closed: list[int] = []
    for match in _CURLY.finditer(text):
        if match[0] == "“":
            stack.append(match.start())
        elif stack:
            stack.pop()
        else:
            closed.append(match.start())
    return stack, closed


def _latin_positions(text: str) -> frozenset[int]:
    """Places of quotes that belong to Latin text or to an address."""
    places = {
        position
        for match in URL.finditer(text)
        for position in range(match.start(), match.end())
        if text[position] in '"＂'
    }
    for match in _LATIN_PAIR.finditer(text):
        around = _beyond(text, match.start(), -1) + _beyond(text, match.end() - 1, 1)
        if not is_chinese(match[0]) and not is_chinese(around):
            places |= {match.start(), match.end() - 1}
    return frozenset(places)


def _beyond(text: str, position: int, step: int) -> str:
    """The next character that is no blank, or ""."""
    position += step
    while 0 <= position < len(text) and is_blank(text[position]):
        position += step
    return text[position] if 0 <= position < len(text) else ""


def _singles(text: str) -> Iterator[tuple[int, str]]:
    """Half-width single quotes around Chinese text."""
    for match in _SINGLE_PAIR.finditer(text):
        if any(is_han(character) for character in match[1]):
            yield match.start(), "‘"
            yield match.end() - 1, "’"


def _spaces(text: str, replaced: dict[int, str]) -> Iterator[Edit]:
    """Removals of the blanks beside replaced quotes, and inside any curly ones."""
    gone: set[int] = set()
    for match in _INNER_SPACE.finditer(text):
        gone.update(range(match.start(), match.end()))
    for position in replaced:
        for step in (-1, 1):
            place = position + step
            while 0 <= place < len(text) and is_blank(text[place]):
                gone.add(place)
                place += step
    yield from (Edit(place, place + 1, "") for place in sorted(gone))
