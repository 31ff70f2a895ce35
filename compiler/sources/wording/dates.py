"""Dates as manuscripts write them → as they are printed: 2021年11月22日."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

# Readers are in China; a feed's GMT evening is their next morning.
BEIJING = timezone(timedelta(hours=8))

_CLOCK = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"
_CHINESE = re.compile(rf"(\d{{4}})\s*年\s*(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*[日号]{_CLOCK}")
_NUMERIC = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_CLOCK}")


def printed_date(text: str) -> str:
    """The date of ``text`` as printed, a moment with a zone in Beijing time.

    Reads RFC 2822 (§3.3), ISO 8601, numeric and Chinese forms; other text comes back as it is.
    """
    text = text.strip()
    found = _moment(text) or _calendar_day(text)
    return f"{found.year}年{found.month}月{found.day}日" if found else text


def _moment(text: str) -> date | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError):
            return None
    try:
        return (moment if moment.tzinfo is None else moment.astimezone(BEIJING)).date()
    except OverflowError:
        return None


def _calendar_day(text: str) -> date | None:
    match = _CHINESE.fullmatch(text)
    numbers = match.groups() if match else None
    if numbers is None and (match := _NUMERIC.fullmatch(text)):
        numbers = (match[1], match[3], match[4])
    if numbers is None:
        return None
    try:
        return date(*map(int, numbers))
    except ValueError:
        return None
