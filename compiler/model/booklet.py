"""The booklet (小册) as every stage after ``sources`` sees it."""

from __future__ import annotations

from dataclasses import dataclass, field

from compiler.model.article import UNREAD, Article, Ledger
from compiler.model.block import Blocks
from compiler.model.guess import Guess


@dataclass(frozen=True)
class Masthead:
    """What the first page and the colophon say; "" where the project gives nothing."""

    series: str = ""
    title: str = ""
    subtitle: str = ""
    issue: str = ""
    date: str = ""
    publisher: str = ""
    notice: str = ""
    editor: str = ""
    copies: str = ""
    contact: str = ""
    keywords: tuple[str, ...] = ()
    signatory: str = ""  # 签发人
    copy_to: str = ""  # 抄送


@dataclass(frozen=True)
class Section:
    """A column of the booklet (栏目). ``title`` is "" for articles that stand in none.

    ``origin`` is the dump the title was read from, "" if the project file gives it.
    """

    title: str
    articles: tuple[Article, ...]
    anchor: str = ""
    origin: str = ""


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents; ``level`` counts from 1 and tells how deep it stands.

    ``section`` tells a section's line from that of an article that stands in none.
    """

    level: int
    title: str
    anchor: str
    section: bool = False


@dataclass(frozen=True)
class BookletDraft:
    """What one whole-booklet dump holds, before assembly.

    ``divided`` tells one that the project file has cut out of a single article: its articles belong
    to the section that the file stands in.
    """

    masthead: Masthead
    sections: tuple[Section, ...]
    editor_note: Blocks = ()
    origin: str = ""
    divided: bool = False


@dataclass(frozen=True)
class Manuscript:
    """What a reader of sources gives for one file: content and account of its characters."""

    content: Article | BookletDraft
    ledger: Ledger

    @property
    def guesses(self) -> tuple[Guess, ...]:
        """What the reader decided without being told, in the order of its decisions."""
        return self.ledger.guesses


@dataclass(frozen=True)
class Booklet:
    """A whole issue in one script; ``script`` is a BCP 47 tag such as ``zh-Hant-TW``.

    ``name`` is what its files are called, before it is made safe as a file's name.
    ``draft_fields`` names the masthead fields that were read from the dump ``draft_origin``;
    ``editor_note_origin`` is the file the editor's note was read from, "" for the project file.
    """

    masthead: Masthead
    sections: tuple[Section, ...]
    contents: tuple[ContentsEntry, ...] = ()
    editor_note: Blocks = ()
    editor_note_origin: str = ""
    draft_origin: str = ""
    draft_fields: tuple[str, ...] = ()
    script: str = "zh-Hans"
    name: str = ""
    ledgers: tuple[Ledger, ...] = field(default=(), repr=False)

    @property
    def unread(self) -> tuple[str, ...]:
        """The sources that could not be read, where the user asked to go on without them."""
        return tuple(ledger.path for ledger in self.ledgers if ledger.kind == UNREAD)

    @property
    def guesses(self) -> tuple[Guess, ...]:
        """The guesses of all its manuscripts."""
        return tuple(guess for ledger in self.ledgers for guess in ledger.guesses)
