"""Hostile files that LibreOffice opens: nothing of this machine comes in, nobody is called."""

from __future__ import annotations

import contextlib
import os
import zipfile
from dataclasses import replace

import pytest
from PIL import Image

from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.model.block import Figure
from compiler.model.walk import all_blocks
from compiler.sources.conversion import libreoffice
from compiler.sources.registry import ReadingSettings, read_source

CANARY = "金丝雀在此其言不得外传"
PROSE = "纸由植物纤维制成，薄而均匀，可以书写。"
OPEN = "urn:oasis:names:tc:opendocument:xmlns:"


@pytest.fixture(autouse=True)
def writer():
    if libreoffice.program() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no LibreOffice: run scripts/setup --develop")
        pytest.skip("no LibreOffice on this machine")


@pytest.fixture
def read(tmp_path):
    """Reads bytes as a manuscript in a folder of its own."""
    folder = tmp_path / "稿"
    folder.mkdir()

    def reading(name, data):
        (folder / name).write_bytes(data)
        return read_source(folder / name, folder, ReadingSettings(), Report())

    return reading


@pytest.fixture
def picture(tmp_path):
    """A picture outside of the manuscript's folder."""
    Image.new("RGB", (400, 300), "red").save(tmp_path / "secret.png")
    return tmp_path / "secret.png"


def rich(body):
    words = "".join(f"\\u{ord(each)}?" for each in PROSE)
    return rf"{{\rtf1\ansi\uc1 {body}\par {words}\par}}".encode()


def pictures(found):
    blocks = all_blocks(found.content.blocks)
    return [each.asset for block in blocks if isinstance(block, Figure) for each in block.images]


def open_document(body):
    spaces = {"office": "office:1.0", "text": "text:1.0", "draw": "drawing:1.0"}
    spaces |= {"svg": "svg-compatible:1.0", "script": "script:1.0"}
    names = " ".join(f'xmlns:{name}="{OPEN}{place}"' for name, place in spaces.items())
    content = (
        f'<office:document-content {names} xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' office:version="1.3"><office:body><office:text>{body}<text:p>{PROSE}</text:p>'
        "</office:text></office:body></office:document-content>"
    )
    manifest = (
        f'<m:manifest xmlns:m="{OPEN}manifest:1.0">'
        '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
    )
    return {"content.xml": content, "META-INF/manifest.xml": manifest}


def packed(folder, parts):
    path = folder / "made.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, text in parts.items():
            archive.writestr(name, text)
    return path.read_bytes()


def test_fields_of_rich_text_bring_in_no_file_and_call_nobody(read, canary, picture, listener):
    web = f"http://127.0.0.1:{listener.port}"
    fields = [
        f'INCLUDETEXT "{canary}"',
        f'INCLUDETEXT "{canary.as_uri()}"',
        f'INCLUDEPICTURE "{picture}" \\\\d',
        f'INCLUDEPICTURE "{picture.as_uri()}"',
        f'INCLUDEPICTURE "{web}/a.png" \\\\d',
        f'INCLUDETEXT "{web}/a.rtf"',
        f'LINK Word.Document.8 "{canary}" "" \\\\a \\\\r',
        f'DDEAUTO "soffice" "{canary}" "x"',
    ]
    body = "".join(rf"{{\field{{\*\fldinst {each}}}{{\fldrslt x}}}}\par " for each in fields)
    found = read("稿.rtf", rich(rf"{{\*\template {web}/t.dot}}" + body))
    assert CANARY not in found.ledger.text
    assert not any(pictures(found))
    assert listener.connections == 0


def test_links_of_open_documents_bring_in_no_file_and_call_nobody(
    read, tmp_path, canary, picture, listener
):
    web = f"http://127.0.0.1:{listener.port}"
    linked = "".join(
        f'<text:section text:name="s{number}"><text:section-source xlink:href="{address}"/>'
        "<text:p>x</text:p></text:section>"
        for number, address in enumerate((canary.as_uri(), f"{web}/a.odt"))
    )
    shown = "".join(
        f'<text:p><draw:frame svg:width="5cm" svg:height="4cm"><draw:image xlink:href="{address}"'
        ' xlink:type="simple"/></draw:frame></text:p>'
        for address in (picture.as_uri(), f"{web}/a.png", "../secret.png")
    )
    found = read("稿.odt", packed(tmp_path, open_document(linked + shown)))
    assert CANARY not in found.ledger.text
    assert not any(pictures(found))
    assert listener.connections == 0


@pytest.mark.parametrize(
    "body",
    [
        "{" * 900 + "x" + "}" * 900,
        r"{\pict\pngblip\bin2000000000 x}",
        r"{\*\objdata " + "00" * 100_000 + "}",
        r"\trowd" + r"\cellx1" * 500 + r"x\cell" * 500 + r"\row",
        r"{\field{\*\fldinst " * 200 + "x" + "}}" * 200,
    ],
)
def test_bombs_of_rich_text_are_read_or_refused(read, body, monkeypatch):
    bounds = replace(libreoffice.BOUNDS, cpu_s=5, wall_s=20)
    monkeypatch.setattr(libreoffice.convert, "__defaults__", (bounds,))
    with contextlib.suppress(SourceError):
        assert read("稿.rtf", rich(body)).ledger.kind == "word"


def test_entities_of_open_documents_are_not_multiplied(read, tmp_path):
    parts = open_document("<text:p>&e9;</text:p>")
    entities = '<!ENTITY e0 "甲甲甲甲甲甲甲甲甲甲">' + "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)
    )
    parts["content.xml"] = f"<!DOCTYPE d [{entities}]>" + parts["content.xml"]
    with contextlib.suppress(SourceError):
        assert len(read("稿.odt", packed(tmp_path, parts)).ledger.text) < 100_000
