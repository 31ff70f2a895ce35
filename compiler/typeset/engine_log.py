"""What the engine says while it works becomes diagnostics; nothing goes to the terminal.

WeasyPrint and fontTools complain through ``logging`` and ``warnings``. What this room reports
itself, with a better place, is dropped here: missing glyphs and addresses the fetcher refused.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.typeset.fetcher import AssetFetcher, shown

_PAGES = "weasyprint.progress"  # where WeasyPrint 70.0 tells "Step 5 - Creating layout - Page %d"
LOGGER_NAMES = ("weasyprint", "fontTools", "PIL")
SHOWN_LENGTH = 300  # characters of an engine message; it may quote a whole declaration

# The engine's own message formats (WeasyPrint 70.0), which tell what a record is about.
_TOLD_ELSEWHERE = (".notdef glyph rendered", "Too many glyphs missing from")  # by ``glyphs``
_IMAGE = "Failed to load image at"
_ALT = 'Image "%s" has no required alt description'
_RELATIVE = "Relative URI reference without a base URI"
_NO_ANCHOR = "No anchor #%s for internal URI reference"
_NO_TARGET = "Content discarded: target points to undefined anchor"
_LINE = re.compile(r" at (\d+):\d+\b")  # "… at LINE:COLUMN"

# WeasyPrint 70.0 leaves its own colour profile open; no user can do anything about such things.
_FOR_DEVELOPERS = (ResourceWarning, DeprecationWarning, PendingDeprecationWarning)


class EngineLog(logging.Handler):
    """Turns log records into diagnostics.

    ``stylesheet`` is the name of the stylesheet being read, shown as the place.
    """

    def __init__(self, report: Report, fetcher: AssetFetcher) -> None:
        super().__init__(logging.WARNING)
        self._report = report
        self._fetcher = fetcher
        self.stylesheet = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Record a finding for what the engine says."""
        said = str(record.msg)
        arguments = record.args if isinstance(record.args, tuple) else ()
        subject = str(arguments[0]) if arguments else ""
        if said.startswith(_TOLD_ELSEWHERE) or subject in self._fetcher.reported:
            return
        if said.startswith(_IMAGE):
            address, reason = shown(subject), str(arguments[1])
            self._report.warn("typeset.unreadable-image", address=address, reason=reason)
        elif said == _ALT:
            self._report.info("typeset.undescribed-image", address=shown(subject))
        elif said.startswith(_RELATIVE):
            self._fetcher.refuse(subject)
        elif said.startswith((_NO_ANCHOR, _NO_TARGET)):
            self._report.warn("typeset.dangling-link", target=shown(subject))
        else:
            self.warn(record.getMessage())

    def warn(self, message: str) -> None:
        """Record anything else the engine complains about."""
        words = " ".join(message.split())
        found = _LINE.search(words) if self.stylesheet else None
        place = Location(source=self.stylesheet, line=int(found[1]) if found else None)
        self._report.warn("typeset.engine-warning", place, detail=words[:SHOWN_LENGTH])


@contextmanager
def engine_log(report: Report, fetcher: AssetFetcher) -> Iterator[EngineLog]:
    """Catch what the engine logs and warns of; loggers and warning filters are put back."""
    handler = EngineLog(report, fetcher)
    loggers = [logging.getLogger(name) for name in LOGGER_NAMES]
    before = [(logger.propagate, logger.level) for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.propagate = False
        logger.setLevel(logging.WARNING)
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            for kind in _FOR_DEVELOPERS:
                warnings.simplefilter("ignore", kind)
            yield handler
        for warning in caught:
            handler.warn(str(warning.message))
    finally:
        for logger, (propagate, level) in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.propagate = propagate
            logger.setLevel(level)


class _PageTeller(logging.Handler):
    """Tells the numbers of pages that the engine says it begins."""

    def __init__(self, on_page: Callable[[int], None]) -> None:
        super().__init__(logging.INFO)
        self._on_page = on_page

    def emit(self, record: logging.LogRecord) -> None:
        """Tell the page, if it is one that is told of."""
        if str(record.msg).startswith("Step 5 - Creating layout") and isinstance(
            record.args, tuple
        ):
            self._on_page(int(str(record.args[0])))


@contextmanager
def told_pages(on_page: Callable[[int], None] | None) -> Iterator[None]:
    """Tell ``on_page`` of each page while the engine works; nothing is changed without one."""
    if on_page is None:
        yield
        return
    logger, handler = logging.getLogger(_PAGES), _PageTeller(on_page)
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
