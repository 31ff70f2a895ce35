"""How many steps a regular expression takes: a matcher that goes back as ``re`` does, and counts.

``re`` tells nobody how often it tries, and seconds are no measure on a busy machine. This one reads
the tree that ``re`` compiles from. It takes none of the short cuts of ``re``: these spare a factor,
never a power.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from re import _constants as sre
from re import _parser
from typing import Any

# One of each sort that the house's patterns tell apart.
ALPHABET = (
    " \u3000\t\n\r\u00a0\u200b\ufeffa1A.,:;!?-—…_*`~#$%&@+=|/\\<>()[]{}\"'“”‘’《》（）「」【】"
    "，。、；：·•①一十第章年月日图表编者来源作页回目录节卷上下附注译文署名的纸Ωé–～○〇\u2028\f\ufffc\x00"
)
_WORD = re.compile(r"\w")
_DIGIT = re.compile(r"\d")
_SPACE = re.compile(r"\s")
_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    sre.CATEGORY_DIGIT: lambda char: bool(_DIGIT.match(char)),
    sre.CATEGORY_NOT_DIGIT: lambda char: not _DIGIT.match(char),
    sre.CATEGORY_SPACE: lambda char: bool(_SPACE.match(char)),
    sre.CATEGORY_NOT_SPACE: lambda char: not _SPACE.match(char),
    sre.CATEGORY_WORD: lambda char: bool(_WORD.match(char)),
    sre.CATEGORY_NOT_WORD: lambda char: not _WORD.match(char),
}
_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}
_SPELT = {sre.LITERAL, sre.RANGE}
Nodes = Sequence[tuple[Any, Any]]
After = Callable[[int], bool]
Matcher = Callable[[int, After], bool]


class TooManySteps(Exception):  # noqa: N818 - no error: an answer
    """More steps than the question needs."""


class Counted:
    """A pattern whose steps are counted in ``steps``."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        source = pattern.pattern
        self.flags = pattern.flags
        text = source.decode("latin-1") if isinstance(source, bytes) else source
        # Bytes are read as the characters of their numbers.
        flags = self.flags & ~re.UNICODE if isinstance(source, bytes) else self.flags
        flags &= ~re.ASCII if isinstance(source, bytes) else ~0
        self.tree: Nodes = list(_parser.parse(text, flags))
        self.steps = 0
        self.most = 0
        self._text = ""
        self._groups: dict[int, tuple[int, int]] = {}
        self._matcher = self._sequence(self.tree)

    def scan(self, text: str, most: int) -> int:
        """The steps of finding every match; TooManySteps beyond ``most``."""
        self._begin(text, most)
        position = 0
        while position <= len(text):
            end = self._at(position)
            position = max(end, position + 1) if end is not None else position + 1
        return self.steps

    def match(self, text: str, most: int) -> int:
        """The steps of a match at the beginning, or of the whole."""
        self._begin(text, most)
        self._matcher(0, lambda at: at == len(text))
        return self.steps

    def _begin(self, text: str, most: int) -> None:
        self._text, self.steps, self.most = text, 0, most

    def _at(self, position: int) -> int | None:
        self._groups = {}
        ends: list[int] = []
        found = self._matcher(position, lambda at: not ends.append(at))
        return ends[0] if found else None

    def _step(self, count: int = 1) -> None:
        self.steps += count
        if self.steps > self.most:
            raise TooManySteps

    def _sequence(self, nodes: Iterable[tuple[Any, Any]]) -> Matcher:
        matchers = [self._node(*node) for node in nodes]

        def matched(at: int, after: After) -> bool:
            return tail(0, at, after)

        def tail(index: int, at: int, after: After) -> bool:
            if index == len(matchers):
                return after(at)
            return matchers[index](at, lambda to: tail(index + 1, to, after))

        return matched

    def _node(self, kind: Any, given: Any) -> Matcher:
        accepts = one_character(kind, given, self.flags)
        if accepts is not None:

            def single(at: int, after: After) -> bool:
                self._step()
                return at < len(self._text) and accepts(self._text[at]) and after(at + 1)

            return single
        made = {
            sre.AT: self._place,
            sre.BRANCH: self._branch,
            sre.SUBPATTERN: self._group,
            sre.MAX_REPEAT: self._greedy,
            sre.MIN_REPEAT: self._lazy,
            sre.POSSESSIVE_REPEAT: self._possessive,
            sre.ATOMIC_GROUP: self._atomic,
            sre.ASSERT: self._ahead,
            sre.ASSERT_NOT: self._not_ahead,
            sre.GROUPREF: self._again,
            sre.GROUPREF_EXISTS: self._conditional,
        }[kind]
        return made(given)

    def _place(self, where: Any) -> Matcher:
        def matched(at: int, after: After) -> bool:
            self._step()
            return self._is_at(where, at) and after(at)

        return matched

    def _is_at(self, where: Any, at: int) -> bool:
        text, lines = self._text, bool(self.flags & re.MULTILINE)
        match where:
            case sre.AT_BEGINNING:
                return at == 0 or (lines and text[at - 1] == "\n")
            case sre.AT_BEGINNING_STRING:
                return at == 0
            case sre.AT_END:
                left = text[at:]
                return left in {"", "\n"} or (lines and left[0] == "\n")
            case sre.AT_END_STRING:
                return at == len(text)
            case _:
                before = at > 0 and bool(_WORD.match(text[at - 1]))
                behind = at < len(text) and bool(_WORD.match(text[at]))
                return (before != behind) == (where == sre.AT_BOUNDARY)

    def _branch(self, given: tuple[Any, list[Nodes]]) -> Matcher:
        ways = [self._sequence(way) for way in given[1]]
        begun = [one_character(*way[0], self.flags) if len(way) else None for way in given[1]]
        open_to: dict[str, list[tuple[int, Matcher]]] = {}

        def matched(at: int, after: After) -> bool:
            # A way that the character does not begin takes one step; all of them are asked once.
            char = self._text[at : at + 1]
            if char not in open_to:
                open_to[char] = [
                    (number, way)
                    for number, (way, accepts) in enumerate(zip(ways, begun, strict=True))
                    if accepts is None or (char and accepts(char))
                ]
            passed = 0
            for number, way in open_to[char]:
                self._step(number - passed)
                passed = number + 1
                if way(at, after):
                    return True
            self._step(len(ways) - passed)
            return False

        return matched

    def _group(self, given: tuple[int | None, int, int, Nodes]) -> Matcher:
        number, _, _, nodes = given
        inner = self._sequence(nodes)
        if number is None:
            return inner

        def matched(at: int, after: After) -> bool:
            def kept(to: int) -> bool:
                before = self._groups.get(number)
                self._groups[number] = (at, to)
                if after(to):
                    return True
                if before is None:
                    self._groups.pop(number, None)
                else:
                    self._groups[number] = before
                return False

            return inner(at, kept)

        return matched

    def _greedy(self, given: tuple[int, int, Nodes]) -> Matcher:
        least, most, nodes = _clamped(given)
        accepts = single_of(nodes, self.flags)
        if accepts is not None:

            def quick(at: int, after: After) -> bool:
                end = self._run(at, most, accepts)
                for to in range(end, at + least - 1, -1):
                    self._step()
                    if after(to):
                        return True
                return False

            return quick
        inner = self._sequence(nodes)

        def more(done: int, at: int, after: After) -> bool:
            if done < most and inner(
                at, lambda to: (to > at or done < least) and more(done + 1, to, after)
            ):
                return True
            return done >= least and after(at)

        return lambda at, after: more(0, at, after)

    def _run(self, at: int, most: int, accepts: Callable[[str], bool]) -> int:
        """Where a run of accepted characters ends."""
        text, end = self._text, at
        while end < len(text) and end - at < most and accepts(text[end]):
            self._step()
            end += 1
        return end

    def _lazy(self, given: tuple[int, int, Nodes]) -> Matcher:
        least, most, nodes = _clamped(given)
        inner = self._sequence(nodes)
        accepts = single_of(nodes, self.flags)
        if accepts is not None:

            def quick(at: int, after: After) -> bool:
                to = self._run(at, least, accepts)
                if to - at < least:
                    return False
                while not after(to):
                    self._step()
                    if to - at >= most or to >= len(self._text) or not accepts(self._text[to]):
                        return False
                    to += 1
                return True

            return quick

        def more(done: int, at: int, after: After) -> bool:
            if done >= least and after(at):
                return True
            return done < most and inner(
                at, lambda to: (to > at or done < least) and more(done + 1, to, after)
            )

        return lambda at, after: more(0, at, after)

    def _possessive(self, given: tuple[int, int, Nodes]) -> Matcher:
        return self._once(self._greedy(given))

    def _atomic(self, nodes: Nodes) -> Matcher:
        return self._once(self._sequence(nodes))

    def _once(self, inner: Matcher) -> Matcher:
        """No way back into ``inner``."""

        def matched(at: int, after: After) -> bool:
            ends: list[int] = []
            return inner(at, lambda to: not ends.append(to)) and after(ends[0])

        return matched

    def _ahead(self, given: tuple[int, Nodes]) -> Matcher:
        holds = self._looked(given)
        return lambda at, after: holds(at) and after(at)

    def _not_ahead(self, given: tuple[int, Nodes]) -> Matcher:
        holds = self._looked(given)
        return lambda at, after: not holds(at) and after(at)

    def _looked(self, given: tuple[int, Nodes]) -> Callable[[int], bool]:
        direction, nodes = given
        inner = self._sequence(nodes)
        if direction > 0:
            return lambda at: inner(at, lambda _: True)
        width = width_of(nodes)
        return lambda at: at >= width and inner(at - width, lambda to: to == at)

    def _again(self, number: int) -> Matcher:
        def matched(at: int, after: After) -> bool:
            self._step()
            start, end = self._groups.get(number, (-1, -1))
            known = self._text[start:end]
            return start >= 0 and self._text.startswith(known, at) and after(at + len(known))

        return matched

    def _conditional(self, given: tuple[int, Nodes, Nodes | None]) -> Matcher:
        number, then, otherwise = given
        first, second = self._sequence(then), self._sequence(otherwise or [])

        def matched(at: int, after: After) -> bool:
            return (first if number in self._groups else second)(at, after)

        return matched


def _clamped(given: tuple[int, int, Nodes]) -> tuple[int, int, Nodes]:
    """A repetition; a bound is a constant factor, and a small one shows as much as a large one."""
    least, most, nodes = given
    return (least, most, nodes) if most == sre.MAXREPEAT else (least, min(most, least + 3), nodes)


def _inner(kind: Any, given: Any) -> Iterator[Nodes]:
    """The sequences of nodes inside a node."""
    if kind in _REPEATS:
        yield given[2]
    elif kind == sre.SUBPATTERN:
        yield given[3]
    elif kind == sre.BRANCH:
        yield from given[1]
    elif kind in {sre.ASSERT, sre.ASSERT_NOT}:
        yield given[1]
    elif kind == sre.ATOMIC_GROUP:
        yield given
    elif kind == sre.GROUPREF_EXISTS:
        yield from (part for part in given[1:] if part)


def _all_of(nodes: Nodes, flags: int) -> Iterator[Callable[[str], bool]]:
    """What each node of the tree accepts that is about one character."""
    for kind, given in nodes:
        accepts = one_character(kind, given, flags)
        if accepts is not None:
            yield accepts
        for inner in _inner(kind, given):
            yield from _all_of(inner, flags)


def alphabet_of(nodes: Nodes, flags: int) -> str:
    """One of the alphabet's characters for each way in which a pattern tells them apart."""
    tests = list(_all_of(nodes, flags))
    known: dict[tuple[bool, ...], str] = {}
    for char in ALPHABET:
        known.setdefault(tuple(test(char) for test in tests), char)
    return "".join(known.values())


def one_character(kind: Any, given: Any, flags: int) -> Callable[[str], bool] | None:
    """Whether a node accepts a character; None for a node that is not about one."""
    fold = bool(flags & re.IGNORECASE)
    match kind:
        case sre.LITERAL:
            wanted = {chr(given), *((chr(given).lower(), chr(given).upper()) if fold else ())}
            return lambda char: char in wanted
        case sre.NOT_LITERAL:
            return lambda char: ord(char) != given
        case sre.ANY:
            return (lambda _: True) if flags & re.DOTALL else (lambda char: char != "\n")
        case sre.IN:
            return lambda char: (
                _in_set(given, char)
                or (fold and (_in_set(given, char.lower()) or _in_set(given, char.upper())))
            )
        case _:
            return None


def _in_set(items: Iterable[tuple[Any, Any]], char: str) -> bool:
    negated = False
    for kind, given in items:
        hit = False
        if kind == sre.NEGATE:
            negated = True
        elif len(char) != 1:
            continue
        elif kind == sre.LITERAL:
            hit = ord(char) == given
        elif kind == sre.RANGE:
            hit = given[0] <= ord(char) <= given[1]
        elif kind == sre.CATEGORY:
            hit = _CATEGORIES[given](char)
        if hit:
            return not negated
    return negated


def single_of(nodes: Nodes, flags: int) -> Callable[[str], bool] | None:
    """What the one character is that a repetition repeats; None if it repeats more."""
    items = list(nodes)
    if len(items) != 1:
        return None
    kind, given = items[0]
    if kind == sre.SUBPATTERN and given[0] is None:
        return single_of(given[3], flags)
    return one_character(kind, given, flags)


def width_of(nodes: Nodes) -> int:
    """The width of what a look behind names, which is fixed."""
    low, _ = _parser.SubPattern(_parser.State(), list(nodes)).getwidth()
    return low


class Pumps:
    """What may be repeated to make a pattern slow, with what must stand before it."""

    def __init__(self, tree: Nodes, flags: int) -> None:
        self._tree = tree
        self._flags = flags
        self._alphabet = alphabet_of(tree, flags)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return self._found(self._tree, "")

    def _found(self, nodes: Nodes, before: str) -> Iterator[tuple[str, str]]:
        left = before
        for node in nodes:
            kind, given = node
            if kind in _REPEATS and given[1] == sre.MAXREPEAT:
                for pump in self._repeated(given[2]):
                    yield left, pump
                    yield "", left + pump
                if left:
                    yield "", left
            for inner in _inner(kind, given):
                yield from self._found(inner, left)
            left += self._sample([node])

    def _repeated(self, nodes: Nodes) -> Iterator[str]:
        """What one turn of a repetition may be."""
        items = list(nodes)
        if len(items) == 1:
            kind, given = items[0]
            if one_character(kind, given, self._flags) is not None:
                yield from self._letters(kind, given)
                return
            if kind in {sre.SUBPATTERN, sre.BRANCH}:
                for inner in _inner(kind, given):
                    yield from self._repeated(inner)
                return
        text = self._sample(items)
        if text:
            yield text

    def _sample(self, nodes: Nodes) -> str:
        """A short text that the nodes accept, look-arounds apart."""
        found = []
        for kind, given in nodes:
            if one_character(kind, given, self._flags) is not None:
                found.append(next(self._letters(kind, given), ""))
            elif kind in _REPEATS:
                found.append(self._sample(given[2]) * given[0])
            elif kind not in {sre.ASSERT, sre.ASSERT_NOT}:
                found += [self._sample(inner) for inner in list(_inner(kind, given))[:1]]
        return "".join(found)

    def _letters(self, kind: Any, given: Any) -> Iterator[str]:
        """Characters that a node accepts."""
        accepts = one_character(kind, given, self._flags)
        if kind == sre.LITERAL:
            yield chr(given)
            return
        hits = [char for char in self._alphabet if accepts is not None and accepts(char)]
        yield from hits
        if not hits and kind == sre.IN:
            yield from (chr(g if k == sre.LITERAL else g[0]) for k, g in given if k in _SPELT)


def slow_input(pattern: re.Pattern[Any], *, scans: bool, size: int = 40) -> str:
    """A text whose steps grow faster than its length; "" where none is found."""
    counted = Counted(pattern)
    run = counted.scan if scans else counted.match
    tried: set[str] = set()
    sys.setrecursionlimit(20_000)
    for before, pump in Pumps(counted.tree, pattern.flags):
        # What begins with the pump may be found at once there, and slow anywhere else.
        for prefix, suffix in product(("", "\x01"), ("", "\x01", "\n\x01")):
            begun = prefix + before
            small, large = (begun + pump * count + suffix for count in (size, 3 * size))
            if small in tried:
                continue
            tried.add(small)
            try:
                first = run(small, 400 * len(small))
                second = run(large, 3 * 400 * len(small))
            except TooManySteps:
                return begun + pump * 3 + suffix
            # Linear is 3 times, n log n 3.6, quadratic 9.
            if second > 5 * first and second > 12 * len(large):
                return begun + pump * 3 + suffix
    return ""


def repeats_groups_possessively(pattern: re.Pattern[Any]) -> bool:
    """Whether a possessive repetition stands round more than one character."""
    counted = Counted(pattern)
    waiting = [counted.tree]
    while waiting:
        for kind, given in waiting.pop():
            single = kind != sre.POSSESSIVE_REPEAT or single_of(given[2], counted.flags)
            if not single:
                return True
            waiting += _inner(kind, given)
    return False
