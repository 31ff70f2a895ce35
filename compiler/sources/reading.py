"""What reading one source needs besides its text."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.mending import ALL_RULES, Mending
from compiler.sources.pictures.placing import Pictures


@dataclass(frozen=True)
class Reading:
    """What reading one source needs besides its text.

    ``one_article`` says that it is no whole booklet, ``whole_booklet`` that it is one.
    """

    origin: str
    pictures: Pictures
    report: Report
    mending: Mending = ALL_RULES
    one_article: bool = False
    whole_booklet: bool = False

    @property
    def location(self) -> Location:
        """The source, for messages."""
        return Location(source=self.origin)
