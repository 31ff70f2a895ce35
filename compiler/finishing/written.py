"""A PDF into bytes and out of them: the same bytes for the same pages, as small as is safe."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from compiler.errors import FinishingError, Location


@contextmanager
def opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    """The PDF to be changed; FinishingError where it turns out to be broken."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            yield document
    except pikepdf.PdfError as error:
        raise FinishingError("finishing.damaged", Location()) from error


def written(document: pikepdf.Pdf, version: str = "") -> bytes:
    """The bytes of a PDF; nothing of clock or place is in them."""
    target = io.BytesIO()
    document.save(
        target,
        deterministic_id=True,
        force_version=version,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return target.getvalue()
