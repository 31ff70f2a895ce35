"""Old Word files are read as what LibreOffice makes of them; several by one of its processes."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from old_files import word_97

from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.messages import LANGUAGES, sentence
from compiler.model.block import Paragraph, Table
from compiler.model.inline import Note
from compiler.model.segments import plain
from compiler.sources.conversion import converted, libreoffice
from compiler.sources.intake import Request, read_all
from compiler.sources.registry import ReadingSettings, read_source

RICH = (
    rb"{\rtf1\ansi\ansicpg936\uc1{\fonttbl{\f0\fcharset134 SimSun;}}{\stylesheet{\s1 heading 1;}}"
    rb"\pard\s1\outlinelevel0\f0\fs32\b \'d6\'bd\par\pard\plain\f0\fs21 "
    rb"\'d6\'bd\'d3\'c9\u26893?\'ce\'ef\'cf\'cb\'ce\'ac\'d6\'c6\'b3\'c9\'a1\'a3\par}"
)


def requests(folder, *names):
    return [Request(folder / name, folder, ReadingSettings()) for name in names]


@pytest.mark.parametrize("ending", ["doc", "odt"])
def test_an_old_file_with_its_note_and_its_table(writer, word_samples, tmp_path, ending):
    shutil.copy(word_samples / f"libreoffice-notes.{ending}", tmp_path / f"线.{ending}")
    report = Report()
    (found,) = read_all(requests(tmp_path, f"线.{ending}"), report)
    article = found.content
    assert article.title == "装订的线"
    first, table, last = article.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(table, Table)
    notes = [child for child in first.children if isinstance(child, Note)]
    assert [plain(block.children) for note in notes for block in note.blocks] == ["棉线次之。"]
    assert plain(last.children).startswith("锥子打眼")
    assert not [each for each in report if each.code == "sources.lost-text"]


def test_rich_text_in_a_chinese_code_page_whatever_its_ending(writer, tmp_path):
    for name in ("纸.rtf", "纸.wps", "纸.docx"):
        (tmp_path / name).write_bytes(RICH)
    one, two, three = read_all(requests(tmp_path, "纸.rtf", "纸.wps", "纸.docx"), Report())
    assert one.content.title == "纸"
    assert [plain(block.children) for block in one.content.blocks] == ["纸由植物纤维制成。"]
    assert one.content.blocks == two.content.blocks == three.content.blocks


def test_several_are_converted_by_one_process_and_one_that_fails_harms_no_other(
    writer, tmp_path, monkeypatch
):
    begun = tmp_path / "begun"
    convert = libreoffice.convert

    def counted(files, into, *bounds):
        with begun.open("a") as file:
            file.write(f"{len(files)}\n")
        return convert(files, into, *bounds)

    monkeypatch.setattr(libreoffice, "convert", counted)
    for name in ("1.rtf", "2.rtf"):
        (tmp_path / name).write_bytes(RICH)
    (tmp_path / "3.doc").write_bytes(word_97(["纸\r"], flags=0x0100))
    report = Report()
    found = read_all(requests(tmp_path, "1.rtf", "3.doc", "2.rtf"), report, keep_going=True)
    assert [each.ledger.kind for each in found] == ["word", "unread", "word"]
    assert begun.read_text() == "2\n"


def test_the_same_file_gives_the_same_article_each_time(writer, word_samples, tmp_path):
    shutil.copy(word_samples / "libreoffice-notes.doc", tmp_path / "线.doc")
    one, two = (
        read_source(tmp_path / "线.doc", tmp_path, ReadingSettings(), Report()) for _ in range(2)
    )
    assert one == two


def test_what_the_conversion_dropped_is_told(writer, word_samples, tmp_path, monkeypatch):
    """Where LibreOffice gives another text back, the words of the file are missed."""
    shutil.copy(word_samples / "libreoffice-notes.doc", tmp_path / "线.doc")
    (tmp_path / "别的.rtf").write_bytes(RICH)
    copyfile = shutil.copyfile
    monkeypatch.setattr(
        converted, "copyfile", lambda _, target: copyfile(tmp_path / "别的.rtf", target)
    )
    report = Report()
    (found,) = read_all(requests(tmp_path, "线.doc"), report)
    lost = [each for each in report if each.code == "sources.lost-text"]
    assert any("锥子打眼" in (each.location.quote or "") for each in lost)
    assert any(entry.reason == "lost" for entry in found.ledger.dropped)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("稿.doc", word_97(["纸\r"]), "sources.word-old-binary"),
        ("稿.wps", word_97(["纸\r"]), "sources.word-old-binary"),
        ("稿.rtf", RICH, "sources.word-rtf"),
    ],
)
def test_without_libreoffice_the_remedy_names_its_package(
    without_writer, tmp_path, name, data, code
):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError) as error:
        read_source(tmp_path / name, tmp_path, ReadingSettings(), Report())
    assert error.value.code == code
    values = {key: str(value) for key, value in error.value.values.items()}
    for language in LANGUAGES:
        assert "apt install libreoffice-writer-nogui" in sentence(code, language, values).hint


@pytest.fixture
def endless(tmp_path, monkeypatch):
    """A program in LibreOffice's place that never ends, and leaves its number behind."""
    made = tmp_path / "soffice.bin"
    made.write_text(f"#!/bin/sh\necho $$ >> {tmp_path}/pids\nexec sleep 600\n")
    made.chmod(0o755)
    monkeypatch.setattr(libreoffice, "program", lambda: made)
    return tmp_path / "pids"


def test_what_never_ends_is_ended(endless, tmp_path, monkeypatch):
    monkeypatch.setattr(
        converted.libreoffice.convert, "__defaults__", (replace(libreoffice.BOUNDS, wall_s=1),)
    )
    (tmp_path / "纸.rtf").write_bytes(RICH)
    with pytest.raises(SourceError) as error:
        read_source(tmp_path / "纸.rtf", tmp_path, ReadingSettings(), Report())
    assert error.value.code == "sources.conversion-died"
    assert not alive(endless)


def test_what_computes_forever_is_ended_by_the_system(tmp_path, monkeypatch):
    made = tmp_path / "soffice.bin"
    made.write_text("#!/bin/sh\nwhile :; do :; done\n")
    made.chmod(0o755)
    monkeypatch.setattr(libreoffice, "program", lambda: made)
    bounds = replace(libreoffice.BOUNDS, cpu_s=1)
    assert not libreoffice.convert((tmp_path / "a.rtf",), tmp_path, bounds)


def test_it_ends_with_who_started_it(endless, tmp_path):
    (tmp_path / "纸.rtf").write_bytes(RICH)
    child = os.fork()
    if not child:
        libreoffice.convert((tmp_path / "纸.rtf",), tmp_path)
        os._exit(0)
    while not (endless.exists() and endless.read_text().endswith("\n")):
        time.sleep(0.02)
    os.kill(child, 9)
    os.waitpid(child, 0)
    for _ in range(500):
        if not alive(endless):
            break
        time.sleep(0.02)
    assert not alive(endless)


def alive(pids):
    return [pid for pid in pids.read_text().split() if Path(f"/proc/{pid}/exe").exists()]
