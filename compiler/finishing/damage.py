"""The one place where what a foreign PDF makes its readers raise becomes our error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from compiler.errors import FinishingError, Location
from compiler.pdf.malformed import MALFORMED

_UNREAD: tuple[type[Exception], ...] = (pikepdf.PikepdfError, *MALFORMED)


@contextmanager
def damage_told(name: str, page: int | None = None) -> Iterator[None]:
    """FinishingError for a PDF, or the page (from 1) of it, that turns out to be damaged."""
    try:
        yield
    except pikepdf.PasswordError as error:
        raise FinishingError("finishing.encrypted", Location(source=name)) from error
    except _UNREAD as error:
        if page is None:
            raise FinishingError("finishing.damaged", Location(source=name)) from error
        where = Location(source=name, page=page)
        raise FinishingError("finishing.damaged-page", where, page=page) from error
