"""Reading takes calls in proportion to the text, whatever sign is repeated in it.

Calls are counted, of Python functions and of built-in ones, seconds are not: twice the text may
take twice the calls. What one call of a library goes through is not seen here, but by
``test_linear_patterns.py`` (patterns) and ``benchmarks/linear.py`` (seconds).
A tuple copied to add to it is no call: those are looked for in the source.
"""

import ast
import sys
from pathlib import Path

import pytest
from word_multipliers import MULTIPLIERS

from compiler.diagnostics import Report
from compiler.errors import WenxuanError
from compiler.sources.registry import ReadingSettings, read_source

SIGNS = (
    *(" ", "\u3000", "\n", "[", "![", "](", "<", "<!--", "&#", "*", "**甲", "`", ">", "|", "“"),
    *("《", "1", "1、", "- ", "纸", "。", "——", "[]()", "[甲](乙)", "\n\n“纸"),
    *("<pre>", "<table><tr><td><p>", "<ruby>纸<rt>", "\n[^1]: "),
)
# Elements in elements, as deep as a page's reader allows.
NESTED = (
    *("<svg>", "<svg><title>纸", "<svg><text>纸</text>", "<b>", "<div>", "<section><p>", "<font>"),
    *("<blockquote>", "<ul><li>", "<figure>", "<details><summary>", "<dl><dd>", "<h2>", "<q>"),
    *("<div class='a'>", "<span style='color:red'>", "<strong>纸", "<center>", "<aside>", "<nav>"),
    *("<math>", "<form>", "<label>", "<button>", "<select><option>", "<canvas>", "<template>"),
)
# Loops of few rounds may copy what they gather: the function, and why its rounds are few.
FEW_ROUNDS = {"joined_title": "a title has three lines at most"}
# Loops that take the rest of what they go through: the function, and why this is seldom.
FEW_RESTS = {
    "context.py: replacement": "marks of one replacement, and its last one only",
    "typed_contents.py: _bare_list": "the first blocks alone may be a list of contents",
    "head_lines.py: with_lines_parted": "the first blocks alone are a head",
    "contents_list.py: _start": "the loop ends with the line that asks for it",
}
FEW = 1_500
# Of lines there have to be more than the first ones, which alone may be a list of contents.
FEW_LINES = 3_000
MOST_GROWTH = 2.3


def _calls(path, text):
    """How many calls it takes to read the text, refused or not."""
    path.write_text(saved(text) if path.suffix == ".mhtml" else text, "utf-8")
    return _calls_of(path)


def _calls_of(path):
    """How many calls it takes to read the file, refused or not."""
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


def saved(page):
    """A page saved in one file, as browsers save it."""
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n'
    part = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
    place = "Content-Location: https://example.com/a.html\n\n"
    return f"{head}--b\n{part}{place}<html><body>{page}</body></html>\n--b--\n"


def _text(sign, characters):
    return f"纸张\n\n纸{sign * (characters // len(sign))}墨。\n"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".mhtml"])
@pytest.mark.parametrize("sign", SIGNS)
def test_calls_grow_with_the_text_and_no_faster(tmp_path, suffix, sign):
    path = tmp_path / f"a{suffix}"
    _calls(path, _text(sign, 10))  # imports, and what is compiled once
    length = FEW_LINES if sign.startswith("\n") else FEW
    few, many = (_calls(path, _text(sign, count)) for count in (length, 2 * length))
    assert many <= MOST_GROWTH * few


@pytest.mark.parametrize("tag", NESTED)
def test_calls_grow_with_the_depth_of_a_page_and_no_faster(tmp_path, tag):
    path = tmp_path / "a.html"
    _calls(path, _text(tag, 50))  # imports
    few, many = (_calls(path, _text(tag, count * len(tag))) for count in (200, 400))
    assert many <= MOST_GROWTH * few


@pytest.mark.parametrize("kind", MULTIPLIERS)
def test_calls_grow_with_a_word_file_and_no_faster(tmp_path, kind):
    def calls(count):
        return _calls_of(MULTIPLIERS[kind](count).write(tmp_path / "a.docx"))

    calls(2)  # imports
    few, many = calls(150), calls(300)
    assert many <= MOST_GROWTH * few


def test_links_in_links_are_read_once(tmp_path):
    """Of each, as many nodes are looked at as stand in a short line: more than those here."""
    path = tmp_path / "a.html"
    _calls(path, "纸")
    few, many = (_calls(path, _text("<a href='x'>", count)) for count in (6_000, 12_000))
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


def _copies_in_loops(source):
    """The functions in which a name is set to a copy of itself and more, time after time."""
    return [
        function.name
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef)
        for loop in ast.walk(function)
        if isinstance(loop, ast.For | ast.While)
        for node in ast.walk(loop)
        if isinstance(node, ast.Assign)
        for part in ast.walk(node.value)
        if isinstance(part, ast.Starred) and ast.dump(part.value) == _read(node.targets[0])
    ]


def _read(target):
    return ast.dump(target).replace("Store()", "Load()")


def test_what_readers_gather_is_not_copied_each_time():
    rooms = Path(__file__).parents[2] / "compiler"
    found = {
        f"{path.name}: {name}"
        for room in ("sources", "model")
        for path in (rooms / room).rglob("*.py")
        for name in _copies_in_loops(path.read_text("utf-8"))
        if name not in FEW_ROUNDS
    }
    assert found == set()


def _rests_in_loops(source):
    """The functions in which a loop over places takes all before or after its place, each time."""
    return [
        function.name
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef)
        for loop in ast.walk(function)
        if isinstance(loop, ast.For) and isinstance(loop.target, ast.Tuple)
        if "enumerate" in ast.dump(loop.iter) and isinstance(loop.target.elts[0], ast.Name)
        for at in [ast.dump(ast.Name(loop.target.elts[0].id, ast.Load()))]
        for last in [{*_nodes(loop.body, ast.Return)}]  # of what ends with it there is one
        for node in _nodes(loop.body, ast.AST) - {part for end in last for part in ast.walk(end)}
        if isinstance(node, ast.Slice) and (not node.lower or not node.upper)
        if at in ast.dump(node)
    ]


def _nodes(body, kind):
    return {node for part in body for node in ast.walk(part) if isinstance(node, kind)}


def test_no_loop_over_a_text_takes_the_rest_of_it_each_time():
    rooms = Path(__file__).parents[2] / "compiler"
    found = {
        f"{path.name}: {name}"
        for room in ("sources", "model", "editions")
        for path in (rooms / room).rglob("*.py")
        for name in _rests_in_loops(path.read_text("utf-8"))
    }
    assert found == set(FEW_RESTS)


def test_a_rest_taken_each_time_is_seen():
    slow = "def f(x):\n    for at, one in enumerate(x):\n        g(x[at + 1 :])\n"
    assert _rests_in_loops(slow) == ["f"]
    assert _rests_in_loops(slow.replace("at + 1 :", "at + 1 : at + 3")) == []


def test_a_copy_in_a_loop_is_seen():
    slow = "def f(x):\n    all = ()\n    for one in x:\n        all = (*all, one)\n    return all\n"
    assert _copies_in_loops(slow) == ["f"]
    assert _copies_in_loops(slow.replace("(*all, one)", "(*x, one)")) == []
