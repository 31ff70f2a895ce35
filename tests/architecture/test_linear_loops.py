"""Reading takes calls in proportion to the text, whatever sign is repeated in it.

Calls are counted, of Python functions and of built-in ones, seconds are not: twice the text may
take twice the calls. What one call of a library goes through is not seen here, but by
``test_linear_patterns.py`` (patterns) and ``benchmarks/linear.py`` (seconds).
"""

import sys

import pytest

from compiler.diagnostics import Report
from compiler.errors import WenxuanError
from compiler.sources.registry import ReadingSettings, read_source

SIGNS = (
    *(" ", "\u3000", "\n", "[", "![", "](", "<", "<!--", "&#", "*", "**甲", "`", ">", "|", "“"),
    *("《", "1", "1、", "- ", "纸", "。", "——"),
)
FEW, TWICE = 1_500, 3_000
MOST_GROWTH = 2.3


def _calls(path, text):
    """How many calls it takes to read the text, refused or not."""
    path.write_text(text, "utf-8")
    count = 0

    def hear(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(hear)
    try:
        read_source(path, path.parent, ReadingSettings(), Report())
    except WenxuanError:
        pass
    finally:
        sys.setprofile(None)
    return count


def _text(sign, characters):
    return f"纸张\n\n纸{sign * (characters // len(sign))}墨。\n"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@pytest.mark.parametrize("sign", SIGNS)
def test_calls_grow_with_the_text_and_no_faster(tmp_path, suffix, sign):
    path = tmp_path / f"a{suffix}"
    _calls(path, _text(sign, 10))  # imports, and what is compiled once
    few, many = (_calls(path, _text(sign, count)) for count in (FEW, TWICE))
    assert many <= MOST_GROWTH * few


def test_the_count_sees_a_slow_loop(tmp_path, monkeypatch):
    def slow(path, *_):
        text = path.read_text("utf-8")
        for start in range(len(text)):
            for character in text[start:]:
                character.isspace()

    monkeypatch.setitem(globals(), "read_source", slow)
    few, many = (_calls(tmp_path / "a.txt", "纸" * count) for count in (100, 200))
    assert many > MOST_GROWTH * few
