"""What a project asks for: the frozen record every later stage takes its settings from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from compiler.model.booklet import Masthead
from compiler.units import PAPER_SIZES, Size

Quotes = Literal["corner", "curly"]
SectionStart = Literal["page", "recto"]

SIMPLIFIED = "zh-Hans"

DEFAULT_TRIM = "A4"
DEFAULT_THEME = "neikan"
DEFAULT_OUTPUT = "dist"


@dataclass(frozen=True)
class ArticlePlan:
    """One article file (absolute path), and what the project says instead of the manuscript.

    None means that the manuscript's own word stands.
    """

    path: Path
    title: str | None = None
    subtitle: str | None = None
    author: str | None = None
    source: str | None = None
    date: str | None = None


@dataclass(frozen=True)
class SectionPlan:
    """A column (栏目) and its articles in order; ``title`` "" where articles stand in none."""

    title: str
    articles: tuple[ArticlePlan, ...]


@dataclass(frozen=True)
class EditionPlan:
    """One edition: its script as a BCP 47 tag, and its quotation marks (「」 or “”)."""

    script: str
    quotes: Quotes

    @classmethod
    def of(cls, script: str) -> EditionPlan:
        """The edition in ``script`` with the quotation marks its readers expect."""
        return cls(script, "curly" if script == SIMPLIFIED else "corner")


@dataclass(frozen=True)
class PagePlan:
    """The page: trim size (成品尺寸) in mm, and how the booklet is laid out on it.

    ``section_start`` "recto" opens each section on a right-hand page (另面起). ``numbering`` sets
    level numbers 一、（一）1.（1） where the text has none. ``contents_depth`` counts levels of the
    contents: 1 sections, 2 articles, 3 to 5 headings inside them.
    """

    trim: str = DEFAULT_TRIM
    size: Size = PAPER_SIZES[DEFAULT_TRIM]
    section_start: SectionStart = "page"
    numbering: bool = False
    contents_depth: int = 2


@dataclass(frozen=True)
class TypographyPlan:
    """How lines are composed, where the project says so; None is the custom of the region.

    The names are those of ``typography.policy.Policy``; ``han_latin_space`` says whether there is
    one.
    """

    kinsoku: Literal["basic", "gb", "strict"] | None = None
    squeeze: Literal["full", "none"] | None = None
    han_latin_space: bool | None = None
    hanging: bool | None = None
    lone_characters: Literal["avoid", "allow"] | None = None


@dataclass(frozen=True)
class Project:
    """Everything a build is told. Paths are absolute and lie below ``root``.

    ``file`` is the project file, None where a folder or a single manuscript stood in for one.
    ``name`` is the title, else what the folder or file is called; ``slug`` is it as a safe file
    name. Either ``sections`` are given, or ``source``: one file with the whole booklet.
    ``source_kind`` is "booklet" where the project file says so, "auto" where the file was found
    by looking and its reader must tell. The editor's note is ``editor_note`` as text, or stands
    in ``editor_note_file``. ``theme`` is the name of a theme that comes with the product, or the
    folder of one's own. ``created`` is aware, and the only clock of the build.
    """

    root: Path
    name: str
    slug: str
    output: Path
    created: datetime
    file: Path | None = None
    masthead: Masthead = field(default_factory=Masthead)
    editor_note: str = ""
    editor_note_file: Path | None = None
    sections: tuple[SectionPlan, ...] = ()
    source: Path | None = None
    source_kind: Literal["booklet", "auto"] = "auto"
    page: PagePlan = field(default_factory=PagePlan)
    theme: str | Path = DEFAULT_THEME
    editions: tuple[EditionPlan, ...] = (EditionPlan.of(SIMPLIFIED),)
    protect: tuple[str, ...] = ()
    phrases: Path | None = None
    typography: TypographyPlan = field(default_factory=TypographyPlan)
    remote_images: bool = False
    formats: tuple[str, ...] = ("screen",)
