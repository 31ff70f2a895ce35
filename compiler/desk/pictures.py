"""Pictures of pages, made once of the same page and width; a job."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from compiler.diagnostics import Report
from compiler.events import Progress
from compiler.publish import write_all

_FOLDER = Path(".wenxuan", "pictures")
_MOST = 2000  # files that are kept


def picture_file(folder: Path, name: str, width: int) -> Path:
    """Where the picture of a page lies, or would; ``name`` tells it from all others."""
    digest = hashlib.sha256(f"{name} {width}".encode()).hexdigest()[:32]
    return folder / _FOLDER / f"{digest}.png"


def draw(  # noqa: PLR0917 - a job
    pdf: Path, page: int, width: int, target: Path, progress: Progress, report: Report
) -> bool:
    """Draw the page as a PNG ``width`` pixels wide; False where the file has no such page."""
    return draw_all(pdf, ((target, page),), width, progress, report)


def draw_all(
    pdf: Path, pages: Sequence[tuple[Path, int]], width: int, progress: Progress, report: Report
) -> bool:
    """Draw several pages, each where it belongs, unless that is there; as ``draw`` does."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - in a worker alone

    del progress, report
    document = pdfium.PdfDocument(pdf.read_bytes())
    try:
        if any(page >= len(document) for _, page in pages):
            return False
        for target, page in pages:
            if not target.exists():
                write_all([(target, _png(document[page], width))])
    finally:
        document.close()
    _tidy(pages[0][0].parent)
    return True


def drawing(pdf: bytes, width: int) -> bytes:
    """The first page as a PNG."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - in a worker alone

    document = pdfium.PdfDocument(pdf)
    try:
        return _png(document[0], width)
    finally:
        document.close()


def _png(page: Any, width: int) -> bytes:
    image = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _tidy(folder: Path) -> None:
    files = list(folder.glob("*.png"))
    if len(files) > _MOST:
        for path in sorted(files, key=lambda each: each.stat().st_mtime)[: _MOST // 4]:
            path.unlink(missing_ok=True)
