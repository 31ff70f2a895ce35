"""Pictures of pages, made once of the same file and page; a job."""

from __future__ import annotations

import hashlib
from pathlib import Path

from compiler.diagnostics import Report
from compiler.events import Progress
from compiler.publish import write_all

WIDTHS = (192, 384, 880)  # pixels: a file's, a cover's, a page's
_FOLDER = Path(".wenxuan", "pictures")


def picture_file(folder: Path, sha256: str, page: int, width: int) -> Path:
    """Where the picture of a page (from 0) of a file with that digest lies, or would."""
    name = hashlib.sha256(f"{sha256} {page} {width}".encode()).hexdigest()[:32]
    return folder / _FOLDER / f"{name}.png"


def draw(  # noqa: PLR0917 - a job
    pdf: Path, page: int, width: int, target: Path, progress: Progress, report: Report
) -> bool:
    """Draw the page as a PNG ``width`` pixels wide; False where the file has no such page."""
    import io  # noqa: PLC0415 - in a worker alone

    import pypdfium2 as pdfium  # noqa: PLC0415 - as above

    del progress, report
    document = pdfium.PdfDocument(pdf.read_bytes())
    if page >= len(document):
        return False
    shown = document[page]
    image = shown.render(scale=width / shown.get_width()).to_pil().convert("RGB")
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=False)
    write_all([(target, buffer.getvalue())])
    return True
