"""“ ” and ‘ ’ to 「」 and 『』, by depth: outer and inner alternate, also at the third level.

GB/T 15834 sets “ ” outside and ‘ ’ inside; the usage of Taiwan (重訂標點符號手冊) and of Hong Kong
sets 「 」 outside and 『 』 inside. 《 》 and 〈 〉 are the same in all and stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compiler.model.walk import Edit

_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_CLOSERS = {close: opener for opener, close in _PAIRS.items()}
_ANY_MARK = re.compile(f"[{''.join((*_PAIRS, *_CLOSERS))}]")
_CURLY = "“”‘’"
_OUTER_INNER = ("「」", "『』")
_BLANK = " \t\n\u3000"


@dataclass(frozen=True)
class Corners:
    """What is to be done in one run; ``unpaired`` are the places of marks without their other."""

    edits: tuple[Edit, ...] = ()
    unpaired: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Mark:
    """A quotation mark at a place, with the depth (from 1) of the quotation it belongs to."""

    place: int
    character: str
    depth: int


@dataclass
class _Scan:
    """The marks of one run, read from the left; ``open_marks`` are those not closed at its end."""

    marks: list[_Mark]
    open_marks: list[_Mark]
    pairs: list[tuple[_Mark, _Mark]]
    unpaired: list[int]


def corner_quotes(runs: Sequence[str]) -> tuple[Corners, ...]:
    """The corner marks of consecutive runs, one answer a run.

    A quotation of several paragraphs opens anew in each and closes in the last; such a chain is
    followed from run to run, and a run that opens it without closing is no mistake then.
    """
    answers: list[Corners] = []
    while len(answers) < len(runs):
        chain = _chain(runs, len(answers))
        answers.extend(chain)
    return tuple(answers)


def curly_quotes(text: str) -> tuple[Edit, ...]:
    """“ ” and ‘ ’ for the 「」 and 『』 of one run, by depth; a mark alone takes its own kind's."""
    edits: list[Edit] = []
    opened: list[str] = []
    for place, mark in enumerate(text):
        if mark in "「『":
            level = len(opened) % 2
            edits.append(Edit(place, place + 1, "“‘"[level]))
            opened.append(mark)
        elif mark in "」』":
            if _CLOSERS[mark] in opened:
                while opened.pop() != _CLOSERS[mark]:
                    pass
                level = len(opened) % 2
            else:
                level = "」』".index(mark)
            edits.append(Edit(place, place + 1, "”’"[level]))
    return tuple(edits)


def _chain(runs: Sequence[str], first: int) -> list[Corners]:
    scans = [_scan(runs[first], 0)]
    while scans[-1].open_marks and first + len(scans) < len(runs):
        text = runs[first + len(scans)]
        if not text.lstrip(_BLANK).startswith(("“", "‘")):
            break
        scans.append(_scan(text, len(scans[-1].open_marks)))
    texts = runs[first : first + len(scans)]
    if scans[-1].open_marks:  # the chain never closes: each run for itself
        alone = (_scan(text, 0) for text in texts)
        return [
            _corners(text, scan, scan.open_marks) for text, scan in zip(texts, alone, strict=True)
        ]
    return [_corners(text, scan, ()) for text, scan in zip(texts, scans, strict=True)]


def _scan(text: str, carried: int) -> _Scan:
    """The marks of ``text``, which begins inside ``carried`` quotations."""
    scan = _Scan([], [], [], [])
    lead = len(text) - len(text.lstrip(_BLANK))
    reopening = carried
    for level in range(carried):
        at_place = text[lead + level : lead + level + 1]
        scan.open_marks.append(_Mark(-1, at_place if at_place in "“‘" else "“", level + 1))
    for found in _ANY_MARK.finditer(text):
        place, character = found.start(), found.group()
        if character in _PAIRS:
            if reopening and lead <= place < lead + carried:
                reopening -= 1
                scan.marks.append(_Mark(place, character, place - lead + 1))
                continue
            reopening = 0
            mark = _Mark(place, character, len(scan.open_marks) + 1)
            scan.marks.append(mark)
            scan.open_marks.append(mark)
        elif not _apostrophe(text, place, scan.open_marks):
            _close(scan, place, character)
    return scan


def _close(scan: _Scan, place: int, character: str) -> None:
    opener = _CLOSERS[character]
    if not any(mark.character == opener for mark in scan.open_marks):
        scan.unpaired.append(place)
        scan.marks.append(_Mark(place, character, 2 if character == "’" else 1))
        return
    while (mark := scan.open_marks.pop()).character != opener:
        scan.unpaired.append(mark.place)
    closing = _Mark(place, character, mark.depth)
    scan.marks.append(closing)
    if mark.place >= 0:
        scan.pairs.append((mark, closing))


def _apostrophe(text: str, place: int, open_marks: Sequence[_Mark]) -> bool:
    """Whether the ’ at ``place`` is one: inside a Latin word, or after one with no ‘ open."""
    if text[place] != "’" or not _latin(text[place - 1 : place]):
        return False
    inside = text[place + 1 : place + 2]
    return (_latin(inside) and not inside.isdigit()) or all(m.character != "‘" for m in open_marks)


def _corners(text: str, scan: _Scan, unclosed: Sequence[_Mark]) -> Corners:
    latin = {mark.place for pair in scan.pairs if _in_latin(text, *pair) for mark in pair}
    edits = [
        Edit(mark.place, mark.place + 1, _OUTER_INNER[(mark.depth - 1) % 2][mark.character in "”’"])
        for mark in scan.marks
        if mark.character in _CURLY and mark.place not in latin
    ]
    curly = [
        place
        for place in (*scan.unpaired, *(mark.place for mark in unclosed))
        if place >= 0 and text[place] in _CURLY
    ]
    edits.sort(key=lambda change: change.start)
    return Corners(tuple(edits), tuple(sorted(curly)))


def _in_latin(text: str, opener: _Mark, closing: _Mark) -> bool:
    """Whether a quotation is Latin text inside Latin text, whose quotation marks stay."""
    inside = text[opener.place + 1 : closing.place]
    if any(map(_chinese, inside)) or not any(map(_latin, inside)):
        return False
    before = text[: opener.place].rstrip(_BLANK)[-1:]
    after = text[closing.place + 1 :].lstrip(_BLANK)[:1]
    if _chinese(before) or _chinese(after):
        return False
    return bool(before or after) or " " in inside.strip()


def _latin(character: str) -> bool:
    return bool(character) and character < "\u0250" and character.isalnum()


def _chinese(character: str) -> bool:
    """Ideographs, and the full-width punctuation that only stands in Chinese text."""
    if not character:
        return False
    return "\u2e80" <= character <= "\u9fff" or character >= "\uff00" or character in "—…·"
