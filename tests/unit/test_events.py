"""What a clock tells of a run, and what it has seen."""

from __future__ import annotations

import pytest

from compiler.events import Clock, Course, Step, Unit, made

KEPT, NEW = Unit("layout", "zh-Hans", made=False), Unit("file", "zh-Hans screen", made=True)


def test_each_stage_is_told_as_it_begins():
    told = []
    clock = Clock(told.append, stages=4)
    with clock.stage("sources"):
        clock.page(3)
    clock.announce("several", ("zh-Hans",), ahead=1)
    assert told == [
        Step("pipeline.stage-sources", 0.0),
        Step("pipeline.stage-sources", 0.0, page=3),
        Step("pipeline.stage-several", 0.5, ("zh-Hans",)),
    ]


def test_what_another_clock_has_seen_is_added():
    told = []
    clock = Clock(told.append, stages=4)
    clock.take(Course((("markup", 1.0), ("typeset", 2.0)), (KEPT,)))
    clock.take(Course((("markup", 0.5),), (NEW,)))
    assert clock.course == Course((("markup", 1.5), ("typeset", 2.0)), (KEPT, NEW))
    assert told == [KEPT, NEW]
    clock.announce("typeset")
    assert told[-1].done == 0.75
    assert made(clock.course.units) == 1


def test_a_stage_that_fails_is_timed_all_the_same():
    clock = Clock.silent()
    with pytest.raises(RuntimeError), clock.stage("markup"):
        raise RuntimeError
    assert [name for name, _ in clock.course.timings] == ["markup"]
