"""着重号: dots in the page that stand by each Han character and disturb nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from annotated_lines import EM, LINE, PLAIN, compose, text_boxes
from small_booklet import document, markup, settings

from compiler.diagnostics import Report
from compiler.typeset.engine import typeset

DOTS = "em { font-style: normal; --text-emphasis-style: dot }"
OVER = DOTS + "em { --text-emphasis-position: over }"


def test_a_dot_stands_under_the_middle_of_each_han_character():
    done = compose("<p>甲<em>乙丙</em>丁</p>", DOTS)
    wanted = [box.middle for box in done.characters() if box.text in "乙丙"]
    assert [dot.middle for dot in done.dots()] == pytest.approx(wanted, abs=0.05)


@pytest.mark.parametrize(
    ("text", "dots"),
    [
        ("“甲”，（乙）。", 2),
        ("甲GDP，2024年5%", 2),
        ("Ａ１Ⅲ①％", 0),
        ("——……·", 0),
        ("〇々ㄅかア", 5),
    ],
)
def test_marks_latin_and_numbers_carry_none(text, dots):
    assert len(compose(f"<p><em>{text}</em></p>", DOTS).dots()) == dots


def test_text_without_the_style_carries_none():
    done = compose("<p>甲<em>乙</em><b>丙<em>丁</em></b></p>", "em { font-style: normal }")
    assert done.dots() == []
    css = DOTS + "b em { --text-emphasis-style: none }"
    assert len(compose("<p>甲<em>乙</em><b>丙<em>丁</em></b></p>", css).dots()) == 1


def test_they_are_inherited_and_follow_the_characters_over_the_line_end():
    done = compose(f"<p>{PLAIN * 2}<em>{PLAIN}<b>{PLAIN}</b></em>。</p>", DOTS)
    dotted = [*re.finditer(PLAIN, done.text())][2:]
    wanted = [box.middle for box in done.characters()[dotted[0].start() : dotted[-1].end()]]
    assert len(done.lines()) > 2
    # pdfium's boxes of bold glyphs are off by up to 0.04 em
    assert [dot.middle for dot in done.dots()] == pytest.approx(wanted, abs=0.05 * EM)


@pytest.mark.parametrize(("css", "side"), [(DOTS, "under"), (OVER, "over")])
def test_they_stand_in_the_white_between_the_lines(css, side):
    done = compose(f"<p>{'<br>'.join(['<em>国</em>'] * 3)}</p>", css)
    # the em box, from 0.88 em above the baseline to 0.12 em below it
    baselines = [
        800 - (box.position_y + box.baseline) for line in done.lines() for box in text_boxes(line)
    ]
    for dot, baseline in zip(done.dots(), baselines, strict=True):
        if side == "under":
            assert baseline + 0.88 * EM - LINE < dot.bottom < dot.top < baseline - 0.12 * EM
        else:
            assert baseline + 0.88 * EM < dot.bottom < dot.top < baseline - 0.12 * EM + LINE


def test_lines_keep_their_places_and_the_text_reads_the_same():
    body = f"<p>{PLAIN}<em>“{PLAIN}”，GDP{PLAIN}</em>{PLAIN}</p>"
    plain, dotted = compose(body, "em { font-style: normal }"), compose(body, DOTS)
    assert dotted.text() == plain.text()
    assert dotted.characters() == plain.characters()
    assert {line.height for line in dotted.lines()} == {LINE}
    assert dotted.count == plain.count
    assert dotted.count.declined == ()


def test_they_are_artifacts_outside_the_tagged_text():
    pdf = compose("<p><em>甲乙</em>丙</p>", DOTS, uncompressed_pdf=True).pdf.decode("latin-1")
    stream = pdf[pdf.index("stream") : pdf.index("endstream", pdf.index("BT"))]
    marked = re.findall(r"/(\w+)\s(?:<<[^>]*>>\sBDC|BMC)|\b(EMC)\b|( c)\b", stream)
    inside, curves = [], 0
    for tag, end, curve in marked:
        if curve:
            curves += 1
            assert inside == ["Artifact"]
        elif end:
            inside.pop()
        else:
            inside.append(tag)
    assert (curves, inside) == (8, [])


def test_hidden_text_has_none_and_colour_is_that_of_the_text():
    assert compose("<p><em>甲</em></p>", DOTS + "em { visibility: hidden }").dots() == []
    css = DOTS + "em { color: #c3000b }"
    pdf = compose("<p>甲<em>乙</em>丙</p>", css, uncompressed_pdf=True).pdf.decode("latin-1")
    drawn = pdf[: pdf.index(" c\n")]
    assert re.findall(r"([\d.]+) [\d.]+ [\d.]+ rg", drawn)[-1] == "0.764706"


def test_a_theme_can_tell_whether_lines_are_composed():
    css = "em { font-style: normal } [data-composition] em { --text-emphasis-style: dot }"
    source = markup(document("<p>甲<em>乙</em></p>"), css)
    plain = replace(
        source, stylesheets=markup(document(""), "em { font-style: normal }").stylesheets
    )
    without = replace(settings(), without=frozenset({"composition"}))
    one, other = (typeset(each, without, Report()).pdf for each in (source, plain))
    assert one == other
    assert typeset(source, settings(), Report()).pdf != typeset(plain, settings(), Report()).pdf
