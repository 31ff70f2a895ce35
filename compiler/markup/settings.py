"""What a run may choose about its pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from compiler.units import Size

SectionStart = Literal["page", "recto"]


@dataclass(frozen=True)
class PageSettings:
    """Trim, theme and place of the pictures.

    ``theme`` is the name of a theme that comes with the product, or a folder; ``trim`` is the
    成品尺寸 in mm, ``trim_name`` what the project file calls it (``A4``, ``185mm 260mm``).
    ``project_root`` is the folder that ``Image.asset`` is relative to. ``section_start`` says
    whether each section begins on the next page or on the next right-hand one (另面起).
    """

    trim: Size
    trim_name: str
    project_root: Path
    theme: str | Path = "neikan"
    section_start: SectionStart = "page"
