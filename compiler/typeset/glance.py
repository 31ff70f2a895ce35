"""A second door of the room: one page at once, of a booklet that was set a moment ago."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compiler.diagnostics import Report
from compiler.model.artifacts import Markup
from compiler.typeset.at_work import ONE_AT_A_TIME, at_work
from compiler.typeset.engine_log import engine_log
from compiler.typeset.fetcher import AssetFetcher
from compiler.typeset.fonts import OpenFonts
from compiler.typeset.parts.glancing import Change, Standing, glanced

if TYPE_CHECKING:
    from compiler.typeset.engine import TypesetSettings


@dataclass(frozen=True)
class Stand:
    """What stands of a booklet that was set: for a glance at a page of it."""

    markup: Markup
    settings: TypesetSettings
    fonts: OpenFonts
    standing: Standing

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.standing.made.placed.pages)


def glance(stand: Stand, settings: TypesetSettings, change: Change, page: int) -> bytes | None:
    """The page of that number (from 0) with an article changed, as a PDF of its own.

    It is looked at until the booklet is set again, which may show another. None if it cannot be
    told by itself, or if the booklet would be set in another way.
    """
    was, now = stand.markup, change.after
    ground = (was.stylesheets, was.fonts, was.fallbacks, stand.settings)
    if ground != (now.stylesheets, now.fonts, now.fallbacks, settings):
        return None
    fetcher, composer = AssetFetcher(now.assets, Report()), stand.standing.workshop.composer
    try:
        with (
            ONE_AT_A_TIME,
            at_work(stand.fonts, composer, settings.without),
            engine_log(Report(), fetcher),
        ):
            return glanced(stand.standing, change, page)
    except Exception:  # noqa: BLE001 - what is wrong is told when the whole is made
        return None
