"""Hostile files, one maker for each row of the threat list; and what they must not reach.

Nothing of this lies in the repository as a file: each test makes what it needs.
"""

from __future__ import annotations

import io
import os
import resource
import socket
import subprocess
import sys
import threading
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

CANARY = "金丝雀在此其言不得外传"
GOOD = "# 纸\n\n纸由植物纤维制成，薄而均匀，可以书写。\n"


@dataclass(frozen=True)
class Done:
    """How a command ended, and the most memory any process had."""

    status: int
    out: str
    err: str
    megabytes: float


@pytest.fixture(scope="session")
def wenxuan() -> Callable[..., Done]:
    """Runs the command line in a process of its own."""

    def run(*arguments: object) -> Done:
        done = subprocess.run(
            [sys.executable, "-c", _MEASURED, *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=1800,  # a build that never ends, on however slow a machine
            env={**os.environ, "LANG": "zh_CN.UTF-8", "LC_ALL": ""},
            check=False,
        )
        *lines, last = done.stderr.split("\n")
        return Done(done.returncode, done.stdout, "\n".join(lines), float(last) / 1024)

    return run


# The command, and after it the peak of this process or of its largest child, in KB. Its own is not
# asked of getrusage, which also counts what the test's process had before it became the command.
_MEASURED = """
import re, resource, sys
from compiler.cli.command import run
status = run(sys.argv[1:])
own = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
print(max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss), end="", file=sys.stderr)
sys.exit(status)
"""


class Listener:
    """A server on this machine's loopback that counts who connects, and drips bytes at them."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.connections = 0
        self.closed = False
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while not self.closed:
            try:
                client, _ = self.socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._drip, args=(client,), daemon=True).start()

    def _drip(self, client: socket.socket) -> None:
        with client:
            try:
                client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
                while not self.closed:
                    client.sendall(b"x")
                    time.sleep(0.2)
            except OSError:
                return

    def close(self) -> None:
        """End, and wait for it: a process with another thread forks no more."""
        self.closed = True
        self.socket.shutdown(socket.SHUT_RDWR)  # wakes who waits for a connection
        self.socket.close()
        self._thread.join()


@pytest.fixture
def listener() -> Iterator[Listener]:
    """A server that must see no connection."""
    server = Listener()
    yield server
    server.close()


@pytest.fixture
def canary(tmp_path) -> Path:
    """A file outside the project whose words must appear nowhere."""
    path = tmp_path / "canary.txt"
    path.write_text(CANARY, "utf-8")
    return path


def png(width: int, height: int) -> bytes:
    """A PNG of one colour: 12,000² pixels are 18 KB."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + checksum

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((1, 0, 0, 0, 0))
    packer = zlib.compressobj(9)
    line = bytes(1 + (width + 7) // 8)
    body = b"".join(packer.compress(line) for _ in range(height)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def document(body: str, head: str = "") -> bytes:
    """An HTML page with a title and one good paragraph before ``body``."""
    start = f"<html><head><meta charset=utf-8><title>险页</title>{head}</head><body><h1>险页</h1>"
    return f"{start}<p>纸由植物纤维制成，薄而均匀，可以书写。</p>{body}</body></html>".encode()


def markdown(body: str) -> bytes:
    """A Markdown article with one good paragraph before ``body``."""
    return f"# 险文\n\n纸由植物纤维制成，薄而均匀，可以书写。\n\n{body}\n".encode()


def packed(files: dict[str, bytes]) -> bytes:
    """A zip of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


_WORD_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_WORD_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>%s</w:body></w:document>"
)


def saved_page(body: str, place: str) -> bytes:
    """A page saved in one file, and a part that calls itself ``place``."""
    return (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/html\r\nContent-Location: file:///C:/a/b.html\r\n\r\n"
        + document(body)
        + f"\r\n--x\r\nContent-Type: image/png\r\nContent-Location: {place}\r\n\r\n".encode()
        + png(20, 20)
        + b"\r\n--x--\r\n"
    )


def word(body: bytes) -> bytes:
    """A Word document with that body."""
    start, end = _WORD.encode().split(b"%s")
    return packed(
        {
            "[Content_Types].xml": _WORD_TYPES.encode(),
            "_rels/.rels": _WORD_RELATIONS.encode(),
            "word/document.xml": start + body + end,
        }
    )


def hostile_files(port: int, canary: Path) -> dict[str, bytes]:
    """Every row of the threat list as a file, by name."""
    local, secret = f"http://127.0.0.1:{port}/x.png", f"file://{canary}"
    wide = "<tr>" + "<td>格</td>" * 8 + "</tr>"
    word_run = "<w:p><w:r><w:t>纸张印刷</w:t></w:r></w:p>".encode()
    aliases = "\n".join(
        f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in ["ab", "bc", "cd", "de"]
    )
    svg = (
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{secret}">]>'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f'<script>fetch("{local}")</script><text>&x;</text><image xlink:href="{secret}"/>'
        f'<image href="{local}"/><style>@import "{local}";</style></svg>'
    )
    return {
        "attachment.html": document(
            f'<a rel=attachment href="{secret}">附</a><img src="{secret}"><iframe src="{secret}">'
            f'</iframe><object data="{secret}"></object>',
            f'<link rel=attachment href="{secret}"><link rel=stylesheet href="{secret}">',
        ),
        "loopback.html": document(
            f'<img src="{local}"><img srcset="{local} 2x"><div style="background:url({local})">'
            f"字</div><video poster='{local}' src='{local}'></video><embed src='{local}'>"
            f'<input type=image src="{local}">',
            f'<link rel=stylesheet href="{local}"><style>@import "{local}";</style>'
            f'<meta http-equiv=refresh content="0;url={local}"><base href="{local}">',
        ),
        "loopback.md": markdown(f"![图]({local})\n\n![图]({secret})\n\n![图](../canary.txt)"),
        "pixels.md": markdown("![图](pixels.png)"),
        "pixels.png": png(12_000, 12_000),
        "drawing.md": markdown("![图](drawing.svg)"),
        "drawing.svg": svg.encode(),
        "inline-drawing.html": document(svg),
        "deep-160.html": document("<div>" * 160 + "深处的字。" + "</div>" * 160),
        "deep-100000.html": document("<div>" * 100_000 + "深处的字。" + "</div>" * 100_000),
        "deep-quotes.md": markdown(">" * 3_000 + " 深处的字。"),
        "deep-lists.html": document("<ul><li>" * 5_000 + "深处的字。"),
        "table-3000.html": document(f"<table>{wide * 3_000}</table>"),
        "paragraph-200000.txt": ("险文\n\n" + "纸张印刷装订油墨" * 25_000 + "\n").encode(),
        "spans.html": document(
            "<table><tr><td colspan=100000 rowspan=100000>甲</td><td>乙</td></tr>"
            "<tr><td>丙</td></tr></table>"
        ),
        "paragraphs-200000.html": document("<p>字</p>" * 200_000),
        "bomb.docx": word(word_run * 3_000_000),
        "yaml-python.md": b"---\ntitle: !!python/object/apply:os.system ['touch pwned']\n---\n\n"
        + GOOD.encode(),
        "yaml-aliases.md": f"---\na: &a [x]\n{aliases}\ntitle: *e\n---\n\n{GOOD}".encode(),
        "archive.mhtml": saved_page(
            f'<img src="{local}"><img src="{secret}"><img src="../canary.txt">'
            f'<iframe src="{secret}"></iframe><link rel=stylesheet href="{local}">',
            "../outside.png",
        ),
        "archive-parts.mhtml": saved_page("", "") + b"\r\n--x\r\n\r\n" * 200_000,
        "archive-deep.mhtml": b"MIME-Version: 1.0\r\n"
        + b"".join(
            f'Content-Type: multipart/mixed; boundary="x{at}"\r\n\r\n--x{at}\r\n'.encode()
            for at in range(5_000)
        ),
        "zip-bomb.zip": packed({"a.txt": b"0" * 100_000_000}),
        "zip-slip.zip": packed({"../outside.md": GOOD.encode()}),
        "good.md": GOOD.encode(),
    }


@pytest.fixture
def hostile(tmp_path, listener, canary) -> Path:
    """A folder with every hostile file and one good one."""
    folder = tmp_path / "来稿"
    folder.mkdir()
    for name, data in hostile_files(listener.port, canary).items():
        (folder / name).write_bytes(data)
    (folder / "link.md").symlink_to(canary)
    (folder / "linked.png").symlink_to(canary)
    return folder


@pytest.fixture(autouse=True)
def _no_core_files():
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
