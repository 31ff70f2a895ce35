"""Broken manuscripts of every kind: no traceback, no hang, every character accounted for.

A short run; ``scripts/fuzz.py`` is the long one, and what it found stands at the end.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "fuzz.py"
QUICK = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def fuzz():
    spec = importlib.util.spec_from_file_location("fuzz_script", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz_script"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def wrong(fuzz, tmp_path):
    """What is wrong with the way some bytes are read as a file with that suffix."""

    def read(data: bytes, suffix: str) -> str:
        path = tmp_path / f"a{suffix}"
        path.write_bytes(data)
        return fuzz.finding(path, tmp_path)

    return read


@pytest.mark.parametrize("suffix", [".md", ".txt", ".html", ".docx", ".zip", ".toml"])
@QUICK
@given(data=st.binary(max_size=300))
def test_any_bytes(wrong, suffix, data):
    assert not wrong(data, suffix)


@pytest.mark.parametrize("suffix", [".md", ".txt", ".html"])
@QUICK
@given(chance=st.randoms(use_true_random=True))
def test_spliced_notation(fuzz, wrong, suffix, chance):
    pieces = fuzz.samples([])
    assert not wrong(fuzz.spoilt(chance.choice(pieces), pieces, chance), suffix)


@QUICK
@given(chance=st.randoms(use_true_random=True))
def test_front_matter(fuzz, wrong, chance):
    head = b"---\ntitle: \xe7\xba\xb8\ndate: 2024-12-05\ntags: [a, b]\n---\n\n# \xe5\xa2\xa8\n"
    assert not wrong(fuzz.spoilt(head, fuzz.samples([]), chance), ".md")


@QUICK
@given(chance=st.randoms(use_true_random=True))
def test_zips(fuzz, wrong, chance):
    assert not wrong(fuzz.packed(fuzz.samples([]), chance), ".zip")


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        ("<!--a-->\n" * 3_000 + "纸。", ".txt"),  # 10 s and more: each comment tried to the end
        ("<p>纸<![CD0TA[ 墨 ]]></p>", ".html"),  # an assertion of html.parser's
        ("<p>纸<![1</p><p>墨</p>", ".html"),
        ("<p>结果<svg>" + "<svg>" * 350 + "周龄</p><p>纸可以书写。</p>", ".html"),
    ],
)
def test_what_the_long_run_has_found(wrong, data, suffix):
    assert not wrong(data.encode(), suffix)
