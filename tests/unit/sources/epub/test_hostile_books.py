"""What is locked, broken or too much is refused; what points out of the book is not followed."""

from __future__ import annotations

import pytest
from epub_files import PROSE, page, point, write_epub

from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.model.block import Figure
from compiler.sources.epub import package
from compiler.sources.registry import ReadingSettings, read_source

ONE = {"1.xhtml": page(f"<h1>抄纸</h1><p>{PROSE}</p>")}
ENCRYPTION = '<encryption><enc:EncryptionMethod Algorithm="{}"/></encryption>'


def refused(path):
    with pytest.raises(SourceError) as error:
        read_source(path, path.parent, ReadingSettings(), Report())
    return error.value.code


@pytest.mark.parametrize(
    ("method", "locked"),
    [
        ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", True),
        ("http://www.idpf.org/2008/embedding", False),
        ("http://ns.adobe.com/pdf/enc#RC", False),
    ],
)
def test_a_locked_book_is_refused_and_one_with_locked_fonts_is_not(tmp_path, method, locked):
    more = {"META-INF/encryption.xml": ENCRYPTION.format(method)}
    path = write_epub(tmp_path / "书.epub", ONE, **more)
    if locked:
        assert refused(path) == "sources.epub-encrypted"
    else:
        found = read_source(path, tmp_path, ReadingSettings(), Report())
        assert found.content.title == "抄纸"


def test_what_unpacks_to_too_much_is_not_unpacked(tmp_path, monkeypatch):
    bomb = write_epub(tmp_path / "书.epub", ONE, bomb=b"\0" * 30_000_000)
    assert refused(bomb) == "sources.epub-too-large"
    monkeypatch.setattr(package, "MAX_TEXT_BYTES", 100)
    assert refused(write_epub(tmp_path / "二.epub", ONE)) == "sources.epub-too-large"


@pytest.mark.parametrize("data", [b"PK", b"text", b"PK\x05\x06" + bytes(18)])
def test_what_is_none_is_told(tmp_path, data):
    (tmp_path / "书.epub").write_bytes(data)
    assert refused(tmp_path / "书.epub") == "sources.epub-not-epub"


def test_a_book_of_pictures_alone_says_so(tmp_path):
    documents = {"1.xhtml": page('<img src="a.png"/>', "cover")}
    assert refused(write_epub(tmp_path / "书.epub", documents)) == "sources.epub-empty"


def test_pictures_and_documents_outside_of_the_book_are_not_read(tmp_path):
    (tmp_path / "秘.png").write_bytes(b"secret")
    documents = {"1.xhtml": page(f'<h1>抄纸</h1><p>{PROSE}</p><img src="../../../秘.png"/>')}
    ncx = point("抄纸", "1.xhtml") + point("秘", "../../../../etc/passwd")
    path = write_epub(tmp_path / "书.epub", documents, ncx=ncx)
    found = read_source(path, tmp_path, ReadingSettings(), Report())
    figures = [block for block in found.content.blocks if isinstance(block, Figure)]
    assert not any(image.asset for figure in figures for image in figure.images)


def test_entities_are_not_expanded(tmp_path):
    text = page(f"<h1>抄纸</h1><p>&b;{PROSE}</p>").replace(
        "<html", '<!DOCTYPE html [<!ENTITY b "乙乙">]><html', 1
    )
    path = write_epub(tmp_path / "书.epub", {"1.xhtml": text})
    found = read_source(path, tmp_path, ReadingSettings(), Report())
    assert "乙乙" not in found.ledger.text


def test_contents_that_hold_themselves_end(tmp_path):
    deep = ""
    for _ in range(400):
        deep = point("层", "1.xhtml", deep)
    path = write_epub(tmp_path / "书.epub", ONE, ncx=deep)
    assert read_source(path, tmp_path, ReadingSettings(), Report()).content
