"""Six encodings, labels true, false and missing: the text comes out right or is refused."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.sources.encoding import charset
from compiler.sources.encoding.decoding import decode

# Simplified and traditional, from four characters to a page, with what surrounds Chinese in files.
SIMPLIFIED = {
    "word": "造纸技术",
    "title": "关于纸张开料的通知",
    "heading": "一、印刷前的准备工作",
    "line": "纸张要顺着丝缕方向裁切，装订时才平整。",
    "markdown": "# 印刷手册\n\n正文用**宋体**，见 https://example.org/a。\n",
    "table": "| 开本 | 宽 |\n|---|---|\n| 大16开 | 210 mm |\n",
    "ascii first": "Title: paper\n" + "x" * 300 + "\n第二行是中文，说的是纸。\n",
    "page": "版心的大小由开本决定，天头宽，地脚窄；订口要留出装订的余地。\n" * 60,
}
TRADITIONAL = {
    "word": "造紙技術",
    "title": "關於紙張開料的通知",
    "heading": "一、印刷前的準備工作",
    "line": "紙張要順著絲縷方向裁切，裝訂時才平整。",
    "markdown": "# 印刷手冊\n\n正文用**宋體**，見 https://example.org/a。\n",
    "dialogue": "他說：「這張紙太薄了，換一張厚的吧！」",
    "page": "版心的大小由開本決定，天頭寬，地腳窄；訂口要留出裝訂的餘地。\n" * 60,
}
LABELS = ("", "gb2312", "GBK", "big5", "utf-8", "utf-16", "iso-8859-1")
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")
SAID = {
    "gb18030": charset.GB18030,
    "big5": charset.BIG5,
    "big5hkscs": charset.BIG5,
    "utf-16-le": charset.UTF_16_LE,
    "utf-16": charset.UTF_16_LE,
    "utf-16-be": charset.UTF_16_BE,
}


def cases():
    for name, text in SIMPLIFIED.items():
        for encoding in ENCODINGS:
            yield pytest.param(text, encoding, id=f"simplified {name} {encoding}")
    for name, text in TRADITIONAL.items():
        for encoding in (*ENCODINGS, "big5", "big5hkscs"):
            yield pytest.param(text, encoding, id=f"traditional {name} {encoding}")


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize(("text", "encoding"), list(cases()))
def test_every_text_in_every_encoding_whatever_the_label_says(text, encoding, label):
    report = Report()
    assert decode(text.encode(encoding), "a.txt", report, label) == text
    said = [dict(d.values)["encoding"] for d in report if d.code == "sources.decoded-as"]
    assert said == ([SAID[encoding]] if encoding in SAID else [])
    if label:
        true = SAID.get(encoding, charset.UTF_8) in charset.labelled(label)
        assert ("sources.false-label" in report.codes()) is not true


@pytest.mark.parametrize(
    "head",
    [
        '<html><meta charset="{}">',
        '<meta http-equiv="Content-Type" content="text/html; charset={}">',
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
@pytest.mark.parametrize("label", ["gb2312", "big5", "utf-8"])
@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-8"])
def test_a_label_in_the_head_of_a_page_is_read_but_not_trusted(head, label, encoding):
    text = head.format(label) + "<p>印刷前要看清每一個字</p>"
    assert charset.declared_label(text.encode(encoding)) == label
    report = Report()
    assert decode(text.encode(encoding), "a.html", report) == text
    names = {"gb2312": "gb18030"}
    assert ("sources.false-label" in report.codes()) is (names.get(label, label) != encoding)


def test_a_true_label_decides_where_the_text_alone_does_not():
    data = "油墨".encode("utf-16-le")
    with pytest.raises(SourceError) as caught:
        decode(data, "a.txt")
    assert caught.value.code == "sources.ambiguous-encoding"
    assert "油墨" in (caught.value.values["first_text"], caught.value.values["second_text"])
    assert decode(data, "a.txt", label="utf-16le") == "油墨"


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "Hello",
        "# Title\n",
        "a,b\n1,2\n",
        "Bush hid the facts",
        "======\n",
        "2024-05-01",
        "café",
    ],
)
def test_latin_text_is_not_taken_for_chinese(text):
    report = Report()
    assert decode(text.encode(), "a.txt", report) == text
    assert report.codes() == []


@pytest.mark.parametrize(
    "text", ["日本語のテキスト", "안녕하세요", "Привет, мир", "བོད་ཡིག", "😀😀", "𠮷㐂"]
)
def test_utf8_may_hold_any_script(text):
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("日本語の文章です。文字化けの試験をしています。", "shift_jis"),
        ("日本語の文章です。文字化けの試験をしています。", "euc_jp"),
        ("종이와 인쇄의 역사는 매우 길다 오늘도 책을 만든다", "euc_kr"),
        ("Бумага и печать", "cp1251"),
        ("papier et société générale", "latin-1"),
    ],
)
def test_encodings_that_are_none_of_ours_are_refused(text, encoding):
    with pytest.raises(SourceError) as caught:
        decode(text.encode(encoding), "a.txt")
    assert caught.value.code == "sources.unknown-encoding"


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(SourceError) as caught:
        decode(bytes((i * 7919 + i * i * 31) % 256 for i in range(5000)), "a.txt")
    assert caught.value.code == "sources.unknown-encoding"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("times", [3, 4000])
def test_a_file_cut_off_inside_a_character_is_refused_at_its_place(encoding, times):
    line = "版心的大小由开本决定，天头宽。\n"
    data = (line * times + "纸").encode(encoding)[:-1]
    with pytest.raises(SourceError) as caught:
        decode(data, "a.txt")
    assert caught.value.code == "sources.bad-encoding"
    assert len(data) - 2 <= caught.value.values["position"] < len(data)
    assert caught.value.location.line == times + 1


@pytest.mark.parametrize(("first", "second"), [("gb18030", "utf-8"), ("utf-8", "gb18030")])
@pytest.mark.parametrize("times", [20, 3000])
def test_a_file_pasted_together_from_two_encodings_is_refused(first, second, times):
    line = "纸张要顺着丝缕方向裁切，装订时才平整。\n"
    data = (line * times).encode(first) + ("油墨要搅匀，颜色才一致，印出来才好看。" * 2).encode(
        second
    )
    with pytest.raises(SourceError) as caught:
        decode(data, "a.txt")
    assert caught.value.code in {"sources.mixed-encodings", "sources.bad-encoding"}
    assert caught.value.location.line == times + 1


def test_a_traditional_part_in_big5_within_gbk_is_seen():
    page = "纸张要顺着丝缕方向裁切，装订时才平整。\n" * 400
    part = TRADITIONAL["page"]
    with pytest.raises(SourceError) as caught:
        decode(page.encode("gb18030") + part.encode("big5"), "a.txt")
    assert caught.value.code in {"sources.mixed-encodings", "sources.bad-encoding"}
    assert caught.value.location.line >= 385  # judged by blocks of 300 characters


def test_a_rare_character_alone_among_programs_is_no_other_encoding():
    program = "html.push('</ul>');\n" * 40
    page = "纸张要顺着丝缕方向裁切，装订时才平整。\n" * 9 + f"{program}<!-- 擎 -->\n{program}"
    assert decode(page.encode("gb18030"), "a.html") == page


def test_characters_lost_before_are_pointed_out():
    report = Report()
    decode("第一行\n纸�和墨�".encode(), "a.txt", report)
    (finding,) = report.warnings
    assert (finding.code, finding.location.line) == ("sources.damaged-text", 2)
    assert dict(finding.values)["count"] == "2"


def test_marks_of_big5_are_those_of_windows():
    text = "約翰\u2027古騰堡印書，紙價每令１２～１５元／令，見附表。"
    data = text.encode("cp950", "replace").replace("／".encode("cp950"), b"\xa2\x41")
    assert decode(data, "a.txt") == text


def test_circled_numbers_of_both_tables_of_big5():
    text = "①紙張②油墨③印版都要準備好。"
    assert decode(text.encode("big5"), "a.txt") == text
    assert decode(text.encode("big5hkscs"), "a.txt") == text


def test_gb18030_gives_no_private_characters_of_its_own_standard():
    data = "这一行里有一个难字：".encode("gb18030") + b"\xfe\x59"
    assert decode(data, "a.txt").endswith("\u9fb4")


@pytest.mark.parametrize(
    "text", ["印刷厂的老师傅说，镕、喆、㐂、𠮷、䶮这些字从前都要造字", "价格：€25，温度 36℃，第②条"]
)
def test_gb18030_has_all_characters(text):
    assert decode(text.encode("gb18030"), "a.txt") == text


@pytest.mark.parametrize("marks", ["> ", "| - ", " >", "#!", "- [ ] ", "* ", "&nbsp;", "<br>", '"'])
@pytest.mark.parametrize("text", ["纸", "甲乙", ""])
def test_rows_of_ascii_signs_are_not_taken_for_utf_16(marks, text):
    source = marks * 600 + text
    assert decode(source.encode(), "a.md") == source


@pytest.mark.parametrize("text", ["قەغەز تارىخى", "נייר", "กระดาษ", "ꆈꌠꁱꂷ", "종이", "ཤོག་བུ"])
def test_a_few_words_of_another_script_are_utf_8(text):
    data = f"# {text} (1980)\n\n{text}.\n".encode()
    assert charset.verdict(data).encoding == charset.UTF_8
