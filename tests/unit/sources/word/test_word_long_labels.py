"""Labels of lists as no printer wants them: cut and told, whatever makes them long."""

from __future__ import annotations

import pytest
from word_files import WordFile, paragraph

from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.model.booklet import Manuscript
from compiler.sources.limits import check_manuscript
from compiler.sources.registry import ReadingSettings, read_source


def _read(tmp_path, text, form="decimal", start=1, paragraphs=300):
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )
    path = WordFile(
        "".join(paragraph("纸是印刷的材料。", numbered) for _ in range(paragraphs)),
        numbering=f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ).write(tmp_path / "a.docx")
    report = Report()
    return read_source(path, tmp_path, ReadingSettings(), report), report


def _added(manuscript: Manuscript) -> int:
    return sum(len(entry.after) for entry in manuscript.ledger.changed)


@pytest.mark.parametrize("text", ["标" * 100_000, "%1" * 50_000, " " * 100_000 + "%1."])
def test_a_long_label_is_cut_and_told(tmp_path, text):
    manuscript, report = _read(tmp_path, text)
    assert _added(manuscript) <= 300 * 61
    told = [item.code for item in report if item.code == "sources.word-long-label"]
    assert len(told) == (0 if text.startswith(" ") else 1)


@pytest.mark.parametrize("form", ["upperRoman", "upperLetter", "chineseCounting", "nobody's"])
@pytest.mark.parametrize("start", ["999999", "9" * 5000, "-1", "纸"])
def test_numbers_beyond_all_lists_stay_short(tmp_path, form, start):
    manuscript, _ = _read(tmp_path, "%1.", form, start, paragraphs=3)
    assert _added(manuscript) <= 3 * 30


def test_ordinary_labels_are_whole(tmp_path):
    manuscript, report = _read(tmp_path, "第%1条　", paragraphs=3)
    assert not [item for item in report if item.code == "sources.word-long-label"]
    assert "第1条" in {entry.after.strip() for entry in manuscript.ledger.changed} or any(
        "第1条" in entry.after for entry in manuscript.ledger.changed
    )


def test_what_is_set_beside_the_text_counts(tmp_path, monkeypatch):
    manuscript, _ = _read(tmp_path, "%1.")
    monkeypatch.setitem(check_manuscript.__globals__["MOST"], "characters", 600)
    with pytest.raises(SourceError) as refused:
        check_manuscript(manuscript, "a.docx")
    assert refused.value.code == "sources.too-many-characters"


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".html", f"<ol start={'9' * 5000}><li>纸<li>墨</ol><ol start=999999999999><li>版</ol>"),
        (".html", "<ol start=-5 type=纸><li value=99999999999>纸</ol>"),
        (".md", f"{'9' * 100}. 纸\n\n{'9' * 5000}. 墨\n"),
        (".txt", f"{'9' * 5000}. 纸\n{'9' * 5000}、墨\n第{'9' * 5000}章\n"),
    ],
)
def test_numbers_without_end_in_other_formats(tmp_path, suffix, text):
    (tmp_path / f"a{suffix}").write_text(text, "utf-8")
    manuscript = read_source(tmp_path / f"a{suffix}", tmp_path, ReadingSettings(), Report())
    assert _added(manuscript) < 200
