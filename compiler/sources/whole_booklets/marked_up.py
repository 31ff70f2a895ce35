"""Articles of a dump that are written in Markdown with more than lines: tables, code, footnotes.

A dump's lines are paragraphs. Where an article holds notation that goes over lines, or stands
inside them, its lines are given to the reader of Markdown as that wants them: a paragraph a line,
and what belongs together unparted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from compiler.model.block import Blocks
from compiler.sources.plain_text.pages import RawLine

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_MATHS = re.compile(r" {0,3}\$\$")
_ELEMENT = re.compile(
    r" {0,3}<(table|div|figure|details|blockquote|ul|ol|section|center|video|iframe|pre)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(r" {0,3}\[\^([^\]\s]{1,40})\]:")
_CALL = re.compile(r"\[\^([^\]\s]{1,40})\](?!:)")
_INSIDE = re.compile(  # notation inside a line that a dump's own reader does not know
    r"(?<!`)`[^`\n]{1,200}`(?!`)|~~[^~\n]{1,200}~~"
    r"|</?(?:su[bp]|br|ruby|mark|img|kbd|[biups]|em|strong|span|font|small|big|del|ins|code|hr)\b"
    r"[^<>\n]{0,300}>|<(?:a\s[^<>\n]{0,300}href|h[1-6]\b|p\b)[^<>\n]{0,300}>"
    r"|(?<![*\w])\*[^\s*](?:[^*\n]{0,80}[^\s*])?\*(?![*\w])|==[^\s=][^=\n]{0,200}=="
    r"|\$[^\s$][^$\n]{0,80}[\\^_][^$\n]{0,80}\$"
)
_PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]\([^()\n]{1,2000}\)")
_DELIMITER = re.compile(
    r"[ >]*+\|?\s*+:?-++:?\s*+(?>(?:\|\s*+:?-++:?\s*+)*)\|?\s*+"
)  # of a table's head
_ITEM = re.compile(r"\s*+(?:[-*+]|\d{1,3}[.)])\s+")
_FOREIGN_ITEM = re.compile(r"((?<!\s)\s*+)(?:[•●·]\s+|[•●])")
_QUOTE = re.compile(r" {0,3}>")
_INDENTED = re.compile(r"(?: {2,}|\t)")
_HASHES = re.compile(r"\A([ >]{0,9}#{1,6})(?=[^\s#!])")


@dataclass(frozen=True)
class Made:
    """The blocks that Markdown gives for an article, and the addresses its link markers name."""

    blocks: Blocks = ()
    links: tuple[str, ...] = ()


NOTHING_MADE = Made()


@dataclass(frozen=True)
class Body:
    """The lines of one article, ``start`` to ``stop``, as Markdown; ``taken`` are all it uses."""

    start: int
    stop: int
    text: str
    taken: frozenset[int]


def regions(lines: Sequence[str]) -> list[bool]:
    """Whether each line belongs to something that goes over lines: a table, code, an element."""
    held = [False] * len(lines)
    endless: set[str] = set()  # what has begun once without an end has none further down either
    at = 0
    while at < len(lines):
        end = _end(lines, at, endless)
        held[at:end] = [True] * (end - at)
        at = max(end, at + 1)
    return held


def _end(lines: Sequence[str], at: int, endless: set[str]) -> int:
    """Where what begins at a line ends; there where it is a line alone, or never ends."""
    line = lines[at]
    if _heads_table(lines, at):
        return next((n for n in range(at + 2, len(lines)) if "|" not in lines[n]), len(lines))
    if _DEFINITION.match(line):
        end = at + 1
        while end < len(lines) and _INDENTED.match(lines[end]):
            end += 1
        return end
    closing = _closing(line)
    if closing is None or closing.pattern in endless:
        return at
    first = at if closing.search(line, len(line) - len(line.lstrip()) + 2) else at + 1
    end = next((n + 1 for n in range(first, len(lines)) if closing.search(lines[n])), at)
    if end == at:
        endless.add(closing.pattern)
    return end


def _closing(line: str) -> re.Pattern[str] | None:
    """What ends the code, the formula or the element that begins with a line; None for none."""
    if fence := _FENCE.match(line):
        return re.compile(rf"^ {{0,3}}{re.escape(fence[1])}[`~]*\s*+$")
    if _MATHS.match(line):
        return re.compile(r"\$\$")
    if element := _ELEMENT.match(line):
        return re.compile(rf"</{element[1].lower()}\s*+>", re.IGNORECASE)
    return None


def _heads_table(lines: Sequence[str], at: int) -> bool:
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return "|" in lines[at] and "|" in below and _DELIMITER.fullmatch(below) is not None


def bodies(raws: Sequence[RawLine], spans: Sequence[range], source: str) -> tuple[Body, ...]:
    """Those of the ``spans`` of lines that are Markdown; ``source`` is the whole text.

    A footnote's text goes with the article that calls it, wherever it stands.
    """
    texts = [raw.text for raw in raws]
    held = regions(texts)
    notes = _Notes(texts, held, spans)
    moved = {span.start: notes.called_from(span) for span in spans}
    gone = {at for lines in moved.values() for at in lines}
    whole = re.split(r"\r\n|\r|\n", source.replace("\f", "\n"))
    found: list[Body] = []
    for span in spans:
        own = [at for at in span if at not in gone]
        taken = (*own, *moved[span.start])
        if not any(held[at] or _has_notation(texts[at]) for at in taken):
            continue
        composed = _Composer(raws, held, whole).text(own)
        ends = "\n".join(texts[at] for at in moved[span.start])
        found.append(Body(span.start, span.stop, f"{composed}\n\n{ends}\n", frozenset(taken)))
    return tuple(found)


def _has_notation(line: str) -> bool:
    """Whether a line holds marks, or a picture among its words."""
    if _INSIDE.search(line):
        return True
    pictures = len(_PICTURE.findall(line))
    return pictures > 1 or (pictures == 1 and not _PICTURE.fullmatch(line.strip()))


class _Notes:
    """Where footnotes are defined, by label."""

    def __init__(self, texts: Sequence[str], held: Sequence[bool], spans: Sequence[range]) -> None:
        self.texts = texts
        self.places: dict[str, int] = {}
        labels: Counter[str] = Counter()
        for at, text in enumerate(texts):
            if held[at] and (match := _DEFINITION.match(text)):
                labels[match[1]] += 1
                self.places[match[1]] = at
        self.open = {label for label, count in labels.items() if count == 1}
        for span in spans:
            own = {label for label in self.open if self.places[label] in span}
            self.open -= own & self._calls(span)

    def _calls(self, span: range) -> set[str]:
        return {label for at in span for label in _CALL.findall(self.texts[at])}

    def called_from(self, span: range) -> tuple[int, ...]:
        """The lines of notes that a span calls, and no span before it; none of its own."""
        called = self._calls(span) & self.open
        self.open -= called
        lines: list[int] = []
        for start in sorted(self.places[label] for label in called):
            lines.append(start)
            end = start + 1
            while end < len(self.texts) and _INDENTED.match(self.texts[end]):
                lines.append(end)
                end += 1
        return tuple(lines)


@dataclass(frozen=True)
class _Composer:
    """Lines of a dump as Markdown wants them; ``whole`` are all lines of the file."""

    raws: Sequence[RawLine]
    held: Sequence[bool]
    whole: Sequence[str]

    def text(self, places: Sequence[int]) -> str:
        """The lines at ``places``: a paragraph each, but for what goes over lines."""
        pieces: list[str] = []
        before = ""
        for at in places:
            kind = self._kind(at)
            if not (before and kind == before and kind and not self._parted(at, kind)):
                pieces.append("")
            elif kind == "held":
                pieces += [""] * self._blank_lines(at)
            elif kind == "quote":
                pieces.append(">")  # a dump's lines are paragraphs in quotes, too
            pieces.append(self._line(at, kind))
            before = kind
        return "\n".join(pieces)

    def _kind(self, at: int) -> str:
        """What a line joins without an empty line between: "" for a paragraph."""
        text = self.raws[at].text
        if self.held[at]:
            return "held"
        if _QUOTE.match(text):
            return "quote"
        item = _ITEM.match(text) or _FOREIGN_ITEM.match(text)
        return "list" if item or _INDENTED.match(text) else ""

    def _parted(self, at: int, kind: str) -> bool:
        """Whether the file has an empty line there that means something."""
        starts = _DEFINITION.match(self.raws[at].text) or self._opens(at)
        return bool(starts) if kind == "held" else self.raws[at].blank_before and kind == "quote"

    def _opens(self, at: int) -> bool:
        """Whether a table or element begins right after another."""
        lines = [raw.text for raw in self.raws[at : at + 2]]
        opens = _ELEMENT.match(lines[0]) or _heads_table(lines, 0)
        return bool(opens) and self.raws[at].blank_before

    def _blank_lines(self, at: int) -> int:
        """Empty lines of the file right before a line: code keeps them."""
        number = self.raws[at].number - 2
        count = 0
        while 0 <= number - count < len(self.whole) and not self.whole[number - count].strip():
            count += 1
        return count

    def _line(self, at: int, kind: str) -> str:
        text = self.raws[at].text
        if kind == "held":
            return text
        text = _FOREIGN_ITEM.sub(r"\1- ", text, count=1)
        return _HASHES.sub(r"\1 ", text.lstrip("\u3000") if not kind else text, count=1)
