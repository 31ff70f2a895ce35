"""An article as a reader of sources gives it, and the account of its source's characters."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.model.block import Block, Blocks
from compiler.model.guess import Guess
from compiler.model.left_out import LeftOut

FIELDS = ("title", "subtitle", "author", "source", "date")  # what an article says of itself


@dataclass(frozen=True)
class Article:
    """One article (文章).

    ``origin`` is the source's path relative to the project folder; ``links`` are the addresses
    it refers its reader to, printed at its end with a QR code; ``anchor`` is set by assembly.
    ``author``, ``source`` and ``date`` are printed as they stand, so a reader of sources writes
    them as they are to be read (2021年11月22日).
    """

    title: str
    blocks: Blocks
    subtitle: str = ""
    author: str = ""
    source: str = ""
    date: str = ""
    lead: Blocks = ()  # the editor's lead (编者按 of one article), set apart before the text
    links: tuple[str, ...] = ()
    origin: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Entry:
    """Characters of a source that were dropped or changed, with the reason or rule.

    ``before`` is what the source has, ``after`` what the page has instead ("" when dropped).
    """

    reason: str
    before: str
    after: str = ""


@dataclass(frozen=True)
class CorrectedText:
    """A paragraph, or a title and the like, whose words the project file sets right.

    ``before`` is it as it was read, ``after`` as it is printed; ``changes`` what was changed.
    """

    before: Block | str
    after: Block | str
    changes: tuple[Entry, ...]


UNREAD = "unread"  # the kind of a source that could not be read: only a notice stands for it


@dataclass(frozen=True)
class Ledger:
    """The account of one source file (稿件), kept by its reader: its characters, and its guesses.

    ``text`` is every readable character of the file in its order: text nodes, front matter keys
    and values, words; taken before any cleaning. ``markup`` counts the visible characters of the
    file that are notation (tags, ``**``, addresses of pictures) and not in ``text``. Characters
    are counted without white space; the identity that conservation checks is, as multisets,

        text + after(changed) = article text + before(changed) + before(dropped).
    """

    path: str
    kind: str
    text: str
    markup: int = 0
    dropped: tuple[Entry, ...] = ()
    changed: tuple[Entry, ...] = ()
    spaces: tuple[tuple[str, int], ...] = ()  # white space removed or set, by rule; not in the sum
    guesses: tuple[Guess, ...] = ()
    corrected: tuple[CorrectedText, ...] = ()
    left_out: tuple[LeftOut, ...] = ()  # ``dropped`` stretch by stretch, the most surprising first
