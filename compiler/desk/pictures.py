"""Pictures of pages, made once of the same page and width; a job."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

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
    import pypdfium2 as pdfium  # noqa: PLC0415 - in a worker alone

    del progress, report
    document = pdfium.PdfDocument(pdf.read_bytes())
    try:
        if page >= len(document):
            return False
        shown = document[page]
        image = shown.render(scale=width / shown.get_width()).to_pil().convert("RGB")
    finally:
        document.close()
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=1)
    write_all([(target, buffer.getvalue())])
    _tidy(target.parent)
    return True


def _tidy(folder: Path) -> None:
    files = list(folder.glob("*.png"))
    if len(files) > _MOST:
        for path in sorted(files, key=lambda each: each.stat().st_mtime)[: _MOST // 4]:
            path.unlink(missing_ok=True)
