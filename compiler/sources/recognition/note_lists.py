"""Notes typed by hand: calls [1] 〔1〕 ① ⑴ （注1） in the text, and their list at its end.

Where each number of the list is called exactly once, each note is set at the foot of the page
where it is called. Where a call or a note has no partner, or is called twice, all is left as
text: a wrong pairing would be worse than none. A list that is the text itself calls nothing.
Under a heading of its own the list may be numbered in another style than the calls: ⑴ and 〔1〕.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.block import (
    Block,
    Blocks,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Role,
)
from compiler.model.guess import Guess, GuessKind
from compiler.model.inline import Inlines, Note
from compiler.model.segments import block_segments, plain
from compiler.model.walk import Edit, all_blocks, edit, joined
from compiler.sources.account import Account
from compiler.sources.flow.lines import parted
from compiler.sources.recognition.note_calls import STYLES, Call, calls_in, with_notes

UNCALLED, UNPAIRED = "notes-uncalled", "notes-unpaired"  # reasons of guesses

_HEADING = re.compile(
    r"[【\[（(]?\s*+(?:注\s*+释|注|尾\s*+注|脚\s*+注|参考文献|参考资料|引用文献|引文出处|文献出处|注释与参考文献|参考链接|引用链接"
    r"|References?|Notes|Footnotes)"
    r"\s*+[】\]）)]?\s*+[：:]?"
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARK = re.compile(
    rf"\s*+(?:(?P<square>[\[［]\s*+(?P<a>\d{{1,3}})\s*+[\]］])|(?P<shell>〔\s*+(?P<b>\d{{1,3}})\s*+〕)"
    rf"|(?P<circle>[{_CIRCLED}])|(?P<bracketed>[⑴-⒇])|(?P<word>注\s*+(?P<c>\d{{1,2}})(?=\s*+[:：.．、\s])))"
    r"\s*+[:：.．、]?\s*+"
)
_ALSO_IN_TEXT = ("circle", "bracketed")  # number items of the text as well
_MOST_AFTER = 4  # signature, credits and source may follow the list


@dataclass(frozen=True)
class _NoteText:
    """One entry of the list: its number, its mark as typed, and its text without it."""

    number: int
    mark: str
    run: Inlines


@dataclass(frozen=True)
class _NoteList:
    """The list: ``blocks[start:end]``, its heading included (``heading`` "" if it has none)."""

    start: int
    end: int
    style: str
    heading: str
    notes: tuple[_NoteText, ...]


def join_notes(blocks: Blocks, account: Account) -> Blocks:
    """The blocks with each note of a list at their end where it is called, and without the list.

    Calls and marks go (``note-number``), and the list's heading (``note-heading``). Without
    exact partners the list stays, a note a paragraph, and a doubtful guess says why. Several texts
    in one file, each with its list under a heading, are joined each by itself.
    """
    parts = _parts(blocks)
    if len(parts) > 1 and all(map(_pairs, parts)):
        return tuple(block for part in parts for block in _joined(part, account))
    return _joined(blocks, account)


def _parts(blocks: Blocks) -> list[Blocks]:
    """The blocks parted after each list of notes that has a heading; the rest goes to the last."""
    ends: list[int] = []
    before = blocks
    while (found := _find(before)) is not None and found.heading:
        ends.append(found.end)
        before = before[: found.start]
    starts = [0, *reversed(ends[1:])]
    stops = [*starts[1:], len(blocks)]
    return [blocks[start:stop] for start, stop in zip(starts, stops, strict=True)]


def _pairs(blocks: Blocks) -> bool:
    """Whether a text calls each note of its list once."""
    found = _find(blocks)
    if found is None:
        return False
    body = blocks[: found.start]
    style = _style_of_calls(body, found)
    called = sorted(call.number for run in _runs(body) for call in calls_in(joined(run), style))
    return called == [note.number for note in found.notes]


def _joined(blocks: Blocks, account: Account) -> Blocks:
    found = _find(blocks)
    if found is None:
        return blocks
    body = blocks[: found.start]
    style = _style_of_calls(body, found)
    calls = [call for run in _runs(body) for call in calls_in(joined(run), style)]
    wanted = [note.number for note in found.notes]
    called = sorted(call.number for call in calls)
    if not calls:
        if body and found.heading:
            account.guess(GuessKind.NOTES, _named(found), 0.7, UNCALLED)
        return _a_paragraph_each(blocks, found)
    if called != wanted or _elsewhere(body, style) != len(calls):
        account.guess(GuessKind.NOTES, _named(found), 0.5, UNPAIRED)
        return _a_paragraph_each(blocks, found)
    for call in calls:
        account.drop("note-number", call.text)
    for note in found.notes:
        account.drop("note-number", note.mark)
    account.drop("note-heading", found.heading)
    account.guess(GuessKind.NOTES, _named(found), 0.9, "notes-joined")
    texts = {note.number: Note((Paragraph(note.run),)) for note in found.notes}
    return _called(body, style, texts) + blocks[found.end :]


def _a_paragraph_each(blocks: Blocks, found: _NoteList) -> Blocks:
    """The blocks with the notes of one paragraph, which lines part, in paragraphs of their own."""
    pieces: list[Block] = []
    for block in blocks[found.start : found.end]:
        if isinstance(block, Paragraph) and _entries(block):
            pieces += map(Paragraph, parted(block.children))
        else:
            pieces.append(block)
    return (*blocks[: found.start], *pieces, *blocks[found.end :])


def _style_of_calls(body: Blocks, found: _NoteList) -> str:
    """The list's own style, or another if the text calls exactly its notes in that."""
    wanted = [note.number for note in found.notes]
    for style in (found.style, *(STYLES if found.heading else ())):
        called = [call.number for run in _runs(body) for call in calls_in(joined(run), style)]
        if sorted(called) == wanted:
            return style
    return found.style


def report_unjoined(guesses: Sequence[Guess], report: Report) -> None:
    """Say which lists of notes were left as text: a warning where calls and notes do not match."""
    for guess in guesses:
        place = Location(guess.origin, quote=guess.quote)
        if guess.reason == UNPAIRED:
            report.warn("sources.notes-unpaired", place, quote=guess.quote)
        elif guess.reason == UNCALLED:
            report.info("sources.notes-uncalled", place, quote=guess.quote)


def _named(found: _NoteList) -> str:
    return f"{found.heading} {found.notes[0].mark.strip()}{plain(found.notes[0].run)}"


def _find(blocks: Blocks) -> _NoteList | None:
    """The last list of notes from 1 on that stands at the end, or under a heading of its own."""
    ends = len(blocks)
    for start in range(ends - 1, -1, -1):
        entries = _entries(blocks[start])
        if not entries or entries[0].number != 1:
            continue
        style = _style(entries[0].mark)
        notes: list[_NoteText] = []
        place = start
        while place < ends:
            more = _entries(blocks[place])
            numbers = list(range(len(notes) + 1, len(notes) + 1 + len(more)))
            if not more or [entry.number for entry in more] != numbers:
                break
            if any(_style(entry.mark) != style for entry in more):
                break
            notes += more
            place += 1
        heading = _heading(blocks, start)
        at_end = ends - place <= _MOST_AFTER and style not in _ALSO_IN_TEXT
        if heading or at_end:
            return _NoteList(start - bool(heading), place, style, heading, tuple(notes))
    return None


def _heading(blocks: Blocks, start: int) -> str:
    match blocks[start - 1 : start]:
        case (Paragraph(run) | Heading(children=run),) if _HEADING.fullmatch(plain(run).strip()):
            return plain(run)
    return ""


def _entries(block: Block) -> list[_NoteText]:
    """The notes that a paragraph holds, one a line; [] if a line of it is none."""
    if not isinstance(block, Paragraph) or block.role is not Role.BODY:
        return []
    entries: list[_NoteText] = []
    for line in parted(block.children):
        text = joined(line)
        match = _MARK.match(text)
        if not match or match.end() == len(text):
            return []
        try:
            run = edit(line, [Edit(match.start(), match.end(), "")])
        except ValueError:  # the mark is code, or a line ends in it
            return []
        entries.append(_NoteText(_number(match), match[0], run))
    return entries


def _number(match: re.Match[str]) -> int:
    if match["circle"]:
        return _CIRCLED.index(match["circle"]) + 1
    if match["bracketed"]:
        return ord(match["bracketed"]) - ord("⑴") + 1
    return int(match["a"] or match["b"] or match["c"])


def _style(mark: str) -> str:
    match = _MARK.match(mark)
    return next(name for name in STYLES if match and match[name])


def _runs(blocks: Sequence[Block]) -> Iterator[Inlines]:
    """The runs where a note may be called: headings, paragraphs, lists and quotes."""
    for block in all_blocks(blocks):
        if isinstance(block, Heading | Paragraph):
            yield block.children


def _elsewhere(blocks: Blocks, style: str) -> int:
    """How many calls stand anywhere in the blocks: in tables and captions too."""
    return sum(len(calls_in(segment.text, style)) for segment in block_segments(blocks))


def _called(blocks: Sequence[Block], style: str, notes: dict[int, Note]) -> Blocks:
    result: list[Block] = []
    for block in blocks:
        match block:
            case Heading(children=run) | Paragraph(children=run):
                calls: list[Call] = calls_in(joined(run), style)
                result.append(replace(block, children=with_notes(run, calls, notes)))
            case Quote(inner):
                result.append(Quote(_called(inner, style, notes)))
            case ListBlock(items):
                changed = tuple(
                    replace(item, blocks=_called(item.blocks, style, notes)) for item in items
                )
                result.append(replace(block, items=changed))
            case _:
                result.append(block)
    return tuple(result)
