"""What was decided about a manuscript without being told, and what the project says instead.

A reader records a ``Guess`` where it decides. A person sees the doubtful ones (``wenxuan
outline``) and overrules any of them in booklet.toml, which gives ``Overrules``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from compiler.errors import NOWHERE, Location

DOUBTFUL = 0.8  # below this a person should look
UNLIKELY = 0.5  # below this it is rather otherwise: a warning
_QUOTED = 30  # characters of a quote: a line of the outline, and enough to point at a paragraph


class Depth(StrEnum):
    """How deep a doubt is: three tints for who shows it."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    UNLIKELY = "unlikely"


class GuessKind(StrEnum):
    """What was decided; the remedy follows from it."""

    MANUSCRIPT = "manuscript"  # a whole booklet, or one article
    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    BODY = "body"  # could have been a heading
    UNCAPTIONED = "uncaptioned"  # body text that could have been a caption
    CAPTION = "caption"
    AUTHOR = "author"
    UNATTRIBUTED = "unattributed"  # text that could have been the author
    DAY = "day"  # date and source in one line
    ROLE = "role"  # dateline, signature, credit or source line
    LEAD = "lead"
    NOTES = "notes"  # calls [1] and their list
    SITE = "site"  # text of the article that may be the site's
    BEGINNING = "beginning"  # text at which another article may begin
    DROPPED = "dropped"  # left out as the site's, and no text of the article


@dataclass(frozen=True)
class Guess:
    """One decision: about the text that begins with ``quote``, in the source ``origin``.

    ``confidence`` is 0 to 1; ``reason`` names a sentence ``cli.because-<reason>`` in the
    catalogue. ``level`` is that of a heading, 0 for others. ``instead``: words that are likelier
    what was looked for, "" if none are.
    """

    kind: GuessKind
    quote: str
    confidence: float
    reason: str
    origin: str
    level: int = 0
    instead: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at it."""
        return self.confidence < DOUBTFUL

    @property
    def depth(self) -> Depth:
        """How deep the doubt is."""
        if not self.doubtful:
            return Depth.SURE
        return Depth.DOUBTFUL if self.confidence >= UNLIKELY else Depth.UNLIKELY


def quoted(text: str) -> str:
    """The beginning of a text as a guess quotes it: one line, no white space at its ends."""
    return " ".join(text.split())[:_QUOTED]


@dataclass(frozen=True)
class Pointer:
    """The paragraph that begins with ``text``; ``place`` is where the project file says so."""

    text: str
    place: Location = NOWHERE


@dataclass(frozen=True)
class LevelRule:
    """The paragraph at ``at`` is a heading of ``level`` 1–4, or body for 0."""

    at: Pointer
    level: int


Asked = Literal["title", "subtitle", "author", "source", "date", "signature", "note"]


@dataclass(frozen=True)
class RoleRule:
    """The paragraph at ``at`` is the article's ``role``, or a signature, or a note."""

    at: Pointer
    role: Asked


@dataclass(frozen=True)
class Correction:
    """In the paragraph at ``at``, which is named as it was, ``right`` stands for ``wrong``.

    In a table only in that ``row``, and only in the cells that are the ``column``-th of their rows,
    counted from 1; 0 is all.
    """

    at: Pointer
    wrong: str
    right: str
    row: int = 0
    column: int = 0


@dataclass(frozen=True)
class Overrules:
    """What the project file says of the structure of one manuscript; empty leaves every guess.

    ``captions`` are captions of what stands beside them, ``body`` is running text, ``drop`` is
    left out, ``keep`` is brought back though the reader left it out. A paragraph of ``joins`` is
    one with the next; where the words of ``splits`` stand another begins, and at the paragraphs
    of ``begins`` another article.
    """

    levels: tuple[LevelRule, ...] = ()
    captions: tuple[Pointer, ...] = ()
    body: tuple[Pointer, ...] = ()
    drop: tuple[Pointer, ...] = ()
    keep: tuple[Pointer, ...] = ()
    roles: tuple[RoleRule, ...] = ()
    joins: tuple[Pointer, ...] = ()
    splits: tuple[Pointer, ...] = ()
    begins: tuple[Pointer, ...] = ()

    @property
    def asked(self) -> bool:
        """Whether anything is overruled at all."""
        return self != Overrules()
