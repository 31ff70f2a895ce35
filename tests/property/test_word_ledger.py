"""Whatever a Word file holds, it is read without a traceback and all of it is accounted for."""

from __future__ import annotations

import tempfile
from pathlib import Path

from content_text import text_of
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from word_files import WordFile

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.errors import WenxuanError
from compiler.sources.registry import ReadingSettings, read_source

TEXTS = st.text("纸墨一二、。（1a. \u3000⋯\u200b\uf0fe", min_size=1, max_size=6)
NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
WRAPPERS = st.sampled_from(
    [
        *("w:p", "w:p", "w:r", "w:r", "w:t", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:sdt"),
        *("w:hyperlink", "w:sdtContent", "w:smartTag", "w:tbl", "w:tr", "w:tc", "w:txbxContent"),
        *("w:pict", "w:drawing", "w:ruby", "w:rt", "w:rubyBase", "w:fldSimple", "w:novelty"),
        *("m:oMath", "m:f", "m:num", "m:den", "m:e", "m:d", "m:sSup", "m:sup", "m:r", "a:p"),
        *("mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:customXml", "w:object"),
        *("w:footnoteReference", "v:textbox", "w:pPr", "w:tcPr"),
    ]
)
LEAVES = st.sampled_from(
    [
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:r><w:instrText>TOC</w:instrText></w:r>",
        r"<w:r><w:instrText>EQ \f(1,a)</w:instrText></w:r>",
        "<w:br/>",
        "<w:tab/>",
        '<w:pPr><w:jc w:val="center"/><w:rPr><w:del/></w:rPr></w:pPr>',
        '<w:pPr><w:pStyle w:val="1"/></w:pPr>',
        '<w:pPr><w:pStyle w:val="TOC1"/></w:pPr>',
        "<w:rPr><w:vanish/></w:rPr>",
        '<w:rPr><w:b/><w:sz w:val="44"/></w:rPr>',
        '<w:sym w:font="Wingdings" w:char="F0FE"/>',
        '<w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/></w:rPr>',
        '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar>',
        "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>",
        '<w:r><w:instrText> QUOTE "甲" </w:instrText></w:r>',
        "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>",
        '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
        '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>注</w:t></w:r>',
        '<w:tcPr><w:vMerge/><w:gridSpan w:val="3"/></w:tcPr>',
        '<w:footnoteReference w:id="2"/>',
        "<w:noBreakHyphen/>",
    ]
)


def element(name: str, children: list[str]) -> str:
    return f"<{name}>{''.join(children)}</{name}>"


TEXT_LEAVES = st.builds(
    lambda name, text: f"<{name}>{text}</{name}>",
    st.sampled_from(["w:t", "w:delText", "m:t", "w:instrText", "w:odd", "a:t"]),
    TEXTS,
)
BODIES = st.recursive(
    LEAVES | TEXT_LEAVES,
    lambda inner: st.builds(element, WRAPPERS, st.lists(inner, min_size=1, max_size=5)),
    max_leaves=40,
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BODIES, min_size=1, max_size=6))
@example(
    [  # a booklet, cut by its automatic contents
        "<w:p><w:t>11</w:t></w:p>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        "<w:p><w:r><w:instrText>TOC</w:instrText></w:r><w:t>11</w:t></w:p>",
        "<w:p><w:t>1</w:t></w:p>",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ]
)
def test_nothing_of_any_tree_is_lost(parts):
    file = WordFile("".join(parts), footnotes=NOTE, numbering=NUMBERING)
    with tempfile.TemporaryDirectory() as name:
        path = file.write(Path(name) / "a.docx")
        manuscript = read_source(path, Path(name), ReadingSettings(), Report())
    assert not imbalance(manuscript.ledger, text_of(manuscript.content))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_file_is_refused_or_read(data):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "a.docx"
        whole = bytearray(WordFile("<w:p><w:r><w:t>纸</w:t></w:r></w:p>").write(path).read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(whole[: data.draw(st.integers(1, len(whole)))])
        try:
            read_source(path, Path(name), ReadingSettings(), Report())
        except WenxuanError as error:
            assert error.code.startswith("sources.")  # noqa: PT017 - any other error fails the test
