"""注音: base on the baseline, annotation centred over it, in lines that stay on the grid."""

from __future__ import annotations

import re
import subprocess

import pytest
from annotated_lines import EM, LINE, PLAIN, compose, text_boxes

CSS = (
    ".ruby { --ruby: pair } .rb, .rt { --ruby: none; line-height: 0 }"
    ".rt { font-size: .5em; vertical-align: 1.9em; white-space: nowrap }"
)


def ruby(base: str, annotation: str) -> str:
    return f"<span class=ruby><span class=rb>{base}</span><span class=rt>{annotation}</span></span>"


def boxes_of(done, text):
    return [box for line in done.lines() for box in text_boxes(line) if box.text == text]


def one(done, text):
    (box,) = boxes_of(done, text)
    return box


@pytest.mark.parametrize(("base", "annotation"), [("纸", "zhǐ"), ("装", "zhuāng"), ("北京", "京")])
def test_the_narrower_is_centred_over_or_under_the_wider(base, annotation):
    done = compose(f"<p>甲{ruby(base, annotation)}乙</p>", CSS)
    below, above = one(done, base), one(done, annotation)
    middles = [box.position_x + box.width / 2 for box in (below, above)]
    assert middles[0] == pytest.approx(middles[1])
    before, after = one(done, "甲"), one(done, "乙")
    room = after.position_x - before.position_x - before.width
    clear = 0.25 * EM / 2 if annotation.isascii() or "h" in annotation else 0
    assert room == pytest.approx(max(below.width, above.width + clear))


def test_annotations_of_neighbours_do_not_touch():
    done = compose(f"<p>{ruby('庄', 'zhuāng') * 2}</p>", CSS)
    first, second = boxes_of(done, "zhuāng")
    assert second.position_x - first.position_x - first.width >= 0.1 * EM


def test_the_annotation_stands_clear_of_its_base_and_of_the_line_above():
    line = "国" + ruby("国", "国") + "国"
    done = compose(f"<p>{line}<br>{line}</p>", CSS)
    characters = done.characters()
    small = [box for box in characters if box.right - box.left < 0.6 * EM]
    assert len(small) == 2
    baselines = sorted({round(box.position_y + box.baseline, 3) for box in boxes_of(done, "国")})
    large = [800 - y for y in baselines if 800 - y > 0]
    base = min(large)  # of the second line
    low = min(small, key=lambda box: box.bottom)
    assert base + 0.85 * EM < base + 0.95 * EM - 0.06 * EM < base + LINE
    assert base + 0.8 * EM < low.bottom + 0.25 * (low.top - low.bottom)
    assert low.middle == pytest.approx(characters[1].middle, abs=0.05)


def test_lines_keep_their_height_and_grid():
    body = f"<p>{(PLAIN + ruby('纸', 'zhǐ') + ruby('北京', 'Běijīng')) * 5}</p>"
    done = compose(body, CSS)
    assert len(done.lines()) > 3
    assert {line.height for line in done.lines()} == {LINE}
    baselines = {
        round(box.position_y + box.baseline - LINE * index, 6)
        for index, line in enumerate(done.lines())
        for box in text_boxes(line)
        if box.style["font_size"] == EM
    }
    assert len(baselines) == 1
    assert done.count.declined == ()


def test_right_edges_stay_flush():
    body = f"<p style='width: 231px'>{(PLAIN + ruby('装', 'zhuāng') + ruby('造', 'zào')) * 6}</p>"
    done = compose(body, CSS)
    assert (done.count.ragged, done.count.declined) == (0, ())
    for line in done.lines()[:-1]:
        right = max(box.position_x + box.width for box in text_boxes(line))
        spare = 0.4 * EM if list(text_boxes(line))[-1].style["font_size"] < EM else 0.01
        assert -0.01 < 40 + 231 - right < spare


@pytest.mark.parametrize("width", range(40, 120, 7))
def test_a_line_ends_between_pairs_never_inside_one(width):
    pairs = [("北京", "Běijīng"), ("纸", "zhǐ"), ("造纸术", "zàozhǐshù")]
    body = "".join(ruby(*pair) for pair in pairs * 3)
    done = compose(f"<p style='width: {width}px'>{body}</p>", CSS)
    for line in done.lines():
        texts = [box.text for box in text_boxes(line)]
        assert [*zip(texts[::2], texts[1::2], strict=True)] == [
            pair for pair in zip(texts[::2], texts[1::2], strict=True) if pair in pairs
        ]
    assert len(done.lines()) > 2


def test_it_keeps_to_the_prohibitions_and_is_spaced_like_han():
    done = compose(f"<p>甲GDP{ruby('纸', '紙')}GDP乙</p>", CSS)
    before, base = boxes_of(done, "甲GDP")[0], one(done, "纸")
    gap = (
        base.position_x
        - before.position_x
        - sum(character.advance for character in before.pango_layout.characters)
    )
    assert gap == pytest.approx((0.25 + 0.25) * EM)  # one inside 甲GDP, one before the base
    narrow = compose(f"<p style='width: 64px'>甲乙丙{ruby('纸', '紙')}，丁</p>", CSS)
    assert not any(
        "".join(box.text for box in text_boxes(line)).startswith("，") for line in narrow.lines()
    )


def test_it_reads_as_base_then_annotation():
    done = compose(f"<p>造{ruby('纸', 'zhǐ')}术，{ruby('北京', 'Běijīng')}城。</p>", CSS)
    assert done.text() == "造纸zhǐ术，北京Běijīng城。"


def test_no_space_is_read_beside_a_base_under_a_wider_annotation(tmp_path):
    line = f"甲乙丙丁{ruby('装', 'zhuāng')}戊己庚{ruby('北京', 'Běijīng')}，辛"
    line += f"{ruby('庄', 'zhuāng')}{ruby('重', 'chóng')}GDP{ruby('床', 'chuáng')}"
    done = compose(f"<p>{line}子。</p><p style='width: 200px'>{line * 4}</p>", CSS)
    file = tmp_path / "ruby.pdf"
    file.write_bytes(done.pdf)
    command = ["pdftotext", "-layout", str(file), "-"]
    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    bases = [row for row in map(str.strip, read.splitlines()) if re.search("[甲-龟]", row)]
    assert len(bases) > 5
    assert not any(" " in row for row in bases)
    assert "".join(bases) == "甲乙丙丁装戊己庚北京，辛庄重GDP床子。" + (
        "甲乙丙丁装戊己庚北京，辛庄重GDP床" * 4
    )


def test_emphasised_ruby_has_its_dots_under_the_base_only():
    css = CSS + "em { font-style: normal; --text-emphasis-style: dot }"
    css += ".rt { --text-emphasis-style: none }"
    done = compose(f"<p><em>造{ruby('纸', '只')}术</em></p>", css)
    wanted = [box.middle for box in done.characters() if box.text in "造纸术"]
    assert [dot.middle for dot in done.dots()] == pytest.approx(wanted, abs=0.05)


def test_boxes_that_are_no_pair_are_set_as_they_come():
    done = compose("<p>甲<span class=ruby>纸<span class=rt>zhǐ</span></span>乙</p>", CSS)
    assert re.sub("zhǐ", "", done.text()) == "甲纸乙"
    assert done.count.declined == ()
