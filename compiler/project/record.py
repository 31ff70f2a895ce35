"""What a project asks for: the frozen record every later stage takes its settings from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from compiler.errors import WenxuanError
from compiler.model.artifacts import Format
from compiler.model.booklet import Masthead
from compiler.model.guess import Correction, Overrules
from compiler.model.mending import ALL_RULES, Mending
from compiler.units import PAPER_SIZES, Size

Quotes = Literal["corner", "curly"]
SectionStart = Literal["page", "recto"]

SIMPLIFIED = "zh-Hans"
TAIWAN_SCRIPT = "zh-Hant-TW"

DEFAULT_TRIM = "A4"
DEFAULT_THEME = "neikan"
DEFAULT_OUTPUT = "dist"
FOUR_INKS = "cmyk"


@dataclass(frozen=True)
class ArticlePlan:
    """One article file (absolute path), and what the project says instead of the manuscript.

    None means that the manuscript's own word stands; ``kind`` says whether it is a whole booklet
    or one article, ``overrules`` what its paragraphs are, ``corrections`` which of its words are
    set right. ``origin`` is what messages call it, its
    path below the project folder if empty; ``refused`` is why it cannot be read, if that is known.
    """

    path: Path
    title: str | None = None
    subtitle: str | None = None
    author: str | None = None
    source: str | None = None
    date: str | None = None
    kind: Literal["auto", "booklet", "article"] = "auto"
    overrules: Overrules = field(default_factory=Overrules)
    corrections: tuple[Correction, ...] = ()
    origin: str = ""
    refused: WenxuanError | None = None


@dataclass(frozen=True)
class SectionPlan:
    """A column (栏目) and its articles in order; ``title`` "" where articles stand in none."""

    title: str
    articles: tuple[ArticlePlan, ...]


@dataclass(frozen=True)
class EditionPlan:
    """One edition: its script as a BCP 47 tag, and its quotation marks (「」 or “”).

    ``vocabulary`` "taiwan" sets Taiwan's words as well; "" keeps the manuscript's.
    """

    script: str
    quotes: Quotes
    vocabulary: str = ""

    @classmethod
    def of(cls, script: str) -> EditionPlan:
        """The edition in ``script`` with the quotation marks its readers expect."""
        return cls(script, "curly" if script == SIMPLIFIED else "corner")


@dataclass(frozen=True)
class PagePlan:
    """The page: trim size (成品尺寸) in mm, and how the booklet is laid out on it.

    ``section_start`` "recto" opens each section on a right-hand page (另面起). ``numbering`` sets
    level numbers 一、（一）1.（1） where the text has none. ``contents_depth`` counts levels of the
    contents: 1 sections, 2 articles, 3 to 5 headings inside them. ``large_type`` sets the body in
    三号 (大字版). ``folio`` and ``folio_form``: where the page number stands and how page 1 is
    written; None is the theme's. ``missing_images`` is what stands for a picture without a file.
    """

    trim: str = DEFAULT_TRIM
    size: Size = PAPER_SIZES[DEFAULT_TRIM]
    section_start: SectionStart = "page"
    numbering: bool = False
    contents_depth: int = 2
    large_type: bool = False
    folio: Literal["outer", "centre"] | None = None
    folio_form: str | None = None
    missing_images: Literal["strip", "box", "omit"] = "strip"


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
class ImpositionPlan:
    """How the booklet lies on its sheets; names and values are those of the room finishing.

    ``sheet`` None is the smallest office paper that will do; ``paper_mm`` is its thickness.
    """

    sheet: Size | None = None
    scheme: Literal["saddle", "signatures", "perfect", "n-up"] = "saddle"
    binding: Literal["left", "right"] = "left"
    signature: int = 16
    paper_mm: float = 0.1
    marks: bool = True


@dataclass(frozen=True)
class PrintPlan:
    """The file for the print shop; names and values are those of the room finishing.

    ``profile`` is the ICC file of the press, None for the one that comes along; ``condition`` its
    registered name. ``red`` is "cmyk", or the name of a spot ink. ``bleed_mm`` is laid out in
    every format, and cut off in most.
    """

    profile: Path | None = None
    condition: str = ""
    bleed_mm: float = 3.0
    red: str = FOUR_INKS
    marks: bool = True


@dataclass(frozen=True)
class Project:
    """Everything a build is told. Paths are absolute and lie below ``root``.

    ``file`` is the project file, None where a folder or a single manuscript stood in for one.
    ``name`` is the title, else what the folder or file is called; ``slug`` is it as a safe file
    name. ``listed`` says whether somebody has named the manuscripts, or they were found by looking;
    ``left_out`` are those of which it says that they are no part of the booklet.
    Either ``sections`` are given, or ``source``: one file with the whole booklet.
    ``source_kind`` is "booklet" where the project file says so, "auto" where the file was found
    by looking and its reader must tell; ``source_said`` is what ``[[article]]`` says of it. The
    editor's note is ``editor_note`` as text, or stands
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
    listed: bool = True
    left_out: tuple[Path, ...] = ()
    source: Path | None = None
    source_kind: Literal["booklet", "article", "auto"] = "auto"
    source_said: ArticlePlan | None = None
    page: PagePlan = field(default_factory=PagePlan)
    theme: str | Path = DEFAULT_THEME
    editions: tuple[EditionPlan, ...] = (EditionPlan.of(SIMPLIFIED),)
    protect: tuple[str, ...] = ()
    phrases: Path | None = None
    typography: TypographyPlan = field(default_factory=TypographyPlan)
    mending: Mending = ALL_RULES
    remote_images: bool = False
    formats: tuple[Format, ...] = ("screen",)
    imposition: ImpositionPlan = field(default_factory=ImpositionPlan)
    print: PrintPlan = field(default_factory=PrintPlan)
