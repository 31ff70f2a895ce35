"""Small PDFs for the tests of this room."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

Drawing = Callable[..., bytes]


@pytest.fixture
def drawing() -> Drawing:
    """A function: content and resources in, a PDF of equal pages out, 200 × 300 pt trim."""

    def draw(
        content: bytes,
        resources: Callable[[pikepdf.Pdf], Mapping[str, object]] = lambda _pdf: {},
        pages: int = 1,
    ) -> bytes:
        pdf = pikepdf.new()
        given = Dictionary({f"/{key}": value for key, value in resources(pdf).items()})
        for _ in range(pages):
            page = pdf.add_blank_page(page_size=(200, 300))
            page.Contents = pdf.make_stream(content)
            page.Resources = given
            page.MediaBox = Array([-9, -9, 209, 309])
            page.TrimBox = Array([0, 0, 200, 300])
        pdf.docinfo["/Title"] = pikepdf.String("纸 & 墨")
        pdf.docinfo["/CreationDate"] = pikepdf.String("D:20241205080000+08'00'")
        pdf.Root.Lang = pikepdf.String("zh-Hans")
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True)
        return target.getvalue()

    return draw


@pytest.fixture
def font() -> Dictionary:
    """A font that every reader has, for text that is only counted."""
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
