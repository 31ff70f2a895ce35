"""The page number (页码): where it stands, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from compiler.errors import Location, ThemeError
from compiler.markup.settings import FolioSide, PageSettings

SIDES: tuple[FolioSide, ...] = ("outer", "centre")
# The number of page 1 among marks and spaces, or 第1页: nothing that conversion would have to know.
_FORM = re.compile(
    r"(?P<before>[^\w\\\"<>\x00-\x1f]{0,6}第? ?)1(?P<after> ?页?[^\w\\\"<>\x00-\x1f]{0,6})"
)


@dataclass(frozen=True)
class Folio:
    """Side of the page number, and what stands before and after it.

    ``side`` "outer" is right on odd pages and left on even ones.
    """

    side: FolioSide
    before: str
    after: str

    def in_script(self, script: str) -> Folio:
        """The same in the characters of a script: 第1頁 where they are traditional."""
        return self if script == "zh-Hans" else replace(self, after=self.after.replace("页", "頁"))

    def chosen(self, settings: PageSettings) -> Folio:
        """The folio as the project wants it, where it says so.

        Raises ThemeError ``markup.bad-folio`` for a form without the number 1.
        """
        said = {"side": settings.folio or self.side}
        form = settings.folio_form
        return read_folio({**said, "form": form or f"{self.before}1{self.after}"}, _PROJECT)


_PROJECT = Location("booklet.toml")


def read_folio(table: Mapping[str, object], place: Location) -> Folio:
    """``[folio]`` of theme.toml: ``side`` and ``form``; ThemeError ``markup.bad-folio``."""
    match = _FORM.fullmatch(str(table["form"]))
    side = next((side for side in SIDES if side == table["side"]), None)
    if match is None or side is None:
        wrong = table["side"] if match else table["form"]
        raise ThemeError("markup.bad-folio", place, value=wrong)
    return Folio(side, match["before"], match["after"])
