"""Pages on the desk are made for all who look at them, and are never those of yesterday's files."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from compiler.serve.benches import Benches
from compiler.workers.answers import Answer

SCREEN, SHEETS, PHONE = (("zh-Hans", form) for form in ("screen", "booklet", "phone"))
VIEWS = (SCREEN, SHEETS, PHONE)


@dataclass(frozen=True)
class Laid:
    """Stands for pages."""

    number: int
    diagnostics: tuple = ()
    decisions: tuple = ()


class Works:
    """Stands for the engine: each job takes a moment, and is counted."""

    def __init__(self):
        self.laid = []

    async def run(self, job, _progress=None, **_how):
        name = job.func.__name__
        for _ in range(3):
            await asyncio.sleep(0)
        if name == "lay_out":
            self.laid.append(job.args[1:3])
        return Answer({"glance": False, "lay_out": Laid(len(self.laid))}.get(name, Laid(0)))


@pytest.fixture
def book(tmp_path):
    (tmp_path / "a.md").write_text("# 题\n\n正文。\n", "utf-8")
    return SimpleNamespace(key="册", folder=tmp_path)


async def settled(bench):
    for _ in range(500):
        if not bench.is_busy:
            return
        await asyncio.sleep(0)
    raise AssertionError("it never ends")


async def opened(benches, book):
    """A booklet of which one view after the other was looked at; the first by nobody any more."""
    bench = await benches.of(book, SCREEN)
    for view in VIEWS:
        benches.look(bench, view)
        await settled(bench)
    return bench


def test_three_who_look_at_three_things_do_not_end_each_other_s(book):
    works = Works()

    async def looking():
        benches = Benches(works)
        bench = await benches.of(book, SCREEN)

        async def look(view):
            while not bench.fresh >= {*VIEWS}:
                waiting = bench.news.wait()
                benches.look(bench, view)
                await waiting

        await asyncio.wait_for(asyncio.gather(*map(look, VIEWS)), 5)
        await settled(bench)

    asyncio.run(looking())
    assert set(works.laid) == set(VIEWS)


def test_a_view_that_is_left_while_it_is_made_ends_nothing(book):
    async def looking():
        benches = Benches(Works())
        bench = await opened(benches, book)
        benches.begin(bench)
        await asyncio.sleep(0)
        benches.look(bench, SCREEN)
        benches.look(bench, SHEETS)
        await settled(bench)
        assert bench.task.exception() is None
        return bench

    assert asyncio.run(looking()).fresh >= {SCREEN, SHEETS}


def test_pages_that_nobody_looked_at_are_made_anew_when_somebody_does(book):
    async def looking():
        benches = Benches(Works())
        bench = await opened(benches, book)
        (book.folder / "a.md").write_text("# 题\n\n另一段正文。\n", "utf-8")
        await benches.of(book)
        await settled(bench)
        before = bench.pages[SCREEN]
        assert SCREEN not in bench.fresh
        assert benches.look(bench, SCREEN) is before  # shown as what it is, outdated
        await settled(bench)
        return bench.pages[SCREEN], before, bench

    now, before, bench = asyncio.run(looking())
    assert now != before
    assert SCREEN in bench.fresh


def test_what_cannot_be_made_is_not_tried_for_ever(book):
    class Broken(Works):
        async def run(self, job, progress=None, **how):
            await super().run(job, progress, **how)
            return Answer()

    works = Broken()

    async def looking():
        benches = Benches(works)
        bench = await benches.of(book, SCREEN)
        for _ in range(5):
            benches.look(bench, SCREEN)
            await settled(bench)
        assert bench.error

    asyncio.run(looking())
    assert len(works.laid) == 1


@pytest.mark.parametrize("broken", ["glance", "understand", "lay_out", "prove"])
def test_an_engine_that_raises_leaves_no_bench_busy(book, broken):
    works = Works()
    run = works.run

    async def raising(job, progress=None, **how):
        if job.func.__name__ == broken:
            raise OSError("no pipe")
        return await run(job, progress, **how)

    async def correcting():
        benches = Benches(works)
        bench = await benches.of(book, SCREEN)
        await settled(bench)
        works.run = raising
        benches.begin(bench)  # words were set right
        await settled(bench)
        told = bench.error
        works.run = run
        benches.begin(bench)
        await settled(bench)
        return told, bench

    told, bench = asyncio.run(correcting())
    assert "no pipe" in told.values["detail"]
    assert bench.error is None
    assert bench.fresh >= {SCREEN}
