"""Which pages of a layout are read, and which are known from before."""

from __future__ import annotations

from typing import Any

import pytest

from compiler import page_texts
from compiler.cache.shelf import Shelf
from compiler.cache.units import NOTHING_KEPT, Units
from compiler.conservation import page_digests, page_text
from compiler.conservation.printed import PageText
from compiler.diagnostics import Report
from compiler.events import Clock
from compiler.model.artifacts import Pages
from compiler.products import Task


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that are read; a PDF here is the digests of its pages, and each says its own."""
    found: list[int] = []

    def read_pages(pdf: bytes, wanted: Any) -> tuple[PageText, ...]:
        found.extend(wanted)
        return tuple(PageText(pdf.decode().split()[number], "") for number in wanted)

    def digests(pdf: bytes) -> tuple[str, ...] | None:
        return None if b"?" in pdf else tuple(pdf.decode().split())

    monkeypatch.setattr(page_text, "read_pages", read_pages)
    monkeypatch.setattr(page_digests, "page_digests", digests)
    return found


def texts(pdf: str, units: Units, hands: int = 1) -> str:
    unused: Any = None
    task = Task(unused, unused, unused, unused, "", hands, units)
    pages = Pages(pdf.encode(), tuple(pdf.split()), {})
    clock = Clock.silent()
    reading = page_texts.readings(pages, task, "zh-Hans trim")
    calls = [lambda job=job: job(Report(), clock) for job in reading.jobs()]
    return " ".join(page.main for page in reading.texts(calls, clock))


def test_only_pages_that_are_not_known_are_read(tmp_path, read):
    units = Units(Shelf(tmp_path, b"s" * 32))
    assert texts("a b c", units) == "a b c"
    assert read == [0, 1, 2]
    read.clear()
    assert texts("x a c c b", units) == "x a c c b"
    assert read == [0]
    read.clear()
    assert texts("a b c x", units) == "a b c x"
    assert read == []


def test_pages_without_digests_are_read_and_not_kept(tmp_path, read):
    units = Units(Shelf(tmp_path, b"s" * 32))
    assert texts("a ? c", units) == texts("a ? c", units) == "a ? c"
    assert read == [0, 1, 2, 0, 1, 2]
    assert not list(tmp_path.iterdir())


def test_nothing_is_kept_without_a_shelf(read):
    assert texts("a b", NOTHING_KEPT) == texts("a b", NOTHING_KEPT) == "a b"
    assert read == [0, 1, 0, 1]


def test_many_pages_are_several_jobs(tmp_path, read):
    names = " ".join(f"p{number}" for number in range(300))
    assert texts(names, Units(Shelf(tmp_path, b"s" * 32)), hands=2) == names
    assert read == [*range(300)]
