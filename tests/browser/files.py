"""Files that a person drops: documents, pages, archives, and what is none of these."""

from __future__ import annotations

import base64
import struct
import zipfile
import zlib
from pathlib import Path

import docx


def word_file(path: Path, title: str, paragraphs: list[str]) -> Path:
    """A document as WPS and Word write it: a title, a by-line, paragraphs."""
    document = docx.Document()
    document.add_heading(title, 0)
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(path)
    return path


def text_file(path: Path, title: str, text: str) -> Path:
    path.write_text(f"{title}\n\n{text}\n", "utf-8")
    return path


def zip_file(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def bomb(path: Path) -> Path:
    """A hundred megabytes of one letter, in a hundred kilobytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("甲.txt", "纸" * 35_000_000)
    return path


def picture() -> bytes:
    """A PNG of one black pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def dropped(page, files: list[Path], onto: str = "main") -> None:
    """Let files go over the page, as a hand does that drags them from a folder."""
    given = [(file.name, base64.b64encode(file.read_bytes()).decode()) for file in files]
    page.evaluate(
        """([onto, files]) => {
            const held = new DataTransfer();
            for (const [name, content] of files) {
                const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
                held.items.add(new File([bytes], name));
            }
            const target = document.querySelector(onto);
            for (const kind of ['dragenter', 'dragover', 'drop'])
                target.dispatchEvent(new DragEvent(
                    kind, {bubbles: true, cancelable: true, dataTransfer: held}));
        }""",
        [onto, given],
    )


def dropped_from_disk(page, paths: list[Path], onto: str = "main") -> None:
    """The same with what really lies on the disk: folders come with all that is in them."""
    box = page.locator(onto).first.bounding_box()
    x, y = box["x"] + min(box["width"], 200) / 2, box["y"] + min(box["height"], 200) / 2
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    session = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": x, "y": y, "data": data})
