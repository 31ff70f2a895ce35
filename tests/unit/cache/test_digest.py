"""Equal values have one digest, others another, whatever process asks."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import combinations
from pathlib import Path

import pytest

from compiler.cache.digest import digest
from compiler.model.artifacts import Colour


class Paper(StrEnum):
    BIBLE = "bible"


@dataclass(frozen=True)
class Sheet:
    width: float
    name: str = ""


@dataclass(frozen=True)
class Page:
    width: float
    name: str = ""


DIFFERENT = (
    None, True, False, 0, 1, 1.0, 1.5, "", "1", b"1", "ab", ("a", "b"), ("ab", ""), ("ab",), (),
    ((),), {"a": 1}, {"a": 2}, {"b": 1}, frozenset({"a", "b"}), frozenset({"a"}), Path("a"),
    Paper.BIBLE, Sheet(1.0), Page(1.0), Sheet(1.0, "a"), datetime(2024, 1, 1, tzinfo=UTC),
    Colour("#c3000b", (0, 100, 100, 0)), "\ud800",
)  # fmt: skip


def test_what_differs_has_another_digest():
    for one, other in combinations(DIFFERENT, 2):
        assert digest(one) != digest(other), (one, other)


def test_values_do_not_run_together():
    assert digest("a", "bc") != digest("ab", "c") != digest("abc")
    assert digest("astr:b", "c") != digest("a", "bstr:c")
    assert digest(("a",), "b") != digest(("a", "b"))


def test_no_order_where_there_is_none():
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest({"纸", "墨", "版"}) == digest({"版", "纸", "墨"})
    assert digest(["a"]) == digest(("a",))


def test_another_process_gives_the_same():
    code = "from compiler.cache.digest import digest; print(digest({'纸', '墨', '版'}, {'a': 1.5}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == digest({"纸", "墨", "版"}, {"a": 1.5})


def test_what_nobody_can_tell_is_refused():
    with pytest.raises(TypeError, match="no digest of function"):
        digest(lambda: 1)
