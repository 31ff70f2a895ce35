"""Footnotes of one document: called in the text, gathered behind it, shown as a reader's pop-up."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"


@dataclass(frozen=True)
class GatheredNote:
    """A note with the mark it is called by; ``number`` counts from 1 in its document."""

    number: int
    content: Markup

    @property
    def mark(self) -> str:
        """① to ㊿, and plain figures after that."""
        return mark_of(self.number)


class Notes:
    """The notes of one document in the order of their calls."""

    def __init__(self) -> None:
        self._contents: list[Markup] = []

    def call(self) -> int:
        """The number of the next note, whose content is set later."""
        self._contents.append(Markup())
        return len(self._contents)

    def tell(self, number: int, content: Markup) -> None:
        """Give the note its content."""
        self._contents[number - 1] = content

    @property
    def gathered(self) -> tuple[GatheredNote, ...]:
        """All notes called so far."""
        return tuple(GatheredNote(at, content) for at, content in enumerate(self._contents, 1))


def mark_of(number: int) -> str:
    """The mark of a note: ① to ㊿, and plain figures after that."""
    return _CIRCLED[number - 1] if number <= len(_CIRCLED) else f"[{number}]"
