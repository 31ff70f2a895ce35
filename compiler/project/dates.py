"""Dates of the project: how they are printed, and the moment the PDF says it was made."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, timedelta, timezone

from compiler.errors import Location, ProjectError

BEIJING = timezone(timedelta(hours=8))

# A PDF must carry a date (ISO 32000-2, 14.3.3, for tagged variants), and the clock would make
# two builds of the same input differ; a booklet that gives none gets this one.
UNDATED = datetime(2000, 1, 1, tzinfo=BEIJING)

_WRITTEN = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})(?:\s*[月./-]\s*(\d{1,2})(?!\d))?")


def printed(value: object) -> str:
    """A date as the first page has it: a TOML date as 2024年12月5日, text as it stands."""
    if isinstance(value, date):  # datetime is one too
        return f"{value.year}年{value.month}月{value.day}日"
    return str(value)


def created(value: object) -> datetime:
    """The moment of making, aware: of the project's date, else SOURCE_DATE_EPOCH, else ``UNDATED``.

    A day counts from midnight in Beijing. Raises ProjectError where SOURCE_DATE_EPOCH is no
    number, as https://reproducible-builds.org/specs/source-date-epoch/ asks.
    """
    moment = _moment(value)
    if moment is not None:
        return moment
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return UNDATED
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ProjectError(
            "project.bad-epoch", Location(source="SOURCE_DATE_EPOCH"), value=epoch[:40]
        ) from error


def _moment(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=BEIJING)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=BEIJING)
    match = _WRITTEN.search(str(value))
    if match is None:
        return None
    try:
        return datetime(int(match[1]), int(match[2]), int(match[3] or 1), tzinfo=BEIJING)
    except ValueError:  # 2024年13月: printed as it stands, but no moment
        return None
