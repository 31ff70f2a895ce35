"""A part that is called notes and is none: its words are told as dropped, and not lost."""

from __future__ import annotations

import zipfile

import pytest
from word_files import LONG, WordFile, heading, paragraph, run

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.model.segments import article_segments
from compiler.sources.registry import ReadingSettings, read_source

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize("root", ["t", "body", "endnotes", "hdr"])
def test_its_words_are_accounted_for(tmp_path, root):
    body = heading("纸", 1) + f"<w:p>{run('一句')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    note = f'<w:footnote w:id="2">{paragraph("脚注。")}</w:footnote>'
    path = WordFile(body + paragraph(LONG), footnotes=note).write(tmp_path / "稿件.docx")
    broken = tmp_path / "坏稿.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("footnotes.xml"):
                text = f'<w:{root} xmlns:w="{WORD}">散落的字{note}</w:{root}>'
                data = text.encode()
            new.writestr(name, data)
    manuscript = read_source(broken, tmp_path, ReadingSettings(), Report())
    text = "".join(segment.text for segment in article_segments(manuscript.content))
    assert not imbalance(manuscript.ledger, text)
